"""Invented numbers of employees: what was counted, what is expected, and how right that was.

Every broader group is the sum of its unit groups, and ``total`` the sum of everything.
"""

from functools import cache

import numpy as np
import polars as pl

from factories.release import QUANTILES
from talentlab.tables.employment import (
    EMPLOYMENT_AGES,
    EMPLOYMENT_BACKTEST,
    EMPLOYMENT_CASES,
    EMPLOYMENT_HISTORY,
    EMPLOYMENT_OUTLOOK,
    EMPLOYMENT_SHELF_LIFE,
)

BREAK = 2020
BASE_OF_WORK = 2024
COUNTED = range(2014, BASE_OF_WORK + 1)
AHEAD = range(BASE_OF_WORK + 1, 2036)

# Unit group -> employees in the county, growth a year, share of women, spread after a year.
OCCUPATIONS = {
    "0310": (40, 0.000, 0.15, 0.05),
    "1211": (180, 0.004, 0.55, 0.05),
    "1411": (420, 0.002, 0.72, 0.04),
    "2221": (2_210, 0.010, 0.88, 0.012),
    "2341": (3_140, -0.002, 0.77, 0.015),
    "2512": (1_960, 0.028, 0.22, 0.022),
    "4112": (610, -0.012, 0.86, 0.025),
    "5223": (3_020, 0.001, 0.61, 0.020),
    "5311": (2_050, -0.008, 0.89, 0.014),
    "5321": (3_890, 0.009, 0.90, 0.011),
    "5323": (1_240, 0.001, 0.87, 0.018),
    "7111": (2_280, 0.004, 0.03, 0.024),
    "7231": (900, -0.020, 0.06, 0.022),
    "8332": (1_310, -0.003, 0.09, 0.028),
    "9111": (1_700, -0.006, 0.74, 0.020),
}
SHARES = {"00": 36.0, "24": 1.0, "umearegionen": 0.58, "2480": 0.54, "2482": 0.29, "2460": 0.035}
MODELLED = frozenset({"umearegionen", "2480", "2482", "2460"})
ONLY_IN_COUNTRY = frozenset({"0310"})
"""Unit groups that nobody tells about below the country."""
SEXES = ("women", "men", "total")


def sexes_in(region):
    """Return the sexes that a region is told about: modelled numbers are of both together."""
    return ("total",) if region in MODELLED else SEXES


AGE_GROUPS = ("16-24", *(f"{age}-{age + 4}" for age in range(25, 65, 5)), "65-69")
AGES_IN_COUNTRY = np.array([0.09, 0.11, 0.12, 0.12, 0.11, 0.11, 0.12, 0.11, 0.09, 0.02])
AGED = np.array([0.03, 0.05, 0.07, 0.09, 0.12, 0.14, 0.16, 0.17, 0.14, 0.03])
SENIOR = frozenset({"7231", "8332", "1411"})
"""Unit groups with many near retirement."""


@cache
def units_of(code):
    """Return the unit groups that a code of any length adds up."""
    return tuple(unit for unit in OCCUPATIONS if code == "total" or unit.startswith(code))


@cache
def told_in(region):
    """Return every code whose employees are told in a region: three digits at most if modelled."""
    return tuple(code for code in codes_in(region) if region not in MODELLED or len(code) != 4)


@cache
def codes_in(region):
    """Return every code that has numbers in a region: unit groups, what they make up, the total."""
    units = [u for u in OCCUPATIONS if region == "00" or u not in ONLY_IN_COUNTRY]
    broader = {unit[:digits] for unit in units for digits in (1, 2, 3, 4)}
    return (*sorted(broader), "total")


@cache
def employees(region, code, year):
    """Return the employees by sex; before the break they were counted another way, and fewer."""
    sums = {"women": 0.0, "men": 0.0}
    for unit in units_of(code):
        if region != "00" and unit in ONLY_IN_COUNTRY:
            continue
        size, growth, women, _ = OCCUPATIONS[unit]
        counted = size * SHARES[region] * (1 + growth) ** (year - BASE_OF_WORK)
        counted *= 0.93 if year < BREAK else 1.0
        counted *= 1 + 0.012 * np.sin(year * 1.7 + int(unit))
        sums["women"] += counted * women
        sums["men"] += counted * (1 - women)
    both = {sex: float(round(persons)) for sex, persons in sums.items()}
    return {**both, "total": both["women"] + both["men"]}


@cache
def spread(region, code, years_ahead):
    """Return the relative standard deviation so many years ahead; sums are surer than parts."""
    parts = [(OCCUPATIONS[unit][0], OCCUPATIONS[unit][3]) for unit in units_of(code)]
    own = np.sqrt(sum((size * wide) ** 2 for size, wide in parts)) / sum(s for s, _ in parts)
    return float(own * years_ahead**0.6 * (1.8 if region in MODELLED else 1.0))


def expected(region, code, sex, year):
    """Return the middle, the standard deviation and the probability of more than today."""
    now = employees(region, code, BASE_OF_WORK)[sex]
    trend = 0.0
    for unit in units_of(code):
        size, growth, women, _ = OCCUPATIONS[unit]
        part = {"women": women, "men": 1 - women, "total": 1.0}[sex]
        trend += size * part * (1 + growth) ** (year - BASE_OF_WORK)
    level = sum(
        OCCUPATIONS[u][0]
        * {"women": OCCUPATIONS[u][2], "men": 1 - OCCUPATIONS[u][2], "total": 1.0}[sex]
        for u in units_of(code)
    )
    middle = now * trend / level
    wide = max(spread(region, code, year - BASE_OF_WORK) * middle, 0.5)
    return middle, wide, float(1 / (1 + np.exp(-1.7 * (middle - now) / wide)))


def history():
    """Return what was counted, or modelled where nobody counted."""
    rows = [
        (region, code, sex, year, employees(region, code, year)[sex], region in MODELLED)
        for region in SHARES
        for code in told_in(region)
        for year in COUNTED
        for sex in sexes_in(region)
    ]
    return _frame(EMPLOYMENT_HISTORY, rows)


def outlook():
    """Return what is expected, with bounds that never go below nobody."""
    rows = []
    for region in SHARES:
        for code in told_in(region):
            for year in AHEAD:
                for sex in sexes_in(region):
                    middle, wide, share_up = expected(region, code, sex, year)
                    bounds = (max(0.0, middle + k * wide) for k in QUANTILES.values())
                    key = (region, code, sex, year)
                    rows.append((*key, middle, *bounds, share_up, region in MODELLED))
    return _frame(EMPLOYMENT_OUTLOOK, rows)


def ages():
    """Return ages, counted in the country and the country's own profile elsewhere."""
    rows = []
    for region in (code for code in SHARES if code not in MODELLED):
        for code in told_in(region):
            units = units_of(code)
            old = sum(unit in SENIOR for unit in units) / len(units)
            shape = old * AGED + (1 - old) * AGES_IN_COUNTRY
            basis = "counted" if region == "00" else "national_profile"
            for sex, persons in employees(region, code, BASE_OF_WORK).items():
                rows += [
                    (region, code, sex, group, BASE_OF_WORK, persons * float(share), basis)
                    for group, share in zip(AGE_GROUPS, shape, strict=True)
                ]
    return _frame(EMPLOYMENT_AGES, rows)


def backtest():
    """Return errors that grow with the horizon and shrink with size; drift is no opponent."""
    worse = {"talentlab": 1.0, "naive": 1.12, "drift": 1.55}
    sizes = {"all": 1.0, "<50": 4.1, "50-199": 2.3, "200-999": 1.5, ">=1000": 0.8}
    rows = [
        (
            *(method, level, horizon, size, 3.1 * factor * large * horizon**0.75 * level**0.2),
            0.79 + 0.01 * (horizon % 3) if method == "talentlab" else None,
            9.3 * large * horizon**0.75 if method == "talentlab" else None,
            180 if size == "all" else 36,
        )
        for method, factor in worse.items()
        for level in (1, 2, 3, 4)
        for horizon in (1, 2, 3, 5)
        for size, large in sizes.items()
    ]
    return _frame(EMPLOYMENT_BACKTEST, rows)


def cases():
    """Return earlier forecasts beside outcomes; the mechanics' were the worst."""
    rows = []
    for region in ("00", "24"):
        for code in told_in(region):
            for origin, year in ((2016, 2017), (2016, 2019), (2020, 2021), (2020, 2023)):
                outcome = employees(region, code, year)["total"]
                miss = 0.11 if code.startswith("7231") else 0.018
                for method, factor in (("talentlab", 1.0), ("naive", 1.3), ("drift", 1.9)):
                    said = outcome * (1 + miss * factor * (year - origin) / 3)
                    own = method == "talentlab"
                    bounds = (said * 0.95, said * 1.05) if own else (None, None)
                    rows.append((region, code, method, origin, year, said, *bounds, outcome))
    return _frame(EMPLOYMENT_CASES, rows)


def shelf_life():
    """Return more years for broad groups than for single ones, and none for the mechanics."""
    years = {1: 8, 2: 6, 3: 5, 4: 4, len("total"): 11}
    rows = [
        (region, code, 0 if code == "7231" else years[len(code)])
        for region in SHARES
        for code in told_in(region)
    ]
    return _frame(EMPLOYMENT_SHELF_LIFE, rows)


def _frame(table, rows):
    return pl.DataFrame(
        rows,
        schema=[column.name for column in table.columns()],
        orient="row",
        infer_schema_length=None,
    )

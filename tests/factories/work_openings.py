"""Invented openings: those who leave, why, and how many of them must be replaced."""

import numpy as np
import polars as pl

from factories.release import QUANTILES
from factories.work_numbers import (
    AGE_GROUPS,
    AHEAD,
    BASE_OF_WORK,
    MODELLED,
    SENIOR,
    SHARES,
    employees,
    expected,
    told_in,
    units_of,
)
from talentlab.tables.openings import (
    CAUSES,
    COMPONENTS,
    OPENINGS_BACKTEST,
    OPENINGS_LEAVERS,
    OPENINGS_OUTLOOK,
)

RATES = {"retirement": 0.022, "other_exit": 0.018, "transfer": 0.052, "out_migration": 0.012}
"""Cause -> share of the employees who leave for it in a year."""
_AT_AGES = {
    "retirement": np.array([0, 0, 0, 0, 0, 0, 0, 0.04, 0.66, 0.30]),
    "other_exit": np.array([0.22, 0.14, 0.12, 0.1, 0.08, 0.07, 0.07, 0.08, 0.09, 0.03]),
    "transfer": np.array([0.26, 0.21, 0.15, 0.12, 0.09, 0.07, 0.05, 0.03, 0.02, 0.0]),
    "out_migration": np.array([0.3, 0.28, 0.16, 0.09, 0.06, 0.04, 0.03, 0.02, 0.02, 0.0]),
}
_YEARS = 5


def openings():
    """Return every component by region, occupation and year."""
    rows = []
    for region in SHARES:
        for code in told_in(region):
            before = employees(region, code, BASE_OF_WORK)["total"]
            for year in AHEAD:
                now, wide, _ = expected(region, code, "total", year)
                parts = components(code, before, now, wide)
                for name, (middle, deviation) in list(parts.items())[: _told(region)]:
                    least = -np.inf if name == "change" else 0.0
                    bounds = (max(least, middle + k * deviation) for k in QUANTILES.values())
                    rows.append((region, code, name, year, middle, *bounds, region in MODELLED))
                before = now
    return _frame(OPENINGS_OUTLOOK, rows)


def components(code, before, now, wide):
    """Return component -> (middle, standard deviation) of one year.

    Decline creates no need to replace: openings are those who leave plus the change, if positive.
    """
    leaving = {cause: rate * before * _risk(code, cause) for cause, rate in RATES.items()}
    left, change = sum(leaving.values()), now - before
    opened = max(0.0, left + change)
    expansion = max(0.0, change)
    parts = {
        "change": (change, 0.5 * wide),
        "expansion": (expansion, 0.3 * wide),
        "replacement": (opened - expansion, 0.12 * left),
        "openings": (opened, 0.12 * left + 0.3 * wide),
    }
    return parts | {cause: (persons, 0.15 * persons) for cause, persons in leaving.items()}


def _told(region):
    """Return how many components a region is told about: no causes where it is modelled."""
    return len(COMPONENTS) - (len(CAUSES) if region in MODELLED else 0)


def leavers():
    """Return the yearly mean of those who leave in the first five years, by sex, age and cause."""
    rows = []
    for region in (code for code in SHARES if code not in MODELLED):
        for code in told_in(region):
            for sex, persons in employees(region, code, BASE_OF_WORK).items():
                for cause, rate in RATES.items():
                    yearly = rate * persons * _risk(code, cause) * _AT_AGES[cause]
                    rows += [
                        (
                            *(region, code, sex, group, cause, AHEAD[0], AHEAD[0] + _YEARS - 1),
                            *(float(mean), float(mean) * 0.8, float(mean) * 1.2),
                        )
                        for group, mean in zip(AGE_GROUPS, yearly, strict=True)
                    ]
    return _frame(OPENINGS_LEAVERS, rows)


def openings_backtest():
    """Return a small bias with measured rates and a larger one with assumed ones."""
    rows = [
        (rates, horizon, size, bias * large, 9.0 * large, 0.8, 60 if size == "all" else 20)
        for rates, bias in (("measured", 0.6), ("assumed", -2.8))
        for horizon in (1, 3, 5)
        for size, large in {"all": 1.0, "<50": 2.2, "50-199": 1.5, "200-999": 1.1}.items()
    ]
    return _frame(OPENINGS_BACKTEST, rows)


def _risk(code, cause):
    units = units_of(code)
    old = sum(unit in SENIOR for unit in units) / len(units)
    return 1 + 0.9 * old if cause == "retirement" else 1.0


def _frame(table, rows):
    return pl.DataFrame(
        rows,
        schema=[column.name for column in table.columns()],
        orient="row",
        infer_schema_length=None,
    )

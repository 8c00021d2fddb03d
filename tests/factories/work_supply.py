"""Invented people by education: stocks whose flows add up, seats, graduates, and who stays.

Nurses and assistant nurses become too few and programmers too many for the work there is (see
``work_balance``); builders may be either. Dental hygienists are too few to be told about alone.
"""

from functools import cache

import polars as pl

from factories.release import QUANTILES
from talentlab.tables.supply import (
    DRIVERS,
    FLOWS_IN,
    FLOWS_OUT,
    GRADUATES_OUTLOOK,
    ORIGINS,
    RETENTION_ESTIMATES,
    STAY_DRIVERS,
    SUPPLY_ASSUMPTIONS,
    SUPPLY_BACKTEST,
    SUPPLY_HISTORY,
    SUPPLY_OUTLOOK,
)

BASE = 2025
COUNTED = range(2015, BASE + 1)
AHEAD = range(BASE + 1, BASE + 13)
GROUPS = {"75N": 3_100, "73O": 5_200, "45D": 1_500, "53B": 3_000, "75T": 90, "75GT": 180}
"""Education group (or pool) -> residents with it in the county in the base year."""
REGIONS = {"24": 1.0, "umearegionen": 0.58, "2480": 0.54, "2482": 0.29, "2460": 0.03, "2425": 0.01}
RATES = {
    "graduates": 0.034,
    "moved_in": 0.031,
    "immigrated": 0.006,
    "turned_16": 0.0,
    "studied_on": 0.009,
    "moved_out": 0.033,
    "emigrated": 0.004,
    "turned_75": 0.016,
    "deaths": 0.003,
}
"""Flow -> its share of the residents of the year before."""
FORMS = {
    "75N": ("higher_education",),
    "73O": ("upper_secondary", "adult"),
    "45D": ("higher_education",),
    "53B": ("upper_secondary",),
}
STEPS = {"seats": 1.0, "applicants": 1.6, "starts": 0.92, "graduates": 0.72, "staying": 0.47}
STAY = {"county": 0.86, "total": 0.68, "elsewhere": 0.45}
EFFECTS = {"own_field_job": 0.14, "job": 0.09, "housing": 0.07, "pay": 0.05, "partner_job": 0.04}
TAUGHT_IN = ("24", "2480")


@cache
def stocks(region, group):
    """Return year -> (residents, flow -> persons) ahead; in every year the flows add up."""
    residents = GROUPS[group] * REGIONS[region]
    found = {}
    for year in AHEAD:
        flows = {name: rate * residents for name, rate in RATES.items()}
        residents += sum(flows[n] for n in FLOWS_IN) - sum(flows[n] for n in FLOWS_OUT)
        found[year] = (residents, flows)
    return found


def history():
    """Return residents, labour force and workplace supply so far."""
    rows = [
        (region, group, component, year, size * share * part * 1.01 ** (year - BASE), True)
        for region, share in REGIONS.items()
        for group, size in GROUPS.items()
        for component, part in (("residents", 1.0), ("labour_force", 0.82), ("workplace", 0.84))
        for year in COUNTED
    ]
    return _frame(SUPPLY_HISTORY, rows)


def outlook():
    """Return stocks and flows ahead, with bounds that widen with time."""
    rows = []
    for region in REGIONS:
        for group in GROUPS:
            for year, (residents, flows) in stocks(region, group).items():
                told = {
                    "residents": residents,
                    "labour_force": 0.82 * residents,
                    "workplace": 0.84 * residents,
                    **flows,
                    "retired": 0.019 * residents,
                    "net_commuting": 0.02 * residents,
                }
                wide = 0.01 * (year - BASE) ** 0.5
                rows += [
                    (
                        region,
                        group,
                        name,
                        year,
                        mean,
                        *_bounds(mean, _width(name, mean, wide)),
                        True,
                    )
                    for name, mean in told.items()
                ]
    return _frame(SUPPLY_OUTLOOK, rows)


def _width(name, mean, wide):
    return mean * (0.15 if name in RATES or name == "retired" else wide)


def graduates():
    """Return the way from seats to graduates who stay, in the county and in Umeå."""
    rows = []
    for region in TAUGHT_IN:
        for group, forms in FORMS.items():
            for form in forms:
                seats = 0.045 * GROUPS[group] * REGIONS[region] / len(forms)
                for name, share in STEPS.items():
                    wide = 0.0 if name == "seats" else 0.07 * share * seats
                    rows += [
                        (
                            region,
                            group,
                            form,
                            name,
                            year,
                            share * seats,
                            *_bounds(share * seats, wide),
                        )
                        for year in AHEAD
                    ]
    return _frame(GRADUATES_OUTLOOK, rows)


def retention():
    """Return who stays one to five years after: those from the county more often."""
    rows = [
        (region, group, origin, after, *_share(STAY[origin] + more - 0.03 * after), 420, basis)
        for region in TAUGHT_IN
        for group, more, basis in (
            ("75N", 0.05, "measured"),
            ("73O", 0.1, "measured"),
            ("45D", -0.12, "pooled"),
            ("53B", 0.08, "assumed"),
        )
        for origin in ORIGINS
        for after in range(1, 6)
    ]
    return _frame(RETENTION_ESTIMATES, rows)


def _share(mean):
    """Return a mean share with its 80 % interval."""
    return mean, max(0.0, mean - 0.06), min(1.0, mean + 0.06)


def drivers():
    """Return what would make people stay: what they say is twice what they do."""
    rows = [
        (
            *("24", group, driver, 2025, 0.52, 2 * effect, effect),
            *(max(0.0, effect - 0.03), effect + 0.03, 310, response),
        )
        for group, response in (("total", 0.41), ("75N", None))
        for driver, effect in {name: EFFECTS.get(name, 0.02) for name in DRIVERS}.items()
    ]
    return _frame(STAY_DRIVERS, rows)


def backtest():
    """Return errors that grow with the horizon; ours beat the simple ones five years ahead."""
    worse = {"talentlab": 1.0, "drift": 1.2, "naive": 1.8, "constant_shares": 1.3}
    rows = [
        (
            *(method, horizon, size, 0.9 * factor * large * horizon**0.8),
            *((0.79, 6.0, 0.81, 0.7, 0.66) if method == "talentlab" else (None,) * 5),
            60,
        )
        for method, factor in worse.items()
        for horizon in (1, 3, 5)
        for size, large in {"all": 1.0, "<200": 2.5}.items()
    ]
    return _frame(SUPPLY_BACKTEST, rows)


def assumptions():
    """Return one assumption in both languages."""
    said = ("Andelen som stannar är lånad.", "The share who stay is borrowed.")
    return _frame(SUPPLY_ASSUMPTIONS, [(1, *said)])


def frames():
    """Return every table of the supply outlook with its rows."""
    return {
        SUPPLY_HISTORY: history(),
        SUPPLY_OUTLOOK: outlook(),
        GRADUATES_OUTLOOK: graduates(),
        RETENTION_ESTIMATES: retention(),
        STAY_DRIVERS: drivers(),
        SUPPLY_BACKTEST: backtest(),
        SUPPLY_ASSUMPTIONS: assumptions(),
    }


def _bounds(middle, deviation):
    return [max(0.0, middle + k * deviation) for k in QUANTILES.values()]


def _frame(table, rows):
    return pl.DataFrame(
        rows,
        schema=[column.name for column in table.columns()],
        orient="row",
        infer_schema_length=None,
    )

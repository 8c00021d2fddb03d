"""Sweden: residents, births, deaths and moves by single age, stepped year by year to the totals.

Beginning with the published five-year groups of 2004, each year everyone grows a year older,
some die, some emigrate and some arrive; all totals are the published ones.
"""

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import PchipInterpolator

from talentlab.sample.axes import AGES, BEFORE, LAST, OLDEST, STOCK_YEARS, YEARS
from talentlab.sample.rounding import Floats, Ints, round_to_total
from talentlab.sample.schedules import death_rates, fertility, mobility
from talentlab.sample.sources import assumptions, series, values
from talentlab.vocab.geography import SWEDEN
from talentlab.vocab.sexes import SEXES

BOYS_PER_BIRTH = 0.514
FIVE_YEARS = 5


@dataclass(frozen=True, slots=True)
class Nation:
    """Sweden in whole persons.

    Attributes
    ----------
    stock : (Y+1, S, A)
        Residents at the end of the years from ``BEFORE``.
    births : (Y, S, M)
        By the child's sex and the mother's age 14-49.
    deaths, immigration, emigration : (Y, S, A)
        By age at the end of the year.

    """

    stock: Ints
    births: Ints
    deaths: Ints
    immigration: Ints
    emigration: Ints


def older(stock: Ints) -> Ints:
    """Return who is a year older at the end of the next year (..., A): age 0 is empty, 100 open."""
    moved = np.zeros_like(stock)
    moved[..., 1:] = stock[..., :-1]
    moved[..., OLDEST] += stock[..., OLDEST]
    return moved


def build_nation() -> Nation:
    """Return Sweden 2004-2025, stepped forward to published totals."""
    totals = {name: _totals(name) for name in ("births", "deaths", "immigration", "emigration")}
    population = series("population", SWEDEN)
    stock = np.zeros((len(STOCK_YEARS), len(SEXES), len(AGES)), dtype=np.int64)
    stock[0] = _first_stock()
    rates, mothers = death_rates(YEARS), fertility(YEARS)
    births = np.zeros((len(YEARS), len(SEXES), mothers.shape[1]), dtype=np.int64)
    deaths, arrived, left = (np.zeros_like(stock[1:]) for _ in range(3))
    for y, year in enumerate(YEARS.tolist()):
        births[y] = _births(stock[y], mothers[y], int(totals["births"][y]))
        alive = older(stock[y])
        alive[:, 0] = births[y].sum(axis=1)
        deaths[y] = _share_out(alive * rates[y], totals["deaths"][y])
        left[y] = _share_out(alive * mobility("emigration"), totals["emigration"][y])
        # What published events leave unexplained (register corrections) is put with arrivals.
        needed = int(population[year]) - int((alive - deaths[y] - left[y]).sum())
        arrived[y] = _share_out(np.array([[0.47], [0.53]]) * mobility("immigration"), needed)
        stock[y + 1] = alive - deaths[y] - left[y] + arrived[y]
    return Nation(stock=stock, births=births, deaths=deaths, immigration=arrived, emigration=left)


def _totals(name: str) -> Ints:
    known = series(name, SWEDEN) | {LAST: float(assumptions()["nation"][str(LAST)][name])}
    return np.array([known[year] for year in YEARS.tolist()], dtype=np.int64)


def _share_out(expected: Floats, total: int) -> Ints:
    """Return whole persons (S, A) in proportion to ``expected`` that sum to ``total``."""
    return round_to_total(expected.ravel(), np.array(total)).reshape(expected.shape)


def _births(stock: Ints, mothers: Floats, total: int) -> Ints:
    """Return births (S, M): fertility times the women of each age, boys slightly more."""
    women = stock[0, 14:50] * mothers
    by_sex = np.array([[1 - BOYS_PER_BIRTH], [BOYS_PER_BIRTH]]) * women
    return _share_out(by_sex, total)


def _first_stock() -> Ints:
    """Return residents (S, A) at the end of ``BEFORE``: smooth within the five-year groups."""
    edges = np.arange(0, OLDEST + FIVE_YEARS + 1, FIVE_YEARS)
    stock = np.zeros((len(SEXES), len(AGES)), dtype=np.int64)
    for s, sex in enumerate(SEXES):
        groups = np.array([_group(sex, int(lower)) for lower in edges[:-1]])
        running = PchipInterpolator(edges, np.concatenate([[0.0], groups.cumsum()]))
        single = np.diff(running(np.arange(OLDEST + FIVE_YEARS + 1)))
        folded = np.concatenate([single[:OLDEST], [single[OLDEST:].sum()]])
        stock[s] = round_to_total(folded, np.array(int(groups.sum())))
    return stock


def _group(sex: str, lower: int) -> float:
    label = "100+" if lower == OLDEST else f"{lower}-{lower + FIVE_YEARS - 1}"
    return values("population", sex=sex, age_group=label)[(SWEDEN, str(BEFORE))]

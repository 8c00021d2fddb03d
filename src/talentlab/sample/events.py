"""Births and deaths in the municipalities, in whole persons."""

import numpy as np

from talentlab.sample.axes import COUNTY, IN_COUNTY, MUNICIPALITIES, UMEA, WOMEN_AT, YEARS, at
from talentlab.sample.nation import BOYS_PER_BIRTH, Nation, older
from talentlab.sample.population import births_of_umea
from talentlab.sample.rounding import Floats, Ints, interpolate, round_to_total, spread
from talentlab.sample.schedules import OLDEST_MOTHER, YOUNGEST_MOTHER, fertility
from talentlab.sample.sources import assumptions, series

OTHERS = IN_COUNTY & (np.array(MUNICIPALITIES) != UMEA)


def build_births(stocks: Ints, nation: Nation, rng: np.random.Generator) -> Ints:
    """Return births (R, Y, S, M) by the child's sex and the mother's age 14-49.

    Umeå's are published; elsewhere they follow from the newborn residents.
    """
    newborn = stocks[:, 1:, :, 0].sum(axis=2)
    totals = np.rint(newborn * (1 - assumptions()["children"]["arrive"])).astype(np.int64)
    totals[at(UMEA)] = np.rint(births_of_umea(nation.stock)[1:])
    women = stocks[:, :-1, WOMEN_AT, YOUNGEST_MOTHER : OLDEST_MOTHER + 1] + 0.01
    boys = rng.binomial(totals, BOYS_PER_BIRTH)
    by_sex = np.stack([totals - boys, boys], axis=2)
    expected = (women * fertility(YEARS))[:, :, None, :]
    scaled = expected / expected.sum(axis=-1, keepdims=True) * by_sex[..., None]
    return round_to_total(scaled + rng.random(scaled.shape) * 0.9, by_sex)


def build_deaths(stocks: Ints, births: Ints, nation: Nation, rng: np.random.Generator) -> Ints:
    """Return deaths (R, Y, S, A) by age at the end of the year; nobody dies who is not there."""
    alive = exposed(stocks, births)
    at_risk = older(nation.stock[:-1])
    at_risk[:, :, 0] = nation.births.sum(axis=2)
    expected = alive * (nation.deaths / np.maximum(at_risk, 1))
    expected = expected * _levels(expected)[..., None, None]
    totals = expected.sum(axis=(2, 3))
    luck = 1 + 0.6 * rng.standard_normal(totals.shape) / np.sqrt(totals)
    luck[at(UMEA)] = 1.0
    varied = expected * luck[..., None, None]
    flat = varied.reshape(*varied.shape[:2], -1)
    drawn = spread(flat, rng.random(flat.shape[:2])).reshape(expected.shape)
    return np.minimum(drawn, alive)


def exposed(stocks: Ints, births: Ints) -> Ints:
    """Return who would be here at the end of each year (R, Y, S, A) if nobody died or moved."""
    alive = older(stocks[:, :-1])
    alive[..., 0] = births.sum(axis=-1)
    return alive


def _levels(expected: Floats) -> Floats:
    """Return factors (R, Y) that bring national mortality to the published deaths."""
    totals = expected.sum(axis=(2, 3))
    level = np.ones(totals.shape)
    in_umea = series("deaths", UMEA)
    here = {y: n / totals[at(UMEA), y - YEARS[0]] for y, n in in_umea.items()}
    level[at(UMEA)] = interpolate(here, YEARS)
    county = {
        y: (n - (level * totals)[at(UMEA), y - YEARS[0]]) / totals[OTHERS, y - YEARS[0]].sum()
        for y, n in series("deaths", COUNTY).items()
    }
    level[OTHERS] = interpolate(county, YEARS)
    return level

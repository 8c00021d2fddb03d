"""Births, deaths and net migration of every draw, so that each draw's account closes.

Method: docs/method-guide/population.md, section 7.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.population.components.account import YearAccount
from talentlab.calc.population.components.flows import age_on


@dataclass(frozen=True, slots=True)
class YearEvents:
    """Events of one year in every draw, (D, R) each; persons."""

    births: Floats
    deaths: Floats
    net_migration: Floats


def events_of_draws(
    before: Floats, after: Floats, *, expected: YearAccount, rng: np.random.Generator
) -> YearEvents:
    """Return the events that carry each draw from one year to the next.

    Births follow from the draw's own infants and the expected share of births still there at the
    end of the year; deaths are Poisson at the expected rates; what is left is net migration, so
    that persons at the end = persons at the start + births - deaths + net migration, exactly.

    Axes: D draws, R regions, S sexes, A single years of age.

    Parameters
    ----------
    before, after : (D, R, S, A)
        Residents at the end of the year before and of the year.
    expected : YearAccount
        The component projection of the same year, (R, S, A).
    rng : numpy Generator

    """
    require_shape("after", after, before.shape)
    infants = np.maximum(expected.persons[..., 0].sum(axis=-1), 1.0)
    births_per_infant = expected.births.sum(axis=-1) / infants
    births = after[..., 0].sum(axis=-1) * births_per_infant

    girls = expected.births[..., 0] / np.maximum(expected.births.sum(axis=-1), 1.0)
    newborn = np.stack([births * girls, births * (1.0 - girls)], axis=-1)
    at_risk = age_on(before, newborn)
    rate = death_rates(expected)
    deaths = rng.poisson((at_risk * rate).sum(axis=(-2, -1))).astype(np.float64)

    change = after.sum(axis=(-2, -1)) - before.sum(axis=(-2, -1))
    return YearEvents(births=births, deaths=deaths, net_migration=change - births + deaths)


def death_rates(expected: YearAccount) -> Floats:
    """Return deaths (R, S, A) per person who would reach the age, as the account expects them."""
    left = expected.deaths + expected.moves_out + expected.emigration
    came = expected.moves_in + expected.immigration
    at_risk = expected.persons + left - came
    return np.clip(expected.deaths / np.maximum(at_risk, 1.0), 0.0, 1.0)

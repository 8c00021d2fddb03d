"""Births, deaths and net migration of every draw, so that each draw's account closes.

Method: docs/method-guide/population.md, section 7.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.population.components.account import YearAccount
from talentlab.calc.population.components.flows import age_on


@dataclass(frozen=True, slots=True)
class EventRates:
    """What the account of one region expects of each year ahead.

    Attributes
    ----------
    births_per_infant : (H,)
        Births of the year per child aged 0 at its end: some die, more move.
    girls : (H,)
        Share of the newborn.
    death : (H, S, A)
        Deaths per person who would reach the age.

    """

    births_per_infant: Floats
    girls: Floats
    death: Floats


@dataclass(frozen=True, slots=True)
class DrawnEvents:
    """Events of each year ahead in every draw, (D, H) each; persons."""

    births: Floats
    deaths: Floats
    net_migration: Floats

    def __add__(self, other: "DrawnEvents") -> "DrawnEvents":
        """Return the events of two regions together, draw by draw."""
        return DrawnEvents(
            births=self.births + other.births,
            deaths=self.deaths + other.deaths,
            net_migration=self.net_migration + other.net_migration,
        )


def event_rates(accounts: Sequence[YearAccount], region: int) -> EventRates:
    """Return the rates of the region at position ``region`` in the years' accounts."""
    births = np.stack([account.births[region] for account in accounts])
    infants = np.array([account.persons[region, :, 0].sum() for account in accounts])
    born = np.maximum(births.sum(axis=1), 1.0)
    return EventRates(
        births_per_infant=births.sum(axis=1) / np.maximum(infants, 1.0),
        girls=births[:, 0] / born,
        death=np.stack([_death_rates(account)[region] for account in accounts]),
    )


def events_of_draws(
    cells: Floats, *, base: Floats, rates: EventRates, rng: np.random.Generator
) -> DrawnEvents:
    """Return the events that carry each draw from year to year.

    Births follow from the draw's own infants; deaths are Poisson at the expected rates; what is
    left is net migration, so that residents at the end of the year = residents at its start +
    births - deaths + net migration, exactly, in every draw.

    Axes: D draws, H years ahead, S sexes (women first), A single years of age.

    Parameters
    ----------
    cells : (D, H, S, A)
        Drawn residents at the end of each year.
    base : (S, A)
        Residents the draws start from.
    rates : EventRates
    rng : numpy Generator

    """
    draws, years_ahead = cells.shape[:2]
    require_shape("base", base, cells.shape[2:])
    require_shape("rates.death", rates.death, cells.shape[1:])
    start = np.broadcast_to(base, (draws, 1, *base.shape))
    before = np.concatenate([start, cells[:, :-1]], axis=1)

    births = cells[..., 0].sum(axis=2) * rates.births_per_infant
    newborn = np.stack([births * rates.girls, births * (1.0 - rates.girls)], axis=2)
    expected_deaths = np.einsum("dhsa,hsa->dh", age_on(before, newborn), rates.death)
    deaths = rng.poisson(expected_deaths).astype(np.float64)
    change = cells.sum(axis=(2, 3)) - before.sum(axis=(2, 3))
    require_shape("births", births, (draws, years_ahead))
    return DrawnEvents(births=births, deaths=deaths, net_migration=change - births + deaths)


def _death_rates(account: YearAccount) -> Floats:
    """Return deaths (R, S, A) per person who would reach the age, as the account expects them."""
    left = account.deaths + account.moves_out + account.emigration
    came = account.moves_in + account.immigration
    at_risk = account.persons + left - came
    return np.clip(account.deaths / np.maximum(at_risk, 1.0), 0.0, 1.0)

"""The population account: who is born, dies and moves, in every region, every year ahead.

P[a, t+1] = N[a] - deaths[a] - moves out[a] - emigration[a] + moves in[a] + immigration[a], where
N are last year's residents one year older, with the newborn as age 0.

Method: docs/method-guide/population.md, section 3, equation 1.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.population.components.flows import age_on


@dataclass(frozen=True, slots=True)
class YearRates:
    """What is expected of one year ahead.

    Axes: R regions, S sexes (women first), A single years of age, M ages of mothers.

    Attributes
    ----------
    fertility : (R, M)
        Births per woman of each age.
    girls : (R,)
        Share of the newborn.
    death, moves_out, emigration : (R, S, A)
        Per person who would otherwise reach the age.
    moves_in : (R, S, A)
        Per person in the rest of the country (bi-regional: never proportional to own stock).
    immigration : (R, S, A)
        Persons.

    """

    fertility: Floats
    girls: Floats
    death: Floats
    moves_out: Floats
    emigration: Floats
    moves_in: Floats
    immigration: Floats


@dataclass(frozen=True, slots=True)
class YearAccount:
    """One closed year: stocks at its end and every event. All (R, S, A) but births (R, S)."""

    persons: Floats
    births: Floats
    deaths: Floats
    moves_in: Floats
    moves_out: Floats
    immigration: Floats
    emigration: Floats


def women_of_mother_ages(persons: Floats, mother_ages: tuple[int, ...]) -> Floats:
    """Return women (..., M) at the ages of mothers out of (..., S, A), women first."""
    return persons[..., 0, mother_ages[0] : mother_ages[-1] + 1]


def close_year(
    persons: Floats, *, rates: YearRates, rest_of_country: Floats, mother_ages: tuple[int, ...]
) -> YearAccount:
    """Return the account of the next year.

    Leavers are taken from those at risk: rates that add up to more than everybody are scaled down
    together, so that no cell becomes negative.

    Parameters
    ----------
    persons : (R, S, A)
        Residents at the end of last year.
    rates : YearRates
    rest_of_country : (R, S, A)
        Residents of the country outside each region who would reach each age; zero for a country.
    mother_ages : (M,)

    """
    grown = age_on(persons, np.zeros(persons.shape[:-1]))
    women = (
        women_of_mother_ages(persons, mother_ages) + women_of_mother_ages(grown, mother_ages)
    ) / 2
    newborn = (women * rates.fertility).sum(axis=-1)
    births = np.stack([newborn * rates.girls, newborn * (1.0 - rates.girls)], axis=-1)
    at_risk = age_on(persons, births)

    leaving = rates.death + rates.moves_out + rates.emigration
    at_most_all = at_risk / np.maximum(leaving, 1.0)
    deaths = at_most_all * rates.death
    moves_out = at_most_all * rates.moves_out
    emigration = at_most_all * rates.emigration
    moves_in = rest_of_country * rates.moves_in
    ahead = at_risk - deaths - moves_out - emigration + moves_in + rates.immigration
    return YearAccount(
        persons=ahead,
        births=births,
        deaths=deaths,
        moves_in=moves_in,
        moves_out=moves_out,
        immigration=rates.immigration,
        emigration=emigration,
    )

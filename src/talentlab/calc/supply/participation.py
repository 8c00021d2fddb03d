"""How many residents seek or have work, by age, sex and education.

Axes: S sexes, G age groups, R municipalities, E education groups.

Method: docs/method-guide/supply.md, section 8.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.supply import (
    PARTICIPATING,
    PARTICIPATING_ODDS,
    SUPPLY,
    SupplySettings,
)
from talentlab.calc.education.movers import odds_of

FIRST_OLD_BAND: Final = 9
"""The group 60-64: from there on people have a level and a trend of their own."""
_EDGE: Final = 1e-4
_LEAST_YEARS: Final = 3


def assumed_participation(sexes: Sequence[str], group_codes: Sequence[str]) -> Floats:
    """Return shares in the labour force (S, G, E) where nobody has counted them by education."""
    odds = odds_of(PARTICIPATING_ODDS, group_codes)
    level = np.array([PARTICIPATING[sex] for sex in sexes])
    own = (level / (1 - level))[..., None] * odds
    return np.asarray(own / (1 + own))


def pooled_participation(
    active: Floats, residents: Floats, otherwise: Floats, settings: SupplySettings = SUPPLY
) -> Floats:
    """Return shares (S, G, R, E): a cell's own, drawn towards all municipalities', and those
    towards ``otherwise``.

    Method: docs/method-guide/supply.md, section 8, equation 18.

    Parameters
    ----------
    active, residents : (S, G, R, E)
    otherwise : (S, G, E)

    """  # noqa: D205 -- one sentence
    prior = settings.participation_prior
    every = (active.sum(axis=2) + prior * otherwise) / (residents.sum(axis=2) + prior)
    own = (active + prior * every[:, :, None]) / (residents + prior)
    return np.asarray(np.clip(own, _EDGE, 1 - _EDGE))


def participation_trend(
    active: Floats, residents: Floats, settings: SupplySettings = SUPPLY
) -> Floats:
    """Return the yearly change (S, G) of the log odds, from counts (S, G, Y); 0 under 60.

    Under 60 participation goes up and down with the times; from 60 it has risen for long. The
    slope seen is drawn halfway to the assumed one with as many years as it takes to see a trend.
    """
    sexes, bands, years = active.shape
    trend = np.zeros((sexes, bands))
    trend[:, FIRST_OLD_BAND:] = settings.participation_trend
    if years < _LEAST_YEARS:
        return trend
    share = np.clip(active / np.maximum(residents, 1.0), _EDGE, 1 - _EDGE)
    logit = np.log(share / (1 - share))
    time = np.arange(years) - (years - 1) / 2
    slope = (logit * time).sum(axis=-1) / (time**2).sum()
    weight = years / (years + _LEAST_YEARS)
    old = slice(FIRST_OLD_BAND, None)
    trend[:, old] = weight * slope[:, old] + (1 - weight) * trend[:, old]
    return trend


def student_factor(
    students: Floats, residents: Floats, growth: Floats, settings: SupplySettings = SUPPLY
) -> Floats:
    """Return what participation is multiplied by (..., R) when students become more or fewer.

    Students take part q times as much as others of their age: with a share s of students,
    participation is ``pi (1 - s (1 - q))``. ``students`` and ``residents`` are (R,) of one sex and
    age; ``growth`` (..., R) is students beside the base year's.
    """
    base = np.divide(students, residents, out=np.zeros(students.shape), where=residents > 0)
    base = np.minimum(base, 1.0)
    less = 1 - settings.student_participation
    return np.asarray((1 - less * np.minimum(base * growth, 1.0)) / (1 - less * base))


def moved_odds(share: Floats, log_odds: Floats) -> Floats:
    """Return shares whose odds have been multiplied by ``exp(log_odds)``; they broadcast.

    Examples
    --------
    >>> moved_odds(np.array(0.5), np.array(np.log(3.0))).round(2)
    np.float64(0.75)

    """
    factor = np.exp(log_odds)
    moved = share * factor
    return np.asarray(moved / (moved + (1 - share)))


def employed_to_fit(participation: Floats, people: Floats, counted: Mapping[int, float]) -> Floats:
    """Return participation (S, G, R, E) whose odds in some municipalities give what was counted.

    ``people`` are residents (S, G, R, E); ``counted`` is position -> labour force there.
    """
    fitted = participation.copy()
    for r, wanted in counted.items():
        low, high = -4.0, 4.0
        for _ in range(50):
            middle = (low + high) / 2
            there = float(
                (moved_odds(participation[:, :, r], np.array(middle)) * people[:, :, r]).sum()
            )
            low, high = (middle, high) if there < wanted else (low, middle)
        fitted[:, :, r] = moved_odds(participation[:, :, r], np.array((low + high) / 2))
    return fitted

"""Residents by highest education: the seven levels by age group, sex and municipality.

The share with at least three years of post-secondary education is published for each municipality;
the rest divides as in the country, by age.
"""

from typing import Final

import numpy as np

from talentlab.sample.axes import MUNICIPALITIES, UMEA, YEARS, at, band
from talentlab.sample.rounding import Floats, Ints, round_to_total
from talentlab.sample.sources import learning_assumptions, values
from talentlab.vocab.sexes import SEXES

LEVELS: Final = ("1", "2", "3", "4", "5", "6", "7", "US")
AGE_GROUPS: Final = ("16-19", "20-24", "25-34", "35-44", "45-54", "55-64", "65-74")
ADULT: Final = slice(2, 6)  # the groups that make up 25-64
PUBLISHED: Final = 2019
FITS: Final = 60


def residents_by_group(stocks: Ints) -> Ints:
    """Return residents (R, Y, S, G) in the age groups, from stocks (R, Y+1, S, A)."""
    return np.stack([stocks[:, 1:][..., band(label)].sum(axis=-1) for label in AGE_GROUPS], axis=-1)


def build_levels(stocks: Ints) -> Ints:
    """Return residents (R, Y, S, G, L) by education level; they sum to the residents."""
    residents = residents_by_group(stocks)
    long = _long_shares(residents)
    doctoral = np.full(len(MUNICIPALITIES), learning_assumptions()["levels"]["doctoral"])
    doctoral[at(UMEA)] = learning_assumptions()["levels"]["doctoral_city"]
    doctors = long * doctoral[:, None, None, None]
    rest = (1 - long)[..., None] * _rest()[None, :, None]
    middle = np.stack([long - doctors, doctors], axis=-1)
    expected = np.concatenate([rest[..., :5], middle, rest[..., 5:]], axis=-1)
    return round_to_total(expected, residents)


def _long_shares(residents: Ints) -> Floats:
    """Return the share (R, Y, S, G) with long education, as published for each municipality."""
    given = learning_assumptions()["levels"]
    by_age = np.array([given["long_by_age"][label] for label in AGE_GROUPS])
    years = given["growth"] * (YEARS - PUBLISHED)
    people = residents[:, PUBLISHED - YEARS[0]]
    logit = np.zeros((len(MUNICIPALITIES), len(SEXES)))
    logit[:, 0] = given["women_over_men"]
    for _ in range(FITS):
        share = _logistic(logit[..., None] + by_age)
        reached = (share * people)[..., ADULT].sum(axis=-1)
        logit += _step(reached, people[..., ADULT].sum(axis=-1))
    return _logistic(logit[:, None, :, None] + years[:, None, None] + by_age)


def _step(reached: Floats, people: Ints) -> Floats:
    """Return changes of log odds (R, S) towards the published shares, by sex for Umeå."""
    key = str(PUBLISHED)
    both = values("share_long_education_25_64", age_group="25-64")
    steps = np.zeros(reached.shape)
    for r, code in enumerate(MUNICIPALITIES):
        if code == UMEA:
            for s, sex in enumerate(SEXES):
                found = values("share_long_education_25_64", sex=sex, age_group="25-64")
                steps[r, s] = _odds(found[(code, key)] / 100) - _odds(reached[r, s] / people[r, s])
        else:
            share = reached[r].sum() / people[r].sum()
            steps[r] = _odds(both[(code, key)] / 100) - _odds(share)
    return steps


def _rest() -> Floats:
    """Return how those without long education divide (Y, G, 6): levels 1-5 and not known."""
    given = learning_assumptions()["levels"]
    now = np.array([given["rest"][label] for label in AGE_GROUPS])
    trend = np.array([given["trend"][level] for level in ("1", "2", "3", "4", "5", "US")])
    shares = now * np.exp(trend * (YEARS - PUBLISHED)[:, None])[:, None, :]
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True))


def _logistic(logit: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logit)))


def _odds(share: float) -> float:
    return float(np.log(share / (1 - share)))

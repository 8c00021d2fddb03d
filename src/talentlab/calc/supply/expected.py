"""What is expected of residents by education: the account, and the groups' own trend, together.

Axes: H years ahead, R municipalities, E education groups; S sexes and G age groups.

Method: docs/method-guide/supply.md, section 4.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.supply import SUPPLY, SupplySettings
from talentlab.calc.education.movers import shares_of
from talentlab.calc.supply.account import PeopleBefore, one_year
from talentlab.calc.supply.estimate import Estimate
from talentlab.calc.supply.stocks import EducationStocks

_ADDED: Final = 0.5  # persons: an empty group has a logarithm too
_MOST_PULL: Final = 0.5  # log points: a trend never doubles or halves what the account tells


@dataclass(frozen=True, slots=True)
class PeopleAhead:
    """Residents (S, G, H + 1, R) and last ages (S, G + 1, H + 1, R), the origin first."""

    residents: Floats
    last_ages: Floats


def expected_path(known: EducationStocks, people: PeopleAhead, estimate: Estimate) -> Floats:
    """Return expected residents (H, R, E) among ``people``."""
    stock = stock_among(known, people.residents[:, :, 0])
    return _rolled(stock, people, estimate, trend_pull(known, people, estimate))


def stock_among(known: EducationStocks, residents: Floats) -> Floats:
    """Return the last known stock (S, G, R, E) with the shares it has and ``residents`` (S, G, R).

    Where nobody of an age was known, the education is everybody's of that age.
    """
    last = known.persons[:, :, -1]
    everyone = last.sum(axis=2, keepdims=True)
    usual = shares_of(everyone, np.full(last.shape[-1], 1.0 / last.shape[-1]))
    return np.asarray(shares_of(last, usual) * residents[..., None])


def trend_pull(
    known: EducationStocks,
    people: PeopleAhead,
    estimate: Estimate,
    settings: SupplySettings = SUPPLY,
) -> Floats:
    """Return yearly log shocks (H, R, E) that draw the account towards the groups' own trend.

    The trend is a straight line in the logarithm of a group's share of the residents, a
    municipality's drawn towards all municipalities' and fading. ``log target = (1 - w) log account
    + w log trend``. With a single year known there is no trend to draw towards.

    Method: docs/method-guide/supply.md, section 4, equation 11.
    """
    years = people.residents.shape[2] - 1
    stock = stock_among(known, people.residents[:, :, 0])
    if len(known.years) <= 1:
        return np.zeros((years, *stock.shape[2:]))
    account = _rolled(stock, people, estimate, None)
    slope = _slopes(known, settings)
    lasting = (estimate.fade ** np.arange(years)).cumsum()[:, None, None]
    residents = people.residents[:, :, 1:].sum(axis=(0, 1))
    trend = stock.sum(axis=(0, 1)) * np.exp(lasting * slope)
    trend *= (residents / np.maximum(trend.sum(axis=-1), _ADDED))[..., None]
    pull = np.log((trend + _ADDED) / (account + _ADDED))
    level = settings.drift_weight * np.clip(pull, -_MOST_PULL, _MOST_PULL)
    return np.asarray(np.diff(level, axis=0, prepend=0.0))


def _slopes(known: EducationStocks, settings: SupplySettings) -> Floats:
    """Return the yearly log change (R, E) of each group's share of the residents."""
    recent = known.persons.sum(axis=(0, 1))[-settings.drift_years - 1 :]
    time = np.arange(len(recent)) - (len(recent) - 1) / 2
    every = recent.sum(axis=1, keepdims=True)
    slopes = [
        np.tensordot(time, _log_shares(each), axes=1) / (time @ time) for each in (recent, every)
    ]
    trust = recent[-1] / (recent[-1] + settings.drift_prior)
    return np.asarray(slopes[1] + trust * (slopes[0] - slopes[1]))


def _log_shares(persons: Floats) -> Floats:
    total = np.maximum(persons.sum(axis=-1, keepdims=True), 1.0)
    return np.asarray(np.log((persons + _ADDED) / total))


def _rolled(stock: Floats, people: PeopleAhead, estimate: Estimate, pull: Floats | None) -> Floats:
    """Return residents (H, R, E) by the account, year by year."""
    found = []
    for t in range(1, people.residents.shape[2]):
        year = one_year(
            stock,
            PeopleBefore(people.residents[:, :, t - 1], people.last_ages[:, :, t - 1]),
            people.residents[:, :, t],
            estimate.rates,
            learning_factor=estimate.factor_at(t),
            shock=None if pull is None else pull[t - 1],
        )
        stock = year.residents
        found.append(stock.sum(axis=(0, 1)))
    return np.array(found)

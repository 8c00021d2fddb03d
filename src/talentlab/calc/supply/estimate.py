"""From counted stocks to what happens to people in a year: the rates the outlook goes on with.

Axes: S sexes, G age groups, P pairs of years, R municipalities, E education groups.

Method: docs/method-guide/supply.md, sections 3-4.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.supply import (
    DYING_ODDS,
    IMMIGRANTS,
    LEAVING_ODDS,
    SUPPLY,
    SupplySettings,
)
from talentlab.calc.education.movers import odds_of, shares_of, told_apart, within_stages
from talentlab.calc.education.transitions import (
    learning_rates,
    mover_factors,
    net_gains,
    year_weights,
)
from talentlab.calc.supply.account import MOST_TIMES, PeopleBefore, Year, YearRates, one_year
from talentlab.calc.supply.stocks import EducationStocks

_SCHOOL_STAGES: Final = ("1", "2", "9")
"""What those who turn 16 can have: nobody has finished upper secondary school."""
_MOST_LEAVING: Final = 0.4  # of a cell in a usual year
_MOST_LEARNING_FACTOR: Final = 5.0
_FEWEST: Final = 1e-9
_FEWEST_PAIRS: Final = 2
_MOST_CHANGE: Final = 3.0  # times the usual number that a year is believed to differ by
_ROUNDS: Final = 4
"""Times that rates are corrected by what they leave unexplained: people learn, then move."""


@dataclass(frozen=True, slots=True)
class Movement:
    """Yearly shares who die (S, G), and who leave, emigrate and immigrate (S, G, R)."""

    dying: Floats
    leaving: Floats
    emigrating: Floats
    immigrating: Floats


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Graduates a year who live here: by sex, age and education, and by municipality.

    Attributes
    ----------
    by_age : (S, G, E)
        Persons in all municipalities; 0 where graduates are not counted.
    landed : (R, E)
        The same persons by municipality.

    """

    by_age: Floats
    landed: Floats


@dataclass(frozen=True, slots=True)
class Estimate:
    """Rates, how many times more than usual learn in each municipality, and usual graduates.

    ``learning_factor`` and ``graduates`` are (R, E), in the base year; ``learning_trend`` (E,) is
    the yearly log change of how many finish each education.
    """

    rates: YearRates
    learning_factor: Floats
    graduates: Floats
    learning_trend: Floats
    fade: float

    def factor_at(self, ahead: int) -> Floats:
        """Return how many times more than usual (R, E) learn ``ahead`` years from the base year.

        The trend fades: what grows fast does not for ever.
        """
        lasting = float((self.fade ** np.arange(ahead)).sum())
        return np.asarray(self.learning_factor * np.exp(lasting * self.learning_trend))


def estimate_rates(
    stocks: EducationStocks,
    movement: Movement,
    arrivals: Arrivals,
    settings: SupplySettings = SUPPLY,
) -> Estimate:
    """Return what happens in a year, from all pairs of years that were counted.

    With a single year nobody is seen to learn: only counted graduates tell.

    Method: docs/method-guide/supply.md, section 4, equation 9.
    """
    rates = _without_learning(stocks, movement)
    last = stocks.persons[:, :, -1]
    everyone = last.sum(axis=2)
    size = np.maximum(everyone.sum(axis=-1), 1.0)[..., None]
    shares, arrived = everyone / size, arrivals.by_age / size
    weights = year_weights(stocks.years, settings.half_life)[1:]
    gains = np.zeros(everyone.shape) if len(weights) else _gains_of(arrivals, stocks)
    factor, usual = np.ones(last.shape[2:]), np.zeros(last.shape[2:])
    for _ in range(_ROUNDS):
        if len(weights):
            gains = gains + _unexplained(stocks, rates, factor, weights)
        learning = learning_rates(gains, arrived, shares, stocks.group_codes)
        rates = replace(rates, learning=learning)
        usual = np.einsum("sgre,sgef->rf", last, learning)
        factor = _own_learning(usual, arrivals.landed, last.sum(axis=(0, 1, 3)))
    if len(weights):
        rates = replace(rates, movers=_own_movers(stocks, rates, factor, weights, settings))
    level, trend = _learning_trend(stocks, rates, factor, settings)
    factor = factor * np.exp(level)
    return Estimate(
        rates=rates,
        learning_factor=factor,
        graduates=usual * factor,
        learning_trend=trend,
        fade=settings.trend_fade,
    )


def _learning_trend(
    stocks: EducationStocks, rates: YearRates, factor: Floats, settings: SupplySettings
) -> tuple[Floats, Floats]:
    """Return where learning stands now beside its average (E,), and its yearly change, in logs.

    In each pair of years ``log(1 + (observed - told) / graduates)`` is how much more than usual
    finished an education; a straight line through them, drawn towards flat where years are few.

    Method: docs/method-guide/supply.md, section 4, equation 10.
    """
    pairs = len(stocks.years) - 1
    flat = np.zeros(len(stocks.group_codes))
    if pairs < _FEWEST_PAIRS:
        return flat, flat
    told = _all_pairs(stocks, rates, factor)
    more = (_later(stocks) - told.residents).sum(axis=(0, 1, 3))
    graduates = told.flows["graduates"].sum(axis=1)
    most = np.log(_MOST_CHANGE)
    ratio = 1 + more / np.maximum(graduates, settings.trend_prior)
    change = np.log(np.clip(ratio, np.exp(-most), np.exp(most)))
    time = np.arange(pairs) - (pairs - 1) / 2
    drawn = pairs / (pairs + settings.trend_years)
    slope = drawn * (time @ change) / (time @ time)
    return np.asarray(slope * time[-1]), np.asarray(slope)


def _unexplained(
    stocks: EducationStocks, rates: YearRates, factor: Floats, weights: Floats
) -> Floats:
    """Return what each education gained per resident (S, G, E) beside what rates explain."""
    told = _all_pairs(stocks, rates, factor)
    return net_gains(_later(stocks), told.residents, stocks.residents[:, :, 1:], weights)


def _without_learning(stocks: EducationStocks, movement: Movement) -> YearRates:
    """Return rates by age told apart by education, when nobody learns and all move alike."""
    last, codes = stocks.persons[:, :, -1], stocks.group_codes
    everyone = last.sum(axis=2)
    leaving_odds = odds_of(LEAVING_ODDS, codes)
    movers = shares_of(everyone * leaving_odds, np.full(len(codes), 1 / len(codes)))
    return YearRates(
        young=_young(everyone, codes),
        dying=told_apart(movement.dying, odds_of(DYING_ODDS, codes), everyone),
        learning=np.zeros((*everyone.shape, len(codes))),
        leaving=np.minimum(told_apart(movement.leaving, leaving_odds, last), _MOST_LEAVING),
        emigrating=np.minimum(
            told_apart(movement.emigrating, leaving_odds, last), 1 / MOST_TIMES - _MOST_LEAVING
        ),
        immigrating=movement.immigrating,
        movers=np.repeat(movers[:, :, None], last.shape[2], axis=2),
        immigrants=within_stages(IMMIGRANTS, everyone, codes),
    )


def _young(everyone: Floats, codes: tuple[str, ...]) -> Floats:
    """Return the education (S, E) of those who turn 16: as the youngest without a degree."""
    school = np.array([code[1] in _SCHOOL_STAGES for code in codes])
    youngest = everyone[:, 0] * school
    even = school / max(school.sum(), 1) if school.any() else np.full(len(codes), 1 / len(codes))
    return shares_of(youngest, even)


def _later(stocks: EducationStocks) -> Floats:
    return stocks.persons[:, :, 1:]


def _all_pairs(stocks: EducationStocks, rates: YearRates, factor: Floats) -> Year:
    """Return the account of every year from the counted year before, all at once."""
    return one_year(
        stocks.persons[:, :, :-1],
        PeopleBefore(stocks.residents[:, :, :-1], stocks.last_ages[:, :, :-1]),
        stocks.residents[:, :, 1:],
        rates,
        learning_factor=np.broadcast_to(factor, (len(stocks.years) - 1, *factor.shape)),
    )


def _gains_of(arrivals: Arrivals, stocks: EducationStocks) -> Floats:
    """Return net gains per resident (S, G, E) when only graduates are known.

    They come from those of their age with less education, in proportion.
    """
    everyone = stocks.persons[:, :, -1].sum(axis=2)
    residents = np.maximum(everyone.sum(axis=-1), 1.0)[..., None]
    came = arrivals.by_age / residents
    lesser = everyone * np.array([code[1] in "1234" for code in stocks.group_codes])
    went = shares_of(lesser, np.zeros(lesser.shape)) * came.sum(axis=-1, keepdims=True)
    return np.asarray(np.where(lesser.sum(axis=-1, keepdims=True) > 0, came - went, 0.0))


def _own_learning(usual: Floats, landed: Floats, residents: Floats) -> Floats:
    """Return how many times more than usual (R, E) finish each education in each municipality.

    Where graduates are followed to where they live, those; the rest, educated elsewhere, by size.
    In all municipalities together as many as usual.
    """
    every, followed = usual.sum(axis=0), landed.sum(axis=0)
    rest = np.maximum(every - followed, 0.0)
    size = residents / max(float(residents.sum()), _FEWEST)
    scale = np.minimum(1.0, every / np.maximum(followed, _FEWEST))
    wanted = np.where(followed > 0, landed * scale + size[:, None] * rest, usual)
    factor = np.divide(wanted, usual, out=np.ones(usual.shape), where=usual > _FEWEST)
    return np.asarray(np.clip(factor, 0.0, _MOST_LEARNING_FACTOR))


def _own_movers(
    stocks: EducationStocks,
    rates: YearRates,
    factor: Floats,
    weights: Floats,
    settings: SupplySettings,
) -> Floats:
    """Return the education of in-movers (S, G, R, E) in each municipality."""
    rates = replace(rates, movers=_usual_movers(stocks, rates, factor, weights, settings))
    usual = _all_pairs(stocks, rates, factor)
    more = mover_factors(
        _later(stocks),
        usual.residents,
        usual.flows["moved_in"],
        weights,
        prior=settings.region_prior,
        most=settings.region_most,
    )
    return shares_of(rates.movers * more, rates.movers)


def _usual_movers(
    stocks: EducationStocks,
    rates: YearRates,
    factor: Floats,
    weights: Floats,
    settings: SupplySettings,
) -> Floats:
    """Return the education of in-movers (S, G, R, E) that explains what learning does not.

    At ages where nobody learns, only those who come and go can change the education.
    """
    gains = _unexplained(stocks, rates, factor, weights)
    residents = stocks.residents[:, :, 1:]
    came = np.maximum(np.diff(stocks.residents, axis=2), 0.0).mean(axis=(2, 3))
    leaving = np.einsum("sgre,sgre->sg", stocks.persons[:, :, -1], rates.leaving)
    per_resident = np.maximum(leaving, came) / np.maximum(residents[:, :, -1].sum(axis=-1), 1.0)
    usual = rates.movers * np.maximum(per_resident, _FEWEST)[..., None, None]
    wanted = np.maximum(usual + gains[:, :, None], usual / settings.region_most)
    return shares_of(wanted, rates.movers)

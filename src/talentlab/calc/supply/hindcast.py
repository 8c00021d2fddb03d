"""Supply looked ahead from earlier years, beside what happened and beside plainer ways.

Axes: O origins, H years ahead, R municipalities, E education groups; S sexes and G age groups.

Method: docs/method-guide/supply.md, section 11.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.supply.estimate import Estimate
from talentlab.calc.supply.expected import PeopleAhead, expected_path
from talentlab.calc.supply.stocks import EducationStocks

OURS: Final = "talentlab"
FEWEST_YEARS: Final = 3
"""Counts it takes to look ahead from: two changes."""
_DRIFT_YEARS: Final = 10

Estimator = Callable[[EducationStocks], Estimate]
"""Returns rates from what was known by the last year of some stocks."""


@dataclass(frozen=True, slots=True)
class SupplyHindcasts:
    """Forecasts from several origins beside what happened; NaN where nobody counted yet.

    Attributes
    ----------
    origins : (O,)
    at_origin : (O, R, E)
    outcomes : (O, H, R, E)
    forecasts : mapping of (O, H, R, E)
        By method, from people as they were expected at the origin.
    composed : (O, H, R, E)
        Our forecasts had the people been known: what is wrong is the education alone.

    """

    origins: tuple[int, ...]
    at_origin: Floats
    outcomes: Floats
    forecasts: Mapping[str, Floats]
    composed: Floats


def usable_origins(years: tuple[int, ...]) -> tuple[int, ...]:
    """Return the years one can look ahead from and judge at least one year later."""
    return years[FEWEST_YEARS - 1 : -1]


def supply_hindcasts(
    stocks: EducationStocks,
    expected: Mapping[int, PeopleAhead],
    estimator: Estimator,
    years_ahead: int,
) -> SupplyHindcasts:
    """Return forecasts from every origin in ``expected``.

    Each sees ``stocks.until(origin)`` and the people expected then, and nothing later.

    Parameters
    ----------
    stocks : EducationStocks
        What was counted; outcomes are taken from it.
    expected : mapping
        Origin -> people as they were expected at that time, ``years_ahead`` years.
    estimator : callable
    years_ahead
        H.

    """
    origins = tuple(sorted(expected))
    everyone = stocks.persons.sum(axis=(0, 1))
    shape = (len(origins), years_ahead, *everyone.shape[1:])
    outcomes, composed = np.full(shape, np.nan), np.full(shape, np.nan)
    made: dict[str, list[Floats]] = {}
    for i, origin in enumerate(origins):
        known = stocks.until(origin)
        at = stocks.years.index(origin)
        later = everyone[at + 1 : at + 1 + years_ahead]
        outcomes[i, : len(later)] = later
        estimate = estimator(known)
        true = _true_people(stocks, at, len(later))
        composed[i, : len(later)] = expected_path(known, true, estimate)
        ours = expected_path(known, expected[origin], estimate)
        made.setdefault(OURS, []).append(ours)
        for method, forecast in _plain(known, expected[origin]).items():
            made.setdefault(method, []).append(forecast)
    return SupplyHindcasts(
        origins=origins,
        at_origin=np.stack([everyone[stocks.years.index(origin)] for origin in origins]),
        outcomes=outcomes,
        forecasts={method: np.stack(found) for method, found in made.items()},
        composed=composed,
    )


def _true_people(stocks: EducationStocks, at: int, years: int) -> PeopleAhead:
    """Return the people who were there from one year on."""
    span = slice(at, at + years + 1)
    return PeopleAhead(stocks.residents[:, :, span], stocks.last_ages[:, :, span])


def _plain(known: EducationStocks, people: PeopleAhead) -> dict[str, Floats]:
    """Return (H, R, E) of no change, of a straight line, and of constant shares of the people."""
    history = known.persons.sum(axis=(0, 1))
    last = history[-1]
    ahead = np.arange(1, people.residents.shape[2])[:, None, None]
    recent = history[-_DRIFT_YEARS - 1 :]
    slope = (recent[-1] - recent[0]) / max(len(recent) - 1, 1)
    residents = people.residents.sum(axis=(0, 1))
    growth = residents[1:] / np.maximum(residents[0], 1.0)
    return {
        "naive": np.broadcast_to(last, (len(ahead), *last.shape)),
        "drift": np.maximum(last + ahead * slope, 0.0),
        "constant_shares": last * growth[..., None],
    }

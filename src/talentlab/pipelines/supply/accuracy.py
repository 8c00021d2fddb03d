"""How right the supply outlook would have been in earlier years, and how wide that makes it now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.backtest.ahead import Ahead
from talentlab.calc.backtest.measured import WORKING
from talentlab.calc.calibration import normal_quantile
from talentlab.calc.population.bands import banded
from talentlab.calc.population.projector import Projector
from talentlab.calc.supply.backtest import SupplyAccuracy, supply_accuracy
from talentlab.calc.supply.calibrate import calibrated
from talentlab.calc.supply.expected import PeopleAhead
from talentlab.calc.supply.hindcast import (
    Estimator,
    SupplyHindcasts,
    supply_hindcasts,
    usable_origins,
)
from talentlab.calc.supply.spread import Spread, prior_spread
from talentlab.pipelines.supply.base import Known
from talentlab.vocab.education_pools import education_levels_of_detail

HORIZONS: Final = (1, 2, 3, 5, 8)
_LONGEST: Final = 8
_LEVEL: Final = 0.8


@dataclass(frozen=True, slots=True)
class Tested:
    """The spread to use now, how right earlier outlooks were, and from how many origins."""

    spread: Spread
    accuracy: Sequence[SupplyAccuracy]
    origins: int


def tested_supply(
    known: Known,
    municipalities: Ahead,
    projector: Projector,
    estimator: Estimator,
    years_ahead: int,
) -> Tested:
    """Return what earlier outlooks tell; the prior where there is nothing to judge by.

    Only years that were counted whole are judged: fitted ones would judge themselves.
    """
    prior = prior_spread(years_ahead)
    stocks = known.stocks
    origins = [
        origin
        for origin in usable_origins(stocks.years)
        if known.is_counted and origin in municipalities.history.years
    ]
    if not origins:
        return Tested(prior, (), 0)
    longest = min(_LONGEST, stocks.base_year - origins[0])
    expected = {
        origin: _people(municipalities, projector, stocks.region_codes, origin, longest)
        for origin in origins
    }
    seen = supply_hindcasts(stocks, expected, estimator, longest)
    population = _people_variance(municipalities, seen, stocks.region_codes, longest)
    pools = np.array(
        [
            [float(code in members) for members in education_levels_of_detail()[1].values()]
            for code in stocks.group_codes
        ]
    )
    accuracy = supply_accuracy(seen, prior_spread(longest), population, pools, HORIZONS)
    return Tested(calibrated(prior, seen, stocks.base_year), accuracy, len(origins))


def _people(
    municipalities: Ahead,
    projector: Projector,
    codes: Sequence[str],
    origin: int,
    years_ahead: int,
) -> PeopleAhead:
    """Return the people who were expected at an origin, by what was known then."""
    history = municipalities.history.until(origin)
    rows = [history.region_codes.index(code) for code in codes]
    ahead = projector.project(history, years_ahead)[rows]
    people = banded(np.concatenate([history.persons[rows, -1][:, None], ahead], axis=1))
    return PeopleAhead(
        residents=people.residents.transpose(2, 3, 1, 0),
        last_ages=people.last_ages.transpose(2, 3, 1, 0),
    )


def _people_variance(
    municipalities: Ahead, seen: SupplyHindcasts, codes: Sequence[str], years_ahead: int
) -> Floats:
    """Return the log variance (O, H, R) of the people expected at each origin, ages 20-64."""
    rows = [municipalities.history.region_codes.index(code) for code in codes]
    widths = np.zeros((len(seen.origins), years_ahead, len(codes)))
    widths += municipalities.half_widths[WORKING, rows, :years_ahead].T
    earlier = municipalities.hindcasts
    if earlier is not None:
        for i, origin in enumerate(seen.origins):
            if origin in earlier.origins:
                own = earlier.half_widths[earlier.origins.index(origin), :years_ahead, :, WORKING]
                widths[i] = own[:, rows]
    return np.asarray((widths / normal_quantile(_LEVEL)) ** 2)

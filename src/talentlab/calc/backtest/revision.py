"""Why a forecast was revised: its change as a sum of data, rate, method and shock.

The forecast is changed one thing at a time, in a fixed order, and each step is a part:

1. *method*: the old counts, calculated by today's method;
2. *data*: the same pace of change from the newest count (a new year, or a corrected old one);
3. *rate*: the pace that the new counts give, with the announced events that were known then;
4. *shock*: announced events that were added, moved or withdrawn.

The steps telescope, so the parts add up to the whole change exactly. It is the sequential
decomposition of a change; another order would give other parts, and the guide's chapter on
uncertainty says why this one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats


@dataclass(frozen=True, slots=True)
class Steps:
    """The forecast (N,) after each step, for N cells.

    Attributes
    ----------
    published
        What the earlier release said.
    by_method
        The earlier counts calculated by today's method.
    at_start
        What ``by_method`` says of the newest counted year; what the earlier release had counted
        where that year is the same.
    counted
        What was counted in that year, by the newest counts.
    earlier_events
        Today's forecast with the announced events that the earlier release reckoned with.
    now
        Today's forecast.

    """

    published: Floats
    by_method: Floats
    at_start: Floats
    counted: Floats
    earlier_events: Floats
    now: Floats


def split_revision(steps: Steps) -> Mapping[str, Floats]:
    """Return the parts (N,) ``data``, ``rate``, ``method`` and ``shock``; they sum to the change.

    A cell that starts from nothing moves by the difference instead of the ratio of its start.
    """
    moved = moved_start(steps.by_method, steps.at_start, steps.counted)
    return {
        "data": moved - steps.by_method,
        "rate": steps.earlier_events - moved,
        "method": steps.by_method - steps.published,
        "shock": steps.now - steps.earlier_events,
    }


def moved_start(forecast: Floats, at_start: Floats, counted: Floats) -> Floats:
    """Return ``forecast`` (N,) at the same pace from ``counted`` instead of ``at_start``."""
    has_start = at_start > 0
    ratio = np.divide(counted, at_start, out=np.ones_like(forecast), where=has_start)
    return np.asarray(np.where(has_start, forecast * ratio, forecast + counted - at_start))

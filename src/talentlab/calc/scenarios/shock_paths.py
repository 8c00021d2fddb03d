"""The jobs of an employer that arrives or closes, future by future.

Method: docs/method-guide/scenarios.md, section 5.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.population.shocks import stream
from talentlab.calc.scenarios.estimates import of_range
from talentlab.calc.scenarios.scenario import Range, Shock, ShockKind
from talentlab.calc.scenarios.take_up import ramp


@dataclass(frozen=True, slots=True)
class ShockPath:
    """Direct and further local jobs, workers who move, and residents, more (or fewer), (T, D)."""

    direct: Floats
    further: Floats
    movers: Floats
    people: Floats


def shock_path(shock: Shock, *, years: tuple[int, ...], draws: int, seed: int) -> ShockPath:
    """Return what one employer changes: in each draw it happens or not, whole or in part.

    Method: docs/method-guide/scenarios.md, section 5, equations 5-6.
    """
    key = ("shock", shock.name, shock.region_code)
    random = stream(seed, *key, "whether")
    happens = random.random(draws) < shock.probability
    undone = random.random(draws) < shock.reversal_probability
    size = shock.sign * happens * _realised(shock, draws, seed, key)
    direct = np.outer(ramp(years, shock.first_year, shock.ramp_years), size)
    back = ramp(years, shock.first_year + shock.reversal_after, 1)
    direct *= 1.0 - np.outer(back, undone)
    further = direct * _drawn(shock.multiplier, draws, seed, key, "multiplier")
    return ShockPath(
        direct=direct,
        further=further,
        movers=direct * np.minimum(_drawn(shock.movers, draws, seed, key, "movers"), 1.0),
        people=(direct + further) * _drawn(shock.people_per_job, draws, seed, key, "people"),
    )


def _realised(shock: Shock, draws: int, seed: int, key: tuple[str, ...]) -> Floats:
    """Return the jobs (D,) if it happens; an employer that closes has no more than it has."""
    part = _drawn(shock.realised, draws, seed, key, "realised")
    most = 1.0 if shock.kind is ShockKind.CLOSES else np.inf
    return shock.jobs * np.minimum(part, most)


def _drawn(found: Range, draws: int, seed: int, key: tuple[str, ...], name: str) -> Floats:
    return of_range(found).amounts(draws, seed, *key, name)

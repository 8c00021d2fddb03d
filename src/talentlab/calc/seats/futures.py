"""Possible futures of a seat plan: drawn needs with drawn applicants, completion and staying.

Method: docs/method-guide/seats.md, section 3.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.seats import SpreadOfStudies
from talentlab.calc.seats.outcome import Scenarios
from talentlab.calc.seats.problem import Ints


@dataclass(frozen=True, slots=True)
class Studies:
    """What is expected of those who apply, start and graduate, by programme (P,).

    ``applicants`` in persons a year; ``completion`` and ``retention`` as shares 0-1.
    """

    applicants: Floats
    completion: Floats
    retention: Floats


def split(draws: int, planned_on: int, held_out: int) -> tuple[Ints, Ints]:
    """Return which draws of the need (planned_on,), (held_out,) a plan is made and judged on.

    No draw is in both where there are two or more: at most half of them are planned on. Those that
    are judged on are used again, in turn, until there are enough; each time with new studies.
    """
    seen = min(planned_on, max(1, draws // 2))
    rest = np.arange(seen, draws) if draws > 1 else np.zeros(1, dtype=np.int64)
    return np.resize(np.arange(seen), planned_on), np.resize(rest, held_out)


def futures(
    need: Floats,
    origin: Ints,
    studies: Studies,
    spread: SpreadOfStudies,
    years: int,
    rng: np.random.Generator,
) -> Scenarios:
    """Return the futures (D) with the needs at ``origin`` (D,) of all drawn ``need`` (N, G, U).

    Completion and staying are Beta around what is expected, one level for all years of a draw;
    applicants are log-normal around theirs, with a level and years of their own.

    Method: docs/method-guide/seats.md, section 3, equation 3.
    """
    draws, programmes = len(origin), len(studies.applicants)
    require_shape("completion", studies.completion, (programmes,))
    require_shape("retention", studies.retention, (programmes,))
    level = rng.standard_normal((draws, programmes, 1)) * spread.applicants_level
    yearly = rng.standard_normal((draws, programmes, years)) * spread.applicants_year
    variance = spread.applicants_level**2 + spread.applicants_year**2
    applicants = studies.applicants[:, None] * np.exp(level + yearly - variance / 2)
    done = _beta(studies.completion, spread.completion_persons, draws, rng)
    stay = _beta(studies.retention, spread.retention_persons, draws, rng)
    yields = np.repeat((done * stay)[:, :, None], years, axis=2)
    return Scenarios(need[origin], np.asarray(applicants), yields, origin)


def _beta(mean: Floats, persons: float, draws: int, rng: np.random.Generator) -> Floats:
    """Return shares (D, P) around ``mean`` (P,), as sure as if seen in so many ``persons``."""
    inside = np.clip(mean, 1e-6, 1 - 1e-6)
    drawn = rng.beta(inside * persons, (1 - inside) * persons, (draws, len(mean)))
    return np.where((mean <= 0) | (mean >= 1), mean, drawn)

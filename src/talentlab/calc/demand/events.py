"""Announced events laid on a municipality's drawn jobs.

Method: docs/method-guide/demand.md, section 9.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats, require_shape


@dataclass(frozen=True, slots=True)
class EventJobs:
    """What one event changes: jobs more, or fewer, and which they are.

    Attributes
    ----------
    direct, further : (D, T)
        Jobs at the employer and other local ones; nothing in the base year, which comes first.
    occupations, industries : (O,), (I,)
        Shares of the direct jobs; each sums to one.

    """

    direct: Floats
    further: Floats
    occupations: Floats
    industries: Floats


def with_events(
    jobs: Floats, industries: Floats, events: Sequence[EventJobs]
) -> tuple[Floats, Floats]:
    """Return jobs by occupation (D, O, T) and by industry (D, I, T) with the events.

    Both have the same sum in every draw and year, before and after. Direct jobs are the event's
    own; further ones are as the municipality's jobs are today.

    Method: docs/method-guide/demand.md, section 9, equations 16-17.
    """
    if not events:
        return jobs, industries
    ways = [(event.direct, event.further) for event in events]
    by_occupation = [event.occupations for event in events]
    by_industry = [event.industries for event in events]
    return _laid_on(jobs, ways, by_occupation), _laid_on(industries, ways, by_industry)


def _laid_on(
    jobs: Floats, ways: Sequence[tuple[Floats, Floats]], shares: Sequence[Floats]
) -> Floats:
    """Return jobs (D, X, T) with every event's, shared out as ``shares`` (X,) say."""
    draws, kinds, years = jobs.shape
    today = _as_shares(jobs[..., 0].mean(axis=0))
    changed = jobs.copy()
    for (direct, further), own in zip(ways, shares, strict=True):
        require_shape("direct", direct, (draws, years))
        require_shape("shares", own, (kinds,))
        changed += own[:, None] * direct[:, None] + today[:, None] * further[:, None]
    return _none_below_zero(changed)


def _as_shares(jobs: Floats) -> Floats:
    """Return each kind's part (X,) of all jobs; equal parts where there are none."""
    whole = jobs.sum()
    return jobs / whole if whole > 0 else np.full(len(jobs), 1.0 / len(jobs))


def _none_below_zero(jobs: Floats) -> Floats:
    """Return the same sums over X of jobs (D, X, T), where what one kind lacks the others lose.

    Where more is lost than there is nothing is left.
    """
    there = np.maximum(jobs, 0.0)
    wanted = np.maximum(jobs.sum(axis=1, keepdims=True), 0.0)
    whole = there.sum(axis=1, keepdims=True)
    return np.asarray(there * np.divide(wanted, whole, out=np.zeros_like(whole), where=whole > 0))

"""Demand by education looked ahead from earlier years, beside what happened.

Method: docs/method-guide/demand.md, section 10.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.demand.ahead import DemandAhead, ahead_from
from talentlab.calc.demand.baselines import Drift, Naive
from talentlab.calc.demand.cases import OURS, DemandCase
from talentlab.calc.demand.education.drift import ProfileDrift, luck, profile_drift
from talentlab.calc.demand.education.profile import shares
from talentlab.calc.demand.hindcasts import judgeable_years, judged
from talentlab.calc.demand.history import EmploymentHistory, prefixes, summed
from talentlab.calc.demand.interval import interval_80
from talentlab.calc.demand.scores import Missed, missed
from talentlab.calc.demand.spread import prior_spread


@dataclass(frozen=True, slots=True)
class _Known:
    """What is judged: employees (O, E, Y) by occupation and education in one region."""

    region_code: str
    occupations: tuple[str, ...]
    group_codes: tuple[str, ...]
    counted: Floats
    years: tuple[int, ...]
    history: EmploymentHistory


def education_cases(
    ahead: DemandAhead,
    region_code: str,
    occupations: tuple[str, ...],
    group_codes: tuple[str, ...],
    counted: Floats,
    years: Sequence[int],
    breaks: Sequence[int],
    *,
    horizons: Sequence[int],
) -> Iterator[DemandCase]:
    """Yield every forecast by education beside its outcome, ours and the opponents'.

    Ours: the occupations' outlook made at the origin, times the educations known then and their
    drift. Outcomes are the employees by occupation times the educations counted that year, so that
    both sides count the same people. Intervals use errors up to the origin only.

    Parameters
    ----------
    counted : (O, E, Y)
        Employees by occupation and education in ``years``.
    breaks : sequence of int
        First years of new ways of counting educations.

    """
    require_shape("counted", counted, (len(occupations), len(group_codes), len(years)))
    here = _history(ahead.history, region_code, occupations, counted, years, breaks)
    known = _Known(region_code, occupations, group_codes, counted, tuple(years), here)
    prior = prior_spread(ahead.history.code_length, ahead.expected.shape[-1])
    seen = [missed(one, ahead.history, prior) for one in judged(ahead.hindcasts, ahead.history)]
    for i, origin in enumerate(years[:-1]):
        if origin not in here.years:
            continue
        past = _outlook_at(ahead, seen, origin)
        drift = profile_drift(counted[..., : i + 1], years[: i + 1], breaks)
        found = [
            year
            for year in judgeable_years(here, origin, max(horizons))
            if year - origin in horizons
        ]
        if past is None or not found:
            continue
        yield from _ours(known, past, drift, origin, found)
        yield from _opponents(known, origin, found)


def _history(
    history: EmploymentHistory,
    region_code: str,
    occupations: tuple[str, ...],
    counted: Floats,
    years: Sequence[int],
    breaks: Sequence[int],
) -> EmploymentHistory:
    """Return employees by education in the years that know both, as a history of one region."""
    member = prefixes(history.occupations, max(map(len, occupations)))[1]
    region = history.region_codes.index(region_code)
    employees = summed(history.persons[[region]].sum(axis=2), member)[0]
    both = [year for year in years if year in history.years]
    persons = [
        employees[:, history.years.index(year)] @ shares(counted[..., list(years).index(year)])
        for year in both
    ]
    return EmploymentHistory(
        region_codes=(region_code,),
        occupations=tuple(f"{e:03d}" for e in range(counted.shape[1])),
        sexes=("total",),
        years=tuple(both),
        persons=np.stack(persons, axis=-1)[None, :, None],
        breaks=tuple(sorted({*history.breaks, *breaks})),
    )


def _outlook_at(ahead: DemandAhead, seen: Sequence[Missed], origin: int) -> DemandAhead | None:
    """Return the occupations' outlook from an earlier year, as sure as was known then."""
    made = next((one for one in ahead.hindcasts if one.origin == origin), None)
    if made is None:
        return None
    return ahead_from(
        tuple(one for one in ahead.hindcasts if one.origin < origin),
        ahead.history.until(origin),
        made.expected,
        seen=[one for one in seen if one.year <= origin],
    )


def _ours(
    known: _Known, past: DemandAhead, drift: ProfileDrift, origin: int, years: Sequence[int]
) -> Iterator[DemandCase]:
    profile = shares(known.counted[..., known.years.index(origin)])
    region = past.history.region_codes.index(known.region_code)
    jobs = past.expected.sum(axis=2)
    member = prefixes(past.history.occupations, max(map(len, known.occupations)))[1]
    for year in years:
        ahead = year - origin
        told = drift.after(profile, ahead)[member]
        forecast = jobs[region, :, ahead - 1] @ told
        variance = _occupations_variance(past, region, ahead, told)
        variance += forecast**2 * drift.variance(ahead) + luck(ahead) * forecast
        yield from _rows(known, OURS, origin, year, forecast, interval_80(forecast, variance))


def _occupations_variance(past: DemandAhead, region: int, ahead: int, told: Floats) -> Floats:
    """Return the variance (E,) that the shocks to occupations make, ``told`` (P, E) being shares.

    A shock to a code hits everything below it, as in the draws.
    """
    spread, occupations = past.spread.at(ahead), past.history.occupations
    expected = past.expected[..., ahead - 1 : ahead]
    both = expected.sum(axis=2)
    here, nation = both[[region]], both.sum(axis=0, keepdims=True)
    parts = here[0] * told
    variance = ((told**2) * (spread.luck * here[0])).sum(axis=0)
    sexes = (expected[region] ** 2 * spread.sex_variance(expected[region])).sum(axis=1)
    variance += ((told**2) * sexes).sum(axis=0)
    for length in range(len(spread.own)):
        member = prefixes(occupations, length)[1]
        own = spread.own_variance(length, summed(here, member))[0]
        shared = spread.shared_variance(length, summed(nation, member))[0]
        variance += ((own + shared) * summed(parts[None], member)[0] ** 2).sum(axis=0)
    return np.asarray(variance)


def _opponents(known: _Known, origin: int, years: Sequence[int]) -> Iterator[DemandCase]:
    past = known.history.until(origin)
    for name, method in (("naive", Naive()), ("drift", Drift())):
        told = method.project(past, max(years) - origin)[0, :, 0]
        nothing = np.full(told.shape[0], np.nan)
        for year in years:
            yield from _rows(
                known, name, origin, year, told[:, year - origin - 1], (nothing, nothing)
            )


def _rows(
    known: _Known,
    method: str,
    origin: int,
    year: int,
    forecast: Floats,
    bounds: tuple[Floats, Floats],
) -> Iterator[DemandCase]:
    here = known.history
    size = here.persons[0, :, 0, here.years.index(origin)]
    outcome = here.persons[0, :, 0, here.years.index(year)]
    for e, code in enumerate(known.group_codes):
        if size[e] > 0 or outcome[e] > 0:
            yield DemandCase(
                region_code=known.region_code,
                code=code,
                method=method,
                origin=origin,
                year=year,
                size_at_origin=float(size[e]),
                forecast=float(forecast[e]),
                p10=float(bounds[0][e]),
                p90=float(bounds[1][e]),
                outcome=float(outcome[e]),
            )

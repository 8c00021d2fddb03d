"""Welfare jobs from the people who use a service and the staff that each of them gets.

Method: docs/method-guide/demand.md, section 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.industries import INDUSTRIES, IndustrySettings
from talentlab.calc.population.shocks import standardised, stream, wandering


@dataclass(frozen=True, slots=True)
class Service:
    """One public service in some municipalities (M), in the base year.

    Attributes
    ----------
    industry : int
        Position of the industry that its staff is counted in.
    usage : (M, A)
        Users per resident of each age group of the population draws.
    staff : (M,)
        Persons who work in it.
    trend : float
        Log change of staff per user in the next year; it fades.
    spread : float
        Standard deviation of its yearly log change, all places together.
    lever : (H,) or None
        What staff per user is multiplied by besides, years ahead: a decision, not a forecast.

    """

    name: str
    industry: int
    usage: Floats
    staff: Floats
    trend: float
    spread: float
    lever: Floats | None = None

    def with_staffing(self, lever: Floats) -> "Service":
        """Return the service with staff per user multiplied by ``lever`` (H,)."""
        return replace(self, lever=lever)


def staffing_trend(
    users: Floats, staff: Floats, years: Sequence[int], settings: IndustrySettings = INDUSTRIES
) -> tuple[float, float]:
    """Return the trend of staff per user and the spread of its yearly log change.

    Both are drawn towards what is declared; changes beyond the largest believed do not count.

    Parameters
    ----------
    users, staff : (Y,)
        Of all places together, in increasing ``years``; positive.

    Method: docs/method-guide/demand.md, section 3, equation 3.

    """
    spans = np.diff(np.asarray(years, dtype=np.float64))
    if spans.size == 0:
        return 0.0, settings.staffing_spread
    change = np.diff(np.log(staff / users))
    believed = np.abs(change) <= settings.largest_staffing_change * spans
    change, spans = change[believed], spans[believed]
    known = float(spans.sum())
    trend = float(change.sum()) / (known + settings.staffing_years)
    off = (change - trend * spans) ** 2 / np.maximum(spans, 1.0)
    prior = settings.spread_years * settings.staffing_spread**2
    return trend, float(np.sqrt((prior + off.sum()) / (settings.spread_years + len(off))))


def usage_rates(
    users: Floats, residents: Floats, settings: IndustrySettings = INDUSTRIES
) -> Floats:
    """Return users per resident (M, G), drawn to all municipalities' together where few live.

    ``users`` and ``residents`` are (M, G) by the service's own age groups. Users that are not
    a number are not known: there the rate is that of the municipalities that told.
    """
    require_shape("residents", residents, users.shape)
    told = np.isfinite(users)
    known = np.where(told, users, 0.0)
    living = np.where(told, residents, 0.0)
    together = known.sum(axis=0) / np.maximum(living.sum(axis=0), 1.0)
    kept = settings.usage_size
    return np.asarray((known + kept * together) / (living + kept))


def service_growth(
    service: Service,
    population: Floats,
    region_codes: Sequence[str],
    *,
    seed: int,
    settings: IndustrySettings = INDUSTRIES,
) -> Floats:
    """Return how many times today's staff is asked for (D, M, H).

    ``population`` is (D, M, A, T) with the base year first. Users follow residents of each age,
    staff follows users, staff per user wanders: together in all places, and in each by itself.

    Method: docs/method-guide/demand.md, section 3, equation 2.
    """
    draws, places, _, years = population.shape
    require_shape("usage", service.usage, population.shape[1:3])
    users = np.einsum("dmat,ma->dmt", population, service.usage)
    growth = np.divide(
        users[..., 1:],
        users[..., :1],
        out=np.ones((draws, places, years - 1)),
        where=users[..., :1] > 0,
    )
    ahead = np.arange(1, years, dtype=np.float64)
    expected = service.trend * np.cumsum(settings.staffing_memory ** (ahead - 1.0))
    common = _path(seed, draws, years - 1, "staffing", service.name)
    variance = service.spread**2 + settings.own_staffing_spread**2
    for m, code in enumerate(region_codes):
        own = _path(seed, draws, years - 1, "staffing", service.name, code)
        shock = service.spread * common + settings.own_staffing_spread * own
        growth[:, m] *= np.exp(expected + np.sqrt(ahead) * shock - variance * ahead / 2)
    return growth if service.lever is None else np.asarray(growth * service.lever)


def with_welfare(
    employed: Floats, base: Floats, services: Sequence[Service], growth: Sequence[Floats]
) -> Floats:
    """Return the employed (D, M, I, H) where welfare follows its users.

    The staff of services is taken out of ``base`` (M, I) and grows by ``growth``, one (D, M, H)
    each; whoever else works in those industries stays with the ensemble. Where more staff is told
    than the industry has, the services share what there is.
    """
    found = employed.copy()
    for industry in sorted({service.industry for service in services}):
        inside = [i for i, service in enumerate(services) if service.industry == industry]
        staff = np.stack([services[i].staff for i in inside])
        here = base[:, industry]
        fits = np.minimum(1.0, here / np.maximum(staff.sum(axis=0), 1e-12))
        part = staff * fits
        others = np.where(here > 0, 1.0 - part.sum(axis=0) / np.maximum(here, 1e-12), 0.0)
        found[:, :, industry] *= np.maximum(others, 0.0)[:, None]
        for row, i in enumerate(inside):
            found[:, :, industry] += part[row][:, None] * growth[i]
    return found


def _path(seed: int, draws: int, years: int, *task: str) -> Floats:
    return standardised(wandering(stream(seed, *task), draws, years))

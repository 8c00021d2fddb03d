"""Draws of municipal employees: the county's draws, divided by shares that wander.

Method: docs/method-guide/employment.md, section 8.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.municipal import MUNICIPAL
from talentlab.calc.demand.history import prefixes, summed
from talentlab.calc.demand.spread import Spread
from talentlab.calc.population.shocks import stream, wandering

RAKED: Final = 30
"""Passes that bring shares to their means: always as many, so that no result hangs on another."""
_ONE: Final = 1.0  # employee: fewer have no more luck than one


@dataclass(frozen=True, slots=True)
class MunicipalShares:
    """What a county's occupations are divided by.

    Axes: M all municipalities of the county, O occupations (both sexes together).

    Attributes
    ----------
    employees : (M, O)
        Modelled employees in the base year.
    spread : Spread
        A municipality is taken to move away from its county as counties move away from the
        nation: with the variance of own shocks, and of luck, at its own size. The county outlook's,
        but no less than municipalities are known to move (:mod:`.municipal_spread`).

    """

    region_codes: tuple[str, ...]
    occupations: tuple[str, ...]
    employees: Floats
    spread: Spread

    def __post_init__(self) -> None:
        require_shape("employees", self.employees, (len(self.region_codes), len(self.occupations)))

    def only(self, first: str) -> "MunicipalShares":
        """Return the shares of the occupations that begin with ``first``."""
        inside = [o for o, code in enumerate(self.occupations) if code.startswith(first)]
        names = tuple(self.occupations[o] for o in inside)
        return replace(self, occupations=names, employees=self.employees[:, inside])

    def divide(self, county: Floats, occupations: tuple[str, ...], *, seed: int) -> Floats:
        """Return :func:`divided` of a county's draws (D, P, H) of more detailed ``occupations``."""
        member = prefixes(occupations, max(map(len, self.occupations)))[1]
        return divided(summed(county, member), self, seed=seed)


def divided(county: Floats, shares: MunicipalShares, *, seed: int) -> Floats:
    """Return the employees (M, D, O, H) of every municipality, adding up to ``county`` (D, O, H).

    Each municipality's part of an occupation is its modelled employees times lognormal shocks to
    every code that the occupation is part of, and luck that is the larger the fewer they are. All
    wander, from the modelled employees of the base year, and shares are the modelled ones on
    average.

    Method: docs/method-guide/employment.md, section 8, equation 13.
    """
    draws, _, years = county.shape
    require_shape("county", county, (draws, len(shares.occupations), years))
    usual = _somewhere(shares.employees)
    parts = np.empty((len(shares.region_codes), *county.shape))
    for m, region_code in enumerate(shares.region_codes):
        shocks = _log_shocks(region_code, shares, shares.employees[m], draws, seed)
        np.multiply(usual[m][:, None], np.exp(shocks), out=parts[m])
    rake(parts, usual / usual.sum(axis=0))
    parts *= county
    return parts


def rake(weights: Floats, wanted: Floats) -> None:
    """Turn weights (M, D, O, H) into shares of one in every draw, ``wanted`` (M, O) on average.

    Weights of mean one divided by their sum do not give mean shares: who is large and sure would
    lose to those who are small and unsure. So the weights of each municipality are scaled, alike in
    all draws, until the means are right (iterative proportional fitting). Draws are scaled last.
    """
    weights /= weights.sum(axis=0)
    for _ in range(RAKED):
        mean = weights.mean(axis=1)
        scale = np.divide(wanted[:, :, None], mean, out=np.zeros_like(mean), where=mean > 0)
        weights *= scale[:, None]
        weights /= weights.sum(axis=0)


def _somewhere(employees: Floats) -> Floats:
    """Return employees (M, O) where an occupation that nobody has is divided as all others are."""
    size = employees.sum(axis=1, keepdims=True)
    everywhere = size if size.any() else np.ones_like(size)
    return np.where(employees.sum(axis=0) > 0, employees, everywhere)


def _log_shocks(
    region_code: str, shares: MunicipalShares, employees: Floats, draws: int, seed: int
) -> Floats:
    """Return the log shocks (D, O, H) of one municipality; their mean is raked away."""
    spread, years = shares.spread, len(shares.spread.luck)
    shocks = np.zeros((draws, len(shares.occupations), years))
    for length in range(max(map(len, shares.occupations)) + 1):
        codes, member = prefixes(shares.occupations, length)
        size = np.repeat(summed(employees[None], member)[0][:, None], years, axis=1)
        drift = np.minimum(spread.own_variance(length, size), MUNICIPAL.most_variance)
        moving = [_moving(seed, draws, years, "municipal", region_code, code) for code in codes]
        shocks += (np.sqrt(drift) * np.stack(moving, axis=1))[:, member]
    few = np.minimum(spread.luck / np.maximum(employees[:, None], _ONE), MUNICIPAL.most_variance)
    luck = [
        _moving(seed, draws, years, "municipal luck", region_code, code)
        for code in shares.occupations
    ]
    return np.asarray(shocks + np.sqrt(few) * np.stack(luck, axis=1))


def _moving(seed: int, draws: int, years: int, *task: str) -> Floats:
    """Return standard normal paths (D, H) that wander."""
    return wandering(stream(seed, *task), draws, years)

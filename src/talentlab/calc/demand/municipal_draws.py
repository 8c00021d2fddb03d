"""Draws of municipal employees: the county's draws, divided by shares that are uncertain too.

Method: docs/method-guide/employment.md, section 8.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.municipal import MUNICIPAL
from talentlab.calc.demand.history import prefixes, summed
from talentlab.calc.demand.spread import Spread
from talentlab.calc.population.shocks import stream, wandering

_ONE: Final = 1.0  # employee: fewer have no more luck than one


@dataclass(frozen=True, slots=True)
class MunicipalShares:
    """What a county's occupations are divided by.

    Axes: M all municipalities of the county, O occupations (both sexes together), K lengths of
    code from 0.

    Attributes
    ----------
    employees : (M, O)
        Modelled employees in the base year.
    unlike : (K,)
        Log variance, for each length of code, of what the model misses in the base year.
    spread : Spread
        The county outlook's. A municipality is taken to move away from its county as counties move
        away from the nation: with the variance of own shocks, and of luck, at its own size.

    """

    region_codes: tuple[str, ...]
    occupations: tuple[str, ...]
    employees: Floats
    unlike: Floats
    spread: Spread

    def __post_init__(self) -> None:
        require_shape("employees", self.employees, (len(self.region_codes), len(self.occupations)))


def divided(county: Floats, shares: MunicipalShares, *, seed: int) -> Floats:
    """Return the employees (M, D, O, H) of every municipality, adding up to ``county`` (D, O, H).

    Each municipality's part of an occupation is its modelled employees times lognormal shocks, of
    mean one, to every code that the occupation is part of: constant ones for what the model
    misses, wandering ones for what changes, and luck that is the larger the fewer they are.

    Method: docs/method-guide/employment.md, section 8, equation 13.
    """
    draws, _, years = county.shape
    require_shape("county", county, (draws, len(shares.occupations), years))
    parts = np.empty((len(shares.region_codes), *county.shape))
    usual = _somewhere(shares.employees)
    for m, region_code in enumerate(shares.region_codes):
        shocks = _log_shocks(region_code, shares, shares.employees[m], draws, seed)
        np.multiply(usual[m][:, None], np.exp(shocks), out=parts[m])
    parts *= county / parts.sum(axis=0)
    return parts


def _somewhere(employees: Floats) -> Floats:
    """Return employees (M, O) where an occupation that nobody has is divided as all others are."""
    size = employees.sum(axis=1, keepdims=True)
    everywhere = size if size.any() else np.ones_like(size)
    return np.where(employees.sum(axis=0) > 0, employees, everywhere)


def _log_shocks(
    region_code: str, shares: MunicipalShares, employees: Floats, draws: int, seed: int
) -> Floats:
    """Return the log shocks (D, O, H) of one municipality, with mean one when exponentiated."""
    spread, years = shares.spread, len(shares.spread.luck)
    shocks = np.zeros((draws, len(shares.occupations), years))
    variance = np.zeros((len(shares.occupations), years))
    for length, unlike in enumerate(shares.unlike):
        codes, member = prefixes(shares.occupations, length)
        size = np.repeat(summed(employees[None], member)[0][:, None], years, axis=1)
        drift = np.minimum(spread.own_variance(length, size), MUNICIPAL.most_variance)
        lasting = [_lasting(seed, draws, region_code, code) for code in codes]
        moving = [_moving(seed, draws, years, "municipal", region_code, code) for code in codes]
        both = np.sqrt(unlike) * np.stack(lasting, 1) + np.sqrt(drift) * np.stack(moving, 1)
        shocks += both[:, member]
        variance += (unlike + drift)[member]
    few = np.minimum(
        (MUNICIPAL.luck + spread.luck) / np.maximum(employees[:, None], _ONE),
        MUNICIPAL.most_variance,
    )
    luck = [
        _moving(seed, draws, years, "municipal luck", region_code, code)
        for code in shares.occupations
    ]
    shocks += np.sqrt(few) * np.stack(luck, axis=1)
    return np.asarray(shocks - (variance + few) / 2)


def _lasting(seed: int, draws: int, *task: str) -> Floats:
    """Return standard normal shocks (D, 1) that are the same every year."""
    return np.asarray(stream(seed, "municipal unlike", *task).standard_normal((draws, 1)))


def _moving(seed: int, draws: int, years: int, *task: str) -> Floats:
    """Return standard normal paths (D, H) that wander."""
    return wandering(stream(seed, *task), draws, years)

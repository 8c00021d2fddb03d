"""Openings of municipalities: their own employees in every draw, and their part of those who leave.

Method: docs/method-guide/openings.md, section 6.
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.demand.history import prefixes, summed
from talentlab.calc.demand.leaving.openings import PARTS, components
from talentlab.calc.demand.leaving.steady import steadied
from talentlab.calc.demand.municipal_draws import MunicipalShares
from talentlab.calc.population.shocks import stream

_TASK: Final = "municipal leaving"


def municipal_parts(
    shares: MunicipalShares,
    paths: Floats,
    leaving: Floats,
    occupations: tuple[str, ...],
    *,
    seed: int,
) -> list[Floats]:
    """Return change, expansion, replacement and openings (D, O, K, H) of every municipality.

    Employees are the draws of the employment outlook, and the rule of openings holds in each
    municipality by itself.

    Parameters
    ----------
    shares : MunicipalShares
        Those of the employment outlook, with the same seed.
    paths : (D, P, H)
        The county's drawn employees, both sexes, by ``occupations`` (P).
    leaving : (D, P, H)
        Those who leave them in the county: whole persons.

    """
    stocks = np.stack([steadied(own) for own in shares.divide(paths, occupations, seed=seed)])
    member = prefixes(occupations, max(map(len, shares.occupations)))[1]
    left = leavers(shares, stocks, summed(leaving, member), seed=seed)
    return [
        components(own, base, gone[:, :, None])[:, :, : len(PARTS)]
        for own, base, gone in zip(stocks, shares.employees, left, strict=True)
    ]


def leavers(shares: MunicipalShares, stocks: Floats, leaving: Floats, *, seed: int) -> Floats:
    """Return those who leave (M, D, O, H): together they are the county's ``leaving`` (D, O, H).

    Everyone in an occupation runs the county's risk, so each who leaves worked in a municipality
    with the chance of its part of the employees ``stocks`` (M, D, O, H), a year before.
    """
    require_shape("leaving", leaving, stocks.shape[1:])
    base = np.broadcast_to(shares.employees[:, None, :, None], (*stocks.shape[:-1], 1))
    before = np.concatenate([base, stocks[..., :-1]], axis=-1)
    whole = before.sum(axis=0)
    even = np.full_like(before, 1 / len(before))
    chance = np.moveaxis(np.divide(before, whole, out=even, where=whole > 0), 0, -1)
    found = np.empty_like(stocks)
    for o, code in enumerate(shares.occupations):
        random = stream(seed, _TASK, *shares.region_codes[:1], code)
        dealt = random.multinomial(leaving[:, o].astype(np.int64), chance[:, o])
        found[:, :, o] = np.moveaxis(dealt, -1, 0)
    return found

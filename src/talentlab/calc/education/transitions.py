"""Who goes from which education to which: net gains that stocks show, made gross by graduates.

Method: docs/method-guide/supply.md, section 4.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.education.fitting import Margin, fitted

MOST_LEARNING: Final = 0.9
"""Largest share of a cell that can finish another education in a year."""
LAST_LEARNING_BAND: Final = 9
"""Ages up to 59: later changes of education are corrections of a register, not studies."""
_ORDER: Final = {"1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "9": 0}
_SAME_FIELD: Final = 4.0
_BACKWARDS: Final = 1e-6  # kept possible: a register's corrections must fit somewhere
_FEWEST: Final = 1e-9


def net_gains(observed: Floats, expected: Floats, residents: Floats, weights: Floats) -> Floats:
    """Return persons gained per resident and year (S, G, E), all regions and years together.

    Parameters
    ----------
    observed, expected : (S, G, P, R, E)
        Residents after a year as counted, and as they would be if nobody learnt, for P pairs of
        years; both sum to the same.
    residents : (S, G, P, R)
        Everybody after the year.
    weights : (P,)

    """
    gained = np.einsum("sgpre,p->sge", observed - expected, weights)
    there = np.einsum("sgpr,p->sg", residents, weights)
    return np.asarray(gained / np.maximum(there, _FEWEST)[..., None])


def learning_rates(gains: Floats, arrivals: Floats, stock: Floats, codes: Sequence[str]) -> Floats:
    """Return tau (S, G, E, E): the share of each education who finish each other in a year.

    Gains are net: those who came less those who went on. Where more graduates are known than were
    gained, the rest went on, as far as there was anything to go on to; those beyond that have moved
    away, which moves tell. Who went where is fitted: nobody goes back to less, and the same field
    is likelier.

    Parameters
    ----------
    gains : (S, G, E)
        Net gains per resident; sums to nothing over E.
    arrivals : (S, G, E)
        Graduates per resident, 0 where they are not known.
    stock : (S, G, E)
        Shares of the residents by education.
    codes : (E,)

    """
    affinity = _affinity(codes)
    came = np.maximum(gains, 0.0)
    came = came + np.clip(arrivals - came, 0.0, _onward(came, stock, affinity))
    went = came - gains
    most = MOST_LEARNING * stock
    rates = np.zeros((*gains.shape, len(codes)))
    for s, g in np.ndindex(gains.shape[:2]):
        if g >= LAST_LEARNING_BAND or not came[s, g].any():
            continue
        out = np.minimum(went[s, g], most[s, g])
        into = came[s, g] * out.sum() / max(came[s, g].sum(), _FEWEST)
        seed = affinity * out[:, None] * into[None, :]
        flow = fitted(seed, (Margin((1,), into), Margin((0,), out)))
        rates[s, g] = np.divide(
            flow, stock[s, g][:, None], out=np.zeros(flow.shape), where=stock[s, g][:, None] > 0
        )
    return rates


def _onward(came: Floats, stock: Floats, affinity: Floats) -> Floats:
    """Return how many of each education (S, G, E) may have gone on to those that gained."""
    possible = np.where(affinity > _BACKWARDS, affinity, 0.0)
    sources = stock[..., :, None] * possible
    share = sources / np.maximum(sources.sum(axis=-2, keepdims=True), _FEWEST)
    return np.asarray(np.einsum("sgef,sgf->sge", share, came))


def _affinity(codes: Sequence[str]) -> Floats:
    """Return how likely (E, E) each education is followed by each other; nobody repeats one."""
    order = np.array([_ORDER[code[1]] for code in codes])
    forward = (order[None, :] > order[:, None]) | ((order[None, :] == 4) & (order[:, None] == 4))  # noqa: PLR2004 -- a degree may follow a degree
    same = np.array([code[0] for code in codes])
    seed = np.where(forward, np.where(same[:, None] == same[None, :], _SAME_FIELD, 1.0), _BACKWARDS)
    np.fill_diagonal(seed, 0.0)
    return np.asarray(seed)


def year_weights(years: Sequence[int], half_life: float) -> Floats:
    """Return weights (P,) of pairs of years by the later year; the last weighs most."""
    age = years[-1] - np.array(years)
    return np.asarray(0.5 ** (age / half_life))


def mover_factors(
    observed: Floats,
    expected: Floats,
    came: Floats,
    weights: Floats,
    *,
    prior: float,
    most: float,
) -> Floats:
    """Return how many times more common (R, E) each group is among a municipality's in-movers.

    What a municipality gains of a group beside what everybody does, told as in-movers and drawn
    towards none: ``1 + sum (observed - expected) / (sum came + prior share)``.

    Parameters
    ----------
    observed, expected : (S, G, P, R, E)
        Residents after a year, and as they would be with usual learning and in-movers.
    came : (P, R, E)
        In-movers with the usual educations.
    weights : (P,)
    prior
        In-movers at whom evidence weighs as much as the usual.
    most
        Largest factor; its inverse the smallest.

    """
    more = np.einsum("sgpre,p->re", observed - expected, weights)
    there = np.einsum("pre,p->re", came, weights)
    share = there / np.maximum(there.sum(axis=1, keepdims=True), _FEWEST)
    factor = 1.0 + more / np.maximum(there + prior * share, _FEWEST)
    return np.asarray(np.clip(factor, 1.0 / most, most))

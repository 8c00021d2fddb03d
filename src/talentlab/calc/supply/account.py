"""One year of the account: residents by education age, learn, move and die, and none is lost.

Axes: S sexes, G age groups, ... (draws), R municipalities, E education groups. Sex and age come
first, so that everyone who may learn the same lies together in memory.

Method: docs/method-guide/supply.md, section 3.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats

MOST_LEARNING: Final = 0.9
"""Largest share of a cell that can finish another education in a year."""
_MOST_IMMIGRANTS: Final = 0.5  # of a cell at the end of the year


@dataclass(frozen=True, slots=True)
class PeopleBefore:
    """Residents a year ago (S, G, ..., R), and those of last ages (S, G + 1, ..., R)."""

    residents: Floats
    last_ages: Floats


@dataclass(frozen=True, slots=True)
class YearRates:
    """What happens to people in a year, by their education.

    Attributes
    ----------
    young : (S, E)
        Education of those who turn 16; shares that sum to 1.
    dying : (S, G, E)
        Share who die.
    learning : (S, G, E, E)
        tau: share of the first education who finish the second; rows sum to at most 0.9.
    leaving, emigrating : (S, G, R, E)
        Shares who move to the rest of the country, and abroad.
    immigrating : (S, G, R)
        Immigrants as a share of last year's residents.
    movers : (S, G, R, E)
        Education of those who move in; shares that sum to 1.
    immigrants : (S, G, E)
        Education of those who immigrate; shares that sum to 1.

    """

    young: Floats
    dying: Floats
    learning: Floats
    leaving: Floats
    emigrating: Floats
    immigrating: Floats
    movers: Floats
    immigrants: Floats


@dataclass(frozen=True, slots=True)
class Year:
    """Residents (S, G, ..., R, E) at the end of a year, and what happened during it.

    ``flows`` are (..., R, E), all ages together. ``aged_out`` (S, G, ..., R, E) are those who left
    each age group by growing older.
    """

    residents: Floats
    flows: Mapping[str, Floats]
    aged_out: Floats


def one_year(
    stock: Floats,
    before: PeopleBefore,
    after: Floats,
    rates: YearRates,
    *,
    learning_factor: Floats,
    shock: Floats | None = None,
) -> Year:
    """Return the account of one year; its cells sum to ``after`` and none is negative.

    Parameters
    ----------
    stock : (S, G, ..., R, E)
        Residents a year ago; they sum to ``before.residents``.
    before : PeopleBefore
    after : (S, G, ..., R)
        Residents now.
    rates : YearRates
    learning_factor : (..., R, E)
        psi: how many times as many as usual finish each education.
    shock : (..., R, E), optional
        Log change of each education for reasons that nobody knows; counted as moves.

    Notes
    -----
    Method: docs/method-guide/supply.md, section 3, equations 4-8.

    """
    now, aged_out, turned_16 = _aged(stock, before, rates.young)
    flows = {"turned_16": turned_16.sum(axis=0), "turned_75": aged_out[:, -1].sum(axis=0)}
    deaths = now * _between(rates.dying, now)
    now -= deaths
    flows["deaths"] = _all_ages(deaths)
    flows["graduates"], flows["studied_on"] = _learn(now, rates.learning, learning_factor)
    moved = _move(now, before.residents, after, rates)
    if shock is not None:
        _shake(now, moved, shock, after)
    np.maximum(now, 0.0, out=now)
    return Year(now, flows | {name: _all_ages(cells) for name, cells in moved.items()}, aged_out)


def _all_ages(cells: Floats) -> Floats:
    """Return (..., R, E) of cells (S, G, ..., R, E)."""
    return np.asarray(cells.reshape(-1, *cells.shape[2:]).sum(axis=0))


def _between(by_age: Floats, like: Floats) -> Floats:
    """Return rates (S, G, last...) with room for draws between ages and what comes last."""
    room = like.ndim - by_age.ndim
    return by_age.reshape(*by_age.shape[:2], *(1,) * room, *by_age.shape[2:])


def _aged(stock: Floats, before: PeopleBefore, young: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the stock a year older, who left each group, and who turned 16 (S, ..., R, E)."""
    old = before.last_ages[:, 1:]
    share = np.divide(old, before.residents, out=np.zeros(old.shape), where=before.residents > 0)
    out = stock * np.minimum(share, 1.0)[..., None]
    room = (1,) * (before.last_ages.ndim - 2)
    turned_16 = before.last_ages[:, 0, ..., None] * young.reshape(len(young), *room, -1)
    aged = stock - out
    aged[:, 1:] += out[:, :-1]
    aged[:, 0] += turned_16
    return aged, out, turned_16


def _learn(now: Floats, learning: Floats, factor: Floats) -> tuple[Floats, Floats]:
    """Let people in ``now`` finish educations; return those who did, by new and by old (..., R, E).

    ``arrived = psi' (alive tau)`` and ``left = alive (tau psi)``: the same persons, counted twice.
    """
    rows = now.reshape(*now.shape[:2], -1, now.shape[-1])
    wanted = np.minimum(factor, MOST_LEARNING / max(learning.sum(axis=-1).max(), 1e-9))
    wanted = np.ascontiguousarray(wanted.reshape(-1, wanted.shape[-1]))
    graduates, studied_on = np.zeros(rows.shape[2:]), np.zeros(rows.shape[2:])
    for s, g in np.argwhere(learning.any(axis=(2, 3))):
        people = rows[s, g]
        arrived = people @ learning[s, g]
        arrived *= wanted
        left = wanted @ learning[s, g].T
        left *= people
        people += arrived
        people -= left
        graduates += arrived
        studied_on += left
    shape = now.shape[2:]
    return graduates.reshape(shape), studied_on.reshape(shape)


def _move(now: Floats, before: Floats, after: Floats, rates: YearRates) -> dict[str, Floats]:
    """Let people in ``now`` move until each cell holds ``after``; return the moves.

    Those who move in are the rest of the sum; where that would be fewer than nobody, more move out.
    """
    out = now * _between(rates.leaving, now)
    emigrated = now * _between(rates.emigrating, now)
    coming = np.minimum(before * _between(rates.immigrating, before), _MOST_IMMIGRANTS * after)
    left = now - out
    left -= emigrated
    staying = left.sum(axis=-1)
    missing = after - staying - coming
    share = np.divide(-missing, staying, out=np.zeros(missing.shape), where=staying > 0)
    more = left * np.clip(share, 0.0, 1.0)[..., None]
    out += more
    moved_in = np.maximum(missing, 0.0)[..., None] * _between(rates.movers, now)
    immigrated = coming[..., None] * _between(rates.immigrants, now)
    now -= out
    now -= emigrated
    now += moved_in
    now += immigrated
    return {
        "moved_out": out,
        "emigrated": emigrated,
        "moved_in": moved_in,
        "immigrated": immigrated,
    }


def _shake(now: Floats, moved: dict[str, Floats], shock: Floats, after: Floats) -> None:
    """Let each education grow by ``shock`` beside the others, within ``after``, as moves."""
    shaken = now * np.exp(shock)
    total = shaken.sum(axis=-1)
    scale = np.divide(after, total, out=np.zeros(total.shape), where=total > 0)
    shaken *= scale[..., None]
    shaken -= now
    moved["moved_in"] += np.maximum(shaken, 0.0)
    moved["moved_out"] -= np.minimum(shaken, 0.0)
    now += shaken

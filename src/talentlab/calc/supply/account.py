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
from talentlab.calc.education.transitions import MOST_LEARNING

MOST_TIMES: Final = 2.0
"""Most times as many as usual who leave in a year."""
_MOST_IMMIGRANTS: Final = 0.5  # of a cell at the end of the year
_HARDLY_ANYBODY: Final = 1e-9
_FLOWS: Final = (
    "graduates", "studied_on", "moved_in", "moved_out", "immigrated", "emigrated", "turned_16",
    "turned_75", "deaths",
)  # fmt: skip


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
        Shares who move to the rest of the country, and abroad; ``MOST_TIMES`` both is at most 1.
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
class YearTimes:
    """How many times as many as usual die and move this year, (..., 1, 1) each.

    Those who leave and emigrate at most ``MOST_TIMES`` as many.
    """

    dying: Floats
    leaving: Floats
    emigrating: Floats
    immigrating: Floats


_ONCE: Final = np.ones((1, 1))
AS_USUAL: Final = YearTimes(_ONCE, _ONCE, _ONCE, _ONCE)


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
    times: YearTimes = AS_USUAL,
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
    times : YearTimes
        How many times as many as usual die and move.

    Notes
    -----
    Method: docs/method-guide/supply.md, section 3, equations 4-8.

    """
    now, aged_out = _aged(stock, before, rates.young)
    flows = {name: np.zeros(now.shape[2:]) for name in _FLOWS}
    flows["turned_16"] += (before.last_ages[:, 0, ..., None] * _apart(rates.young, now)).sum(axis=0)
    flows["turned_75"] += aged_out[:, -1].sum(axis=0)
    psi = _bounded(learning_factor, rates.learning)
    growth = None if shock is None else np.exp(shock)
    gained = np.zeros(now.shape[2:])
    for s, g in np.ndindex(now.shape[:2]):
        cell, people = now[s, g], after[s, g]
        _die(cell, np.minimum(rates.dying[s, g] * times.dying, 1.0), flows)
        _learn(cell, rates.learning[s, g], psi, flows)
        coming = before.residents[s, g] * rates.immigrating[s, g] * times.immigrating[..., 0]
        coming = np.minimum(coming, _MOST_IMMIGRANTS * people)
        leaving = rates.leaving[s, g] * times.leaving
        _leave(cell, leaving, rates.emigrating[s, g] * times.emigrating, people - coming, flows)
        _come(cell, people, coming, rates.movers[s, g], rates.immigrants[s, g], flows)
        if growth is not None:
            gained += _shake(cell, growth, people)
        np.maximum(cell, 0.0, out=cell)
    if growth is not None:
        _moved_more(flows, gained)
    return Year(now, flows, aged_out)


def _apart(by_sex: Floats, like: Floats) -> Floats:
    """Return shares (S, E) with room for draws and municipalities between."""
    return by_sex.reshape(len(by_sex), *(1,) * (like.ndim - 3), -1)


def _aged(stock: Floats, before: PeopleBefore, young: Floats) -> tuple[Floats, Floats]:
    """Return the stock a year older with those who turned 16, and who left each age group."""
    old = before.last_ages[:, 1:]
    share = np.divide(old, before.residents, out=np.zeros(old.shape), where=before.residents > 0)
    out = stock * np.minimum(share, 1.0)[..., None]
    aged = stock - out
    aged[:, 1:] += out[:, :-1]
    aged[:, 0] += before.last_ages[:, 0, ..., None] * _apart(young, stock)
    return aged, out


def _bounded(factor: Floats, learning: Floats) -> Floats:
    """Return psi so low that nobody finishes two educations at once."""
    most = MOST_LEARNING / max(float(learning.sum(axis=-1).max()), _HARDLY_ANYBODY)
    return np.asarray(np.minimum(factor, most))


def _die(cell: Floats, dying: Floats, flows: dict[str, Floats]) -> None:
    deaths = cell * dying
    cell -= deaths
    flows["deaths"] += deaths


def _learn(cell: Floats, learning: Floats, psi: Floats, flows: dict[str, Floats]) -> None:
    """Let people finish educations: ``arrived = psi' (alive tau)``, ``left = alive (tau psi)``.

    They are the same persons, counted by where they come and by where they were.
    """
    if not learning.any():
        return
    arrived = cell @ learning
    arrived *= psi
    left = psi @ learning.T
    left *= cell
    cell += arrived
    cell -= left
    flows["graduates"] += arrived
    flows["studied_on"] += left


def _leave(
    cell: Floats, leaving: Floats, emigrating: Floats, room: Floats, flows: dict[str, Floats]
) -> None:
    """Let people leave, and more of them where there is room for fewer than those who stay."""
    out = cell * leaving
    emigrated = cell * emigrating
    cell -= out
    cell -= emigrated
    flows["emigrated"] += emigrated
    staying = cell.sum(axis=-1)
    if (staying > room).any():
        share = np.divide(room, staying, out=np.ones(staying.shape), where=staying > room)
        more = cell * (1.0 - share)[..., None]
        cell -= more
        out += more
    flows["moved_out"] += out


def _come(
    cell: Floats,
    people: Floats,
    coming: Floats,
    movers: Floats,
    immigrants: Floats,
    flows: dict[str, Floats],
) -> None:
    """Let people immigrate, and move in until the cell holds ``people``."""
    immigrated = coming[..., None] * immigrants
    missing = np.maximum(people - coming - cell.sum(axis=-1), 0.0)
    moved_in = missing[..., None] * movers
    cell += immigrated
    cell += moved_in
    flows["immigrated"] += immigrated
    flows["moved_in"] += moved_in


def _shake(cell: Floats, growth: Floats, people: Floats) -> Floats:
    """Let each education grow beside the others, within ``people``; return what each gained."""
    shaken = cell * growth
    total = shaken.sum(axis=-1)
    shaken *= np.divide(people, total, out=np.zeros(total.shape), where=total > 0)[..., None]
    shaken -= cell
    cell += shaken
    return shaken


def _moved_more(flows: dict[str, Floats], gained: Floats) -> None:
    """Count what nobody can explain as moves: half of a gain as more in, half as fewer out.

    Moves then are as many as expected on average, and none is negative.
    """
    out = np.maximum(flows["moved_out"] - gained / 2, 0.0)
    moved_in = flows["moved_in"] + gained + out - flows["moved_out"]
    flows["moved_out"] = out + np.maximum(-moved_in, 0.0)
    flows["moved_in"] = np.maximum(moved_in, 0.0)

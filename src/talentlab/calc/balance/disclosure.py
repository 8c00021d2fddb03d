"""Which cells are shown: none of few persons, none that others give away, none too unsure.

Axes of every array here: areas R, codes C (groups and the wider ones they pool into), sectors K and
years T. Method: docs/method-guide/gap.md, section 7.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Booleans, Floats, Integers
from talentlab.calc.assumptions.balance import BALANCE, BalanceSettings


@dataclass(frozen=True, slots=True)
class Sum:
    """On one axis: the cell ``whole`` is the sum of the cells ``parts``."""

    axis: int
    whole: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of every cell: nothing where ``withheld``, the wider group where ``pooled``.

    ``instead`` is the place on C of the wider group that is shown; -1 where there is none.
    """

    withheld: Booleans
    pooled: Booleans
    instead: Integers


def decide(
    persons: Floats,
    band: Floats,
    *,
    parents: Integers,
    sums: Sequence[Sum],
    settings: BalanceSettings = BALANCE,
) -> Shown:
    """Return which cells are shown.

    Parameters
    ----------
    persons : (R, C, K, T)
        Persons behind each cell: the smaller of median supply and median demand.
    band : (R, C, K, T)
        Half of the 80 % band beside the median.
    parents : (C,)
        Place of the next wider group; -1 for those that have none, which are never too unsure.
    sums
        What adds up to what, on every axis: together they must not give a withheld cell away.

    """
    small = persons < settings.fewest_persons
    unsure = (band > settings.widest_band) & (parents >= 0)[None, :, None, None] & ~small
    secret = protected(small, unsure, persons, sums, fewest=settings.fewest_persons)
    return Shown(secret & ~unsure, unsure, _shown_instead(secret | unsure, parents))


def protected(
    small: Booleans, unsure: Booleans, persons: Floats, sums: Sequence[Sum], *, fewest: float
) -> Booleans:
    """Return ``small`` and as many other cells as it takes that no subtraction gives them away.

    In every sum that is shown, the hidden parts must be at least two and together ``fewest``
    persons; else the smallest part that is shown is withheld too, or, where no part is left, the
    sum. A sum that is withheld has at least one hidden part, for what is shown could be added up.
    This is repeated until nothing changes. ``unsure`` cells are hidden for another reason: they
    help to hide, and those that do are protected too, or another sum would give them away.
    """
    withheld = small.copy()
    is_changing = True
    while is_changing:
        changes = [_protect_one(withheld, unsure, persons, one, fewest) for one in sums]
        is_changing = any(changes)
    return withheld


def _protect_one(
    withheld: Booleans, unsure: Booleans, persons: Floats, one: Sum, fewest: float
) -> bool:
    """Withhold one more cell wherever a sum gives one away; return whether any was."""
    mine = np.moveaxis(withheld, one.axis, 0)
    other = np.moveaxis(unsure, one.axis, 0)
    size = np.moveaxis(persons, one.axis, 0)
    parts = np.array(one.parts)
    is_secret = mine[parts].any(axis=0) | mine[one.whole]
    cells = [*parts, one.whole]
    covers = other[cells] & ~mine[cells] & is_secret
    mine[cells] |= covers
    hidden, known = mine[parts], ~mine[one.whole]
    few = (hidden.sum(axis=0) == 1) | (np.where(hidden, size[parts], 0.0).sum(axis=0) < fewest)
    added_up = mine[one.whole] & ~hidden.any(axis=0)
    danger = (known & is_secret & few) | added_up
    if not danger.any():
        return bool(covers.any())
    exposed = np.where(hidden, np.inf, size[parts])
    smallest, left = exposed.argmin(axis=0), ~hidden.all(axis=0)
    where = np.nonzero(danger & left)
    mine[(parts[smallest[where]], *where)] = True
    mine[one.whole] |= danger & ~left
    return True


def _shown_instead(hidden: Booleans, parents: Integers) -> Integers:
    """Return the nearest wider group that is shown where a cell is hidden, else -1."""
    places = np.full(hidden.shape, -1, dtype=np.int64)
    for place in range(hidden.shape[1]):
        wider = int(parents[place])
        while wider >= 0:
            open_here = hidden[:, place] & (places[:, place] < 0) & ~hidden[:, wider]
            places[:, place][open_here] = wider
            wider = int(parents[wider])
    return places

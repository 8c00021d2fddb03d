"""The ages of the employees of every occupation, from the most detailed counts there are.

Method: docs/method-guide/openings.md, section 2.
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.demand.history import prefixes

_ROUNDS: Final = 60
"""Rounds of fitting; margins of a group's few occupations meet long before."""
_ANYWHERE: Final = 1e-3
"""Share of the group's own ages mixed into an occupation's, so that any age may occur."""


def told_by(occupations: tuple[str, ...], codes: tuple[str, ...]) -> list[int | None]:
    """Return the position of the longest of ``codes`` that each occupation begins with.

    Examples
    --------
    >>> told_by(("2221", "3111"), ("22", "222"))
    [1, None]

    """
    place = {code: i for i, code in enumerate(codes)}
    return [
        next((place[o[:n]] for n in range(len(o), 0, -1) if o[:n] in place), None)
        for o in occupations
    ]


def brought_to(
    persons: Floats, codes: tuple[str, ...], digits: int, *, axis: int
) -> tuple[tuple[str, ...], Floats]:
    """Return codes of at most ``digits``, and the persons of longer ones added up.

    ``persons`` has the codes on ``axis``. A sum with a part that is not known is not known.
    """
    shorter, member = prefixes(codes, digits)
    summed = np.zeros((len(shorter), *np.moveaxis(persons, axis, 0).shape[1:]))
    np.add.at(summed, member, np.moveaxis(persons, axis, 0))
    return shorter, np.moveaxis(summed, 0, axis)


def profiles(persons: Floats, codes: tuple[str, ...], occupations: tuple[str, ...]) -> Floats:
    """Return how each occupation divides by age (O, S, G): as its longest counted code.

    ``persons`` (C, S, G) are employees of ``codes``, not a number where they were not counted. An
    occupation of whose own code nobody was counted has the ages of the shorter code.
    """
    require_shape("persons", persons, (len(codes), *persons.shape[1:]))
    shares = np.zeros((len(occupations), *persons.shape[1:]))
    for length in range(max(map(len, codes)) + 1):
        sums: dict[str, Floats] = {}
        for code, own in zip(codes, np.nan_to_num(persons), strict=True):
            if len(code) >= length:
                sums[code[:length]] = sums.get(code[:length], 0.0) + own
        for o, occupation in enumerate(occupations):
            if len(occupation) >= length and occupation[:length] in sums:
                own = sums[occupation[:length]]
                whole = own.sum(axis=-1, keepdims=True)
                shares[o] = np.where(whole > 0, own / np.maximum(whole, 1.0), shares[o])
    return shares


def adjusted(shares: Floats, totals: Floats, margins: Floats, told: list[int | None]) -> Floats:
    """Return employees (O, S, G) of ``totals`` (O, S) whose groups have the ages of ``margins``.

    Parameters
    ----------
    shares : (O, S, G)
        How each occupation divides by age where it was counted in detail: the whole country.
    margins : (C, S, G)
        Employees by age of broader codes, counted in the region; scaled to the same totals.
    told
        Which of them each occupation is part of; those of none stay as they are.

    Method: docs/method-guide/openings.md, section 2.
    """
    found = shares * totals[..., None]
    for c in sorted({c for c in told if c is not None}):
        inside = [o for o, of in enumerate(told) if of == c]
        own = margins[c]
        if np.isnan(own).any():
            continue
        found[inside] = _fitted(found[inside], totals[inside], own)
    return found


def _fitted(start: Floats, totals: Floats, margin: Floats) -> Floats:
    """Return ``start`` (M, S, G) fitted to sums ``totals`` (M, S) and ages ``margin`` (S, G)."""
    there = margin.sum(axis=-1, keepdims=True)
    ages = np.divide(margin, there, out=np.zeros_like(margin), where=there > 0)
    wanted = ages * totals.sum(axis=0)[:, None]
    table = (1 - _ANYWHERE) * start + _ANYWHERE * ages * totals[..., None]
    for _ in range(_ROUNDS):
        table = table * _ratio(wanted, table.sum(axis=0))
        table = table * _ratio(totals, table.sum(axis=-1))[..., None]
    return np.where(there > 0, table, start)


def _ratio(wanted: Floats, there: Floats) -> Floats:
    return np.divide(wanted, there, out=np.zeros_like(there), where=there > 0)

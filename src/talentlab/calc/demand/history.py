"""Counted employees by region, occupation, sex and year: what every employment outlook starts from.

Method: docs/method-guide/employment.md, section 1.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, Integers, require_shape

_KEPT: Final = 128  # lists of codes and lengths that are remembered: a build has some dozens


@dataclass(frozen=True, slots=True)
class EmploymentHistory:
    """Counted employees, and nothing else, up to and including the last year.

    Axes
    ----
    R : regions, in the order of ``region_codes``
    O : occupations, in the order of ``occupations``
    S : sexes, in the order of ``sexes``
    Y : counted years, increasing; there may be gaps

    Attributes
    ----------
    occupations : (O,)
        The most detailed codes. A shorter code is the sum of all codes that begin with it.
    persons : (R, O, S, Y)
        Employees of that year.
    breaks : tuple of int
        The first year of each new way of counting. A difference across one is not growth.

    """

    region_codes: tuple[str, ...]
    occupations: tuple[str, ...]
    sexes: tuple[str, ...]
    years: tuple[int, ...]
    persons: Floats
    breaks: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        axes = (self.region_codes, self.occupations, self.sexes, self.years)
        require_shape("persons", self.persons, tuple(len(axis) for axis in axes))
        for name, axis in zip(("regions", "occupations", "sexes", "years"), axes, strict=True):
            if not axis or len(set(axis)) != len(axis):
                message = f"{name} must be given, and each once: {axis}"
                raise ValueError(message)
        codes = sorted(self.occupations)
        if part := [b for a, b in pairwise(codes) if b.startswith(a)]:
            message = f"occupations must not be part of others that are counted too: {part}"
            raise ValueError(message)
        if list(self.years) != sorted(self.years):
            message = f"years must increase: {self.years}"
            raise ValueError(message)
        if not (np.isfinite(self.persons).all() and self.persons.min() >= 0.0):
            message = "persons must be counted, and never negative"
            raise ValueError(message)

    @property
    def base_year(self) -> int:
        """The last counted year."""
        return self.years[-1]

    @property
    def code_length(self) -> int:
        """The length of the most detailed code."""
        return max(map(len, self.occupations))

    def until(self, origin: int) -> "EmploymentHistory":
        """Return what was known at the end of ``origin``: the future is cut away."""
        known = [i for i, year in enumerate(self.years) if year <= origin]
        if not known:
            message = f"nothing was counted by {origin}"
            raise ValueError(message)
        years = tuple(self.years[i] for i in known)
        return replace(
            self,
            years=years,
            persons=self.persons[..., known],
            breaks=tuple(year for year in self.breaks if year <= years[-1]),
        )

    def at_level(self, length: int) -> tuple[tuple[str, ...], Floats]:
        """Return the codes of ``length`` (C,), in order, and their persons (R, C, S, Y).

        ``length`` 0 is the sum over all occupations, with the empty code.
        """
        codes, member = prefixes(self.occupations, length)
        return codes, summed(self.persons, member)

    def is_counted_alike(self, first: int, last: int) -> bool:
        """Return whether no new way of counting began after ``first``, up to ``last``."""
        return not any(first < new <= last for new in self.breaks)


@lru_cache(maxsize=_KEPT)
def prefixes(occupations: tuple[str, ...], length: int) -> tuple[tuple[str, ...], Integers]:
    """Return the codes of ``length`` in order, and which of them (O,) each occupation is part of.

    Remembered, because every calibration asks thousands of times; so the answer cannot be changed.

    Examples
    --------
    >>> codes, member = prefixes(("111", "112", "221"), 1)
    >>> codes, member.tolist()
    (('1', '2'), [0, 0, 1])

    """
    codes = tuple(sorted({code[:length] for code in occupations}))
    place = {code: i for i, code in enumerate(codes)}
    member = np.array([place[code[:length]] for code in occupations], dtype=np.int64)
    member.setflags(write=False)
    return codes, member


def summed(values: Floats, member: Integers) -> Floats:
    """Return sums (R, C, ...) over the occupations (R, O, ...) that are part of each code (O,)."""
    order = np.argsort(member, kind="stable")
    first = np.searchsorted(member[order], np.arange(member.max() + 1))
    return np.asarray(np.add.reduceat(values[:, order], first, axis=1))

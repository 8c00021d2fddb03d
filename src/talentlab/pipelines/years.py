"""Years as people write them."""

from collections.abc import Sequence
from typing import Final

MOST_YEARS_AHEAD: Final = 100
"""A forecast further ahead is a slip of the hand, and would fill any memory."""


def listed(years: Sequence[int]) -> str:
    """Return increasing years with runs as a dash; a dash alone where there are none.

    Examples
    --------
    >>> listed([1990, 1995, 1996, 1997])
    '1990, 1995–1997'

    """
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    said = (str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return ", ".join(said) or "–"


def asked(parts: Sequence[int | range]) -> str:
    """Return years and runs of years as they were asked for, also those that lead nowhere.

    Examples
    --------
    >>> asked([1990, range(2010, 2001), range(1995, 1996)])
    '1990, 2010–2000, 1995–1995'

    """
    return ", ".join(
        str(part) if isinstance(part, int) else f"{part.start}–{part.stop - 1}" for part in parts
    )


def meant(parts: Sequence[int | range]) -> set[int]:
    """Return every year that single years and runs of years stand for.

    Examples
    --------
    >>> sorted(meant([1990, range(2000, 2003)]))
    [1990, 2000, 2001, 2002]

    """
    return {year for part in parts for year in (part if isinstance(part, range) else (part,))}


def lost(parts: Sequence[int | range], counted: Sequence[int]) -> list[int | range]:
    """Return the parts that stand for no counted year: single years, and runs all of them outside.

    Examples
    --------
    >>> lost([1990, range(2010, 2001), range(1995, 2003)], [2000, 2001])
    [1990, range(2010, 2001)]

    """
    return [part for part in parts if meant([part]).isdisjoint(counted)]

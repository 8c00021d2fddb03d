"""Years as people write them."""

from collections.abc import Sequence


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

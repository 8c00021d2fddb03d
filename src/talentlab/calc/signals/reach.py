"""The nearest measurement: for every area and occupation shown, where its number was measured.

Wages are measured for larger regions and wider groups than pages are about. The nearest number is
shown with its own place and group beside it; nothing is scaled or divided.
Method: docs/method-guide/signals.md, section 3.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import polars as pl

from talentlab.calc.signals.groups import TOTAL, group_of
from talentlab.vocab.ssyk import UNIT_GROUP, SsykEdition, ssyk

_SHOWN: Final = ("region_code", "ssyk_code", "sex", "signal")


def code_reach(edition: SsykEdition, *, widest: int | None = None) -> pl.DataFrame:
    """Return every published code and the groups whose number may stand for it.

    Parameters
    ----------
    edition
        The edition that the numbers are measured in.
    widest
        Digits of the widest group that may stand for a more detailed code; without it, only the
        code's own group may.

    Returns
    -------
    DataFrame
        ``ssyk_code`` (SCB's edition, or total), ``measured_ssyk_code``, ``measured_ssyk_edition``
        (``af`` where that group merges several of SCB's) and ``wider``, how many levels up it is.

    """
    rows = [*_reach(edition, widest), (TOTAL, TOTAL, "scb", 0)]
    columns = ("ssyk_code", "measured_ssyk_code", "measured_ssyk_edition", "wider")
    return pl.DataFrame(rows, schema=columns, orient="row")


def _reach(edition: SsykEdition, widest: int | None) -> Iterator[tuple[str, str, str, int]]:
    own = group_of(edition)
    units = Counter(own.values())
    for code in ssyk("scb"):
        group = own.get(code, code)
        merges = len(code) == UNIT_GROUP and units[group] > 1
        yield code, group, "af" if merges else "scb", 0
        for digits in range(len(code) - 1, (widest or len(code)) - 1, -1):
            yield code, code[:digits], "scb", len(code) - digits


def place_reach(places: Mapping[str, Sequence[str]]) -> pl.DataFrame:
    """Return every shown area and the areas whose number may stand for it, nearest first.

    Parameters
    ----------
    places
        Shown area -> areas from itself and outwards: "2480" -> ("2480", "24", "SE33", "00").

    Returns
    -------
    DataFrame
        ``region_code``, ``measured_region_code`` and ``farther``, how many steps out it is.

    """
    rows = [
        (region_code, wider, steps)
        for region_code, around in places.items()
        for steps, wider in enumerate(around)
    ]
    return pl.DataFrame(
        rows, schema=("region_code", "measured_region_code", "farther"), orient="row"
    )


def nearest(measured: pl.DataFrame, places: pl.DataFrame, codes: pl.DataFrame) -> pl.DataFrame:
    """Return the nearest measurement of each signal for every area and occupation in reach.

    One with a number comes before one without; then the closest occupation, because wages differ
    more between occupations than between regions; then the closest area.

    Parameters
    ----------
    measured
        ``region_code``, ``group``, ``sex``, ``signal``, ``period``, ``value``, ``level`` and
        ``status``: each signal at one moment.
    places, codes
        From :func:`place_reach` and :func:`code_reach`.

    Returns
    -------
    DataFrame
        The same columns, and any others, for shown areas and codes, with ``ssyk_code`` and where it
        was measured.

    """
    at = measured.rename({"region_code": "measured_region_code", "group": "measured_ssyk_code"})
    reached = at.join(places, on="measured_region_code").join(codes, on="measured_ssyk_code")
    absent = pl.col("value").is_null() & (pl.col("level") == "")
    return (
        reached.sort(absent, "wider", "farther", "measured_region_code", "measured_ssyk_code")
        .unique(_SHOWN, keep="first", maintain_order=True)
        .drop("wider", "farther")
    )

"""Which imported parts count the areas that a figure shows, and which the method only learns from.

A part counts an area when it has rows about it. What the store no longer keeps is taken to count
it: better one source too many than a number without its source.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import polars as pl

from talentlab.store.layout import Layout
from talentlab.store.manifest import InputPart
from talentlab.store.release import Release

_KEPT: Final = 512  # parts: some releases of some dozens each


def counting_parts(
    release: Release, table: str, counted_in: Sequence[str], region_codes: Sequence[str]
) -> tuple[InputPart, ...]:
    """Return the parts of the imported tables ``counted_in`` that count any of the areas.

    Every part when no table is named, as for a test over the whole country.
    """
    parts = release.inputs(table)
    members = release.region.members()
    wanted = {inner for code in region_codes for inner in (code, *members.get(code, ()))}
    return tuple(
        part
        for part in parts
        if not counted_in or (part.table in counted_in and _is_about(release, part, wanted))
    )


def _is_about(release: Release, part: InputPart, wanted: set[str]) -> bool:
    covered = _covered(Layout(release.folder.parent.parent), part.table, part.sha256)
    return covered is None or not wanted.isdisjoint(covered)


@lru_cache(maxsize=_KEPT)
def _covered(layout: Layout, table: str, sha256: str) -> frozenset[str] | None:
    """Return the areas that a part has rows about; nothing when it is no longer kept."""
    path = layout.tidy(table, sha256)
    if not path.exists():
        return None
    codes = pl.scan_parquet(path).select(pl.col("region_code").unique()).collect()
    return frozenset(codes["region_code"])

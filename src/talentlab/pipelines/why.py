"""What a new build changes against the published release, and why: input, method, region, terms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import polars as pl

from talentlab.errors import NothingPublished
from talentlab.pipelines.compare import Change, compare
from talentlab.store.built import Built
from talentlab.store.layout import Layout
from talentlab.store.parquet import unpack
from talentlab.store.release import Release, open_release
from talentlab.store.working import StoredPart
from talentlab.tables.catalogue import DERIVED

YEARS_AHEAD: Final = 10
"""How far ahead the headlines look: where the outlook is read most."""

_KEY: Final = ["region_code", "year"]


@dataclass(frozen=True, slots=True)
class PartChange:
    """One imported part that is new, gone or replaced since the published release."""

    table: str
    part: str
    kind: str


@dataclass(frozen=True, slots=True)
class Headline:
    """The outlook for all residents of one place, before and now."""

    region_code: str
    year: int
    before: float
    after: float

    @property
    def relative(self) -> float:
        """Return the change as a share of the earlier number."""
        return (self.after - self.before) / self.before if self.before else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """A build beside the published release. Empty reasons mean that nothing differs."""

    release: str
    parts: tuple[PartChange, ...]
    is_method_new: bool
    is_region_new: bool
    assumptions: Mapping[str, tuple[Any, Any]]
    tables: tuple[Change, ...]
    headlines: tuple[Headline, ...]


def against_published(root: Path, built: Built) -> Difference | None:
    """Return how ``built`` differs from what the pages show; nothing if they show nothing."""
    try:
        release = open_release(root)
    except NothingPublished:
        return None
    new = {table.name: _frame(root, table.name, table.sha256) for table in built.tables}
    old = {name: release.table(name) for name in new if name in release.tables}
    return Difference(
        release=release.name,
        parts=tuple(_parts(release, built)),
        is_method_new=release.manifest.method_sha256 != built.method_sha256,
        is_region_new=dict(release.manifest.region) != dict(built.region),
        assumptions=_assumptions(release.assumptions, built.assumptions),
        tables=tuple(compare(DERIVED[name], old[name], new[name]) for name in old),
        headlines=tuple(_headlines(old, new, built.base_year + YEARS_AHEAD)),
    )


def _frame(root: Path, name: str, sha256: str) -> pl.DataFrame:
    return unpack(Layout(root).derived(name, sha256), sha256)[0]


def _parts(release: Release, built: Built) -> list[PartChange]:
    """Return the parts that the calculation read then and now, where they differ."""
    before = {
        (p.table, p.part): p.sha256
        for name in release.tables
        if name in DERIVED
        for p in release.inputs(name)
    }
    now = {(p.table, p.id): p.sha256 for p in _read(built)}
    kinds = {
        "added": now.keys() - before.keys(),
        "removed": before.keys() - now.keys(),
        "replaced": {key for key in now.keys() & before.keys() if now[key] != before[key]},
    }
    return [PartChange(*key, kind) for kind, keys in kinds.items() for key in sorted(keys)]


def _read(built: Built) -> Sequence[StoredPart]:
    return [part for part in built.parts if part.table in built.inputs]


def _assumptions(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> Mapping[str, tuple[Any, Any]]:
    names = sorted({*before, *after})
    pairs = {name: (before.get(name), after.get(name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _headlines(
    old: Mapping[str, pl.DataFrame], new: Mapping[str, pl.DataFrame], year: int
) -> list[Headline]:
    """Return each place's number then and now, the largest relative changes first."""
    if "population_outlook" not in old:
        return []
    before, after = (_totals(frames["population_outlook"], year) for frames in (old, new))
    both = before.join(after, on=_KEY, suffix="_after")
    headlines = [Headline(*row) for row in both.select(*_KEY, "p50", "p50_after").rows()]
    moved = [headline for headline in headlines if headline.before != headline.after]
    return sorted(moved, key=lambda headline: (-abs(headline.relative), headline.region_code))


def _totals(outlook: pl.DataFrame, year: int) -> pl.DataFrame:
    return outlook.filter(
        pl.col("measure") == "persons",
        pl.col("sex") == "total",
        pl.col("age_group") == "total",
        pl.col("year") == year,
    ).select(*_KEY, "p50")

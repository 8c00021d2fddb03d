"""Building: the imported tables become the outlook, checked and kept with all it was made from."""

import json
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias

import polars as pl

from talentlab.errors import NothingBuilt, NothingImported, TablesMissing
from talentlab.pipelines.derived import Derived
from talentlab.pipelines.followed import Question, followed_demand, followed_outlooks
from talentlab.pipelines.outlook import calculate_outlook
from talentlab.pipelines.provenance import derived_card
from talentlab.pipelines.version import CodeVersion, code_version
from talentlab.pipelines.vintages.build import RESTS_ON, Again, Now, build_vintages
from talentlab.store.built import Built, DerivedTable, read_built, write_built
from talentlab.store.disk import Disk
from talentlab.store.layout import Layout
from talentlab.store.lock import only_writer
from talentlab.store.parquet import Packed, pack
from talentlab.store.tidy import TidyTables
from talentlab.store.working import Working, read_working
from talentlab.tables.card import Card
from talentlab.tables.catalogue import DERIVED
from talentlab.vocab.announced import Announced
from talentlab.vocab.region import Region

Progress: TypeAlias = Callable[[str, float], None]
"""Told what is being done, and the share of the whole (0-1) that is behind us."""

REQUIRED: Final = ("population",)
"""The tables that nothing can be calculated without."""

_WRITING_STARTS: Final = 0.95


@dataclass(frozen=True, slots=True)
class Request:
    """What to calculate: for which region, with how many draws from which seed."""

    region: Region
    draws: int
    seed: int

    def assumptions(self) -> Mapping[str, Any]:
        """Return what the calculation is told, as releases keep it."""
        return {"draws": self.draws, "seed": self.seed}

    def as_declared(self) -> Mapping[str, Any]:
        """Return the region as plain values, cooperation switches included."""
        declared: Mapping[str, Any] = json.loads(self.region.to_json())
        return declared


class Calculation(Protocol):
    """What turns imported tables into derived ones: ``outlook.calculate_outlook``."""

    def __call__(
        self,
        tidy: Mapping[str, pl.DataFrame],
        region: Region,
        *,
        draws: int,
        seed: int,
        executor: Executor | None,
        progress: Progress,
    ) -> Mapping[str, Derived]:
        """Return the derived tables by name, each with what it was made from."""


def recalculation(request: Request, executor: Executor | None) -> Again:
    """Return how what revisions follow is calculated again for the request: as before, but less."""

    def asked(events: tuple[Announced, ...]) -> Question:
        region = request.region.with_announced(events)
        return Question(region, request.draws, request.seed, executor)

    return Again(
        followed=lambda tidy, events: followed_outlooks(tidy, asked(events)),
        demand=lambda tidy, events: followed_demand(tidy, asked(events)),
    )


def build(
    root: Path,
    request: Request,
    *,
    executor: Executor | None,
    now: str,
    calculate: Calculation = calculate_outlook,
    recalculate: Callable[[Request, Executor | None], Again] = recalculation,
    disk: Disk | None = None,
    progress: Progress = lambda _what, _share: None,
) -> tuple[Built, bool]:
    """Return what was calculated, and whether it is new: the same question is not asked twice.

    Parameters
    ----------
    executor
        Where the work is done: a process pool, a Dask cluster's executor, or here when ``None``.
    recalculate
        How revisions are split into what each change does, where that takes calculating again.
    now
        The moment of the build, ISO 8601.

    Raises
    ------
    NothingImported, TablesMissing
        There is nothing, or not enough, to calculate from.
    TableDoesNotFit
        The result breaks its own declaration. Nothing was kept.
    StoreBusy, StoreNotWritable, DiskFull, StoreDamaged
        The store cannot be read or written. The last build still holds.

    """
    working = read_working(root)
    if not working.parts:
        raise NothingImported(path=str(root))
    if missing := [name for name in REQUIRED if not working.of_table(name)]:
        raise TablesMissing(tables=missing)
    code = code_version()
    if (earlier := _earlier(root, request, working, code)) is not None:
        return earlier, False
    tidy = TidyTables(root, working.parts)
    # The store is not held while we calculate: what we read never changes, so others may import.
    derived = calculate(
        tidy,
        request.region,
        draws=request.draws,
        seed=request.seed,
        executor=executor,
        progress=lambda what, share: progress(what, share * _WRITING_STARTS),
    )
    progress("vintages", _WRITING_STARTS)
    beside = _beside_releases(root, request, tidy, derived, code, recalculate(request, executor))
    derived = {**derived, **beside}
    progress("write", _WRITING_STARTS)
    built = _describe(request, working, tidy, derived, code, now)
    packed = _pack_all(derived, _cards(request, tidy, derived, code))
    built = replace(built, tables=tuple(_tables(packed, derived)))
    _write(root, built, packed, disk or Disk())
    progress("done", 1.0)
    return built, True


def _beside_releases(
    root: Path,
    request: Request,
    tidy: TidyTables,
    derived: Mapping[str, Derived],
    code: CodeVersion,
    again: Again,
) -> Mapping[str, Derived]:
    """Return the tables that set the new numbers beside earlier releases and other producers."""
    now = Now(
        tidy=tidy,
        derived={name: table.frame for name, table in derived.items()},
        method_sha256=code.method_sha256,
        assumptions=request.assumptions(),
        region=request.as_declared(),
    )
    ours = {name for table in derived.values() for name in table.inputs}
    found = build_vintages(root, now, again=again)
    return {
        name: Derived(frame, tuple(sorted(ours | {n for n in RESTS_ON.get(name, ()) if n in tidy})))
        for name, frame in found.items()
    }


def _earlier(root: Path, request: Request, working: Working, code: CodeVersion) -> Built | None:
    """Return the last build if it was made from the same, by the same method, told the same."""
    try:
        built = read_built(root)
    except NothingBuilt:
        return None
    asked = (working.parts, request.assumptions(), request.as_declared(), code.method_sha256)
    answered = (built.parts, built.assumptions, built.region, built.method_sha256)
    return built if asked == answered else None


def _describe(
    request: Request,
    working: Working,
    tidy: TidyTables,
    derived: Mapping[str, Derived],
    code: CodeVersion,
    now: str,
) -> Built:
    return Built(
        at=now,
        region=request.as_declared(),
        base_year=base_year(derived),
        code_version=str(code),
        method_sha256=code.method_sha256,
        assumptions=request.assumptions(),
        inputs=tidy.asked_for,
        parts=working.parts,
        tables=(),
        imports=working.imports,
    )


def base_year(derived: Mapping[str, Derived]) -> int:
    """Return the last year with counted residents: the year before their outlook begins."""
    first: int = derived["population_outlook"].frame.select(pl.col("year").min()).item()
    return first - 1


def _cards(
    request: Request, tidy: TidyTables, derived: Mapping[str, Derived], code: CodeVersion
) -> Mapping[str, Card]:
    return {
        name: derived_card(
            DERIVED[name],
            table.frame,
            [layer.card for source in table.inputs for layer in tidy.layers(source)],
            region=request.region,
            code=str(code),
        )
        for name, table in derived.items()
    }


def _pack_all(derived: Mapping[str, Derived], cards: Mapping[str, Card]) -> Mapping[str, Packed]:
    """Return each checked table as bytes; sorted, so that the same rows are the same bytes."""
    packed = {}
    for name, made in derived.items():
        table = DERIVED[name]
        columns = [column.name for column in table.columns()]
        packed[name] = pack(table.check(made.frame).select(columns).sort(table.key), cards[name])
    return packed


def _tables(packed: Mapping[str, Packed], derived: Mapping[str, Derived]) -> Iterator[DerivedTable]:
    for name, parquet in packed.items():
        yield DerivedTable(name, parquet.sha256, parquet.rows, derived[name].inputs)


def _write(root: Path, built: Built, packed: Mapping[str, Packed], disk: Disk) -> None:
    layout = Layout(root)
    with only_writer(root, deed="build", disk=disk):
        disk.sweep(root / "derived")
        for name, parquet in packed.items():
            disk.write_new(layout.derived(name, parquet.sha256), parquet.content)
        write_built(root, built, disk=disk)

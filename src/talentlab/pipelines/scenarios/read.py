"""The world of a release, read once and kept: paired draws and the evidence about levers."""

import threading
from functools import lru_cache
from typing import Any, Final

import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.scenarios.estimates import Estimate
from talentlab.calc.scenarios.world import World
from talentlab.errors import ScenariosNotPossible
from talentlab.store.release import Release
from talentlab.tables.balance import BALANCE_DRAWS
from talentlab.tables.scenarios import LEVER_EVIDENCE
from talentlab.vocab.education_pools import education_levels_of_detail
from talentlab.vocab.region import Region

_READING: Final = threading.Lock()
_KEPT: Final = 2
"""Releases held in memory: the published one, and the one before while pages change over."""


def world_of(release: Release) -> World:
    """Return the release's paired draws and evidence; read once, then kept in memory.

    Raises
    ------
    ScenariosNotPossible
        The release has no draws of supply and demand: it was built without them.
    StoreDamaged
        A file of the release is not what was written.

    """
    missing = [
        name for name in (BALANCE_DRAWS.name, LEVER_EVIDENCE.name) if name not in release.tables
    ]
    if missing:
        raise ScenariosNotPossible(release=release.name, tables=missing)
    with _READING:
        return _read(_Named(release))


class _Named:
    """A release that is the same when its folder and its draws are the same."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.key = (str(release.folder), release.tables[BALANCE_DRAWS.name].sha256)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Named) and self.key == other.key


@lru_cache(maxsize=_KEPT)
def _read(named: _Named) -> World:
    release = named.release
    return world_from(
        release.table(BALANCE_DRAWS.name), release.table(LEVER_EVIDENCE.name), release.region
    )


def world_from(draws: pl.DataFrame, evidence: pl.DataFrame, region: Region) -> World:
    """Return the world of ``balance_draws`` and ``lever_evidence``.

    Raises
    ------
    ValueError
        Some cell of ``balance_draws`` has no row: sums would be silently too small.

    """
    ordered, axes = draws, _axes(draws)
    if axes is None:  # releases are sorted already, and sorting millions of rows takes seconds
        ordered = draws.sort(BALANCE_DRAWS.key)
        axes = _axes(ordered)
    if axes is None:
        message = "balance_draws lacks rows: some cell is not there in every draw"
        raise ValueError(message)
    regions, groups, years, _ = axes
    shape = tuple(map(len, axes))
    return World(
        region_codes=tuple(regions),
        group_codes=tuple(groups),
        years=tuple(years),
        supply=_grid(ordered, "supply_persons", shape),
        demand=_grid(ordered, "demand_persons", shape),
        areas={
            area: members
            for area, members in region.municipalities_by_code().items()
            if set(members) <= set(regions)
        },
        groups=_groups(groups),
        evidence=_evidence(evidence),
    )


def _axes(frame: pl.DataFrame) -> tuple[list[Any], ...] | None:
    """Return the values of each key column, if rows are a whole grid in the order of the key."""
    axes: list[list[Any]] = []
    inside, repeats = frame, 1
    for name in BALANCE_DRAWS.key:
        runs = inside[name].rle().struct.unnest()
        axes.append(runs["value"].to_list())
        repeats *= runs.height
        if runs["len"].n_unique() != 1 or len(set(axes[-1])) != runs.height:
            return None
        whole = frame[name].rle().struct.unnest()
        if whole.height not in (repeats, 1) or whole["len"].n_unique() != 1:
            return None
        inside = inside.head(int(runs["len"][0]))
    return tuple(axes) if frame.height == repeats else None


def _grid(ordered: pl.DataFrame, column: str, shape: tuple[int, ...]) -> Floats:
    return ordered[column].to_numpy().reshape(shape)


def _groups(groups: list[str]) -> dict[str, tuple[str, ...]]:
    """Return every group, wider group and ``total`` -> its groups among those that are drawn."""
    found = {
        code: tuple(member for member in members if member in groups)
        for level in education_levels_of_detail()
        for code, members in level.items()
    }
    return {code: members for code, members in found.items() if members} | {"total": tuple(groups)}


def _evidence(frame: pl.DataFrame) -> dict[tuple[str, str, str, str], Estimate]:
    columns = (
        "region_code", "education_group_code", "parameter", "detail", "mean", "p10", "p90", "basis",
    )  # fmt: skip
    return {
        (region, group, parameter, detail): Estimate(mean, low, high, basis)
        for region, group, parameter, detail, mean, low, high, basis in frame.select(
            columns
        ).iter_rows()
    }

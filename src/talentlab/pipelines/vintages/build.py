"""What a new calculation says beside the releases that there are, and beside other producers.

Every earlier release is read as it was published. Two things alone are calculated again: when the
method is another, the earlier counts, which the store does not throw away; and when other events
have been announced, today's demand with those that were known then.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import polars as pl

from talentlab.errors import NothingPublished, TalentlabError
from talentlab.pipelines.vintages.accuracy import outlook_accuracy
from talentlab.pipelines.vintages.judgements import (
    judgement_agreement,
    other_judgements,
    second_judgements,
)
from talentlab.pipelines.vintages.opinions import other_numbers, second_opinions
from talentlab.pipelines.vintages.revisions import Vintages, revisions
from talentlab.pipelines.vintages.scores import (
    Earlier,
    earlier_outlooks,
    others_scores,
    our_scores,
)
from talentlab.pipelines.vintages.subjects import (
    DEMAND,
    GAP,
    all_counts,
    all_forecasts,
    outlook_tables,
)
from talentlab.store.layout import Layout
from talentlab.store.manifest import Manifest, read_manifest
from talentlab.store.parquet import unpack
from talentlab.store.published import read_published
from talentlab.store.release import release_names
from talentlab.store.tidy import TidyTables
from talentlab.store.working import StoredPart
from talentlab.tables.balance import BALANCE_BY_OCCUPATION
from talentlab.vocab.announced import Announced, announced_from

Frames: TypeAlias = Mapping[str, pl.DataFrame]
Recalculation: TypeAlias = Callable[[Frames, tuple[Announced, ...]], Frames]
"""Calculates followed outlooks from imported tables with some announced events, by name."""

RESTS_ON: Final[Mapping[str, tuple[str, ...]]] = {
    "second_opinions": ("other_outlooks",),
    "second_judgements": ("barometer", "other_outlooks"),
    "judgement_agreement": ("barometer", "other_outlooks"),
    "outlook_scores": ("other_outlooks",),
    "outlook_accuracy": ("other_outlooks",),
}
"""Table -> the imported tables of other producers that it is made from, besides our outlook's."""

_EVENTS: Final = "announced"

SHOWN: Final = 3
"""Earlier releases whose forecasts are shown beside the new one."""


@dataclass(frozen=True, slots=True)
class Again:
    """How numbers are calculated again: everything that is followed, or demand alone.

    Demand is what changes with the announced events.
    """

    followed: Recalculation
    demand: Recalculation


@dataclass(frozen=True, slots=True)
class Now:
    """What was just calculated, and how: imported and derived tables, method and assumptions."""

    tidy: Frames
    derived: Frames
    method_sha256: str
    assumptions: Mapping[str, Any]
    region: Mapping[str, Any]

    def is_made_as(self, published: Manifest) -> bool:
        """Return whether only imported tables and events can differ from an earlier release's."""
        then = (published.method_sha256, dict(published.assumptions), _uneventful(published.region))
        return then == (self.method_sha256, dict(self.assumptions), _uneventful(self.region))


def _uneventful(region: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in region.items() if key != _EVENTS}


def _events(region: Mapping[str, Any]) -> tuple[Announced, ...]:
    return tuple(map(announced_from, region.get(_EVENTS, ())))


def build_vintages(root: Path, now: Now, *, again: Again) -> dict[str, pl.DataFrame]:
    """Return the derived tables of ``tables.vintages`` and ``tables.judgements`` by name.

    Tables without rows are left out: a first release has no earlier one to stand beside.

    Parameters
    ----------
    root
        The store, which holds the earlier releases and everything they were made from.
    again
        Asked only when the published release was made by another method, told otherwise, or
        reckoned with other announced events.

    Raises
    ------
    StoreDamaged
        An earlier release cannot be read.

    """
    forecasts, counts = all_forecasts(now.derived), all_counts(now.derived)
    earlier = _earlier(root, release_names(root))
    others = other_numbers(now.tidy)
    gaps = GAP.forecasts(now.derived)
    scores = pl.concat([our_scores(earlier, counts), others_scores(others, counts)])
    found = {
        "outlook_scores": scores,
        "outlook_accuracy": outlook_accuracy(scores),
        "second_opinions": second_opinions(others, pl.concat([forecasts, gaps])),
        **_judged(now),
    }
    if earlier:
        found["earlier_outlooks"] = earlier_outlooks(earlier[:SHOWN], forecasts)
    if (published := _published(root)) is not None:
        found["revisions"] = _revised(root, published, now, again)
    return {name: frame for name, frame in found.items() if frame.height}


def _judged(now: Now) -> dict[str, pl.DataFrame]:
    """Return classes of other producers beside our gaps; nothing where we have no gaps."""
    if BALANCE_BY_OCCUPATION.name not in now.derived:
        return {}
    beside = second_judgements(other_judgements(now.tidy), now.derived[BALANCE_BY_OCCUPATION.name])
    return {"second_judgements": beside, "judgement_agreement": judgement_agreement(beside)}


def _earlier(root: Path, names: Sequence[str]) -> list[Earlier]:
    """Return the forecasts of every release, the newest release first."""
    return [Earlier(name, all_forecasts(_outlooks(root, name))) for name in names]


def _outlooks(root: Path, name: str) -> Frames:
    """Return the followed tables of the release ``name``, each checked against its hash."""
    folder = Layout(root).release(name)
    entries = read_manifest(folder / "release.json").tables
    return {
        table: unpack(folder / entries[table].file, entries[table].sha256)[0]
        for table in outlook_tables()
        if table in entries
    }


def _published(root: Path) -> Manifest | None:
    try:
        name = read_published(root).current
    except NothingPublished:
        return None
    return read_manifest(Layout(root).release(name) / "release.json")


def _revised(root: Path, published: Manifest, now: Now, again: Again) -> pl.DataFrame:
    before = _outlooks(root, published.name)
    forecasts = all_forecasts(now.derived)
    return revisions(
        Vintages(
            release=published.name,
            published=all_forecasts(before),
            now=forecasts,
            by_method=_by_method(root, published, before, now, again),
            earlier_events=_earlier_events(published, now, forecasts, again),
            counts_before=all_counts(before),
            counts=all_counts(now.derived),
        )
    )


def _by_method(
    root: Path, published: Manifest, before: Frames, now: Now, again: Again
) -> pl.DataFrame | None:
    """Return the earlier counts by today's method; nothing where the counts are gone.

    An earlier release may have been made from parts that no longer fit what we calculate from: then
    nobody can say what the method alone has changed, and the revision is told without its parts.
    """
    if now.is_made_as(published):
        return all_forecasts(before)
    try:
        earlier = TidyTables(root, _parts(published))
        return all_forecasts(again.followed(earlier, _events(published.region)))
    except TalentlabError:
        return None


def _earlier_events(
    published: Manifest, now: Now, forecasts: pl.DataFrame, again: Again
) -> pl.DataFrame | None:
    """Return today's forecasts with the announced events of the earlier release.

    Those events may no longer fit what we calculate from: then nobody can say what events change.
    """
    events = _events(published.region)
    if events == _events(now.region):
        return forecasts
    try:
        demand = DEMAND.forecasts(again.demand(now.tidy, events))
    except TalentlabError:
        return None
    return pl.concat([forecasts.filter(pl.col("subject") != DEMAND.name), demand])


def _parts(published: Manifest) -> list[StoredPart]:
    """Return every imported part that the published release was calculated from."""
    found = {
        part.part: StoredPart(
            table=part.table,
            name=part.part.removeprefix(f"{part.delivery}/"),
            delivery=part.delivery,
            sha256=part.sha256,
            rows=part.rows,
            supersedes=part.supersedes,
        )
        for entry in published.tables.values()
        if entry.layer == "derived"
        for part in entry.inputs
    }
    return [found[part] for part in sorted(found)]

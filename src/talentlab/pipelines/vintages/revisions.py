"""Which forecast numbers were revised since the published release, and what each change is due to.

The arithmetic is ``calc.backtest.revision``; here the cells of several calculations are brought
together. Every outlook has a start of its own, the year before its first forecast.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.backtest.revision import Steps, split_revision
from talentlab.pipelines.vintages.subjects import OUTCOME
from talentlab.tables.vintages import CELL, PARTS

THRESHOLD: Final = 0.05
"""Share of the earlier number above which a revision is told and explained."""
FEWEST: Final = 5.0
"""Persons a number must have moved too: below that, a few percent of a small group are noise."""

_PLACE: Final = ["subject", "region_code", "code", "component"]
_STEPS: Final = ("value_before", "by_method", "earlier_events", "value_after")


@dataclass(frozen=True, slots=True)
class Vintages:
    """Two calculations of the same cells, and what lies between them.

    Attributes
    ----------
    release
        Name of the earlier release.
    published, now
        The cell and ``p50``: what the earlier release said, and what is calculated now.
    by_method
        The earlier counts by today's method; ``published`` where the method is the same; ``None``
        where the earlier counts can no longer be calculated from.
    earlier_events
        Now, but with the announced events that the earlier release reckoned with; ``now`` where
        they are the same, ``None`` where today's tables cannot be calculated with them.
    counts_before, counts
        The cell and ``outcome``, as counted then and now.

    """

    release: str
    published: pl.DataFrame
    now: pl.DataFrame
    by_method: pl.DataFrame | None
    earlier_events: pl.DataFrame | None
    counts_before: pl.DataFrame
    counts: pl.DataFrame


def revisions(vintages: Vintages) -> pl.DataFrame:
    """Return rows of the table ``revisions``, one for each number that moved enough.

    The parts are empty where the earlier counts or events can no longer be calculated from.
    """
    told = _told(vintages)
    by_method, earlier_events = vintages.by_method, vintages.earlier_events
    if by_method is None or earlier_events is None:
        parts: Mapping[str, Floats] = {}
    else:
        parts = _parts(told, vintages, by_method, earlier_events)
    return told.with_columns(
        pl.lit(vintages.release).alias("release_before"),
        *(_part(name, parts.get(name), told.height) for name in PARTS),
    )


def starts(forecasts: pl.DataFrame) -> pl.DataFrame:
    """Return the last counted year of each subject, ``start``: the one before its forecasts."""
    return forecasts.group_by("subject").agg((pl.col("year").min() - 1).alias("start"))


def _told(vintages: Vintages) -> pl.DataFrame:
    before, after = pl.col("value_before"), pl.col("value_after")
    change = (after - before).abs()
    return (
        _values(vintages.published, "value_before")
        .join(_values(vintages.now, "value_after"), on=list(CELL))
        .filter(change > THRESHOLD * before.abs(), change >= FEWEST)
        .sort(CELL)
    )


def _part(name: str, values: Floats | None, rows: int) -> pl.Series:
    found = pl.Series([None] * rows, dtype=pl.Float64) if values is None else pl.Series(values)
    return found.cast(pl.Float64).fill_nan(None).alias(f"part_{name}")


def _parts(
    told: pl.DataFrame, vintages: Vintages, by_method: pl.DataFrame, earlier_events: pl.DataFrame
) -> Mapping[str, Floats]:
    """Return each part (N,) of the revisions told; not-a-number in cells that one step lacks."""
    cells = (
        told.join(_values(by_method, "by_method"), on=list(CELL), how="left")
        .join(_values(earlier_events, "earlier_events"), on=list(CELL), how="left")
        .join(_start(vintages, by_method), on=_PLACE, how="left")
    )
    published, method, earlier, now = (_array(cells, name) for name in _STEPS)
    # What nobody counts has no start that could have moved: all of its change is pace.
    at_start, counted = (np.nan_to_num(_array(cells, n), nan=1.0) for n in ("at_start", "counted"))
    return split_revision(
        Steps(
            published=published,
            by_method=method,
            at_start=at_start,
            counted=counted,
            earlier_events=earlier,
            now=now,
        )
    )


def _start(vintages: Vintages, by_method: pl.DataFrame) -> pl.DataFrame:
    """Return what was said and what was counted of each outlook's newest counted year.

    Where no year is new, what was said of it is what had been counted then.
    """
    newest = starts(vintages.now)
    said = pl.concat(
        [
            _values(by_method, "at_start"),
            vintages.counts_before.rename({OUTCOME: "at_start"}).select(*CELL, "at_start"),
        ]
    ).unique(CELL, keep="first", maintain_order=True)
    counted = vintages.counts.rename({OUTCOME: "counted"})
    return (
        said.join(counted, on=list(CELL))
        .join(newest, on="subject")
        .filter(pl.col("year") == pl.col("start"))
        .select(*_PLACE, "at_start", "counted")
    )


def _values(forecasts: pl.DataFrame, name: str) -> pl.DataFrame:
    return forecasts.select(*CELL, pl.col("p50").alias(name))


def _array(frame: pl.DataFrame, name: str) -> Floats:
    return np.asarray(frame[name].cast(pl.Float64).fill_null(np.nan).to_numpy())

"""Two releases made as releases are made: imported, built and published, with invented outlooks.

Between them a year passes: it was counted in the meantime, in Skellefteå six percent above what
had been expected. Everything that is said of the earlier release is calculated by the build itself.
"""

from datetime import UTC, datetime

import polars as pl

from factories.release import BASE, QUANTILES, history, outlook, small_draft
from factories.store import NOW, ROWS, delivery
from talentlab.pipelines.build import Request, build
from talentlab.pipelines.deliveries import import_delivery
from talentlab.pipelines.outlook import Derived
from talentlab.pipelines.releases import publish
from talentlab.vocab.region import load_region

FIRST, SECOND = "2026-11-25", "2027-11-25"
RISE = {"2482": 1.06}
"""Municipality -> what was counted and is expected now, as a share of what was expected."""
_SPREAD = [*QUANTILES, "mean"]


def publish_two_releases(root):
    """Import, build and publish twice in the store ``root``; return the root."""
    newer = (*ROWS, ("2480", "women", 37, 2023, 1500))
    for name, counted, frames in (
        (FIRST, ROWS, first_frames()),
        (SECOND, newer, second_frames()),
    ):
        import_delivery(root, delivery(counted, synthetic=True), now=NOW)
        request = Request(load_region("vasterbotten"), draws=1000, seed=1)
        build(root, request, executor=None, now=NOW, calculate=_saying(frames))
        publish(root, name=name, now=datetime.fromisoformat(f"{name}T08:00:00").replace(tzinfo=UTC))
    return root


def first_frames():
    """Return every table of the small release."""
    return {each.table.name: each.frame for each in small_draft(FIRST).tables}


def second_frames():
    """Return the same a year later."""
    rise = pl.col("region_code").replace_strict(RISE, default=1.0, return_dtype=pl.Float64)
    expected = outlook()
    counted = expected.filter(pl.col("year") == BASE + 1).select(
        "region_code", "measure", "sex", "age_group", "year", pl.col("p50") * rise
    )
    return first_frames() | {
        "population_history": pl.concat([history(), counted.rename({"p50": "persons"})]),
        "population_outlook": expected.filter(pl.col("year") > BASE + 1).with_columns(
            pl.col(name) * rise for name in _SPREAD
        ),
    }


def _saying(frames):
    """Return a calculation that says what was invented, whatever was imported."""

    def calculate(tidy, _region, **_how):
        assert "population" in tidy
        return {name: Derived(frame, ("population",)) for name, frame in frames.items()}

    return calculate

"""The store's releases stand beside a new build: earlier forecasts, scores and revisions."""

import json
from datetime import UTC, datetime
from functools import partial

import polars as pl
import pytest

from factories.outlook import stand_still
from factories.store import NOW, ROWS, delivery
from talentlab.pipelines.build import Request, build
from talentlab.pipelines.deliveries import import_delivery
from talentlab.pipelines.releases import publish
from talentlab.pipelines.vintages.build import Again, Now, build_vintages
from talentlab.store.layout import Layout
from talentlab.store.parquet import unpack
from talentlab.store.tidy import TidyTables
from talentlab.store.working import read_working
from talentlab.vocab.region import load_region

NEWER = (*ROWS, ("2480", "men", 37, 2022, 1400), ("2480", "women", 37, 2023, 1500))
"""What was counted, with a year more, and with men added in the year that was the last."""
NEVER = partial(pytest.fail, "calculated again")
REQUEST = Request(load_region("umearegionen"), draws=1000, seed=1)


def calculated(root):
    built, _ = build(root, REQUEST, executor=None, now=NOW, calculate=stand_still)
    return built


def published(root, name):
    calculated(root)
    publish(root, name=name, now=datetime(2026, 1, 1, tzinfo=UTC))


def frame(root, built, name):
    entry = {table.name: table for table in built.tables}[name]
    return unpack(Layout(root).derived(name, entry.sha256), entry.sha256)[0]


@pytest.fixture
def store(tmp_path):
    """Return a store with a release, and a newer delivery that nothing was calculated from."""
    import_delivery(tmp_path, delivery(), now=NOW)
    published(tmp_path, "first")
    import_delivery(tmp_path, delivery(NEWER), now="later")
    return tmp_path


def test_the_first_release_has_nothing_to_stand_beside(tmp_path):
    import_delivery(tmp_path, delivery(), now=NOW)

    names = {table.name for table in calculated(tmp_path).tables}

    assert not names & {"earlier_outlooks", "revisions", "outlook_scores"}


def test_what_the_release_said_stands_beside_the_new_number(store):
    found = frame(store, calculated(store), "earlier_outlooks")

    assert found["release_before"].unique().to_list() == ["first"]
    assert found["base_year"].unique().to_list() == [2022]


def test_a_forecast_whose_year_has_passed_is_scored(store):
    found = frame(store, calculated(store), "outlook_scores")

    assert (found["producer"].unique().to_list(), found["made"].unique().to_list()) == (
        ["talentlab"],
        ["first"],
    )
    assert found["year"].unique().to_list() == [2023]
    assert (found["outcome"] == 1500.0).any()


def test_a_revision_is_told_with_parts_that_add_up(store):
    found = frame(store, calculated(store), "revisions")

    parts = pl.sum_horizontal("part_data", "part_rate", "part_method", "part_shock")
    change = pl.col("value_after") - pl.col("value_before")
    assert found.height
    assert found.select((parts - change).abs().max()).item() == pytest.approx(0, abs=1e-6)
    assert found["part_method"].abs().max() == 0


def test_the_earlier_counts_are_calculated_again_when_the_method_is_another(store):
    asked = []

    def followed(tidy, events):
        asked.append((tidy["population"].height, events))
        return _still(tidy)

    build_vintages(store, _now(store, "another"), again=Again(followed, NEVER))

    assert asked == [(len(ROWS), ())]


def test_the_earlier_counts_are_left_alone_when_the_method_is_the_same(store):
    first = Layout(store).release("first") / "release.json"
    method = json.loads(first.read_text())["method_sha256"]

    build_vintages(store, _now(store, method), again=Again(NEVER, NEVER))


def test_counts_that_are_gone_leave_a_revision_without_parts(store):
    for part in (store / "tidy" / "population").glob("*.parquet"):
        if part.stem not in {p.sha256 for p in read_working(store).parts}:
            part.unlink()

    found = build_vintages(
        store, _now(store, "another"), again=Again(lambda tidy, _: dict(tidy), NEVER)
    )

    assert found["revisions"]["part_method"].null_count() == found["revisions"].height > 0


def _still(tidy):
    made = stand_still(
        tidy, REQUEST.region, draws=1, seed=1, executor=None, progress=lambda _w, _s: None
    )
    return {name: table.frame for name, table in made.items()}


def _now(root, method):
    tidy = TidyTables(root, read_working(root).parts)
    return Now(
        tidy=tidy,
        derived=_still(tidy),
        method_sha256=method,
        assumptions=REQUEST.assumptions(),
        region=REQUEST.as_declared(),
    )

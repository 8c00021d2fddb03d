"""A revision that is due to announced events alone says so, and its parts are the whole change."""

from dataclasses import replace
from datetime import UTC, datetime

import polars as pl
import pytest

from factories.announced import event
from factories.outlook import QUANTILES, stand_still
from factories.store import NOW, ROWS, delivery
from talentlab.errors import RegionDoesNotFit
from talentlab.pipelines.build import Request, build
from talentlab.pipelines.deliveries import import_delivery
from talentlab.pipelines.derived import Derived
from talentlab.pipelines.releases import publish
from talentlab.pipelines.vintages.build import Again
from talentlab.store.layout import Layout
from talentlab.store.parquet import unpack
from talentlab.vocab.region import load_region

REGION = load_region("umearegionen")
PARTS = ["part_data", "part_rate", "part_method", "part_shock"]


def jobs(tidy, region):
    """Return jobs as many as the residents, and those of every announced event beside."""
    base = tidy["population"]["year"].max()
    people = tidy["population"].filter(region_code="2480", year=base)["persons"].sum()
    persons = people + sum(event.jobs_best for event in region.announced)
    years = pl.DataFrame({"year": [base, base + 1, base + 2]})
    key = {"region_code": "2480", "education_group_code": "total", "sector": "total"}
    numbers = {name: pl.lit(persons * share) for name, share in QUANTILES.items()}
    return years.select(
        **{name: pl.lit(value) for name, value in key.items()},
        year="year",
        **numbers,
        is_modelled=pl.lit(value=True),
    )


def with_jobs(tidy, region, **told):
    demand = Derived(jobs(tidy, region), ("population",))
    return {**stand_still(tidy, region, **told), "demand_outlook": demand}


def again(request, _executor):
    """Return a recalculation of jobs with the events that are asked for."""

    def demand(tidy, events):
        return {"demand_outlook": jobs(tidy, request.region.with_announced(events))}

    def followed(tidy, events):
        region = request.region.with_announced(events)
        told = {"draws": request.draws, "seed": request.seed, "executor": None}
        made = with_jobs(tidy, region, progress=lambda _what, _share: None, **told)
        return {name: table.frame for name, table in made.items()}

    return Again(followed, demand)


def not_fitting(request, executor):
    def demand(_tidy, _events):
        raise RegionDoesNotFit(region="umearegionen", faults=())

    return replace(again(request, executor), demand=demand)


@pytest.fixture
def revised(tmp_path):
    """Build and publish with some events, then build with others; return what was revised."""

    def build_twice(before, after, *, draws=1000, newer=(), recalculate=again):
        import_delivery(tmp_path, delivery(), now=NOW)
        _build(tmp_path, Request(REGION.with_announced(before), 1000, 1), recalculate)
        publish(tmp_path, name="first", now=datetime(2026, 1, 1, tzinfo=UTC))
        if newer:
            import_delivery(tmp_path, delivery((*ROWS, *newer)), now="later")
        built = _build(tmp_path, Request(REGION.with_announced(after), draws, 1), recalculate)
        entries = {table.name: table for table in built.tables}
        if "revisions" not in entries:
            return None
        sha256 = entries["revisions"].sha256
        return unpack(Layout(tmp_path).derived("revisions", sha256), sha256)[0]

    return build_twice


def _build(root, request, recalculate):
    return build(
        root, request, executor=None, now=NOW, calculate=with_jobs, recalculate=recalculate
    )[0]


def parts_of(frame):
    """Return the parts of every revised number of jobs, which are the whole change."""
    demand = frame.filter(subject="demand")
    change = demand["value_after"] - demand["value_before"]
    assert demand.height > 0
    assert (demand.select(pl.sum_horizontal(PARTS)).to_series() - change).abs().max() < 1e-6
    return set(demand.select(PARTS).rows())


def test_a_new_announcement_is_all_of_the_change_and_demand_all_that_changes(revised):
    frame = revised((), (event(),))

    assert parts_of(frame) == {(0.0, 0.0, 0.0, 200.0)}
    assert frame["subject"].unique().to_list() == ["demand"]


def test_a_withdrawn_announcement_takes_its_jobs_back(revised):
    assert parts_of(revised((event(),), ())) == {(0.0, 0.0, 0.0, -200.0)}


def test_another_size_is_told_as_the_difference(revised):
    larger = event(jobs_best=900.0, jobs_high=900.0)

    assert parts_of(revised((event(),), (larger,))) == {(0.0, 0.0, 0.0, 700.0)}


def test_the_same_events_revise_nothing(revised):
    assert revised((event(),), (event(),)) is None


def test_another_method_does_not_take_the_announcement_for_its_own(revised):
    assert parts_of(revised((event(),), (), draws=500)) == {(0.0, 0.0, 0.0, -200.0)}


def test_new_counts_and_a_new_announcement_are_told_apart(revised):
    newer = (("2480", "men", 37, 2022, 1400),)

    (parts,) = parts_of(revised((), (event(),), newer=newer))

    assert parts[1:] == (1400.0, 0.0, 200.0)


def test_events_that_no_longer_fit_leave_the_change_without_parts(revised):
    frame = revised((event(),), (), recalculate=not_fitting)

    assert frame["part_shock"].null_count() == frame.height > 0

"""Which numbers are told as revised, and what they are said to be due to."""

from dataclasses import replace

import polars as pl
import pytest

from talentlab.pipelines.vintages.revisions import Vintages, revisions, starts
from talentlab.tables.vintages import CELL, REVISIONS

START = 2025


def forecasts(values, *, first=START + 1, code="total"):
    """Return forecasts of one place from ``first`` on."""
    rows = [
        ("population", "2480", code, "persons", first + n, value, value, value)
        for n, value in enumerate(values)
    ]
    return pl.DataFrame(rows, schema=[*CELL, "p10", "p50", "p90"], orient="row").cast(
        {"year": pl.Int64, "p10": pl.Float64, "p50": pl.Float64, "p90": pl.Float64}
    )


def counts(values, *, code="total"):
    """Return counts of one place by year."""
    rows = [("population", "2480", code, "persons", year, value) for year, value in values.items()]
    schema = {**dict.fromkeys(CELL, pl.String), "year": pl.Int64, "outcome": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def vintages(before, after, **changed):
    """Return two calculations from the same counts by the same method."""
    same = Vintages(
        release="2026-01-01",
        published=before,
        now=after,
        by_method=before,
        earlier_events=after,
        counts_before=counts({START: 100.0}),
        counts=counts({START: 100.0}),
    )
    return replace(same, **changed)


def told(frame):
    return {
        row["year"]: {part: row[f"part_{part}"] for part in ("data", "rate", "method", "shock")}
        for row in frame.to_dicts()
    }


def test_a_number_that_moves_less_than_five_percent_is_not_told():
    found = revisions(vintages(forecasts([104.0, 120.0]), forecasts([108.0, 130.0])))

    assert found["year"].to_list() == [2027]
    assert found.select("value_before", "value_after").rows() == [(120.0, 130.0)]


def test_a_few_persons_of_a_small_group_are_not_told():
    assert revisions(vintages(forecasts([10.0]), forecasts([14.0]))).is_empty()


def test_the_rows_fit_the_declared_table():
    found = revisions(vintages(forecasts([100.0]), forecasts([150.0])))

    assert REVISIONS.check(found.select([c.name for c in REVISIONS.columns()])).height == 1


def test_a_year_that_was_counted_after_the_forecast_moves_its_start():
    before = forecasts([110.0, 121.0])
    after = forecasts([145.0], first=START + 2)
    newer = {START: 100.0, START + 1: 132.0}

    (parts,) = told(revisions(vintages(before, after, counts=counts(newer)))).values()

    assert parts["data"] == pytest.approx(121.0 * 132 / 110 - 121.0)
    assert parts["rate"] == pytest.approx(145.0 - 121.0 * 1.2)
    assert (parts["method"], parts["shock"]) == (0.0, 0.0)


def test_a_corrected_count_of_the_same_year_moves_its_start():
    before, after = forecasts([110.0]), forecasts([121.0])

    (parts,) = told(revisions(vintages(before, after, counts=counts({START: 110.0})))).values()

    assert parts == pytest.approx({"data": 11.0, "rate": 0.0, "method": 0.0, "shock": 0.0})


def test_another_method_is_told_apart_from_other_counts():
    before, after = forecasts([100.0]), forecasts([130.0])

    (parts,) = told(revisions(vintages(before, after, by_method=forecasts([120.0])))).values()

    assert parts == pytest.approx({"data": 0.0, "rate": 10.0, "method": 20.0, "shock": 0.0})


def test_announced_events_are_told_apart_from_pace():
    before, after = forecasts([100.0]), forecasts([130.0])

    (parts,) = told(revisions(vintages(before, after, earlier_events=forecasts([105.0])))).values()

    assert parts == pytest.approx({"data": 0.0, "rate": 5.0, "method": 0.0, "shock": 25.0})


def test_a_withdrawn_event_takes_back_what_it_had_added_and_no_pace():
    before, after = forecasts([130.0]), forecasts([100.0])

    (parts,) = told(revisions(vintages(before, after, earlier_events=before))).values()

    assert parts == pytest.approx({"data": 0.0, "rate": 0.0, "method": 0.0, "shock": -30.0})


def test_earlier_events_that_no_longer_fit_leave_a_revision_without_parts():
    found = revisions(vintages(forecasts([100.0]), forecasts([130.0]), earlier_events=None))

    assert told(found)[START + 1] == dict.fromkeys(("data", "rate", "method", "shock"))


def test_what_nobody_counts_changes_by_pace():
    nothing = counts({})

    found = revisions(
        vintages(forecasts([100.0]), forecasts([130.0]), counts=nothing, counts_before=nothing)
    )

    assert told(found)[START + 1] == pytest.approx(
        {"data": 0.0, "rate": 30.0, "method": 0.0, "shock": 0.0}
    )


def test_without_the_earlier_counts_a_revision_is_told_without_parts():
    found = revisions(vintages(forecasts([100.0]), forecasts([130.0]), by_method=None))

    assert told(found)[START + 1] == dict.fromkeys(("data", "rate", "method", "shock"))


def test_a_cell_that_today_s_method_does_not_give_has_no_parts():
    other = forecasts([100.0], code="20-64")

    found = revisions(vintages(forecasts([100.0]), forecasts([130.0]), by_method=other))

    assert told(found)[START + 1]["method"] is None


def test_every_outlook_starts_the_year_before_its_first_forecast():
    later = forecasts([1.0, 2.0]).with_columns(
        pl.lit("employment").alias("subject"), pl.col("year") - 2
    )

    found = starts(pl.concat([forecasts([1.0]), later]))

    assert dict(found.rows()) == {"population": 2025, "employment": 2023}

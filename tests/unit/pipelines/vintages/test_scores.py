"""Published forecasts are held against what came of them, ours and others' alike."""

import polars as pl
import pytest

from talentlab.pipelines.vintages.opinions import other_numbers, second_opinions
from talentlab.pipelines.vintages.scores import (
    Earlier,
    earlier_outlooks,
    others_scores,
    our_scores,
)
from talentlab.pipelines.vintages.subjects import GAP, SUBJECTS, all_counts, all_forecasts
from talentlab.tables.catalogue import DERIVED
from talentlab.tables.vintages import (
    CELL,
    EARLIER_OUTLOOKS,
    OUTLOOK_SCORES,
    SECOND_OPINIONS,
)


def forecasts(first, *intervals):
    rows = [
        ("population", "2480", "total", "persons", first + n, *interval)
        for n, interval in enumerate(intervals)
    ]
    kinds = {**dict.fromkeys(CELL, pl.String), "year": pl.Int64}
    kinds |= dict.fromkeys(("p10", "p50", "p90"), pl.Float64)
    return pl.DataFrame(rows, schema=kinds, orient="row")


def counts(**by_year):
    rows = [
        ("population", "2480", "total", "persons", int(year[1:]), value)
        for year, value in by_year.items()
    ]
    kinds = {**dict.fromkeys(CELL, pl.String), "year": pl.Int64, "outcome": pl.Float64}
    return pl.DataFrame(rows, schema=kinds, orient="row")


def fits(table, frame):
    return table.check(frame.select([column.name for column in table.columns()]))


def other(**changed):
    row = {
        "producer": "SCB",
        "vintage": "2023",
        "region_code": "2480",
        "subject": "population",
        "code": "total",
        "measure": "persons",
        "year": 2027,
        "value": 120.0,
        "judgement": None,
        "status": "counted",
    }
    return pl.DataFrame(
        [row | changed], schema_overrides={"judgement": pl.String, "value": pl.Float64}
    )


def test_a_forecast_is_scored_once_its_year_has_been_counted():
    made = Earlier("2024", forecasts(2024, (90.0, 100.0, 110.0), (95.0, 105.0, 115.0)))

    found = fits(OUTLOOK_SCORES, our_scores([made], counts(y2023=99.0, y2024=112.0)))

    (row,) = found.to_dicts()
    assert (row["year"], row["horizon_years"], row["made"]) == (2024, 1, "2024")
    assert row["inside_80"] is False
    assert row["error_percent"] == pytest.approx(100 * (100 - 112) / 112)


def test_releases_that_say_the_same_from_the_same_year_are_scored_once():
    again = [Earlier(name, forecasts(2024, (90.0, 100.0, 110.0))) for name in ("newer", "older")]

    found = our_scores(again, counts(y2024=101.0))

    assert found["made"].to_list() == ["newer"]


def test_without_earlier_releases_there_is_nothing_to_score():
    assert fits(OUTLOOK_SCORES, our_scores([], counts(y2024=101.0))).is_empty()


def test_earlier_forecasts_are_kept_for_the_cells_that_are_forecast_now():
    earlier = [Earlier("2024", forecasts(2024, (1.0, 2.0, 3.0), (4.0, 5.0, 6.0)))]

    found = fits(EARLIER_OUTLOOKS, earlier_outlooks(earlier, forecasts(2025, (7.0, 8.0, 9.0))))

    assert found.select("year", "base_year", "p50").rows() == [(2025, 2023, 5.0)]


@pytest.mark.parametrize(
    ("theirs", "where"), [(89.0, "lower"), (90.0, "agrees"), (110.0, "agrees"), (111.0, "higher")]
)
def test_another_producer_agrees_inside_our_interval(theirs, where):
    ours = forecasts(2026, (1.0, 2.0, 3.0), (90.0, 100.0, 110.0))
    others = other_numbers({"other_outlooks": other(value=theirs)})

    (row,) = fits(SECOND_OPINIONS, second_opinions(others, ours)).to_dicts()

    assert (row["agreement"], row["years_older"]) == (where, 2)


def test_another_producer_is_scored_as_we_are_but_without_an_interval():
    others = other_numbers({"other_outlooks": other(year=2024, value=110.0)})

    (row,) = fits(OUTLOOK_SCORES, others_scores(others, counts(y2024=100.0))).to_dicts()

    assert (row["producer"], row["horizon_years"], row["inside_80"]) == ("SCB", 1, None)
    assert row["error_percent"] == pytest.approx(10.0)


def test_what_is_another_measure_or_only_a_judgement_is_not_set_beside_a_number():
    several = pl.concat(
        [other(measure="class", value=None, judgement="short"), other(measure="demand")]
    )

    assert other_numbers({"other_outlooks": several}).is_empty()
    assert other_numbers({}).is_empty()


@pytest.mark.parametrize("subject", [*SUBJECTS, GAP], ids=lambda subject: subject.name)
def test_every_subject_stands_in_declared_tables(subject):
    empty = {name: table.rows.empty() for name, table in DERIVED.items()}

    assert subject.forecasts(empty).columns == [*CELL, "p10", "p50", "p90"]
    assert subject.counts(empty).columns == [*CELL, "outcome"]


def test_nothing_is_followed_where_nothing_was_calculated():
    assert all_forecasts({}).is_empty()
    assert all_counts({}).is_empty()


def test_an_education_of_so_few_that_a_page_withholds_it_is_not_followed():
    rows = pl.DataFrame(
        {
            "region_code": ["2403", "2480"],
            "education_group_code": ["75H", "75H"],
            "component": ["workplace", "workplace"],
            "year": [2025, 2025],
            "persons": [4.0, 5.0],
            "p10": [3.0, 4.0],
            "p50": [4.0, 5.0],
            "p90": [5.0, 6.0],
            "is_modelled": [False, False],
        }
    )
    told = {"supply_outlook": rows, "supply_history": rows}

    assert all_forecasts(told)["region_code"].to_list() == ["2480"]
    assert all_counts(told)["region_code"].to_list() == ["2480"]

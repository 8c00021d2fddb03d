"""Producers' errors meet only on numbers that both forecast, equally far ahead."""

import polars as pl
import pytest

from talentlab.pipelines.vintages.accuracy import outlook_accuracy
from talentlab.tables.judgements import OUTLOOK_ACCURACY
from talentlab.tables.vintages import OUTLOOK_SCORES


def score(producer, code, p50, outcome, *, made="2020", horizon=3, inside=None):
    """Return one forecast whose year has passed."""
    return {
        "producer": producer,
        "subject": "population",
        "region_code": code,
        "code": "total",
        "component": "persons",
        "year": 2023,
        "made": made,
        "horizon_years": horizon,
        "p10": None if inside is None else p50 - 10.0,
        "p50": float(p50),
        "p90": None if inside is None else p50 + 10.0,
        "outcome": float(outcome),
        "inside_80": inside,
        "error_percent": 100 * (p50 - outcome) / outcome,
    }


def accuracy(*scores):
    kinds = {"p10": pl.Float64, "p90": pl.Float64, "inside_80": pl.Boolean}
    frame = OUTLOOK_SCORES.check(pl.DataFrame(list(scores), schema_overrides=kinds))
    found = outlook_accuracy(frame)
    OUTLOOK_ACCURACY.check(found.select([c.name for c in OUTLOOK_ACCURACY.columns()]))
    return {(r["producer"], r["beside"], r["horizon_years"]): r for r in found.to_dicts()}


def test_the_error_is_the_sum_of_errors_over_the_sum_of_outcomes():
    found = accuracy(
        score("talentlab", "2480", 110, 100, inside=False),
        score("talentlab", "2482", 290, 300, inside=True),
    )["talentlab", "all", 3]

    assert found["wape"] == pytest.approx(100 * 20 / 400)
    assert found["bias"] == pytest.approx(0)
    assert (found["coverage_80"], found["n"]) == (0.5, 2)


def test_two_producers_meet_on_the_numbers_that_both_forecast():
    found = accuracy(
        score("talentlab", "2480", 110, 100, inside=False),
        score("talentlab", "2482", 300, 300, inside=True),
        score("SCB", "2480", 90, 100),
        score("SCB", "2481", 100, 200),
    )

    assert found["talentlab", "SCB", 3]["n"] == found["SCB", "talentlab", 3]["n"] == 1
    assert found["talentlab", "SCB", 3]["wape"] == pytest.approx(10)
    assert found["SCB", "all", 3]["wape"] == pytest.approx(100 * 110 / 300)
    assert found["SCB", "all", 3]["coverage_80"] is None


def test_forecasts_made_equally_early_are_the_only_ones_compared():
    found = accuracy(
        score("talentlab", "2480", 110, 100, horizon=1, inside=False),
        score("SCB", "2480", 90, 100, horizon=3),
    )

    assert set(found) == {("talentlab", "all", 1), ("SCB", "all", 3)}


def test_a_number_forecast_twice_from_the_same_year_counts_once_by_the_newest():
    found = accuracy(
        score("SCB", "2480", 90, 100, made="2020-03"), score("SCB", "2480", 95, 100, made="2020-10")
    )["SCB", "all", 3]

    assert (found["wape"], found["n"]) == (pytest.approx(5), 1)


def test_nothing_forecast_is_nothing_wrong():
    kinds = {c.name: pl.String for c in OUTLOOK_SCORES.columns()}
    numbers = {"p50": pl.Float64, "outcome": pl.Float64, "inside_80": pl.Boolean}
    empty = pl.DataFrame(schema=kinds | numbers | {"horizon_years": pl.Int64})

    assert outlook_accuracy(empty).is_empty()

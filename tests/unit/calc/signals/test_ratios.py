import polars as pl
import pytest

from factories.signals import cells
from talentlab.calc.signals.ratios import moment, ratio


def one(upper, lower, per=1.0):
    found = ratio(cells([("24", "2221", upper)]), cells([("24", "2221", lower)]), per=per)
    return found.select("value", "status").row(0)


def test_twelve_ads_and_240_employees_are_five_ads_per_hundred():
    assert one(12, 240, per=100.0) == (5.0, "counted")


@pytest.mark.parametrize(("lower", "value"), [(0, None), (4, None), (5, 2.0)])
def test_a_ratio_to_fewer_than_five_is_not_formed(lower, value):
    assert one(10, lower) == (value, "counted" if value else "missing")


def test_nothing_in_relation_to_something_is_nothing():
    assert one(0, 10) == (0.0, "counted")


@pytest.mark.parametrize(
    ("upper", "lower", "status"),
    [
        ("suppressed", 10, "suppressed"),
        (10, "suppressed", "suppressed"),
        ("missing", "suppressed", "suppressed"),
        ("missing", 10, "missing"),
    ],
)
def test_a_ratio_of_what_is_not_shown_is_not_shown(upper, lower, status):
    assert one(upper, lower) == (None, status)


def test_a_ratio_to_an_estimate_is_an_estimate():
    lower = cells([("24", "2221", 10)]).with_columns(status=pl.lit("estimated"))

    found = ratio(cells([("24", "2221", 20)]), lower)

    assert found.select("value", "status").row(0) == (2.0, "estimated")


def test_only_areas_and_groups_that_both_have_are_related():
    upper = cells([("24", "2221", 1), ("24", "2222", 1), ("2480", "2221", 1)])

    found = ratio(upper, cells([("24", "2221", 10), ("25", "2222", 10)]))

    assert found.select("region_code", "group").rows() == [("24", "2221")]


def test_two_years_are_both_told_and_one_once():
    assert moment("2024", "2022") == "2024/2022"
    assert moment("2024", "2024") == "2024"

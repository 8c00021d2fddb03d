import polars as pl
import pytest

from talentlab.calc.signals.months import mean_of_year, whole_year


def months(year, count=12):
    return [f"{year}-{month:02}" for month in range(1, count + 1)]


@pytest.mark.parametrize(
    ("periods", "wanted", "year"),
    [
        (months(2022) + months(2024), 2024, 2024),
        (months(2022) + months(2024), 2023, 2024),
        (months(2018) + months(2022), 2024, 2022),
        (months(2022) + months(2024, 11), 2024, 2022),
        (months(2024, 11), 2024, None),
        (months(2024, 6) * 2, 2024, None),
        ([], 2024, None),
    ],
)
def test_the_year_asked_for_if_it_is_whole_else_the_last_that_is(periods, wanted, year):
    assert whole_year(pl.Series(periods, dtype=pl.String), wanted) == year


def monthly(values, year=2024, group="total"):
    return pl.DataFrame(
        {
            "region_code": "24",
            "group": group,
            "period": months(year, len(values)),
            "value": [None if isinstance(v, str) else float(v) for v in values],
            "status": [v if isinstance(v, str) else "counted" for v in values],
        },
        schema_overrides={"value": pl.Float64},
    )


def mean(values):
    return mean_of_year(monthly(values), 2024).select("value", "status").rows()


def test_the_average_is_over_the_twelve_months():
    assert mean([10] * 6 + [20] * 6) == [(15.0, "counted")]


def test_a_year_with_a_hidden_month_has_no_average():
    assert mean([10] * 11 + ["suppressed"]) == [(None, "suppressed")]


def test_a_year_that_lacks_a_month_has_no_average():
    assert mean([10] * 11) == [(None, "missing")]


def test_only_the_year_asked_for_counts():
    both = pl.concat([monthly([10] * 12), monthly([90] * 12, year=2023)])

    assert mean_of_year(both, 2024)["value"].to_list() == [10.0]

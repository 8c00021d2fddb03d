"""What a declaration of occupations refuses: rows that contradict themselves, too."""

import polars as pl
import pytest

from talentlab.errors import TableDoesNotFit
from talentlab.tables.occupations import OCCUPATION_RELATIONS, WAGE_SPREAD


def wages(*points, edition="scb"):
    return pl.DataFrame(
        {
            "region_code": "00",
            "ssyk_code": [f"{1000 + i}" for i in range(len(points))],
            "ssyk_edition": edition,
            "year": [2024] * len(points),
            **{
                name: pl.Series([point[i] for point in points], dtype=pl.Float64)
                for i, name in enumerate(("p10_wage_sek", "median_wage_sek", "p90_wage_sek"))
            },
            "status": ["counted" if any(point) else "suppressed" for point in points],
        }
    )


def relations(*pairs):
    return pl.DataFrame(
        {
            "ssyk_code": [code for code, _ in pairs],
            "related_code": [related for _, related in pairs],
            "ssyk_edition": "scb",
            "relation": "moves",
            "rank": [*range(1, len(pairs) + 1)],
            "source": "af",
        }
    )


def faults(table, frame):
    with pytest.raises(TableDoesNotFit) as caught:
        table.check(frame)
    return {(f["column"], f["check"], f["index"]) for f in caught.value.facts["faults"]}


def test_wages_in_order_equal_or_withheld_fit():
    frame = wages((20, 30, 40), (30, 30, 30), (None, 30, None), (20, None, 40), (None, None, None))

    assert WAGE_SPREAD.check(frame).equals(frame)


def test_wages_out_of_order_are_told_all_at_once_with_other_faults():
    frame = wages((31, 30, 40), (20, 41, 40), (41, None, 40), (20, 30, 40))
    frame = frame.with_columns(
        ssyk_edition=pl.when(pl.col("ssyk_code") == "1003")
        .then(pl.lit("x"))
        .otherwise("ssyk_edition")
    )

    assert faults(WAGE_SPREAD, frame) == {
        ("p10_wage_sek", "less_than_or_equal_to(median_wage_sek)", 0),
        ("median_wage_sek", "less_than_or_equal_to(p90_wage_sek)", 1),
        ("p10_wage_sek", "less_than_or_equal_to(p90_wage_sek)", 2),
        ("ssyk_edition", "isin(('scb', 'af'))", 3),
    }


def test_an_occupation_is_not_related_to_itself():
    assert OCCUPATION_RELATIONS.check(relations(("2221", "2222"))).height == 1
    assert faults(
        OCCUPATION_RELATIONS, relations(("2221", "2222"), ("2221", "2221"), ("2222", "2222"))
    ) == {
        ("related_code", "not_equal_to(ssyk_code)", 1),
        ("related_code", "not_equal_to(ssyk_code)", 2),
    }

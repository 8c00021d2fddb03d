import polars as pl
import pytest

from talentlab.calc.signals.judgements import agreed


def of(*levels):
    judged = pl.DataFrame(
        {"region_code": "24", "group": "7131", "level": pl.Series(levels, dtype=pl.String)}
    )
    return agreed(judged, differs="mixed").select("level", "status").row(0)


@pytest.mark.parametrize(
    ("levels", "level"),
    [
        (["large"], "large"),
        (["large", "large"], "large"),
        (["large", None], "large"),
        (["large", "small"], "mixed"),
        (["large", "small", None], "mixed"),
    ],
)
def test_a_group_has_the_class_that_all_its_judged_parts_have(levels, level):
    assert of(*levels) == (level, "counted")


def test_a_group_that_nobody_judged_has_none():
    assert of(None, None) == ("", "missing")


def test_areas_and_groups_are_judged_apart():
    judged = pl.DataFrame(
        {
            "region_code": ["24", "00", "24"],
            "group": ["7131", "7131", "2221"],
            "level": ["large", "small", "medium"],
        }
    )

    assert agreed(judged, differs="mixed").select("region_code", "group", "level").rows() == [
        ("00", "7131", "small"), ("24", "2221", "medium"), ("24", "7131", "large"),
    ]  # fmt: skip

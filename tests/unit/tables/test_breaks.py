"""A card carries a break when its rows lie on both sides of it, and not otherwise."""

import polars as pl
import pytest

from talentlab.tables.breaks import BAS_REPLACES_RAMS, SUN_2020, breaks_in

BREAKS = (SUN_2020, BAS_REPLACES_RAMS)


@pytest.mark.parametrize(
    ("rows", "spanned"),
    [
        ({"year": [2018, 2020]}, BREAKS),
        ({"year": [2018, 2019]}, (SUN_2020,)),
        ({"year": [2020, 2021]}, ()),
        ({"year": [2010, 2018]}, ()),
        ({"period": ["2019-12", "2020-01"]}, (BAS_REPLACES_RAMS,)),
        ({"period": ["2018Q4", "2019"]}, (SUN_2020,)),
        ({"persons": [1, 2]}, ()),
    ],
)
def test_a_break_is_told_where_there_are_years_on_both_sides(rows, spanned):
    assert breaks_in(pl.DataFrame(rows), BREAKS) == spanned


def test_no_rows_span_nothing():
    assert breaks_in(pl.DataFrame(schema={"year": pl.Int64}), BREAKS) == ()

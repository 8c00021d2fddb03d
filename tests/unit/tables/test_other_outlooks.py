"""What other producers wrote is taken as text, and never as something that steers a screen."""

import polars as pl
import pytest

from talentlab.errors import TableDoesNotFit
from talentlab.tables.other_outlooks import OTHER_OUTLOOKS

ROW = {
    "producer": "Arbetsförmedlingen", "vintage": "2025-06", "region_code": "24",
    "subject": "education_group", "code": "Vård, grupp 1", "measure": "gap", "year": 2035,
    "value": -120.0, "judgement": "Stor brist", "status": "counted",
}  # fmt: skip


def checked(**changed):
    schema = {column.name: pl.String for column in OTHER_OUTLOOKS.columns()}
    schema |= {"year": pl.Int64, "value": pl.Float64}
    return OTHER_OUTLOOKS.check(pl.DataFrame([ROW | changed], schema=schema))


def test_a_producers_own_words_are_kept():
    assert checked()["judgement"].item() == "Stor brist"
    assert checked(judgement=None)["judgement"].item() is None


@pytest.mark.parametrize("column", ["producer", "code", "judgement"])
@pytest.mark.parametrize("text", ["x\x1b[2J", "\u202e1", "a\nb", "x" * 201, ""])
def test_text_that_steers_a_screen_or_fills_it_is_refused(column, text):
    with pytest.raises(TableDoesNotFit):
        checked(**{column: text})

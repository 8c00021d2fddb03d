"""Assumptions in words as rows of a table."""

from collections.abc import Sequence

import polars as pl

from talentlab.vocab.text import Text


def said_frame(said: Sequence[Text]) -> pl.DataFrame:
    """Return the rows of an outlook's assumptions (``tables/assumptions.py``), in their order."""
    rows = [(number, text.sv, text.en) for number, text in enumerate(said, start=1)]
    columns = {"position": pl.Int64, "assumption_sv": pl.String, "assumption_en": pl.String}
    return pl.DataFrame(rows, schema=columns, orient="row")

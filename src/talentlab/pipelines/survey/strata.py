"""Which stratum a workplace is in: public employers by themselves, others by industry and size.

Method: docs/method-guide/needs-assessment.md, section 3.
"""

import itertools
from typing import Final

import polars as pl

from talentlab.calc.assumptions.survey import SURVEY
from talentlab.tables.fields import SECTORS

PRIVATE, PUBLIC, BOTH = SECTORS
GROUPS: Final = (*SURVEY.industries, PUBLIC)
"""Axis G: industries of private employers, and all public employers."""
_STARTS: Final = (*SURVEY.size_starts, SURVEY.take_all_from)
SIZES: Final = (
    *(f"{low}-{high - 1}" for low, high in itertools.pairwise(_STARTS)),
    f"{_STARTS[-1]}+",
)
"""Axis C: size classes; everybody in the last one is asked."""
_PUBLISHED: Final = {"2-4": "2-9", "5-9": "2-9", "10-19": "10-49", "20-49": "10-49", "50+": "50+"}
TOO_SMALL: Final = "outside"


def with_strata(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with ``group``, ``size_class``, ``published_size`` and ``stratum``."""
    of_section = {letter: group for group in SURVEY.industries for letter in group.split("+")}
    size = pl.lit(TOO_SMALL)
    for start, name in zip(_STARTS, SIZES, strict=True):
        size = pl.when(pl.col("employees") >= start).then(pl.lit(name)).otherwise(size)
    group = (
        pl.when(pl.col("sector") == PUBLIC)
        .then(pl.lit(PUBLIC))
        .otherwise(pl.col("section").replace_strict(of_section, return_dtype=pl.String))
    )
    return frame.with_columns(group=group, size_class=size).with_columns(
        published_size=pl.col("size_class").replace_strict(
            {**_PUBLISHED, TOO_SMALL: TOO_SMALL}, return_dtype=pl.String
        ),
        stratum=pl.format("{} {}", "group", "size_class"),
    )


def is_asked_always() -> pl.Expr:
    """Return who is in a stratum where everybody is asked: large and public workplaces."""
    is_large = pl.col("size_class") == SIZES[-1]
    return is_large | ((pl.col("sector") == PUBLIC) & (pl.col("size_class") != TOO_SMALL))

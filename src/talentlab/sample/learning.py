"""The tidy tables about learning: education levels and education groups of the residents."""

import polars as pl

from talentlab.sample.axes import YEARS
from talentlab.sample.frames import PLACES, long, with_county
from talentlab.sample.groups import group_codes
from talentlab.sample.levels import AGE_GROUPS, LEVELS
from talentlab.sample.rounding import Ints
from talentlab.vocab.sexes import SEXES


def level_frame(levels: Ints) -> pl.DataFrame:
    """Return residents by education level, sex and age group, from (R, Y, S, G, L)."""
    return long(
        with_county(levels),
        "persons",
        region_code=PLACES,
        year=YEARS.tolist(),
        sex=SEXES,
        age_group=AGE_GROUPS,
        education_level_code=LEVELS,
    )


def group_frame(residents: Ints) -> pl.DataFrame:
    """Return residents by education group and sex, from (R, S, Y, E)."""
    frame = long(
        with_county(residents),
        "persons",
        region_code=PLACES,
        sex=SEXES,
        year=YEARS.tolist(),
        education_group_code=group_codes(),
    )
    return frame.with_columns(status=pl.lit("counted"))

"""The arrays of openings as the tables that are published."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.pipelines.employment.codes import TOTAL, by_code, published_codes
from talentlab.pipelines.openings.tasks import AGED_YEARS, DrawnAges, DrawnParts
from talentlab.tables.openings import CAUSES, COMPONENTS
from talentlab.tables.percentiles import PERCENTILES
from talentlab.vocab.sexes import SEXES
from talentlab.vocab.sexes import TOTAL as BOTH

SHOWN_SEXES: Final = (*SEXES, BOTH)
NOBODY: Final = 0.005
"""Leavers a year below which a row says nothing: one in two centuries."""


def outlook_frame(
    region_code: str, drawn: Iterable[DrawnParts], base_year: int, *, is_modelled: bool
) -> pl.DataFrame:
    """Return one place's rows of ``openings_outlook``."""
    return pl.concat(
        [_parts(region_code, part, base_year, is_modelled=is_modelled) for part in drawn]
    )


def _parts(
    region_code: str, drawn: DrawnParts, base_year: int, *, is_modelled: bool
) -> pl.DataFrame:
    parts, _, years = drawn.summary.mean.shape
    ahead = range(base_year + 1, base_year + 1 + years)
    key = _key(component=COMPONENTS[:parts], ssyk_code=drawn.codes, year=ahead)
    frame = pl.DataFrame(
        {
            **key,
            "mean": drawn.summary.mean.ravel(),
            **{name: drawn.summary.percentiles[i].ravel() for i, name in enumerate(PERCENTILES)},
        }
    )
    there = pl.any_horizontal(pl.col("mean", *PERCENTILES) != 0).any().over("ssyk_code")
    return frame.filter(there).with_columns(
        region_code=pl.lit(region_code), is_modelled=pl.lit(is_modelled)
    )


def leavers_frame(
    region_code: str, drawn: Iterable[DrawnAges], groups: Sequence[str], base_year: int
) -> pl.DataFrame:
    """Return one place's rows of ``openings_leavers``; those with hardly anybody have no row."""
    frames = [
        pl.DataFrame(
            {
                **_key(ssyk_code=part.codes, sex=SHOWN_SEXES, cause=CAUSES, age_group=groups),
                "mean": part.mean.ravel(),
                "p10": part.p10.ravel(),
                "p90": part.p90.ravel(),
            }
        )
        for part in drawn
    ]
    return (
        pl.concat(frames)
        .filter(pl.col("mean") >= NOBODY)
        .with_columns(
            region_code=pl.lit(region_code),
            first_year=pl.lit(base_year + 1, pl.Int64),
            last_year=pl.lit(base_year + AGED_YEARS, pl.Int64),
        )
    )


def ages_frame(
    region_code: str,
    persons: Floats,
    occupations: tuple[str, ...],
    groups: Sequence[str],
    year: int,
    basis: Sequence[str],
) -> pl.DataFrame:
    """Return one place's rows of ``employment_ages`` from employees (O, S, G).

    ``basis`` (C,) says of each published code, and last of all occupations, whose ages they are.
    """
    codes = published_codes(occupations, max(map(len, occupations)))
    coded = by_code(persons[None], occupations, codes)[0]
    coded = np.concatenate([coded, persons.sum(axis=0, keepdims=True)])
    coded = np.concatenate([coded, coded.sum(axis=1, keepdims=True)], axis=1)
    names = (*codes, TOTAL)
    rows = len(SHOWN_SEXES) * len(groups)
    frame = pl.DataFrame(
        {
            **_key(ssyk_code=names, sex=SHOWN_SEXES, age_group=groups),
            "employed_persons": coded.ravel(),
            "basis": np.repeat(list(basis), rows),
        }
    )
    there = (pl.col("employed_persons") > 0).any().over("ssyk_code")
    return frame.filter(there).with_columns(
        region_code=pl.lit(region_code), year=pl.lit(year, pl.Int64)
    )


def _key(**axes: Sequence[object]) -> dict[str, pl.Series]:
    """Return key columns of values raveled in the order of ``axes``."""
    sizes = [len(labels) for labels in axes.values()]
    places = np.unravel_index(np.arange(int(np.prod(sizes))), sizes)
    return {
        name: pl.Series(name, list(labels)).gather(place)
        for (name, labels), place in zip(axes.items(), places, strict=True)
    }

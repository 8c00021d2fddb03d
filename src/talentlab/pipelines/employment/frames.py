"""The outlook's arrays as the tables that are published."""

from collections.abc import Iterable, Sequence

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.backtest.shelf_life import TOLERANCE
from talentlab.pipelines.employment.codes import TOTAL, by_code, published_codes
from talentlab.pipelines.employment.tasks import Drawn
from talentlab.tables.percentiles import PERCENTILES
from talentlab.vocab.sexes import SEXES
from talentlab.vocab.sexes import TOTAL as BOTH

SHOWN_SEXES = (*SEXES, BOTH)


def outlook_frame(region_code: str, drawn: Iterable[Drawn], base_year: int) -> pl.DataFrame:
    """Return one place's rows of ``employment_outlook``; where only both sexes are, modelled."""
    return pl.concat([_one(region_code, part, base_year) for part in drawn])


def _one(region_code: str, drawn: Drawn, base_year: int) -> pl.DataFrame:
    summary = drawn.summary
    sexes, _, years = summary.mean.shape
    return pl.DataFrame(
        {
            **_key(region_code, sexes, drawn.codes, range(base_year + 1, base_year + 1 + years)),
            "mean": summary.mean.ravel(),
            **{name: summary.percentiles[i].ravel() for i, name in enumerate(PERCENTILES)},
            "share_up": summary.share_up.ravel(),
            "is_modelled": sexes == 1,
        }
    )


def history_frame(
    region_code: str, persons: Floats, occupations: Sequence[str], years: Sequence[int]
) -> pl.DataFrame:
    """Return one place's rows of ``employment_history`` from its employees (O, S, Y).

    Where the sexes are not told apart (S = 1) the numbers are modelled.
    """
    codes = published_codes(occupations, max(map(len, occupations)))
    coded = by_code(persons[None], occupations, codes)[0]
    coded = np.concatenate([coded, persons.sum(axis=0, keepdims=True)])
    if coded.shape[1] > 1:
        coded = np.concatenate([coded, coded.sum(axis=1, keepdims=True)], axis=1)
    sexes = coded.shape[1]
    return pl.DataFrame(
        {
            **_key(region_code, sexes, (*codes, TOTAL), years),
            "employed_persons": np.moveaxis(coded, 0, 1).ravel(),
            "is_modelled": sexes == 1,
        }
    )


def _key(
    region_code: str, sexes: int, codes: Sequence[str], years: Sequence[int]
) -> dict[str, pl.Series]:
    """Return the key columns of values ordered by sex, occupation and year."""
    shown = SHOWN_SEXES if sexes > 1 else (BOTH,)
    rows = sexes * len(codes) * len(years)
    return {
        "region_code": pl.Series([region_code]).new_from_index(0, rows),
        "ssyk_code": pl.Series(np.tile(np.repeat(list(codes), len(years)), sexes)),
        "sex": pl.Series(np.repeat(list(shown), len(codes) * len(years))),
        "year": pl.Series(np.tile(np.array(years, dtype=np.int64), sexes * len(codes))),
    }


def shelf_life_frame(outlook: pl.DataFrame) -> pl.DataFrame:
    """Return ``employment_shelf_life`` from ``employment_outlook``.

    A number holds as long as four draws of five are within 10 % of the middle one: as long as the
    80 % interval is, in that year and in all years before it. The same rule as for residents.

    Method: docs/method-guide/uncertainty-and-backtest.md, section 5, equation 7.
    """
    holds = (pl.col("p90") <= pl.col("p50") * (1 + TOLERANCE)) & (
        pl.col("p10") >= pl.col("p50") / (1 + TOLERANCE)
    )
    return (
        outlook.filter(pl.col("sex") == BOTH)
        .sort("year")
        .group_by("region_code", "ssyk_code", maintain_order=True)
        .agg(trusted_years=holds.cast(pl.Int64).cum_prod().sum())
    )

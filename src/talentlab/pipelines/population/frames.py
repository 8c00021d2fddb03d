"""The outlook's arrays as the tables that are published."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.backtest.accuracy import Accuracy, interval
from talentlab.calc.backtest.measured import TOTAL, WORKING
from talentlab.calc.backtest.rolling import Hindcasts
from talentlab.calc.backtest.shelf_life import TOLERANCE
from talentlab.calc.population.summary import Summary
from talentlab.tables.outlook import POPULATION_BACKTEST
from talentlab.vocab.ages import BANDS, SINGLE_AGES, parse_age
from talentlab.vocab.sexes import MEN, WOMEN
from talentlab.vocab.sexes import TOTAL as BOTH

SHOWN_SEXES: Final = (WOMEN, MEN, BOTH)
SHOWN_GROUPS: Final[Mapping[str, Sequence[int]]] = {
    label: list(parse_age(label).ages()) for label in (*BANDS, *SINGLE_AGES)
}
"""Every published age group -> its single ages."""
_PERCENTILE_COLUMNS: Final = ("p2_5", "p10", "p50", "p90", "p97_5")
_KEY: Final = ("region_code", "measure", "sex", "age_group", "year")


def outlook_frame(region_code: str, summary: Summary, base_year: int) -> pl.DataFrame:
    """Return one area's rows of ``population_outlook``: residents by sex, age group and year."""
    sexes, groups, years = summary.mean.shape
    columns = {
        **_labels(region_code, sexes, groups, range(base_year + 1, base_year + 1 + years)),
        "mean": summary.mean.ravel(),
        **{name: summary.percentiles[i].ravel() for i, name in enumerate(_PERCENTILE_COLUMNS)},
        "share_up": summary.share_up.ravel(),
    }
    return pl.DataFrame(columns)


def events_outlook_frame(
    region_code: str, measure: str, summary: Summary, base_year: int
) -> pl.DataFrame:
    """Return one area's rows of ``population_outlook`` for a measure of events in the year."""
    years = summary.mean.shape[-1]
    percentiles = zip(_PERCENTILE_COLUMNS, summary.percentiles, strict=True)
    return pl.DataFrame(
        {
            "region_code": [region_code] * years,
            "measure": [measure] * years,
            "sex": [BOTH] * years,
            "age_group": ["total"] * years,
            "year": list(range(base_year + 1, base_year + 1 + years)),
            "mean": summary.mean.ravel(),
            **{name: values.ravel() for name, values in percentiles},
            "share_up": summary.share_up.ravel(),
        }
    )


def history_frame(region_code: str, counted: Mapping[int, Floats]) -> pl.DataFrame:
    """Return one area's rows of ``population_history``: residents (X, G) by year."""
    years = sorted(counted)
    persons = np.stack([counted[year] for year in years], axis=-1)
    sexes, groups, _ = persons.shape
    return pl.DataFrame({**_labels(region_code, sexes, groups, years), "persons": persons.ravel()})


def _labels(
    region_code: str, sexes: int, groups: int, years: Sequence[int]
) -> dict[str, pl.Series | list[str]]:
    """Return the key columns of values ordered by sex, age group and year."""
    rows = sexes * groups * len(years)
    return {
        "region_code": [region_code] * rows,
        "measure": ["persons"] * rows,
        "sex": pl.Series(np.repeat(SHOWN_SEXES, groups * len(years))),
        "age_group": pl.Series(np.tile(np.repeat(list(SHOWN_GROUPS), len(years)), sexes)),
        "year": pl.Series(np.tile(np.array(years, dtype=np.int64), sexes * groups)),
    }


def backtest_frame(rows: Sequence[Accuracy]) -> pl.DataFrame:
    """Return ``population_backtest``."""
    if not rows:
        return POPULATION_BACKTEST.rows.empty()
    return pl.DataFrame(
        [
            {
                "method": row.method,
                "horizon_years": row.horizon,
                "size_class": row.size_class,
                "mape_total": row.mape_total,
                "mape_20_64": row.mape_20_64,
                "age_structure_error": row.age_structure_error,
                "coverage_80": row.coverage_80,
                "interval_score_80": row.interval_score_80,
                "within_5": row.within_5,
                "n": row.n,
            }
            for row in rows
        ],
        infer_schema_length=None,
    )


def cases_frame(method: str, hindcasts: Hindcasts, region_codes: Sequence[str]) -> pl.DataFrame:
    """Return one method's rows of ``population_cases`` for ``region_codes``."""
    frames = []
    for quantity, label in ((TOTAL, "total"), (WORKING, "20-64")):
        chosen = np.isfinite(hindcasts.outcomes[..., quantity])
        chosen &= np.isin(hindcasts.region_codes, region_codes)
        origin, ahead, region = np.nonzero(chosen)
        origins = np.array(hindcasts.origins, dtype=np.int64)[origin]
        forecast = hindcasts.forecasts[..., quantity][chosen]
        low, high = interval(forecast, hindcasts.half_widths[..., quantity][chosen])
        frames.append(
            pl.DataFrame(
                {
                    "region_code": np.array(hindcasts.region_codes)[region],
                    "method": [method] * len(forecast),
                    "age_group": [label] * len(forecast),
                    "origin_year": origins,
                    "year": origins + ahead + 1,
                    "forecast_persons": forecast,
                    "p10": low,
                    "p90": high,
                    "outcome_persons": hindcasts.outcomes[..., quantity][chosen],
                }
            )
        )
    return pl.concat(frames)


def shelf_life_frame(outlook: pl.DataFrame) -> pl.DataFrame:
    """Return ``population_shelf_life`` from ``population_outlook``.

    A number holds as long as four draws of five are within 10 % of the middle one: as long as the
    80 % interval is, in that year and in all years before it.

    Method: docs/method-guide/uncertainty-and-backtest.md, section 5, equation 7.
    """
    holds = (pl.col("p90") <= pl.col("p50") * (1 + TOLERANCE)) & (
        pl.col("p10") >= pl.col("p50") / (1 + TOLERANCE)
    )
    return (
        outlook.filter(pl.col("measure") == "persons", pl.col("sex") == BOTH)
        .sort("year")
        .group_by("region_code", "age_group", maintain_order=True)
        .agg(trusted_years=holds.cast(pl.Int64).cum_prod().sum())
    )

"""Vacancies as a sample survey would find them: by industry and sector, with a margin of error."""

from typing import Final

import numpy as np
import polars as pl

from talentlab.sample.axes import COUNTY, YEARS
from talentlab.sample.frames import long
from talentlab.sample.industries import SECTIONS
from talentlab.sample.latent import Latent
from talentlab.sample.rounding import Floats
from talentlab.sample.sectors import Sectors
from talentlab.sample.sources import supply_assumptions
from talentlab.tables.fields import SECTORS

NORMAL_95: Final = 1.96
EVERY_SECTION: Final = "total"
HALF: Final = 0.5


def vacancies_frame(latent: Latent, sectors: Sectors, rng: np.random.Generator) -> pl.DataFrame:
    """Return ``vacancies`` of the county; too uncertain numbers are not shown.

    Parts add up to their totals, and margins as those of independent samples.
    """
    given = supply_assumptions()["vacancies"]
    truth = _by_section(latent, sectors)
    error = given["error"] * np.sqrt(truth + HALF) * (truth > 0)
    found = np.maximum(truth + error * rng.standard_normal(truth.shape), 0.0)
    times = given["openings_per_vacancy"] * np.exp(0.1 * rng.standard_normal(truth.shape))
    openings = found * np.maximum(times, 1.0)
    measures = {
        "openings": np.round(_with_totals(openings)),
        "vacancies": np.round(_with_totals(found)),
        "margin_95": np.round(NORMAL_95 * np.sqrt(_with_totals(error**2)), 1),
    }
    axes = {
        "sector": SECTORS,
        "sni_code": (*SECTIONS, EVERY_SECTION),
        "year": YEARS.tolist(),
    }
    frame = long(measures["vacancies"], "vacancies", **axes).with_columns(
        pl.Series(name, values.ravel()) for name, values in measures.items()
    )
    return _shown(frame.filter(pl.col("year") >= given["first_year"], pl.col("margin_95") > 0))


def _shown(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with numbers whose margin is larger than themselves suppressed."""
    most = supply_assumptions()["vacancies"]["suppress_relative_margin"]
    measures = ("openings", "vacancies", "margin_95")
    sure = pl.col("margin_95") <= most * pl.col("vacancies")
    status = pl.when(sure).then(pl.lit("counted")).otherwise(pl.lit("suppressed"))
    return frame.with_columns(status=status, region_code=pl.lit(COUNTY)).with_columns(
        pl.when(pl.col("status") == "counted").then(pl.col(name)).alias(name) for name in measures
    )


def _by_section(latent: Latent, sectors: Sectors) -> Floats:
    """Return unfilled jobs (2, I, Y), with private and with public employers."""
    by_section = sectors.in_section.T @ latent.county
    public = by_section * sectors.public.T
    return np.stack([by_section - public, public])


def _with_totals(values: Floats) -> Floats:
    """Return (3, I+1, Y) from (2, I, Y): both sectors and all sections."""
    both = np.concatenate([values, values.sum(axis=0, keepdims=True)])
    return np.concatenate([both, both.sum(axis=1, keepdims=True)], axis=1)

"""The registered unemployed by the occupation they seek, agreeing with all the unemployed."""

from typing import Final

import numpy as np
import polars as pl

from talentlab.sample.axes import LAST, MUNICIPALITIES
from talentlab.sample.frames import PLACES, long, with_county
from talentlab.sample.jobs import NO_OCCUPATION
from talentlab.sample.occupations import longest
from talentlab.sample.rounding import Floats, Ints, round_to_total
from talentlab.sample.signals import MONTHS
from talentlab.sample.sources import work_assumptions
from talentlab.vocab.sexes import TOTAL

PERIODS: Final = tuple(f"{LAST}-{month + 1:02}" for month in range(MONTHS))


def jobseekers(
    unemployed: pl.DataFrame, workers: Floats, codes: tuple[str, ...], rng: np.random.Generator
) -> Ints:
    """Return the last year's registered unemployed (R, M, AF+1) by occupation sought.

    Parameters
    ----------
    unemployed
        The table of all registered unemployed, with which these add up.
    workers : (R, AF)
        Workers by Arbetsförmedlingen's groups.
    codes : (AF,)
        These groups. The last occupation of the result is none stated.
    rng
        Decides how occupations waver between places.

    """
    given = work_assumptions()["jobseekers"]
    propensity = np.array([longest(given["propensity"], code, 1.0) for code in codes])
    wavering = np.exp(given["wavering"] * rng.standard_normal(workers.shape))
    expected = workers * propensity * wavering + 1e-6
    shares = expected / expected.sum(axis=1, keepdims=True) * (1 - given["not_stated"])
    shares = np.concatenate([shares, np.full((len(shares), 1), given["not_stated"])], axis=1)
    totals = _totals(unemployed)
    return round_to_total(np.repeat(shares[:, None], MONTHS, axis=1), totals)


def _totals(unemployed: pl.DataFrame) -> Ints:
    """Return everybody registered (R, M) in the last year."""
    everybody = unemployed.filter(pl.col("sex") == TOTAL, pl.col("age_group") == TOTAL)
    wide = everybody.filter(pl.col("period").is_in(PERIODS)).pivot(
        "period", index="region_code", values="persons", sort_columns=True
    )
    order = pl.DataFrame({"region_code": MUNICIPALITIES})
    joined = order.join(wide, on="region_code", how="left", maintain_order="left")
    return joined.drop("region_code").to_numpy()


def jobseekers_frame(seekers: Ints, codes: tuple[str, ...]) -> pl.DataFrame:
    """Return ``unemployed_by_occupation``; cells below five persons are suppressed.

    Parameters
    ----------
    seekers : (R, M, AF+1)
        From :func:`jobseekers`.

    """
    below = work_assumptions()["unemployed"]["suppress_below"]
    frame = long(
        with_county(seekers),
        "persons",
        region_code=PLACES,
        period=PERIODS,
        ssyk_code=(*codes, NO_OCCUPATION),
    )
    few = pl.col("persons").is_between(1, below - 1)
    return frame.with_columns(
        persons=pl.when(few).then(None).otherwise(pl.col("persons")),
        status=pl.when(few).then(pl.lit("suppressed")).otherwise(pl.lit("counted")),
        ssyk_edition=pl.lit("af"),
    )

"""Jobs that are unfilled in truth, which nobody sees: what tests estimates of shortage.

An occupation has more vacancies where ads are many beside those who seek, but not only: something
is its own, and some shortage leaves no ads. So ads say something about it, and not everything.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.sample.axes import COUNTY, IN_COUNTY, MUNICIPALITIES, YEARS
from talentlab.sample.occupations import Occupations, longest
from talentlab.sample.rounding import Floats, interpolate
from talentlab.sample.sectors import Sectors
from talentlab.sample.sources import supply_assumptions

MOST: Final = 2.0
"""Tightness counts no more than this many standard deviations."""


@dataclass(frozen=True, slots=True)
class Latent:
    """Unfilled jobs on average over a year.

    Attributes
    ----------
    codes : (O,)
        SSYK unit groups, SCB's edition.
    county : (O, Y)
        In the county.
    place : (R, O)
        How each occupation's unfilled jobs divide into the county's municipalities.

    """

    codes: tuple[str, ...]
    county: Floats
    place: Floats


def build_latent(
    occupations: Occupations, tightness: Floats, workers: Floats, rng: np.random.Generator
) -> Latent:
    """Return the unfilled jobs of every occupation and year.

    Parameters
    ----------
    occupations
        Employees by occupation.
    tightness : (O,)
        How many ads there are in the last year beside those who seek work and those who have it.
    workers : (R, O)
        Workers in each municipality in the last year.
    rng
        Decides what is an occupation's own.

    """
    given = supply_assumptions()["vacancies"]
    employees = occupations.county.sum(axis=1)
    hidden = np.array([float(longest(given["hidden"], code, 0.0)) for code in occupations.codes])
    own = given["own"] * rng.standard_normal(len(occupations.codes))
    stray = given["year_wavering"] * rng.standard_normal(employees.shape)
    level = given["follows_tightness"] * _standard(tightness, employees[:, -1]) + hidden + own
    expected = employees * np.exp(level[:, None] + stray)
    course = interpolate({int(y): f for y, f in given["course"].items()}, YEARS)
    total = given["rate"] * course * employees.sum(axis=0)
    inside = workers * IN_COUNTY[:, None]
    return Latent(
        codes=occupations.codes,
        county=expected / expected.sum(axis=0) * total,
        place=inside / np.maximum(inside.sum(axis=0), 1e-9),
    )


def latent_frame(latent: Latent, sectors: Sectors) -> pl.DataFrame:
    """Return region, level 3 occupation, sector and year -> ``unfilled_jobs``, as a float."""
    places = np.concatenate([latent.place, np.ones((1, len(latent.codes)))])
    public = sectors.public_of_occupation
    shares = np.stack([1 - public, public, np.ones_like(public)], axis=-1)
    jobs = np.einsum("ro,oy,oyk->royk", places, latent.county, shares)
    groups = sorted({code[:3] for code in latent.codes})
    by_group = np.zeros((len(places), len(groups), *jobs.shape[2:]))
    for o, code in enumerate(latent.codes):
        by_group[:, groups.index(code[:3])] += jobs[:, o]
    axes = {
        "region_code": (*MUNICIPALITIES, COUNTY),
        "ssyk_code": groups,
        "year": YEARS.tolist(),
        "sector": ("private", "public", "total"),
    }
    grid = pl.DataFrame({"region_code": axes["region_code"]})
    for name in ("ssyk_code", "year", "sector"):
        grid = grid.join(pl.DataFrame({name: axes[name]}), how="cross", maintain_order="left_right")
    unfilled = pl.Series("unfilled_jobs", by_group.ravel())
    return grid.with_columns(unfilled).filter(pl.col("region_code").str.starts_with(COUNTY))


def _standard(tightness: Floats, weight: Floats) -> Floats:
    """Return tightness in standard deviations from its mean, weighted by employees."""
    mean = np.average(tightness, weights=weight)
    spread = np.sqrt(np.average((tightness - mean) ** 2, weights=weight))
    return np.asarray(np.clip((tightness - mean) / spread, -MOST, MOST))

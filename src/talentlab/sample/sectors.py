"""Public and private employers: by industry as assumed and as published for Umeå."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from talentlab.sample.axes import COUNTY, IN_COUNTY, YEARS
from talentlab.sample.frames import long
from talentlab.sample.industries import SECTIONS, Industries, public_sector
from talentlab.sample.occupations import Occupations
from talentlab.sample.rounding import Floats, Ints
from talentlab.sample.sources import work_assumptions
from talentlab.tables.fields import SECTORS


@dataclass(frozen=True, slots=True)
class Sectors:
    """Where occupations work: O unit groups, I sections, and who the employers are.

    Attributes
    ----------
    in_section : (O, I)
        How an occupation's jobs divide into sections; each occupation with jobs sums to one.
    public : (Y, I)
        The share of a section's jobs that have a public employer.

    """

    in_section: Floats
    public: Floats

    @property
    def public_of_occupation(self) -> Floats:
        """The share of each occupation's jobs (O, Y) that have a public employer."""
        return np.asarray(self.in_section @ self.public.T)


def build_sectors(industries: Industries, jobs: Ints) -> Sectors:
    """Return how occupations divide into sections and sectors.

    Parameters
    ----------
    industries
        The employed by section.
    jobs : (S, I, O+1)
        How industries use occupations.

    """
    by_section = jobs.sum(axis=0)[:, :-1].T.astype(np.float64)
    sums = by_section.sum(axis=1, keepdims=True)
    given = work_assumptions()["industries"]["public"]
    assumed = np.array([given.get(section, 0.0) for section in SECTIONS])
    workers = industries.workplace[IN_COUNTY].sum(axis=(0, 3))
    wanted = (public_sector(industries.workplace) * industries.workplace.sum(axis=(2, 3)))[
        IN_COUNTY
    ].sum(axis=0)
    level = wanted / (workers * assumed).sum(axis=1)
    return Sectors(
        in_section=np.divide(by_section, sums, out=np.zeros_like(by_section), where=sums > 0),
        public=np.minimum(assumed * level[:, None], 1.0),
    )


def sector_frame(occupations: Occupations, sectors: Sectors) -> pl.DataFrame:
    """Return ``employed_by_sector``: the county's employees, both sectors and their sum."""
    everyone = occupations.county.sum(axis=1)
    public = np.rint(everyone * sectors.public_of_occupation).astype(np.int64)
    by_sector = {"private": everyone - public, "public": public, "total": everyone}
    frame = long(
        np.stack([by_sector[sector] for sector in SECTORS]),
        "employed_persons",
        sector=SECTORS,
        ssyk_code=occupations.codes,
        year=YEARS.tolist(),
    )
    return frame.with_columns(region_code=pl.lit(COUNTY), status=pl.lit("counted"))

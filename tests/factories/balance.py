"""Invented draws of supply and demand, small enough for many tests."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from talentlab.vocab.education import education_groups
from talentlab.vocab.region import load_region

FLOWS = (
    "graduates", "studied_on", "moved_in", "moved_out", "immigrated", "emigrated", "turned_16",
    "turned_75", "deaths", "retired", "net_commuting",
)  # fmt: skip
OCCUPATIONS = ("221", "222", "231", "234", "532", "711", "833", "911")
BASE_YEAR = 2025


@dataclass(frozen=True)
class Supply:
    region_codes: tuple
    group_codes: tuple
    years: tuple
    residents: np.ndarray
    labour: np.ndarray
    workplace: np.ndarray
    flows: dict


@dataclass(frozen=True)
class Demand:
    region_codes: tuple
    group_codes: tuple
    years: tuple
    sectors: tuple
    jobs: np.ndarray


@dataclass(frozen=True)
class OccupationJobs:
    region_codes: tuple
    occupation_codes: tuple
    years: tuple
    sectors: tuple
    jobs: np.ndarray


def region(slug="vasterbotten"):
    return load_region(slug)


@cache
def sides(draws=40, years_ahead=6, seed=1, slug="vasterbotten"):
    """Return invented supply, demand by education, demand by occupation, and where they work."""
    rng = np.random.default_rng(seed)
    regions = region(slug).all_municipality_codes()
    groups = tuple(education_groups())
    years = tuple(range(BASE_YEAR, BASE_YEAR + years_ahead + 1))
    shape = (draws, len(regions), len(groups), len(years))
    size = rng.lognormal(3.5, 1.6, shape[1:3])[None, :, :, None]
    wander = np.cumsum(rng.normal(0.0, 0.03, shape), axis=-1)
    residents = size * np.exp(wander)
    labour = residents * rng.uniform(0.7, 0.9, shape[1:3])[None, :, :, None]
    workplace = labour * rng.uniform(0.9, 1.1, shape[1:3])[None, :, :, None]
    flows = {name: (residents * rng.uniform(0.0, 0.05, shape)).astype("f4") for name in FLOWS}
    flows["net_commuting"] = (workplace - labour).astype("f4")
    jobs = workplace * np.exp(
        rng.normal(0.0, 0.1, shape) + rng.normal(0, 0.15, shape[1:3])[None, :, :, None]
    )
    private = rng.uniform(0.1, 0.9, shape[1:3])[None, :, :, None]
    by_sector = np.stack([jobs * private, jobs * (1 - private)], axis=3)
    matrix = rng.dirichlet(np.full(len(OCCUPATIONS), 0.3), size=len(groups))
    in_occupation = np.einsum("drekt,eo->drokt", by_sector, matrix)
    return (
        Supply(regions, groups, years, residents, labour, workplace, flows),
        Demand(regions, groups, years, ("private", "public"), by_sector),
        OccupationJobs(regions, OCCUPATIONS, years, ("private", "public"), in_occupation),
        matrix,
    )

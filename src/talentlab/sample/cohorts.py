"""Graduates followed for five years: who still lives where they studied, and who has left.

Those who moved in to study stay as seldom as is published for the county and, by field, for Umeå's
labour market; so do those from the county. How fast they leave is invented.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl

from talentlab.sample.axes import COUNTY, LAST, UMEA, YEARS
from talentlab.sample.frames import long
from talentlab.sample.occupations import longest
from talentlab.sample.programmes import Drawn, Programme
from talentlab.sample.rounding import Floats, Ints
from talentlab.sample.sources import supply_assumptions, values
from talentlab.sample.worlds import World
from talentlab.tables.retention import LIVES, LONGEST_AFTER

ORIGINS: Final = ("county", "elsewhere")
AFTER: Final = tuple(range(1, LONGEST_AFTER + 1))
HIGHER: Final = "higher_education"
TECHNOLOGY: Final = ("5",)
TEACHERS: Final = ("15B", "15F", "15G", "15H", "15P", "15S", "15V")
ECONOMICS: Final = ("35E",)
PUBLISHED_YEAR: Final = 2015
TINY: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Cohorts:
    """Graduates by where they came from and where they live some years after.

    Letters: P programmes, F origins (``ORIGINS``), Y years of graduation, K years after 1..5, L
    where they live (``LIVES``).

    Attributes
    ----------
    graduates : (P, F, Y)
    lives : (P, F, Y, K, L)
        Also beyond the last year: what has not happened yet is cut off by the frame.
    share_in_county : (P, F, Y, K)
        The probability behind it: the truth that an estimate of retention is tested against.

    """

    programmes: tuple[Programme, ...]
    graduates: Ints
    lives: Ints
    share_in_county: Floats


def build_cohorts(drawn: Drawn, world: World, rng: np.random.Generator) -> Cohorts:
    """Return every year's graduates followed for five years."""
    everyone = drawn.graduated.sum(axis=-1)
    from_county = np.array([_from_county(p.school_form) for p in drawn.programmes])
    local = rng.binomial(everyone, np.broadcast_to(from_county[:, None], everyone.shape))
    graduates = np.stack([local, everyone - local], axis=1)
    share = _shares(drawn.programmes, world, rng)
    return Cohorts(
        programmes=drawn.programmes,
        graduates=graduates,
        lives=_followed(graduates, share, rng),
        share_in_county=share,
    )


def follow_up_frame(cohorts: Cohorts) -> pl.DataFrame:
    """Return ``graduate_follow_up``: what has been seen by the last year, nobody left out.

    A place where nobody of a cohort lives has no row.
    """
    numbered = [str(n) for n in range(len(cohorts.programmes))]
    frame = long(
        cohorts.lives,
        "persons",
        programme=numbered,
        origin=ORIGINS,
        year=YEARS.tolist(),
        years_after=AFTER,
        lives=LIVES,
    )
    named = pl.DataFrame(
        {
            "programme": numbered,
            "region_code": [p.region_code for p in cohorts.programmes],
            "education_group_code": [p.group for p in cohorts.programmes],
            "school_form": [p.school_form for p in cohorts.programmes],
        }
    )
    first = supply_assumptions()["staying"]["first_published_cohort"]
    seen = (pl.col("year") >= first) & (pl.col("year") + pl.col("years_after") <= LAST)
    return (
        frame.filter(seen, pl.col("persons") > 0)
        .join(named, on="programme", maintain_order="left")
        .drop("programme")
        .with_columns(status=pl.lit("counted"))
    )


def _from_county(school_form: str) -> float:
    """Return the share of graduates who lived in the county before they began to study."""
    if school_form != HIGHER:
        return float(supply_assumptions()["staying"]["from_county"][school_form])
    key = (COUNTY, str(PUBLISHED_YEAR))
    return values("students_from_county")[key] / values("students_followed")[key]


def _shares(programmes: tuple[Programme, ...], world: World, rng: np.random.Generator) -> Floats:
    """Return the share (P, F, Y, K) who live in the county, by years after graduation."""
    given = supply_assumptions()["staying"]
    usual = np.array([[usual_odds(p, origin) for origin in ORIGINS] for p in programmes])
    drift = given["drift"] * (YEARS - PUBLISHED_YEAR) + world.stays_more(YEARS)
    years = given["year_wavering"] * rng.standard_normal(len(YEARS))
    stray = given["cohort_wavering"] * rng.standard_normal((*usual.shape, len(YEARS)))
    odds = usual[..., None] + drift + years + stray
    leaves = 1 / (1 + np.exp(odds))
    return np.asarray(np.clip(1 - leaves[..., None] * np.array(given["pace"]), 0.0, 1.0))


def usual_odds(programme: Programme, origin: str) -> float:
    """Return log odds of living in the county three years after, in the published year."""
    given = supply_assumptions()["staying"]
    if programme.school_form != HIGHER:
        base = _odds(given[origin][programme.school_form])
        return base + float(longest(given["fields"], programme.group, 0.0))
    return _odds(published_staying(origin)) + _field(programme.group)


def published_staying(origin: str) -> float:
    """Return the published share of higher education's students who live in the county after."""
    key = (COUNTY, str(PUBLISHED_YEAR))
    if origin == "county":
        return values("share_local_students_stayed")[key] / 100
    stayed, left = values("in_movers_stayed")[key], values("in_movers_left")[key]
    return stayed / (stayed + left)


def _field(group: str) -> float:
    """Return log odds by field: published for three fields, otherwise assumed."""
    for named, groups in (
        ("technology", TECHNOLOGY), ("teachers", TEACHERS), ("economics", ECONOMICS),
    ):  # fmt: skip
        if group.startswith(groups):
            found = values(f"share_in_moved_graduates_stayed_{named}")[(UMEA, "2016")]
            return _odds(found / 100) - _odds(published_staying("elsewhere"))
    fields: dict[str, Any] = supply_assumptions()["staying"]["fields"]
    return float(longest(fields, group, 0.0))


def _followed(graduates: Ints, share: Floats, rng: np.random.Generator) -> Ints:
    """Return where graduates live (P, F, Y, K, L); every cohort has dice of its own."""
    cohorts = [
        _one_cohort(graduates[:, :, y], share[:, :, y], own)
        for y, own in enumerate(rng.spawn(graduates.shape[2]))
    ]
    return np.stack(cohorts, axis=2)


def _one_cohort(graduates: Ints, share: Floats, rng: np.random.Generator) -> Ints:
    """Return where one year's graduates live (P, F, K, L): whoever leaves does not return.

    Parameters
    ----------
    graduates : (P, F)
        Those who graduated in the year.
    share : (P, F, K)
        The probability that one of them lives in the county.
    rng
        Decides who leaves.

    """
    given = supply_assumptions()["staying"]["same_municipality"]
    stays_put = np.broadcast_to([given[origin] for origin in ORIGINS], graduates.shape)
    kept = share[..., 0]
    same = rng.binomial(graduates, kept * stays_put)
    left = np.maximum(1 - kept * stays_put, TINY)
    other = rng.binomial(graduates - same, kept * (1 - stays_put) / left)
    found = [np.stack([same, other, graduates - same - other], axis=-1)]
    for k in range(1, len(AFTER)):
        before = share[..., k - 1]
        kept = np.divide(share[..., k], before, out=np.zeros_like(before), where=before > 0)
        same, other = rng.binomial(same, kept), rng.binomial(other, kept)
        found.append(np.stack([same, other, graduates - same - other], axis=-1))
    return np.stack(found, axis=-2)


def _odds(share: float) -> float:
    return float(np.log(share / (1 - share)))

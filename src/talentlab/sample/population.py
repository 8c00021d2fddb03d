"""Residents of the municipalities: whole persons by sex, single age and year, to published totals.

The pyramid of 2019 is published in nine age bands by sex; between them the municipality's share
of the nation's residents runs smoothly with age, and every birth cohort keeps its own small
deviation. Earlier and later years: the young stay young (students replace students), the old are
the same people a year older, and the published totals of each year are met exactly by the ages
that move most.
"""

from typing import Final

import numpy as np

from talentlab.sample.axes import (
    AGES,
    COUNTY,
    IN_COUNTY,
    MUNICIPALITIES,
    STOCK_YEARS,
    UMEA,
    at,
    band,
    when,
)
from talentlab.sample.rounding import Floats, Ints, interpolate, round_to_total
from talentlab.sample.schedules import mobility
from talentlab.sample.sources import assumptions, series, values
from talentlab.vocab.sexes import SEXES

ANCHOR: Final = 2019
BANDS: Final = ("0-5", "6-15", "16-18", "19-24", "25-34", "35-44", "45-64", "65-79", "80+")
MIDDLES: Final[Floats] = np.array([2.5, 10.5, 17.0, 21.5, 29.5, 39.5, 54.5, 71.5, 85.0])
LATER: Final = 2022
LATER_BANDS: Final = ("0-15", "16-24", "25-44", "45-64", "65+")
LATER_MIDDLES: Final[Floats] = np.array([8.0, 20.0, 34.5, 54.5, 75.0])
STUDENT_AGES: Final = ("17", "19", "21", "22", "24", "26", "28")  # published for Umeå
LAST_COHORT_OF_CHILDREN: Final = 18
REMEMBERED: Final = 0.85  # of a cohort's deviation, from one year to the next
PENSION: Final = 65
SETTLED: Final = 60
FITS: Final = 12
BALANCES: Final = 6


def totals() -> Ints:
    """Return residents (R, Y+1): published, assumed, or on straight lines between."""
    assumed = assumptions()["population"]
    table = np.zeros((len(MUNICIPALITIES), len(STOCK_YEARS)), dtype=np.int64)
    for r, code in enumerate(MUNICIPALITIES):
        known = {int(y): float(by[code]) for y, by in assumed.items() if code in by}
        known |= series("population", code)
        table[r] = np.rint(interpolate(known, STOCK_YEARS)).astype(np.int64)
    return table


def build_stocks(nation: Ints, rng: np.random.Generator) -> Ints:
    """Return residents (R, Y+1, S, A) at the end of each year.

    Parameters
    ----------
    nation : (Y+1, S, A)
        Residents of the country.
    rng
        Decides the deviations of the birth cohorts.

    """
    wanted = totals()
    cohorts = _cohort_deviations(nation[when(ANCHOR)], rng)
    share = _anchor_shares(nation[when(ANCHOR)], cohorts[:, when(ANCHOR)])
    expected = _through_time(share, nation.astype(np.float64)) * cohorts
    expected = expected * _by_cohort(_birth_levels(nation))
    for _ in range(BALANCES):
        balanced = _to_totals(expected, wanted)
        expected = expected * _by_cohort(_county_correction(balanced)) * _later_ages(balanced)
        expected = expected * _newborn_correction(balanced, nation)
    return _whole(_to_totals(expected, wanted), wanted, rng)


def _cohort_deviations(nation: Ints, rng: np.random.Generator) -> Floats:
    """Return factors (R, Y+1, S, A) near one that follow each birth cohort through the years.

    A cohort of n persons deviates from a smooth curve about as a count of n does, and moves in
    and out change the deviation a little every year, most at the ages that move most.
    """
    sizes = _published_bands().sum(axis=(1, 2)) / nation.sum()
    scale = 1 / np.sqrt(np.maximum(sizes[:, None, None] * nation, 4.0))
    cohorts = len(AGES) + len(STOCK_YEARS)
    fixed = rng.standard_normal((len(MUNICIPALITIES), len(SEXES), cohorts)) * 0.7
    fixed *= scale.mean(axis=2, keepdims=True)
    moving = np.zeros_like(scale)
    years = []
    for index in _cohort_index():
        news = rng.standard_normal(scale.shape) * scale * 0.5 * np.sqrt(mobility("domestic"))
        moving[..., 1:] = REMEMBERED * moving[..., :-1]
        moving = moving + news
        years.append(fixed[:, :, index] + moving)
    return np.asarray(np.exp(np.stack(years, axis=1)))


def _cohort_index() -> Ints:
    """Return, for year and age (Y+1, A), the position of the birth cohort, the youngest first."""
    return np.asarray(len(STOCK_YEARS) - 1 - np.arange(len(STOCK_YEARS))[:, None] + AGES)


def _anchor_shares(nation: Ints, cohorts: Floats) -> Floats:
    """Return each municipality's smooth share (R, S, A) of the nation in the anchor year.

    With ``cohorts`` (R, S, A) it meets the published bands closely.
    """
    published = _published_bands()
    knots, shares = _knots(published, nation)
    share = np.stack(
        [
            [np.exp(np.interp(AGES, knots[r], np.log(shares[r][s]))) for s in range(len(SEXES))]
            for r in range(len(MUNICIPALITIES))
        ]
    )
    for _ in range(FITS):
        persons = share * nation * cohorts
        in_bands = np.stack([persons[..., band(label)].sum(axis=-1) for label in BANDS], axis=-1)
        share = share * _smoothly(published / in_bands, MIDDLES)
    return np.asarray(share, dtype=np.float64)


def _smoothly(factors: Floats, middles: Floats) -> Floats:
    """Return ``factors`` (..., K) at ages ``middles`` drawn out smoothly to all ages (..., A)."""
    flat = np.log(factors).reshape(-1, factors.shape[-1])
    lines = np.exp([np.interp(AGES, middles, row) for row in flat])
    return np.asarray(lines.reshape(*factors.shape[:-1], len(AGES)))


def _later_ages(balanced: Floats) -> Floats:
    """Return factors (R, Y+1, 1, A) that bring the ages of ``LATER`` to the published bands."""
    factors = np.ones((len(MUNICIPALITIES), len(STOCK_YEARS), 1, len(AGES)))
    found = [values("population", age_group=label) for label in LATER_BANDS]
    reached = np.clip((STOCK_YEARS - ANCHOR) / (LATER - ANCHOR), 0.0, 1.0)
    for r, code in enumerate(MUNICIPALITIES):
        if (code, str(LATER)) not in found[0]:
            continue
        here = balanced[r, when(LATER)].sum(axis=0)
        wrong = np.array(
            [
                bands[(code, str(LATER))] / here[band(label)].sum()
                for bands, label in zip(found, LATER_BANDS, strict=True)
            ]
        )
        factors[r, :, 0] = _smoothly(wrong, LATER_MIDDLES) ** reached[:, None]
    return factors


def _published_bands() -> Floats:
    """Return published residents (R, S, 9 bands) in the anchor year."""
    year = str(ANCHOR)
    return np.array(
        [
            [
                [values("population", sex=sex, age_group=label)[(code, year)] for label in BANDS]
                for sex in SEXES
            ]
            for code in MUNICIPALITIES
        ]
    )


def _knots(published: Floats, nation: Ints) -> tuple[list[Floats], list[Floats]]:
    """Return, per municipality, ages (K,) and shares (S, K) to run a smooth curve through."""
    by_band = np.stack([nation[:, band(label)].sum(axis=-1) for label in BANDS], axis=-1)
    shares = published / by_band
    knots, curves = [], []
    for r, code in enumerate(MUNICIPALITIES):
        if code != UMEA:
            knots.append(MIDDLES)
            curves.append(shares[r])
            continue
        ages, student = _student_knots(nation, shares[r])
        keep = (ages[0] > MIDDLES) | (ages[-1] + 2 < MIDDLES)
        joined = np.concatenate([MIDDLES[keep], ages])
        order = np.argsort(joined)
        knots.append(joined[order])
        curves.append(np.concatenate([shares[r][:, keep], student], axis=1)[:, order])
    return knots, curves


def _student_knots(nation: Ints, shares: Floats) -> tuple[Floats, Floats]:
    """Return the ages where Umeå's student bulge is published, and the shares (S, K) there."""
    found = [values("population", age_group=age)[(UMEA, "2024")] for age in STUDENT_AGES]
    ages = np.array([int(age) for age in STUDENT_AGES])
    shape = np.array(found) / nation[:, ages].sum(axis=0)
    sex_ratio = shares[:, 3:5].mean(axis=1) / shares[:, 3:5].mean()
    return ages.astype(np.float64), sex_ratio[:, None] * shape


def _through_time(share: Floats, nation: Floats) -> Floats:
    """Return expected residents (R, Y+1, S, A): shares follow ages when young, cohorts when old."""
    same_people = 1 / (1 + np.exp(-(AGES - 37.0) / 4.0))
    log_share = np.log(share)
    years = []
    for y, year in enumerate(STOCK_YEARS.tolist()):
        cohort_in_anchor = np.clip(AGES + ANCHOR - year, 30, 97)
        mixed = same_people * log_share[..., cohort_in_anchor] + (1 - same_people) * log_share
        years.append(np.exp(mixed) * nation[y])
    return np.stack(years, axis=1)


def _birth_levels(nation: Ints) -> Floats:
    """Return births relative to 2019's share, by municipality and birth year from 18 before.

    Only Umeå's births are published; its share of the nation's newborn drifts.
    """
    first = STOCK_YEARS[0] - LAST_COHORT_OF_CHILDREN
    cohorts = np.arange(first, STOCK_YEARS[-1] + 1)
    level = np.ones((len(MUNICIPALITIES), len(cohorts)))
    share = births_of_umea(nation) / nation[:, :, 0].sum(axis=1)
    curve = np.interp(cohorts, STOCK_YEARS, share)
    level[at(UMEA)] = curve / curve[cohorts >= ANCHOR - 5][:6].mean()
    return level


def _by_cohort(level: Floats) -> Floats:
    """Return factors (R, Y+1, 1, A) for children and the young from those of their birth years."""
    factors = np.ones((len(MUNICIPALITIES), len(STOCK_YEARS), 1, len(AGES)))
    for y in range(len(STOCK_YEARS)):
        for age in range(LAST_COHORT_OF_CHILDREN + 1):
            born = y - age + LAST_COHORT_OF_CHILDREN
            anchored = when(ANCHOR) - age + LAST_COHORT_OF_CHILDREN
            factors[:, y, 0, age] = level[:, born] / level[:, anchored]
    return factors


def _county_correction(balanced: Floats) -> Floats:
    """Return levels by birth year that bring the county's newborn to its published births."""
    cohorts = len(STOCK_YEARS) + LAST_COHORT_OF_CHILDREN
    level = np.ones((len(MUNICIPALITIES), cohorts))
    newborn = balanced[..., 0].sum(axis=-1)
    others = IN_COUNTY & (np.array(MUNICIPALITIES) != UMEA)
    needed = {
        year: (births - newborn[at(UMEA), when(year)]) / newborn[others, when(year)].sum()
        for year, births in series("births", COUNTY).items()
    }
    years = np.arange(cohorts) + STOCK_YEARS[0] - LAST_COHORT_OF_CHILDREN
    level[others] = interpolate(needed | {ANCHOR: 1.0}, years)
    return level


def births_of_umea(nation: Ints) -> Floats:
    """Return Umeå's births (Y+1,), published or at its share of the nation's newborn."""
    newborn = nation[:, :, 0].sum(axis=1).astype(np.float64)
    share = {year: n / newborn[when(year)] for year, n in series("births", UMEA).items()}
    return np.asarray(interpolate(share, STOCK_YEARS) * newborn)


def _newborn_correction(balanced: Floats, nation: Ints) -> Floats:
    """Return factors (R, Y+1, 1, A) that bring Umeå's youngest to its births."""
    factors = np.ones((len(MUNICIPALITIES), len(STOCK_YEARS), 1, len(AGES)))
    newborn = balanced[at(UMEA), :, :, 0].sum(axis=1)
    stay = 1 - assumptions()["children"]["leave"]
    by_year = stay * births_of_umea(nation) / newborn
    for age, weight in enumerate((1.0, 0.6, 0.3)):
        factors[at(UMEA), age:, 0, age] = by_year[: len(by_year) - age] ** weight
    return factors


def _to_totals(expected: Floats, wanted: Ints) -> Floats:
    """Return ``expected`` with the ages that move changed so that every year meets its total."""
    given = assumptions()["growth"]
    peak = np.exp(-0.5 * ((AGES - given["peak_age"]) / given["spread_years"]) ** 2)
    movers = given["base"] * (AGES < SETTLED) + given["old"] + peak
    by_sex = np.array([1 - given["men_share"], given["men_share"]])[:, None] * 2 * movers
    # Before the anchor the change is lasting, and lies on all ages below 65; after it, on movers.
    lasting = np.where(AGES < PENSION, 1.0, 0.55)
    after = (STOCK_YEARS > ANCHOR)[:, None, None]
    weight = np.where(after, by_sex, lasting * np.ones((len(SEXES), 1)))
    missing = wanted - expected.sum(axis=(2, 3))
    reach = (expected * weight).sum(axis=(2, 3))
    return np.asarray(expected * (1 + (missing / reach)[..., None, None] * weight))


def _whole(expected: Floats, wanted: Ints, rng: np.random.Generator) -> Ints:
    """Return whole residents with exact totals; each cohort rounds at its own fixed point.

    A fixed point per cohort keeps rounding from looking like moves in and out of small places.
    """
    points = rng.random((len(MUNICIPALITIES), len(SEXES), len(AGES) + len(STOCK_YEARS)))
    shifted = expected + np.moveaxis(points[:, :, _cohort_index()], 1, 2) - 0.5
    flat = np.maximum(shifted, 0.0).reshape(len(MUNICIPALITIES), len(STOCK_YEARS), -1)
    return round_to_total(flat, wanted).reshape(expected.shape)

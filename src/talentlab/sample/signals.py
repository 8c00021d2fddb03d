"""Signals of the labour market: advertisements, the registered unemployed, and wages."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.sample.axes import MUNICIPALITIES, UMEA, YEARS, at
from talentlab.sample.frames import PLACES, long, with_county
from talentlab.sample.occupations import Occupations, longest
from talentlab.sample.rounding import Floats, Ints, interpolate, round_to_total
from talentlab.sample.sources import (
    by_suffix,
    series,
    supply_assumptions,
    values,
    work_assumptions,
)
from talentlab.sample.worlds import World
from talentlab.vocab.sexes import SEXES
from talentlab.vocab.ssyk import UNIT_GROUP, ssyk, ssyk_crosswalk

ADS_YEAR: Final = 2024
DECEMBERS: Final = 2022
MONTHS: Final = 12
NORTH: Final = "SE33"  # Upper Norrland: wages are estimated for no smaller area
WAGE_YEAR: Final = 2020
FASTER_FROM: Final = 2021
HUNDREDS: Final = -2
FIRST_PUBLISHED: Final = 2010


def seen_ads(ads: pl.DataFrame, world: World) -> pl.DataFrame:
    """Return the ads that are seen, where the world's coverage changes; all of them otherwise."""
    coverage = dict(zip(YEARS.tolist(), world.coverage(YEARS).tolist(), strict=True))
    share = pl.col("year").replace_strict(coverage, return_dtype=pl.Float64)
    seen = (pl.col("ads") * share).round().cast(pl.Int64)
    return ads.with_columns(ads=seen).filter(pl.col("ads") > 0)


def ads_frame(workplace: Ints, jobs: Ints, codes: tuple[str, ...]) -> pl.DataFrame:
    """Return ads by Arbetsförmedlingen's occupation groups.

    Parameters
    ----------
    workplace : (R, Y, I, S)
        Those who work in each municipality by industry.
    jobs : (S, I, O+1)
        How industries use occupations.

    """
    given = work_assumptions()["ads"]["intensity"]
    intensity = np.array([longest(given, code, 1.0) for code in codes])
    af_codes, into_af = to_af(codes)
    expected = (workers_in(workplace, jobs) * intensity) @ into_af + 1e-6
    totals = _ads_totals(workplace.sum(axis=(2, 3)))
    known = by_suffix("ads_ssyk_")
    expected[at(UMEA)] = _as_published(expected[at(UMEA)], totals[at(UMEA)], af_codes, known)
    ads = with_county(round_to_total(expected, totals))
    frame = long(ads, "ads", region_code=PLACES, year=YEARS, ssyk_code=af_codes)
    return frame.filter(pl.col("ads") > 0).with_columns(ssyk_edition=pl.lit("af"))


def workers_in(workplace: Ints, jobs: Ints) -> Floats:
    """Return expected workers (R, Y, O) by occupation from those by industry (R, Y, I, S)."""
    shares = jobs[:, :, :-1] / np.maximum(jobs.sum(axis=2, keepdims=True), 1)
    return np.asarray(np.einsum("ryis,sio->ryo", workplace.astype(np.float64), shares))


def to_af(codes: tuple[str, ...]) -> tuple[tuple[str, ...], Floats]:
    """Return the employment service's codes and which of SCB's groups (O, AF) go to each."""
    known = ssyk("af").at_level(UNIT_GROUP)
    targets = {code: ssyk_crosswalk().targets(code)[0] for code in codes}
    af_codes = tuple(sorted({target for target in targets.values() if target in known}))
    table = np.zeros((len(codes), len(af_codes)))
    for o, code in enumerate(codes):
        if targets[code] in known:
            table[o, af_codes.index(targets[code])] = 1.0
    return af_codes, table


def _ads_totals(workers: Ints) -> Ints:
    """Return the number of ads (R, Y)."""
    given = work_assumptions()["ads"]
    kinds = work_assumptions()["industries"]["kind"]
    level = interpolate({int(y): f for y, f in given["level"].items()}, YEARS)
    rates = np.array([given[kinds[code]] / 1000 for code in MUNICIPALITIES])
    totals = rates[:, None] * workers * level
    now = ADS_YEAR - int(YEARS[0])
    published = series("ads", UMEA)[ADS_YEAR]
    totals[at(UMEA)] = published * level * workers[at(UMEA)] / workers[at(UMEA), now]
    return np.asarray(np.rint(totals).astype(np.int64))


def _as_published(
    expected: Floats, totals: Ints, codes: tuple[str, ...], known: dict[str, float]
) -> Floats:
    """Return Umeå's expected ads (Y, AF), published occupations at their published share."""
    shares = expected / expected.sum(axis=1, keepdims=True)
    fixed = np.array([known.get(code, 0.0) for code in codes])
    fixed_shares = fixed / series("ads", UMEA)[ADS_YEAR]
    free = shares * (fixed == 0)
    left = 1 - fixed_shares.sum()
    return np.asarray(
        totals[:, None] * (fixed_shares + free / free.sum(axis=1, keepdims=True) * left)
    )


@dataclass(frozen=True, slots=True)
class Unemployed:
    """The registered unemployed in whole persons; T months, U age groups of ``work.toml``.

    Attributes
    ----------
    totals : (R, Y, T)
    cells : (R, Y, T, S, U)

    """

    totals: Ints
    cells: Ints

    @property
    def year_end(self) -> Ints:
        """Those of December (R, Y, S, U)."""
        return self.cells[:, :, -1]


def build_unemployed(employed: Ints, world: World, rng: np.random.Generator) -> Unemployed:
    """Return the registered unemployed by month, sex and age group.

    Parameters
    ----------
    employed : (R, Y)
        Employed residents.
    world
        May have an employer that closes: some of those who lose their work register.
    rng
        Decides how months waver.

    """
    given = work_assumptions()["unemployed"]
    lost = np.array([world.lost(YEARS, code) for code in MUNICIPALITIES])
    totals = _unemployed_totals(employed + lost, rng) + _registered(lost)[..., None]
    ages = tuple(given["ages"])
    split = np.array([1 - given["men_share"], given["men_share"]])[:, None]
    shares = split * np.array(list(given["ages"].values()))
    noise = 1 + 0.06 * rng.standard_normal((*totals.shape, len(SEXES), len(ages)))
    cells = round_to_total((shares * noise).reshape(*totals.shape, -1), totals)
    return Unemployed(totals=totals, cells=cells.reshape(*totals.shape, len(SEXES), len(ages)))


def unemployed_frame(unemployed: Unemployed) -> pl.DataFrame:
    """Return the registered unemployed by month; cells below five persons are suppressed."""
    given = work_assumptions()["unemployed"]
    ages = tuple(given["ages"])
    totals, cells = with_county(unemployed.totals), with_county(unemployed.cells)
    periods = [f"{year}-{month + 1:02}" for year in YEARS for month in range(MONTHS)]
    flat = cells.reshape(len(PLACES), len(periods), len(SEXES), len(ages))
    parts = long(flat, "persons", region_code=PLACES, period=periods, sex=SEXES, age_group=ages)
    whole = long(
        totals.reshape(len(PLACES), len(periods), 1, 1),
        "persons",
        region_code=PLACES,
        period=periods,
        sex=("total",),
        age_group=("total",),
    )
    few = pl.col("persons").is_between(1, given["suppress_below"] - 1)
    return pl.concat([parts, whole]).with_columns(
        persons=pl.when(few).then(None).otherwise(pl.col("persons")),
        status=pl.when(few).then(pl.lit("suppressed")).otherwise(pl.lit("counted")),
        definition=pl.lit("registered"),
    )


def _registered(lost: Floats) -> Ints:
    """Return how many (R, Y) of those who lost their work are still registered, by year after."""
    shares = np.array(supply_assumptions()["closing"]["registered"])
    fresh = np.diff(lost, axis=1, prepend=0.0)
    still = np.apply_along_axis(np.convolve, 1, fresh, shares)[:, : len(YEARS)]
    return np.asarray(np.rint(still).astype(np.int64))


def _unemployed_totals(employed: Floats, rng: np.random.Generator) -> Ints:
    """Return the registered unemployed (R, Y, 12): Umeå's as published, others relative to it."""
    given = work_assumptions()["unemployed"]
    rate = interpolate(
        {int(y): r for y, r in given["rate_before"].items()} | series("unemployment_rate", UMEA),
        YEARS,
    )
    in_umea = interpolate(series("unemployed", UMEA), YEARS)
    before = YEARS < FIRST_PUBLISHED
    in_umea[before] = rate[before] / rate[~before][0] * in_umea[~before][0]
    levels = employed * (rate / 100)
    december = values("registered_unemployed_december")
    year = DECEMBERS - int(YEARS[0])
    relative = {
        code: december[(code, str(DECEMBERS))] / levels[r, year]
        for r, code in enumerate(MUNICIPALITIES)
        if (code, str(DECEMBERS)) in december
    }
    usual = float(np.median(list(relative.values())))
    levels *= np.array([relative.get(code, usual) for code in MUNICIPALITIES])[:, None]
    levels[at(UMEA)] = in_umea
    seasons = np.array(given["seasons"])
    months = levels[:, :, None] * seasons / seasons[-3:].mean()
    wavering = 1 + 0.25 * rng.standard_normal(months.shape) / np.sqrt(months)
    return np.asarray(np.rint(months * wavering).astype(np.int64))


def wages_frame(occupations: Occupations) -> pl.DataFrame:
    """Return monthly wages by level 3 occupation in Upper Norrland; small groups are not shown."""
    means = mean_wages(occupations.groups)
    employees = _employees(occupations)
    both = (means * employees).sum(axis=1) / np.maximum(employees.sum(axis=1), 1)
    everyone = np.concatenate([means, both[:, None]], axis=1)
    people = np.concatenate([employees, employees.sum(axis=1, keepdims=True)], axis=1)
    given = work_assumptions()["wages"]
    high = np.array([longest(given["spread_high"], code, 1.2) for code in occupations.groups])
    axes = {"ssyk_code": occupations.groups, "sex": (*SEXES, "total"), "year": YEARS.tolist()}
    frame = long(np.round(everyone, HUNDREDS), "mean_wage_sek", **axes)
    spread = {
        "median_wage_sek": everyone * (1 - (high - 1) * 0.12)[:, None, None],
        "p10_wage_sek": everyone * given["spread_low"],
        "p90_wage_sek": everyone * high[:, None, None],
    }
    shown = people >= given["shown_from_employees"]
    columns = {name: np.round(wage, HUNDREDS).ravel() for name, wage in spread.items()}
    frame = frame.with_columns(**{name: pl.Series(v) for name, v in columns.items()})
    is_shown = pl.Series("shown", shown.ravel())
    measures = ["mean_wage_sek", *spread]
    return frame.with_columns(
        *(pl.when(is_shown).then(pl.col(name)).alias(name) for name in measures),
        status=pl.when(is_shown).then(pl.lit("counted")).otherwise(pl.lit("missing")),
        region_code=pl.lit(NORTH),
    )


def _employees(occupations: Occupations) -> Ints:
    """Return the county's employees (O3, S, Y) by level 3."""
    place = np.array([occupations.groups.index(code[:3]) for code in occupations.codes])
    totals = np.zeros((len(occupations.groups), len(SEXES), len(YEARS)), dtype=np.int64)
    np.add.at(totals, place, occupations.county)
    return totals


def mean_wages(groups: tuple[str, ...]) -> Floats:
    """Return mean monthly wages (O3, S, Y): published in 2020 or assumed, growing."""
    given = work_assumptions()["wages"]
    published = [by_suffix("wage_ssyk_", sex=sex) for sex in SEXES]
    level = np.zeros((len(groups), len(SEXES)))
    for g, code in enumerate(groups):
        men = longest(given["mean"], code, 30000.0)
        usual = (men * longest(given["women_over_men"], code, 1.0), men)
        for s in range(len(SEXES)):
            level[g, s] = published[s].get(code, usual[s])
    since = YEARS - WAGE_YEAR
    later = np.maximum(YEARS - FASTER_FROM, 0)
    growth = np.exp(given["growth"] * (since - later) + given["since_2021"] * later)
    return np.asarray(level[..., None] * growth)

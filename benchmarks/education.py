"""Residents by education: Talentlab, constant shares and straight lines, and how long draws take.

Two trials. In the sample region the truth by education group is known, and everything is as a
build does it. On official counts, levels by age and sex in the eight national areas 1985-2015: the
same account, given the people, on either side of the new register of 2000.
"""

import resource
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from rows import COVERAGE_AIM, Best, NotMeasured, Row

from talentlab.calc.assumptions.supply import DYING, EMIGRATING, IMMIGRATING, LEAVING
from talentlab.calc.education.movers import shares_of
from talentlab.calc.population.bands import BAND_STARTS, banded
from talentlab.calc.supply.backtest import SupplyAccuracy, supply_accuracy
from talentlab.calc.supply.estimate import Arrivals, Estimate, Movement, estimate_rates
from talentlab.calc.supply.expected import PeopleAhead
from talentlab.calc.supply.hindcast import OURS, supply_hindcasts, usable_origins
from talentlab.calc.supply.spread import prior_spread
from talentlab.calc.supply.stocks import EducationStocks
from talentlab.pipelines.population.build import population_with_draws
from talentlab.pipelines.supply.build import build_supply
from talentlab.sample.region import sample_tables
from talentlab.vocab.region import load_region
from talentlab.vocab.sexes import SEXES

SAMPLE: Final = "education: 57 groups in the sample region, origins 2017–2024"
AREAS: Final = "education: 8 levels in Sweden’s national areas 1985–2015, people known"
SPEED: Final = "speed"
HORIZONS: Final = (1, 3, 5)
DRAWS: Final = 200
GIGABYTE: Final = 1024**2  # kilobytes
SPANS: Final = ((1985, 1999), (2000, 2015))
MEMBERS: Final[Mapping[str, tuple[str, ...]]] = {
    "SE11": ("01",),
    "SE12": ("03", "04", "05", "18", "19"),
    "SE21": ("06", "07", "08", "09"),
    "SE22": ("10", "12"),
    "SE23": ("13", "14"),
    "SE31": ("17", "20", "21"),
    "SE32": ("22", "23"),
    "SE33": ("24", "25"),
}
"""National area -> its counties."""
LEVELS: Final[Mapping[str, str]] = {
    "primary and secondary education less than 9 years (ISCED97 1)": "01Z",
    "primary and secondary education 9-10 years (ISCED97 2)": "02Z",
    "upper secondary education, 2 years or less (ISCED97 3C)": "33H",
    "upper secondary education 3 years (ISCED97 3A)": "03A",
    "post-secondary education, less than 3 years (ISCED97 4+5B)": "54P",
    "post-secondary education 3 years or more (ISCED97 5A)": "55X",
    "post-graduate education (ISCED97 6)": "45N",
    "no information about level of educational attainment": "99Z",
}
"""Level -> a group that goes as far: what matters to the account is who may follow whom."""
_ERROR: Final = "error of all together, %"
_SHARES: Final[Mapping[str, tuple[str, Best]]] = {
    "direction_share": ("right direction, share", "high"),
    "faster_share": ("right about faster or slower than the average, share", "high"),
    "better_groups_share": ("groups with smaller errors than constant shares", "high"),
}
_AIMS: Final = {
    "direction_share": "≥ 0.77",
    "faster_share": "≥ 0.67",
    "better_groups_share": "≥ 0.60",
}


def rows(levels: Path, counties: Path) -> Iterator[Row | NotMeasured]:
    """Yield errors, shares and coverage on the sample and on official counts, and the speed.

    Parameters
    ----------
    levels
        SCB's education levels by national area, age and sex.
    counties
        SCB's residents by county, sex and single year of age.

    """
    yield from _sample()
    if not (levels.exists() and counties.exists()):
        yield NotMeasured(AREAS, "national areas", "no counts beside the checkout")
        return
    for first, last in SPANS:
        stocks = read_areas(levels, counties, first, last)
        yield from _told(f"{AREAS}, {first}–{last}", tried(stocks))


def _sample() -> Iterator[Row]:
    """Yield what a build of the sample region says of itself, and what it takes."""
    tidy, region = sample_tables(), load_region("vasterbotten")
    population = population_with_draws(tidy, region, draws=DRAWS, seed=1)
    start = time.perf_counter()
    built = build_supply(tidy, region, population=population, seed=1)
    seconds = time.perf_counter() - start
    if built is not None:
        found = [
            SupplyAccuracy(
                row["method"], row["horizon_years"], row["size_class"], row["wape"],
                row["coverage_80"], row["interval_score_80"], row["direction_share"],
                row["faster_share"], row["better_groups_share"], row["n"],
            )
            for row in built.tables["supply_backtest"].iter_rows(named=True)
        ]  # fmt: skip
        yield from _told(SAMPLE, found)
    what = f"supply of 15 municipalities × 98 groups × 20 years, {DRAWS} draws"
    yield Row(SPEED, f"{what}, s", "", (seconds,), decimals=0)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / GIGABYTE
    yield Row(SPEED, f"{what}, most memory, GB", "", (used,))


def _told(part: str, found: Sequence[SupplyAccuracy]) -> Iterator[Row]:
    """Yield the rows of all places together, and our coverage in each size class."""
    for method in dict.fromkeys(row.method for row in found):
        own = [row for row in found if row.method == method and row.horizon in HORIZONS]
        whole = [row for row in own if row.size_class == "region"]
        ahead = tuple(row.horizon for row in whole)
        yield Row(part, _ERROR, method, tuple(row.wape for row in whole), ahead)
        for name, (words, best) in _SHARES.items():
            values = [getattr(row, name) for row in whole]
            if None not in values:
                aim = _AIMS[name] if method == OURS else ""
                yield Row(part, words, method, tuple(values), ahead, aim=aim, best=best)
        if method == OURS:
            for size_class in dict.fromkeys(row.size_class for row in own):
                same = [row for row in own if row.size_class == size_class]
                yield Row(
                    part,
                    f"coverage of the 80 % interval, {size_class}",
                    OURS,
                    tuple(float(row.coverage_80 or 0.0) for row in same),
                    tuple(row.horizon for row in same),
                    aim="0.75–0.85",
                    best=COVERAGE_AIM,
                )


def tried(stocks: EducationStocks) -> list[SupplyAccuracy]:
    """Return how right outlooks from every earlier year would have been, the people known."""
    longest = max(HORIZONS)
    expected = {
        origin: _people(stocks, origin, longest)
        for origin in usable_origins(stocks.years)
        if origin + longest <= stocks.base_year
    }
    seen = supply_hindcasts(stocks, expected, _estimate, longest)
    nobody_doubts = np.zeros((len(seen.origins), longest, len(stocks.region_codes)))
    pools = np.eye(len(stocks.group_codes))
    return supply_accuracy(seen, prior_spread(longest), nobody_doubts, pools, HORIZONS)


def _people(stocks: EducationStocks, origin: int, years_ahead: int) -> PeopleAhead:
    at = stocks.years.index(origin)
    span = slice(at, at + years_ahead + 1)
    return PeopleAhead(stocks.residents[:, :, span], stocks.last_ages[:, :, span])


def _estimate(stocks: EducationStocks) -> Estimate:
    """Return rates when nothing but education and people is counted."""
    regions, groups = stocks.persons.shape[3:]
    shape = (len(SEXES), len(BAND_STARTS), regions)
    by_age = {
        name: np.broadcast_to(np.array(rate)[None, :, None], shape)
        for name, rate in (
            ("leaving", LEAVING),
            ("emigrating", EMIGRATING),
            ("immigrating", IMMIGRATING),
        )
    }
    dying = np.array([DYING[sex] for sex in SEXES])
    nobody = Arrivals(np.zeros((*shape[:2], groups)), np.zeros((regions, groups)))
    return estimate_rates(stocks, Movement(dying=dying, **by_age), nobody)


def read_areas(levels: Path, counties: Path, first: int, last: int) -> EducationStocks:
    """Return residents by level in the national areas; a level is as common at both its ages."""
    years = tuple(range(first, last + 1))
    people = _residents(counties, years)
    table = pl.read_csv(levels, infer_schema=False).with_columns(
        area=pl.col("region").str.slice(0, 4),
        first=pl.col("age").str.slice(0, 2).cast(pl.Int64),
        code=pl.col("education_level").replace_strict(LEVELS),
        year=pl.col("year").cast(pl.Int64),
        number=pl.col("persons").cast(pl.Float64),
    )
    codes, starts = tuple(LEVELS.values()), sorted(table["first"].unique())
    of = {start: i for i, start in enumerate(starts)}
    counted = np.zeros((len(SEXES), len(starts), len(years), len(MEMBERS), len(codes)))
    areas = list(MEMBERS)
    chosen = table.filter(pl.col("year").is_between(first, last))
    for area, age, sex, year, code, number in chosen.select(
        "area", "first", "sex", "year", "code", "number"
    ).iter_rows():
        at = (SEXES.index(sex), of[age], year - first, areas.index(area), codes.index(code))
        counted[at] += number
    band = [max(i for i, start in enumerate(starts) if start <= own) for own in BAND_STARTS]
    shares = shares_of(counted, np.full(len(codes), 1 / len(codes)))[:, band]
    return EducationStocks(
        region_codes=tuple(areas),
        group_codes=codes,
        years=years,
        persons=shares * people.residents[..., None],
        last_ages=people.last_ages,
    )


def _residents(counties: Path, years: Sequence[int]) -> PeopleAhead:
    """Return residents (S, G, Y, R) of the national areas, from single years of age."""
    table = pl.read_csv(counties, infer_schema=False).with_columns(
        pl.col("year").cast(pl.Int64), pl.col("age").str.extract(r"(\d+)").cast(pl.Int64)
    )
    of = {county: i for i, members in enumerate(MEMBERS.values()) for county in members}
    persons = np.zeros((len(years), len(MEMBERS), len(SEXES), 101))
    sexes = {"females": 0, "males": 1}
    for county, year, sex, age, number in (
        table.filter(pl.col("year").is_in(list(years)))
        .select("county_code", "year", "sex", "age", "count")
        .iter_rows()
    ):
        persons[year - years[0], of[county.zfill(2)], sexes[sex.lower()], age] += float(number)
    people = banded(persons)
    return PeopleAhead(
        people.residents.transpose(2, 3, 0, 1), people.last_ages.transpose(2, 3, 0, 1)
    )

"""A small release with invented numbers: a county, an area and four municipalities.

The shapes are what pages need to tell apart: Umeå surely grows, Dorotea surely shrinks, Skellefteå
may go either way; the county is the sum of its four municipalities here.
"""

from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

from talentlab.store.disk import Disk
from talentlab.store.manifest import ImportEntry, InputPart
from talentlab.store.published import point_at
from talentlab.store.releasing import Contribution, Draft, write_release
from talentlab.tables.card import Card, RawFile, SeriesBreak
from talentlab.tables.outlook import (
    POPULATION_BACKTEST,
    POPULATION_CASES,
    POPULATION_HISTORY,
    POPULATION_OUTLOOK,
    POPULATION_SHELF_LIFE,
)
from talentlab.vocab.ages import BANDS, SINGLE_AGES, parse_age
from talentlab.vocab.region import load_region
from talentlab.vocab.text import Text

BASE = 2025
COUNTED = range(2005, BASE + 1)
AHEAD = range(BASE + 1, BASE + 21)
GROWTH = {"2480": 0.009, "2482": 0.0005, "2460": 0.005, "2425": -0.014}
PEOPLE = {"2480": 134_000, "2482": 76_500, "2460": 9_150, "2425": 2_300}
SPREAD = {"2480": 0.010, "2482": 0.016, "2460": 0.013, "2425": 0.025}
TOTALS = {"24": tuple(PEOPLE), "umearegionen": ("2480", "2460")}
QUANTILES = {"p2_5": -1.96, "p10": -1.2816, "p50": 0.0, "p90": 1.2816, "p97_5": 1.96}
GROUPS = (*SINGLE_AGES, *BANDS)


@cache
def publish_small_release(root, name="2026-11-24", *, synthetic=True, bare=False):
    """Write and publish the small release in the store ``root``; return the root.

    A ``bare`` one has residents only, nobody counted in 2012: no births, deaths or moves,
    nothing tested, and no shelf life as in the first releases.
    """
    write_release(Path(root), small_draft(name, synthetic=synthetic, bare=bare))
    point_at(Path(root), name, at="2026-11-24T08:00:00+01:00", deed="publish", disk=Disk())
    return Path(root)


def small_draft(name, *, synthetic=True, bare=False):
    """Return everything the release is made of."""
    card = Card(
        title=Text(sv="Folkmängd den 31 december", en="Population on 31 December"),
        producer="SCB",
        source="TAB638",
        licence="CC0-1.0",
        vintage="2026-02-22",
        retrieved="2026-03-01",
        breaks=(SeriesBreak(2014, Text(sv="Nya gränser.", en="New boundaries.")),),
        caveats=(Text(sv="Tal från ett test.", en="Numbers from a test."),),
        raw_files=(RawFile("be0101.csv", "ab" * 32, 4_242),),
        synthetic=synthetic,
    )
    inputs = (InputPart("population", "scb", "open-data", "cd" * 32, 4_242, card),)
    modelled = Card(
        title=Text(sv="Befolkningsprognos", en="Population outlook"),
        producer="Talentlab",
        source="population_outlook",
        licence="CC0-1.0",
        synthetic=synthetic,
        modelled=True,
    )
    is_residents = pl.col("measure") == "persons"
    known = is_residents & (pl.col("year") != 2012)
    frames = {
        POPULATION_HISTORY: (history().filter(known) if bare else history(), card),
        POPULATION_OUTLOOK: (outlook().filter(is_residents) if bare else outlook(), modelled),
        POPULATION_BACKTEST: (backtest().clear() if bare else backtest(), modelled),
        POPULATION_CASES: (cases().clear() if bare else cases(), modelled),
    }
    if not bare:
        frames[POPULATION_SHELF_LIFE] = (shelf_life(), modelled)
    return Draft(
        name=name,
        created_at="2026-11-24T07:30:00+01:00",
        region=load_region("vasterbotten"),
        base_year=BASE,
        code_version="0.1.0",
        method_sha256="ef" * 32,
        assumptions={"draws": 1000, "seed": 20261124},
        tables=tuple(
            Contribution(table, table.check(frame), part, inputs)
            for table, (frame, part) in frames.items()
        ),
        imports=(ImportEntry("2026-03-01T09:00:00+01:00", "open-data", ("be0101.csv",), 4_242),),
    )


def persons(code, year):
    """Return persons by sex (women, men) and single age; totals add up their municipalities."""
    if code in TOTALS:
        return sum(persons(member, year) for member in TOTALS[code])
    ages = np.arange(101)
    shape = np.where(ages < 62, 1.0, np.maximum(0.02, 1 - (ages - 62) / 40))
    students = 0.9 if code == "2480" else 0.1
    shape = shape + students * np.exp(-(((ages - 23) / 4) ** 2))
    shape = shape * (1 + 0.010 * (year - BASE) * (ages >= 70))
    both = PEOPLE[code] * (1 + GROWTH[code]) ** (year - BASE) * shape / shape.sum()
    return np.stack([0.49 * both, 0.51 * both])


def by_group(code, year):
    """Return sex -> age group -> persons, sums included."""
    women, men = persons(code, year)
    sexes = {"women": women, "men": men, "total": women + men}
    ages = {group: list(parse_age(group).ages()) for group in GROUPS}
    return {sex: {g: float(v[ages[g]].sum()) for g in GROUPS} for sex, v in sexes.items()}


def flows(code, year):
    """Return the year's births, deaths and net migration."""
    total = persons(code, year).sum()
    growth = total - persons(code, year - 1).sum()
    births, deaths = 0.0095 * total, 0.0098 * total
    return {"births": births, "deaths": deaths, "net_migration": growth - births + deaths}


def history():
    """Return what was counted, for every area, measure, sex and age group."""
    rows = [
        (code, "persons", sex, group, year, value)
        for code in (*TOTALS, *PEOPLE)
        for year in COUNTED
        for sex, groups in by_group(code, year).items()
        for group, value in groups.items()
    ]
    rows += [
        (code, measure, "total", "total", year, value)
        for code in (*TOTALS, *PEOPLE)
        for year in COUNTED
        for measure, value in flows(code, year).items()
    ]
    return pl.DataFrame(rows, schema=[*POPULATION_HISTORY.key, "persons"], orient="row")


def outlook():
    """Return what is expected, with bounds that widen with the square root of time."""
    rows = []
    for code in (*TOTALS, *PEOPLE):
        spread = SPREAD.get(code, 0.009)
        base = by_group(code, BASE)
        for year in AHEAD:
            width = spread * (year - BASE) ** 0.5
            for sex, groups in by_group(code, year).items():
                for group, value in groups.items():
                    share_up = _share_up(base[sex][group], value, width)
                    key = (code, "persons", sex, group, year)
                    rows.append((*key, value, *_bounds(value, value * width), share_up))
            for measure, value in flows(code, year).items():
                key = (code, measure, "total", "total", year)
                bounds = _bounds(value, abs(value) * 0.1 + 20)
                rows.append((*key, value, *bounds, 0.5))
    schema = [*POPULATION_OUTLOOK.key, "mean", *QUANTILES, "share_up"]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _bounds(middle, width):
    return [middle + k * width for k in QUANTILES.values()]


def _share_up(before, after, width):
    """Return a smooth share that is a half when nothing changes."""
    return float(1 / (1 + np.exp(-1.7 * (after / before - 1) / width))) if before else 0.5


def backtest():
    """Return errors that grow with the horizon; the model beats drift, drift beats naive."""
    worse = {"talentlab": 1.0, "drift": 1.3, "naive": 1.9}
    sizes = {"all": 1.0, "<10k": 1.6, "50-100k": 0.7, ">=100k": 0.5}
    rows = []
    for method, factor in worse.items():
        for horizon in (1, 3, 5, 10, 15):
            for size, level in sizes.items():
                error = 0.32 * factor * level * horizon**0.8
                tested = method == "talentlab"
                rows.append(
                    (
                        *(method, horizon, size, error * 0.9, error, error * 1.5),
                        0.80 + 0.01 * (horizon % 3) if tested else None,
                        error * 3 if tested else None,
                        max(0.0, 1 - error / 12),
                        40,
                    )
                )
    schema = {c.name: None for c in POPULATION_BACKTEST.columns()}
    return pl.DataFrame(rows, schema=list(schema), orient="row")


def shelf_life():
    """Return ten years for every number, and none for Dorotea's."""
    rows = [
        (code, group, 0 if code == "2425" else 10)
        for code in (*TOTALS, *PEOPLE)
        for group in ("total", "20-64")
    ]
    return pl.DataFrame(
        rows, schema=[c.name for c in POPULATION_SHELF_LIFE.columns()], orient="row"
    )


def cases():
    """Return earlier forecasts beside their outcomes; Dorotea's were the worst."""
    rows = []
    for code in (*TOTALS, *PEOPLE):
        for group in ("total", "20-64"):
            for origin in (2010, 2015, 2020):
                for year in (origin + 1, origin + 5):
                    outcome = by_group(code, year)["total"][group]
                    miss = 0.08 if code == "2425" else 0.012
                    for method, factor in (("talentlab", 1.0), ("naive", 2.0), ("drift", 1.4)):
                        said = outcome * (1 + miss * factor * (year - origin) / 5)
                        key = (code, method, group, origin, year)
                        rows.append((*key, said, said * 0.97, said * 1.03, outcome))
    return pl.DataFrame(rows, schema=[c.name for c in POPULATION_CASES.columns()], orient="row")

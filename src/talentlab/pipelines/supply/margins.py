"""Residents by education where no cube is: levels by municipality and groups of larger places.

Method: docs/method-guide/supply.md, section 2.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.education.fitting import Margin, fitted
from talentlab.calc.education.movers import shares_of
from talentlab.calc.population.bands import BAND_STARTS, BANDS, banded
from talentlab.calc.population.history import StockHistory
from talentlab.pipelines.supply.axes import by_sex, placed, years_of
from talentlab.vocab.ages import parse_age
from talentlab.vocab.education import education_groups
from talentlab.vocab.geography import SWEDEN
from talentlab.vocab.sexes import SEXES

STAGE_OF_LEVEL: Final[Mapping[str, int]] = {
    "1": 0, "2": 1, "3": 2, "4": 2, "5": 3, "6": 3, "7": 3, "US": 4,
}  # fmt: skip
"""Published level -> what both levels and groups tell: two of compulsory school, upper secondary,
post-secondary, not known."""
_STAGE_OF_GROUP: Final = {"1": 0, "2": 1, "3": 2, "4": 3, "5": 3, "9": 4}
_STAGES: Final = 5
_WHOLE: Final = ("16-74", "total")


@dataclass(frozen=True, slots=True)
class FittedYears:
    """Residents (S, G, Y, R, E) in some years, and what was done to get them."""

    years: tuple[int, ...]
    persons: Floats
    notes: tuple[str, ...]


def fitted_years(
    levels: pl.DataFrame, groups: pl.DataFrame, history: StockHistory, codes: Sequence[str]
) -> FittedYears | None:
    """Return residents by education in every year that levels and residents are known.

    The stage by age is the municipality's where it is published by age, else that of the nearest
    year that is, fitted to the year's sums. Within a stage the groups are the municipality's own
    where they are published, else those of the county or the country, alike at all ages.
    """
    levels = by_sex(levels).filter(pl.col("persons").is_not_null())
    years = [year for year in years_of(levels, codes) if year in history.years]
    told = [year for year in years if _bands_of(levels, year, codes)]
    place, group_years = _groups_place(groups, codes)
    if not told or not group_years:
        return None
    persons = []
    for year in years:
        people = _people(history, codes, year)
        stages = _stages(levels, year, min(told, key=lambda y: abs(y - year)), people, codes)
        nearest = min(group_years, key=lambda y: abs(y - year))
        persons.append(_with_groups(stages, groups, place, nearest, codes))
    note = {"own": "groups_own", SWEDEN: "groups_national"}.get(place, "groups_county")
    return FittedYears(tuple(years), np.stack(persons, axis=2), ("fitted", note))


def _people(history: StockHistory, codes: Sequence[str], year: int) -> Floats:
    rows = [history.region_codes.index(code) for code in codes]
    one = history.persons[rows, history.years.index(year)]
    return np.asarray(banded(one).residents.transpose(1, 2, 0))


def _bands_of(levels: pl.DataFrame, year: int, codes: Sequence[str]) -> dict[str, list[int]]:
    """Return published age group -> our groups in it, where they make up all of 16-74."""
    labels = levels.filter((pl.col("year") == year) & pl.col("region_code").is_in(list(codes)))
    found: dict[str, list[int]] = {}
    for label in labels["age_group"].unique().to_list():
        if label in _WHOLE:
            continue
        ages = parse_age(label).ages()
        found[label] = [g for g, first in enumerate(BAND_STARTS) if first in ages]
    covered = sorted(g for bands in found.values() for g in bands)
    return found if covered == list(range(BANDS)) else {}


def _stages(
    levels: pl.DataFrame, year: int, told: int, people: Floats, codes: Sequence[str]
) -> Floats:
    """Return residents (S, G, R, K) by stage in one year; they add up to ``people`` (S, G, R)."""
    bands = _bands_of(levels, told, codes)
    counts = np.zeros((*people.shape, _STAGES))
    for label, own in bands.items():
        rows = levels.filter((pl.col("year") == told) & (pl.col("age_group") == label))
        counts[:, own] = _by_stage(rows, codes)[:, None]
    by_age = shares_of(counts, np.full(_STAGES, 1 / _STAGES)) * people[..., None]
    if told == year:
        return np.asarray(by_age)
    rows = levels.filter((pl.col("year") == year) & pl.col("age_group").is_in(_WHOLE))
    sums = _by_stage(rows, codes)
    unknown = by_age.sum(axis=1)[..., -1]
    missing = sums[..., -1] == 0
    sums[..., -1] = np.where(missing, unknown, sums[..., -1])
    wanted = shares_of(sums, np.full(_STAGES, 1 / _STAGES)) * people.sum(axis=1)[..., None]
    return fitted(by_age, (Margin((0, 2, 3), wanted), Margin((0, 1, 2), people)))


def _by_stage(rows: pl.DataFrame, codes: Sequence[str]) -> Floats:
    """Return persons (S, R, K) by stage."""
    names = list(STAGE_OF_LEVEL)
    by_level = placed(rows, "persons", sex=SEXES, region_code=codes, education_level_code=names)
    found = np.zeros((*by_level.shape[:2], _STAGES))
    for i, stage in enumerate(STAGE_OF_LEVEL.values()):
        found[..., stage] += by_level[..., i]
    return found


def _groups_place(groups: pl.DataFrame, codes: Sequence[str]) -> tuple[str, list[int]]:
    """Return where groups are told: "own", a county or the country; and in which years."""
    told = by_sex(groups).filter(pl.col("persons").is_not_null())
    own = years_of(told, codes)
    if own:
        return "own", own
    for place in (*sorted({code[:2] for code in codes}), SWEDEN):
        years = years_of(told, (place,))
        if years:
            return place, years
    return "", []


def _with_groups(
    stages: Floats, groups: pl.DataFrame, place: str, year: int, codes: Sequence[str]
) -> Floats:
    """Return residents (S, G, R, E), the stages divided among their groups."""
    names = tuple(education_groups())
    rows = by_sex(groups).filter(pl.col("year") == year)
    places = codes if place == "own" else (place,)
    told = placed(rows, "persons", sex=SEXES, region_code=places, education_group_code=names)
    persons = np.zeros((*stages.shape[:3], len(names)))
    for stage in range(_STAGES):
        members = _members(names, stage)
        shares = shares_of(told[..., members], np.full(len(members), 1 / len(members)))
        cells = stages[..., stage]
        seed = cells[..., None] * shares[:, None]
        if place == "own":
            sums = shares * cells.sum(axis=1)[..., None]
            seed = fitted(seed, (Margin((0, 2, 3), sums), Margin((0, 1, 2), cells)))
        persons[..., members] = seed
    return persons


def _members(names: Iterable[str], stage: int) -> list[int]:
    return [e for e, code in enumerate(names) if _STAGE_OF_GROUP[code[1]] == stage]

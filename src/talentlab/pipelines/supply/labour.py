"""Who takes part in work and where they commute: from counts by education, else by age alone."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats, Integers
from talentlab.calc.education.movers import shares_of
from talentlab.calc.population.bands import BAND_END, BAND_STARTS
from talentlab.calc.supply.commuting import Commuting, commuting_of
from talentlab.calc.supply.participation import (
    assumed_participation,
    employed_to_fit,
    participation_trend,
    pooled_participation,
)
from talentlab.calc.supply.start import Labour
from talentlab.pipelines.supply.axes import by_sex, placed, years_of
from talentlab.pipelines.supply.base import Known
from talentlab.vocab.geography import SWEDEN
from talentlab.vocab.region import Region
from talentlab.vocab.sexes import SEXES

_FARTHEST: Final = 4  # classes of distance beside the municipality itself


def read_labour(
    tidy: Mapping[str, pl.DataFrame], region: Region, known: Known, stock: Floats
) -> tuple[Labour, tuple[str, ...]]:
    """Return participation and commuting, and keys of what had to be assumed.

    ``stock`` (S, G, R, E) are the residents of the base year.
    """
    notes: list[str] = []
    stocks = known.stocks
    otherwise = assumed_participation(SEXES, stocks.group_codes)
    if known.active is not None:
        seen = known.active[:, :, -1]
        participation = pooled_participation(seen, stocks.persons[:, :, -1], otherwise)
        trend = participation_trend(known.active.sum(axis=(3, 4)), stocks.persons.sum(axis=(3, 4)))
    else:
        notes.append("participation_assumed")
        nobody = np.zeros(stock.shape)
        participation = pooled_participation(nobody, nobody, otherwise)
        trend = participation_trend(np.zeros((*stock.shape[:2], 1)), np.ones((*stock.shape[:2], 1)))
        counted = _employed(tidy, stocks.region_codes, stocks.base_year)
        if counted:
            notes.append("participation_fitted")
            participation = employed_to_fit(participation, stock, counted)
    commuting, more = _commuting(tidy.get("commuting"), region, stocks.region_codes)
    labour = (participation * stock).sum(axis=(0, 1))
    everybody = labour.sum(axis=0, keepdims=True)
    educations = shares_of(everybody, np.full(len(stocks.group_codes), 1 / len(labour[0])))
    return Labour(
        participation=participation,
        trend=trend,
        students=_students(tidy.get("students"), stocks.region_codes, stocks.base_year),
        commuting=commuting,
        incomers=commuting.from_elsewhere[:, None] * educations,
    ), (*notes, *more)


_UNEMPLOYED: Final = 0.07
"""Share of the labour force without work, added to the employed where only those are counted: BAS,
ages 16-65, 2020-2024, between 0.06 and 0.09."""


def _employed(
    tidy: Mapping[str, pl.DataFrame], codes: Sequence[str], year: int
) -> dict[int, float]:
    """Return position -> labour force where residents at work are counted in the base year."""
    table = tidy.get("employed_by_industry")
    if table is None:
        return {}
    rows = table.filter(
        (pl.col("basis") == "residence")
        & (pl.col("year") == year)
        & (pl.col("sni_code") == "total")
        & pl.col("employed_persons").is_not_null()
    )
    rows = by_sex(rows) if rows["sex"].is_in(SEXES).any() else rows
    sums = placed(rows, "employed_persons", region_code=codes)
    return {r: float(n) / (1 - _UNEMPLOYED) for r, n in enumerate(sums) if n > 0}


def _students(students: pl.DataFrame | None, codes: Sequence[str], year: int) -> Floats:
    """Return students (S, G, R) among the residents in the last counted year up to ``year``."""
    ends = (*BAND_STARTS[1:], BAND_END)
    found = np.zeros((len(SEXES), len(BAND_STARTS), len(codes)))
    if students is None or not students.height:
        return found
    known = students.filter(pl.col("year") <= year)
    rows = by_sex(known.filter(pl.col("year") == known["year"].max()))
    for g, (first, end) in enumerate(zip(BAND_STARTS, ends, strict=True)):
        aged = rows.filter(pl.col("age").is_between(first, end - 1))
        found[:, g] = placed(aged, "persons", sex=SEXES, region_code=codes)
    return found


def _commuting(
    table: pl.DataFrame | None, region: Region, codes: Sequence[str]
) -> tuple[Commuting, tuple[str, ...]]:
    """Return where people work; at home unless those who do so are counted in every municipality.

    A table that tells some pairs only, or only those who cross a border, would empty the others.
    """
    nobody = np.zeros(len(codes))
    told = table.filter(pl.col("persons").is_not_null()) if table is not None else None
    staying = None if told is None else told.filter(pl.col("home_code") == pl.col("work_code"))
    years = [] if staying is None else years_of(staying, codes, "home_code")
    if told is None or not years:
        return Commuting(np.eye(len(codes), len(codes) + 1), nobody), ("commuting_missing",)
    year = years[-1]
    rows = told.filter(pl.col("year") == year).with_columns(
        pl.when(pl.col(name).is_in(list(codes))).then(pl.col(name)).otherwise(pl.lit(SWEDEN))
        for name in ("home_code", "work_code")
    )
    places = (*codes, SWEDEN)
    counted = placed(rows, "persons", home_code=places, work_code=places)
    return commuting_of(counted[:-1], _distances(region, codes), counted[-1, :-1]), ()


def _distances(region: Region, codes: Sequence[str]) -> Integers:
    """Return classes of distance (R, W) on the tile map: 0 at home, the last the rest of Sweden."""
    at = np.array([region.tiles[code] for code in codes], dtype=np.int64)
    apart = np.abs(at[:, None] - at[None, :]).max(axis=-1)
    away = np.full((len(codes), 1), _FARTHEST + 1)
    return np.concatenate([np.minimum(apart, _FARTHEST), away], axis=1).astype(np.int64)

"""Who dies and moves by age: counted where it is, else what is usual in Sweden."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.supply import DYING, EMIGRATING, IMMIGRATING, LEAVING
from talentlab.calc.population.bands import BAND_END, BAND_STARTS
from talentlab.calc.supply.estimate import Movement
from talentlab.calc.supply.stocks import EducationStocks
from talentlab.pipelines.supply.axes import by_sex, placed
from talentlab.vocab.sexes import SEXES

_YEARS: Final = 5
_PRIOR: Final = 200.0  # residents at whom a cell's own moves weigh as much as everybody's


def read_movement(
    tidy: Mapping[str, pl.DataFrame], stocks: EducationStocks
) -> tuple[Movement, tuple[str, ...]]:
    """Return yearly shares who die and move, and keys of what had to be assumed."""
    notes = []
    codes, years = stocks.region_codes, _last_years(stocks)
    people = _mean_people(stocks, len(years))
    dying = _counted(tidy.get("deaths"), codes, years)
    if dying is None:
        notes.append("deaths_assumed")
        rate = np.array([DYING[sex] for sex in SEXES])
    else:
        rate = dying.sum(axis=-1) / np.maximum(len(years) * people.sum(axis=-1), 1.0)
    flows = {}
    usual = {"out_domestic": LEAVING, "emigration": EMIGRATING, "immigration": IMMIGRATING}
    for flow, assumed in usual.items():
        rows = tidy.get("migration")
        rows = None if rows is None else rows.filter(pl.col("flow") == flow)
        counted = _counted(rows, codes, years)
        if counted is None:
            flows[flow] = np.broadcast_to(np.array(assumed)[None, :, None], people.shape)
        else:
            flows[flow] = _drawn(counted, people * len(years))
    if _counted(tidy.get("migration"), codes, years) is None:
        notes.append("moves_assumed")
    return Movement(
        dying=rate,
        leaving=flows["out_domestic"],
        emigrating=flows["emigration"],
        immigrating=flows["immigration"],
    ), tuple(notes)


def _last_years(stocks: EducationStocks) -> list[int]:
    return list(stocks.years[-_YEARS:])


def _mean_people(stocks: EducationStocks, years: int) -> Floats:
    return np.asarray(stocks.residents[:, :, -years:].mean(axis=2))


def _counted(
    events: pl.DataFrame | None, codes: Sequence[str], years: Sequence[int]
) -> Floats | None:
    """Return events (S, G, R) of some years together; nothing unless counted in each of them."""
    if events is None:
        return None
    rows = by_sex(events).filter(pl.col("year").is_in(years))
    seen = rows.filter(pl.col("region_code").is_in(list(codes)))
    if set(seen["year"].unique()) != set(years) or seen["region_code"].n_unique() < len(codes):
        return None
    ends = (*BAND_STARTS[1:], BAND_END)
    ages = list(range(BAND_STARTS[0], BAND_END))
    single = placed(rows, "persons", sex=SEXES, age=ages, region_code=codes)
    first = BAND_STARTS[0]
    return np.stack(
        [
            single[:, start - first : end - first].sum(axis=1)
            for start, end in zip(BAND_STARTS, ends, strict=True)
        ],
        axis=1,
    )


def _drawn(events: Floats, exposed: Floats) -> Floats:
    """Return rates (S, G, R) of each municipality, drawn towards all municipalities'."""
    every = events.sum(axis=-1, keepdims=True) / np.maximum(
        exposed.sum(axis=-1, keepdims=True), 1.0
    )
    return np.asarray((events + _PRIOR * every) / (exposed + _PRIOR))

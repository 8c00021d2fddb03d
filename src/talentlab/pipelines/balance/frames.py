"""The measures of the gap as the tables that are published."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Booleans, Floats
from talentlab.calc.balance.disclosure import Shown
from talentlab.calc.balance.newcomers import ita_classes
from talentlab.calc.balance.verdicts import verdicts
from talentlab.pipelines.balance.cells import Told, stacked, stacked_newcomers
from talentlab.tables.balance_measures import NO_VERDICT

SECTORS: Final = ("total",)
_SINGLE: Final = ("gap_mean", "p_short", "expected_shortage", "cvar_90")
_RATIOS: Final = ("ita", "recruitment_pressure", "import_dependence", "replacement_share")
_ENDS: Final = ("p10", "p50", "p90")
_DECIMALS: Final = 3


def balance_frame(
    told: list[Told],
    shown: Shown,
    *,
    code_column: str,
    areas: Sequence[str],
    codes: Sequence[str],
    sectors: Sequence[str],
    years: Sequence[int],
) -> pl.DataFrame:
    """Return one balance: a row for every cell, empty where it is withheld or pooled."""
    hidden = (shown.withheld | shown.pooled).ravel()
    shape = shown.withheld.shape
    columns = {
        name: np.where(hidden, np.nan, array.ravel()) for name, array in _measures(told).items()
    }
    names = np.array([*codes, ""])  # place -1 is the last
    frame = pl.DataFrame(
        {
            **_key(code_column, areas, codes, ("total", *sectors), years, shape),
            **{name: np.round(values, _DECIMALS) for name, values in columns.items()},
            "ita_class": ita_classes(columns["ita"]),
            "verdict": _said(columns["p_short"], hidden),
            "pooled_into": names[shown.instead.ravel()],
            "status": np.select(
                [shown.withheld.ravel(), shown.pooled.ravel()],
                ["suppressed", "pooled"],
                "estimated",
            ),
        }
    )
    return frame.with_columns(pl.col(pl.Float64).fill_nan(None))


def _measures(told: list[Told]) -> dict[str, Floats]:
    """Return column -> values (R, C, K, T)."""
    found: dict[str, Floats] = {}
    for side in ("supply", "demand", "gap"):
        percentiles = stacked(told, side)
        found |= {f"{side}_{end}": percentiles[i] for i, end in enumerate(_ENDS)}
    found |= {name: stacked(told, name) for name in _SINGLE}
    found["relative_gap_p50"] = stacked(told, "relative_gap")
    return found | {name: stacked_newcomers(told, name) for name in _RATIOS}


def _said(probability: Floats, hidden: Booleans) -> list[str]:
    said = verdicts(probability)
    return [NO_VERDICT if away else word for away, word in zip(hidden, said, strict=True)]


def _key(
    code_column: str,
    areas: Sequence[str],
    codes: Sequence[str],
    sectors: Sequence[str],
    years: Sequence[int],
    shape: tuple[int, ...],
) -> dict[str, Floats]:
    axes = zip(
        ("region_code", code_column, "sector", "year"),
        map(np.array, (list(areas), list(codes), list(sectors), list(years))),
        strict=True,
    )
    found = {}
    for axis, (name, values) in enumerate(axes):
        single = [1] * len(shape)
        single[axis] = len(values)
        found[name] = np.broadcast_to(values.reshape(single), shape).ravel()
    return found


def draws_frame(
    supply: Floats,
    demand: Floats,
    *,
    regions: Sequence[str],
    groups: Sequence[str],
    years: Sequence[int],
) -> pl.DataFrame:
    """Return ``balance_draws`` from supply and demand (R, E, T, D): every cell has its row."""
    shape = supply.shape
    axes = {
        "region_code": pl.Series(list(regions)),
        "education_group_code": pl.Series(list(groups)),
        "year": pl.Series(list(years), dtype=pl.Int64),
        "draw": pl.Series(range(shape[-1]), dtype=pl.Int64),
    }
    columns = {}
    for axis, (name, values) in enumerate(axes.items()):
        single = [1] * len(shape)
        single[axis] = shape[axis]
        places = np.broadcast_to(np.arange(shape[axis]).reshape(single), shape).ravel()
        columns[name] = values.gather(places)
    return pl.DataFrame(columns).with_columns(
        pl.Series("supply_persons", np.round(supply.ravel(), 2)),
        pl.Series("demand_persons", np.round(demand.ravel(), 2)),
    )

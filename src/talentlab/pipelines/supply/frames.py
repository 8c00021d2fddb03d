"""The supply outlook's arrays as the tables that are published."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.supply.backtest import SupplyAccuracy
from talentlab.calc.supply.commuting import at_work
from talentlab.calc.supply.draws import Singles, SupplyDraws
from talentlab.calc.supply.start import Labour, Studies
from talentlab.pipelines.supply.base import Known
from talentlab.tables.percentiles import PERCENTILES
from talentlab.tables.supply import (
    COMPONENTS,
    GRADUATE_COMPONENTS,
    GRADUATES_OUTLOOK,
    STOCKS,
    SUPPLY_BACKTEST,
)
from talentlab.vocab.education_pools import BROAD, PUBLISHED, education_pools, members_of_pools

TOTAL: Final = "total"
_LEVELS: Final = np.array([2.5, 10.0, 50.0, 90.0, 97.5]) / 100.0


def shown_groups(group_codes: Sequence[str]) -> dict[str, list[int]]:
    """Return every published code -> positions of its groups: groups, pools, and all together."""
    at = {code: e for e, code in enumerate(group_codes)}
    pools = education_pools()
    levels = (*pools.at_level(PUBLISHED), *pools.at_level(BROAD))
    own: dict[str, list[int]] = {code: [e] for code, e in at.items()}
    for pool in levels:
        members = [at[code] for code in members_of_pools()[pool] if code in at]
        if members:
            own[pool] = members
    return own | {TOTAL: list(range(len(group_codes)))}


def outlook_frame(
    draws: SupplyDraws, places: Mapping[str, Sequence[str]], *, is_counted: bool
) -> pl.DataFrame:
    """Return ``supply_outlook``: every place, group and component by year; stocks of pools too."""
    parts: dict[str, Floats | Singles] = {
        "residents": draws.residents,
        "labour_force": draws.labour,
        "workplace": draws.workplace,
        **draws.flows,
    }
    number = len(draws.group_codes)
    shown = shown_groups(draws.group_codes)
    alone = {code: own for code, own in shown.items() if code not in education_pools()}
    stocks, flows = _member(shown, number), _member(alone, number)
    return pl.concat(
        [
            _component(
                draws,
                name,
                parts[name],
                places,
                stocks if name in STOCKS else flows,
                is_counted=is_counted,
            )
            for name in COMPONENTS
        ]
    ).sort("region_code", "education_group_code", "component", "year")


def _member(groups: Mapping[str, Sequence[int]], number: int) -> tuple[list[str], Singles]:
    """Return codes (C,), and 1 (C, E) where a group belongs to a code."""
    member = np.zeros((len(groups), number), dtype=np.float32)
    for row, members in enumerate(groups.values()):
        member[row, list(members)] = 1.0
    return list(groups), member


def _component(
    draws: SupplyDraws,
    name: str,
    values: Floats | Singles,
    places: Mapping[str, Sequence[str]],
    groups: tuple[list[str], Singles],
    *,
    is_counted: bool,
) -> pl.DataFrame:
    """Return one component of every place."""
    codes, member = groups
    years = draws.years[1:]
    frames = []
    for place, members in places.items():
        rows = [draws.region_codes.index(code) for code in members]
        there = values[:, rows, :, 1:].sum(axis=1).astype(np.float32)
        summed = np.matmul(member, there).reshape(len(there), -1)
        frames.append(
            pl.DataFrame(
                {
                    "region_code": [place] * (len(codes) * len(years)),
                    "education_group_code": np.repeat(codes, len(years)),
                    "component": [name] * (len(codes) * len(years)),
                    "year": np.tile(np.array(years, dtype=np.int64), len(codes)),
                    **summary_columns(summed),
                }
            )
        )
    modelled = not is_counted or name in {"workplace", "net_commuting"}
    return pl.concat(frames).with_columns(is_modelled=pl.lit(modelled))


def summary_columns(draws: Floats | Singles) -> dict[str, Floats]:
    """Return the mean and percentiles (N,) of draws (D, N), linearly between draws."""
    ordered = np.sort(np.ascontiguousarray(draws.T), axis=1)
    position = _LEVELS * (ordered.shape[1] - 1)
    below = np.floor(position).astype(np.int64)
    above = np.minimum(below + 1, ordered.shape[1] - 1)
    share = position - below
    values = ordered[:, below] * (1 - share) + ordered[:, above] * share
    return {
        "mean": ordered.mean(axis=1, dtype=np.float64),
        **{name: values[:, i].astype(np.float64) for i, name in enumerate(PERCENTILES)},
    }


def history_frame(
    known: Known, labour: Labour, places: Mapping[str, Sequence[str]]
) -> pl.DataFrame:
    """Return ``supply_history``: residents, labour force and workplace supply so far."""
    stocks = known.stocks
    residents = stocks.persons.sum(axis=(0, 1))
    active = known.active
    if active is None:
        active = stocks.persons * labour.participation[:, :, None]
    at_home = active.sum(axis=(0, 1))
    at_job = at_work(at_home, labour.incomers, labour.commuting, np.ones(len(at_home)))
    parts = dict(zip(STOCKS, (residents, at_home, at_job), strict=True))
    counted = np.isin(stocks.years, known.counted_years) & known.is_counted
    groups = shown_groups(stocks.group_codes)
    frames = []
    for (name, values), (place, members) in _pairs(parts, places):
        there = values[:, [stocks.region_codes.index(code) for code in members]].sum(axis=1)
        summed = np.stack([there[:, own].sum(axis=1) for own in groups.values()])
        is_modelled = np.full(len(stocks.years), fill_value=True)
        if name != "workplace":
            is_modelled = ~counted
        frames.append(
            pl.DataFrame(
                {
                    "region_code": [place] * summed.size,
                    "education_group_code": np.repeat(list(groups), len(stocks.years)),
                    "component": [name] * summed.size,
                    "year": np.tile(np.array(stocks.years, dtype=np.int64), len(groups)),
                    "persons": summed.ravel(),
                    "is_modelled": np.tile(is_modelled, len(groups)),
                }
            )
        )
    return pl.concat(frames)


def _pairs(
    parts: Mapping[str, Floats], places: Mapping[str, Sequence[str]]
) -> Iterator[tuple[tuple[str, Floats], tuple[str, Sequence[str]]]]:
    for part in parts.items():
        for place in places.items():
            yield part, place


def graduates_frame(
    draws: SupplyDraws, studies: Studies | None, places: Mapping[str, Sequence[str]]
) -> pl.DataFrame:
    """Return ``graduates_outlook``: from seats to those who stay, where there are programmes."""
    if studies is None:
        return GRADUATES_OUTLOOK.rows.empty()
    counts = studies.programmes.counts
    years = draws.years[1:]
    frames = []
    for place, members in places.items():
        inside = [p for p, code in enumerate(counts.region_codes) if code in members]
        together: dict[tuple[str, str], list[int]] = {}
        for p in inside:
            together.setdefault((counts.group_codes[p], counts.school_forms[p]), []).append(p)
        for (group, form), own in together.items():
            for name in GRADUATE_COMPONENTS:
                summed = draws.programmes[name][:, own].sum(axis=1)
                frames.append(
                    pl.DataFrame(
                        {
                            "region_code": [place] * len(years),
                            "education_group_code": [group] * len(years),
                            "school_form": [form] * len(years),
                            "component": [name] * len(years),
                            "year": list(years),
                            **summary_columns(summed),
                        }
                    )
                )
    return pl.concat(frames)


def backtest_frame(rows: Sequence[SupplyAccuracy]) -> pl.DataFrame:
    """Return ``supply_backtest``."""
    if not rows:
        return SUPPLY_BACKTEST.rows.empty()
    return pl.DataFrame(
        [
            {
                "method": row.method,
                "horizon_years": row.horizon,
                "size_class": row.size_class,
                "wape": row.wape,
                "coverage_80": row.coverage_80,
                "interval_score_80": row.interval_score_80,
                "direction_share": row.direction_share,
                "faster_share": row.faster_share,
                "better_groups_share": row.better_groups_share,
                "n": row.n,
            }
            for row in rows
        ],
        infer_schema_length=None,
    )

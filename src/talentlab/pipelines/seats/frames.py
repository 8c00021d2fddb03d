"""The derived tables of a solved seat problem of a region."""

from typing import Final

import numpy as np
import polars as pl

from talentlab.pipelines.said import said_frame
from talentlab.pipelines.seats.solved import Solved, summary
from talentlab.tables.seat_plans import ALL

_KEY: Final = ("region_code", "education_group_code", "school_form")
_DECIMALS: Final = 2


def frames(solved: Solved, region_code: str) -> dict[str, pl.DataFrame]:
    """Return ``seat_plans``, ``seat_plan_limits``, ``seat_plan_values`` and the assumptions.

    ``region_code`` is that of the whole region, where limits are shared and values are summed.
    """
    return {
        "seat_plans": _plans(solved),
        "seat_plan_limits": _limits(solved, region_code),
        "seat_plan_values": _values(solved, region_code),
        "seat_plan_assumptions": _assumptions(solved),
    }


def _plans(solved: Solved) -> pl.DataFrame:
    prepared, problem = solved.prepared, solved.prepared.problem
    programmes, years = problem.shape
    keys = prepared.programmes.select(*_KEY)
    base = keys[np.repeat(np.arange(programmes), years)]
    graduation = np.array(problem.years)[None, :] + problem.lag[:, None]
    at = graduation - problem.need_years[0]
    group = np.repeat(problem.group_of[:, None], years, axis=1)
    gap, today = solved.ahead.gap[:, group, at], solved.today.gap[:, group, at]
    measures = {
        "starts": solved.ahead.starts,
        "graduates": solved.ahead.graduates,
        "short": np.maximum(gap, 0.0),
        "surplus": np.maximum(-gap, 0.0),
    }
    columns: dict[str, object] = {
        "year": np.tile(np.array(problem.years), programmes),
        "seats_today": problem.today().ravel(),
        "seats_planned": solved.plan.seats.ravel(),
        "graduates_year": graduation.ravel(),
    }
    for name, drawn in measures.items():
        for ending, numbers in zip(("persons", "p10", "p90"), summary(drawn), strict=True):
            columns[f"{name}_{ending}"] = np.round(numbers.ravel(), _DECIMALS)
    columns["short_today_persons"] = np.round(
        np.maximum(today, 0.0).mean(axis=0).ravel(), _DECIMALS
    )
    return pl.concat([base, pl.DataFrame(columns)], how="horizontal")


def _limits(solved: Solved, region_code: str) -> pl.DataFrame:
    programmes = solved.prepared.programmes.select(*_KEY).rows()
    shared = (region_code, ALL, ALL)
    rows = [
        (
            *(shared if found.programme is None else programmes[found.programme]),
            str(found.limit), found.year, round(found.used, _DECIMALS),
            round(found.available, _DECIMALS), found.binds, round(max(found.worth_sek, 0.0), 4),
        )
        for found in solved.binding
    ]  # fmt: skip
    schema = {
        **dict.fromkeys(_KEY, pl.String), "limit": pl.String, "year": pl.Int64,
        "used": pl.Float64, "available": pl.Float64, "is_binding": pl.Boolean,
        "worth_sek": pl.Float64,
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def _values(solved: Solved, region_code: str) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "region_code": [region_code] * len(solved.values),
            "kind": [str(value.kind) for value in solved.values],
            "planned_sek": [round(value.planned, _DECIMALS) for value in solved.values],
            "held_out_sek": [round(value.held_out, _DECIMALS) for value in solved.values],
            "standard_error_sek": [
                None if np.isnan(value.standard_error) else round(value.standard_error, _DECIMALS)
                for value in solved.values
            ],
        },
        schema_overrides={"standard_error_sek": pl.Float64},
    )


def _assumptions(solved: Solved) -> pl.DataFrame:
    said = solved.prepared.assumptions
    return said_frame(said)

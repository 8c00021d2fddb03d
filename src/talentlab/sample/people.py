"""The tidy tables about people: residents, births, deaths, moves and students."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from talentlab.sample.axes import (
    AGES,
    COUNTY,
    IN_COUNTY,
    MUNICIPALITIES,
    YEARS,
)
from talentlab.sample.frames import PLACES, long, with_county
from talentlab.sample.moves import Moves
from talentlab.sample.nation import Nation
from talentlab.sample.rounding import Ints
from talentlab.sample.schedules import OLDEST_MOTHER, YOUNGEST_MOTHER
from talentlab.vocab.geography import SWEDEN
from talentlab.vocab.sexes import SEXES

EVERYWHERE = (*PLACES, SWEDEN)
MOTHER_AGES = range(YOUNGEST_MOTHER, OLDEST_MOTHER + 1)
FIVE = 5
LAST_BAND = 85


def population_frame(stocks: Ints, nation: Nation) -> pl.DataFrame:
    """Return residents of the municipalities, the county and the country, 31 December."""
    everyone = np.concatenate([with_county(stocks), nation.stock[None]])[:, 1:]
    frame = _events(everyone, "persons", EVERYWHERE)
    return frame.with_columns(reference_month=pl.lit(12, pl.Int64))


def births_frame(births: Ints, nation: Nation) -> pl.DataFrame:
    """Return births by the child's sex and the mother's age."""
    everyone = np.concatenate([with_county(births), nation.births[None]])
    return long(
        everyone, "persons", region_code=EVERYWHERE, year=YEARS, sex=SEXES, mother_age=MOTHER_AGES
    )


def deaths_frame(deaths: Ints, nation: Nation) -> pl.DataFrame:
    """Return deaths by sex and age."""
    everyone = np.concatenate([with_county(deaths), nation.deaths[None]])
    return _events(everyone, "persons", EVERYWHERE)


def migration_frame(moves: Moves, nation: Nation) -> pl.DataFrame:
    """Return moves over each area's border; moves within the county are none of the county's."""
    within = moves.between[IN_COUNTY][:, IN_COUNTY].sum(axis=(0, 1))
    flows = {
        "in_domestic": _without(within, moves.into),
        "out_domestic": _without(within, moves.out),
        "immigration": with_county(moves.immigration),
        "emigration": with_county(moves.emigration),
    }
    local = [_flow(_events(values, "persons", PLACES), flow) for flow, values in flows.items()]
    abroad = [
        _flow(_events(values[None], "persons", (SWEDEN,)), flow)
        for flow, values in (
            ("immigration", nation.immigration),
            ("emigration", nation.emigration),
        )
    ]
    return pl.concat([*local, *abroad])


def migration_between_frame(moves: Moves) -> pl.DataFrame:
    """Return moves between the municipalities and the rest of the country by five-year age group.

    Pairs where nobody moved have no row.
    """
    between = moves.between.sum(axis=3)
    into = moves.into.sum(axis=2) - between.sum(axis=0)
    out = moves.out.sum(axis=2) - between.sum(axis=1)
    inner = long(
        _by_five(between),
        "persons",
        origin_code=MUNICIPALITIES,
        destination_code=MUNICIPALITIES,
        year=YEARS,
        age_group=_labels(),
    )
    arrived = _to_or_from(into, "destination_code", "origin_code")
    left = _to_or_from(out, "origin_code", "destination_code")
    columns = inner.columns
    frame = pl.concat([inner, arrived.select(columns), left.select(columns)])
    return frame.filter(pl.col("persons") > 0)


def students_frame(students: Ints) -> pl.DataFrame:
    """Return residents enrolled in higher education at the ages where there are any."""
    return _events(with_county(students), "persons", PLACES).filter(pl.col("persons") > 0)


def _events(values: Ints, measure: str, places: Sequence[str]) -> pl.DataFrame:
    return long(values, measure, region_code=places, year=YEARS, sex=SEXES, age=AGES)


def _flow(frame: pl.DataFrame, flow: str) -> pl.DataFrame:
    return frame.with_columns(flow=pl.lit(flow))


def _without(within: Ints, flows: Ints) -> Ints:
    """Return flows (R+1, ...) with the county, less what stays inside it."""
    everyone = with_county(flows)
    everyone[PLACES.index(COUNTY)] -= within
    return everyone


def _to_or_from(flows: Ints, here: str, there: str) -> pl.DataFrame:
    frame = long(
        _by_five(flows), "persons", **{here: MUNICIPALITIES}, year=YEARS, age_group=_labels()
    )
    return frame.with_columns(pl.lit(SWEDEN).alias(there))


def _by_five(values: Ints) -> Ints:
    """Return sums over ages in fives, the last group open."""
    starts = np.arange(0, LAST_BAND + 1, FIVE)
    return np.asarray(np.add.reduceat(values, starts, axis=-1))


def _labels() -> list[str]:
    closed = [f"{age}-{age + FIVE - 1}" for age in range(0, LAST_BAND, FIVE)]
    return [*closed, f"{LAST_BAND}+"]

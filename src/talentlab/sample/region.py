"""The whole sample region: every tidy table, from one seed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import polars as pl

from talentlab.sample import people
from talentlab.sample.events import build_births, build_deaths
from talentlab.sample.moves import Moves, build_moves
from talentlab.sample.nation import Nation, build_nation
from talentlab.sample.population import build_stocks
from talentlab.sample.rounding import Ints
from talentlab.sample.students import build_students, quarterly_indicators

DEFAULT_SEED: Final = 2026
Progress: TypeAlias = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class People:
    """Residents and everything that changes them, in whole persons that add up.

    Attributes
    ----------
    stocks : (R, Y+1, S, A)
    births : (R, Y, S, M)
    deaths, students : (R, Y, S, A)

    """

    stocks: Ints
    births: Ints
    deaths: Ints
    students: Ints
    moves: Moves
    nation: Nation


def build_people(seed: int) -> People:
    """Return the population account of the region."""
    nation = build_nation()
    stocks = build_stocks(nation.stock, _dice(seed, "stocks"))
    births = build_births(stocks, nation, _dice(seed, "births"))
    deaths = build_deaths(stocks, births, nation, _dice(seed, "deaths"))
    moves = build_moves(stocks, births, deaths, _dice(seed, "moves"))
    return People(
        stocks=stocks,
        births=births,
        deaths=deaths,
        students=build_students(stocks),
        moves=moves,
        nation=nation,
    )


def sample_tables(
    seed: int = DEFAULT_SEED, *, progress: Progress = lambda _what, _share: None
) -> Mapping[str, pl.DataFrame]:
    """Return table name -> rows of the synthetic region, the same for the same seed.

    Parameters
    ----------
    seed
        Decides everything that is drawn.
    progress
        Told what is being made, and the share of the work behind us.

    """
    progress("people", 0.0)
    everyone = build_people(seed)
    return _people_tables(everyone)


def _people_tables(everyone: People) -> dict[str, pl.DataFrame]:
    return {
        "population": people.population_frame(everyone.stocks, everyone.nation),
        "births": people.births_frame(everyone.births, everyone.nation),
        "deaths": people.deaths_frame(everyone.deaths, everyone.nation),
        "migration": people.migration_frame(everyone.moves, everyone.nation),
        "migration_between": people.migration_between_frame(everyone.moves),
        "students": people.students_frame(everyone.students),
        "indicators": quarterly_indicators(everyone.stocks, everyone.students),
    }


def _dice(seed: int, name: str) -> np.random.Generator:
    """Return a generator of its own for each subject, so that they do not disturb each other."""
    return np.random.default_rng([seed, *name.encode()])

"""Decisions on higher vocational programmes: what was applied for, and what was granted.

Seats granted and applied for add up to the published sums for each year, and the granted ones of
2020-2024 to the published sums for each municipality as far as whole programmes allow.
"""

from typing import Final

import numpy as np
import polars as pl

from talentlab.sample.axes import COUNTY, MUNICIPALITIES, NEIGHBOUR, YEARS, at
from talentlab.sample.rounding import Floats, Ints, interpolate, round_to_total
from talentlab.sample.sources import learning_assumptions, series, values

CREDITS: Final = (200, 300, 400)
SUMMED: Final = "2024"
FIRST_PUBLISHED: Final = 2020
COLUMNS: Final = (
    "diary_number", "region_code", "year", "programme_name", "education_area", "provider_name",
    "provider_type", "study_form", "study_pace_percent", "credits", "municipalities",
    "rounds_applied", "rounds_granted", "seats_applied", "seats_granted", "decision",
)  # fmt: skip


def build_decisions(rng: np.random.Generator) -> pl.DataFrame:
    """Return one row for every application, granted or refused."""
    given = learning_assumptions()["vocational"]
    rows = []
    for year in range(given["first_year"], int(YEARS[-1]) + 1):
        granted, applied = seats_in(year)
        number = 0
        for code in MUNICIPALITIES:
            for wanted, is_granted in (
                (granted[code], True),
                (applied[code] - granted[code], False),
            ):
                for seats in _programme_sizes(wanted, rng):
                    number += 1
                    rows.append(_row(year, number, code, seats, rng, is_granted=is_granted))
    return pl.DataFrame(rows, schema=list(COLUMNS), orient="row")


def seats_in(year: int) -> tuple[dict[str, int], dict[str, int]]:
    """Return seats granted and applied for by municipality in one year's round."""
    given = learning_assumptions()["vocational"]
    last = {int(YEARS[-1]): float(given["granted_2025"])}
    granted = {int(y): float(n) for y, n in given["granted_before"].items()}
    granted |= series("yh_seats_granted", COUNTY) | last
    applied = {
        y: n * given["applied_per_granted_before"]
        for y, n in granted.items()
        if y < FIRST_PUBLISHED
    }
    applied |= series("yh_seats_applied", COUNTY) | {int(YEARS[-1]): float(given["applied_2025"])}
    at_year = np.array([year])
    shares = _shares()
    county = shares * np.array([code != NEIGHBOUR for code in MUNICIPALITIES])
    sums = []
    for known in (granted, applied):
        total = interpolate(known, at_year)
        own = round_to_total(county, np.rint(total).astype(np.int64)[0])
        own[at(NEIGHBOUR)] = int(total[0] * shares[at(NEIGHBOUR)] / county.sum())
        sums.append(dict(zip(MUNICIPALITIES, own.tolist(), strict=True)))
    return sums[0], sums[1]


def _shares() -> Floats:
    """Return the municipalities' shares (R,) of granted seats, as published 2020-2024."""
    found = values("yh_seats_granted_2020_2024")
    return np.array([found.get((code, SUMMED), 0.0) for code in MUNICIPALITIES])


def _programme_sizes(seats: int, rng: np.random.Generator) -> list[int]:
    """Return the seats of whole programmes, a few rounds each, that sum to ``seats``."""
    given = learning_assumptions()["vocational"]
    low, high = given["seats_per_round"]
    sizes = []
    left = seats
    while left > 0:
        size = min(left, int(rng.integers(low, high + 1)) * given["rounds"])
        sizes.append(size)
        left -= size
    return sizes


def _row(
    year: int, number: int, code: str, seats: int, rng: np.random.Generator, *, is_granted: bool
) -> tuple[object, ...]:
    given = learning_assumptions()["vocational"]
    programme = given["programmes"][int(rng.integers(len(given["programmes"])))]
    provider = given["providers"][int(rng.integers(len(given["providers"])))]
    rounds = given["rounds"]
    return (
        f"EXEMPEL {year}/{number:04}",
        code,
        year,
        programme["name"],
        programme["area"],
        provider["name"],
        provider["type"],
        "campus" if rng.random() < 0.55 else "distance",  # noqa: PLR2004 -- about half
        100,
        int(rng.choice(CREDITS)),
        1,
        rounds,
        rounds if is_granted else 0,
        seats,
        seats if is_granted else 0,
        "granted" if is_granted else "refused",
    )


def places_of(decisions: pl.DataFrame) -> pl.DataFrame:
    """Return the municipality of every application."""
    columns = ("diary_number", "region_code", "decision")
    return decisions.select(*columns, programmes=pl.lit(1, pl.Int64))


def granted_by_programme(decisions: pl.DataFrame) -> Ints:
    """Return granted seats (R, Y, P) by municipality, year of decision and kind of programme."""
    names = [p["name"] for p in learning_assumptions()["vocational"]["programmes"]]
    table = np.zeros((len(MUNICIPALITIES), len(YEARS), len(names)), dtype=np.int64)
    for code, year, name, seats in decisions.select(
        "region_code", "year", "programme_name", "seats_granted"
    ).iter_rows():
        table[at(code), year - int(YEARS[0]), names.index(name)] += seats
    return table

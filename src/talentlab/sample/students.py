"""Resident students in higher education, and the quarters that follow their calendar."""

import numpy as np
import polars as pl

from talentlab.sample.axes import AGES, MUNICIPALITIES, SKELLEFTEA, YEARS, at
from talentlab.sample.rounding import Floats, Ints, interpolate, round_to_total
from talentlab.sample.sources import assumptions, series

PUBLISHED = 2015
QUARTERS = 4


def build_students(stocks: Ints) -> Ints:
    """Return resident students (R, Y, S, A) in the autumn term, never more than the residents."""
    given = assumptions()["students"]
    residents = stocks[:, 1:]
    enrolled = interpolate({int(age): share for age, share in given["ages"].items()}, AGES)
    enrolled = np.where(min(map(int, given["ages"])) > AGES, 0.0, enrolled)
    enrolled[max(map(int, given["ages"])) < AGES] = 0.0
    by_sex = np.array([given["women_share"], given["men_share"]])[:, None] * enrolled
    shape = residents * by_sex
    trend = interpolate({int(y): factor for y, factor in given["trend"].items()}, YEARS)
    totals = np.rint(shape.sum(axis=(2, 3)) * _levels(shape)[:, None] * trend).astype(np.int64)
    flat = round_to_total(shape.reshape(*totals.shape, -1), totals)
    return np.minimum(flat.reshape(residents.shape), residents)


def _levels(shape: Floats) -> Floats:
    """Return factors (R,) that bring the published year to the published numbers."""
    there = shape[:, PUBLISHED - int(YEARS[0])].sum(axis=(1, 2))
    known = {
        code: series("resident_students", code)[PUBLISHED] / there[r]
        for r, code in enumerate(MUNICIPALITIES)
        if PUBLISHED in series("resident_students", code)
    }
    # Where nothing is published, as in the published municipality without a university of its own.
    return np.array([known.get(code, known[SKELLEFTEA]) for code in MUNICIPALITIES])


def population_by_quarter(stocks: Ints, students: Ints) -> Ints:
    """Return residents (R, Y, 4) at the end of each quarter; the fourth is the year's own number.

    Change runs evenly through the year, except that some of the students leave in June and new
    ones come in August.
    """
    given = assumptions()["seasons"]
    totals = stocks.sum(axis=(2, 3))
    change = np.diff(totals, axis=1)
    away = np.zeros((len(MUNICIPALITIES), len(YEARS)))
    r = at(str(given["students_from_municipality"]))
    away[r] = students[r].sum(axis=(1, 2))
    even = change[..., None] * np.array(given["even"])
    left = away[..., None] * np.array(given["students_away"])
    levels = totals[:, :-1, None] + np.rint(even - left).astype(np.int64)
    levels[..., -1] = totals[:, 1:]
    return np.asarray(levels)


def quarterly_indicators(stocks: Ints, students: Ints) -> pl.DataFrame:
    """Return the population change of each quarter as indicator rows."""
    levels = population_by_quarter(stocks, students).reshape(len(MUNICIPALITIES), -1)
    start = stocks[:, 0].sum(axis=(1, 2))[:, None]
    change = np.diff(np.concatenate([start, levels], axis=1), axis=1)
    periods = [f"{year}Q{quarter + 1}" for year in YEARS for quarter in range(QUARTERS)]
    return pl.DataFrame(
        {
            "region_code": np.repeat(MUNICIPALITIES, len(periods)),
            "indicator_code": "population_change",
            "period": periods * len(MUNICIPALITIES),
            "unit": "number",
            "value": change.ravel().astype(np.float64),
            "status": "counted",
        }
    )

"""What educations cost and need where they are given: all of it assumed."""

from typing import Any, Final

import numpy as np
import polars as pl

from talentlab.sample.axes import YEARS
from talentlab.sample.occupations import longest
from talentlab.sample.programmes import Drawn, Programme
from talentlab.sample.sources import supply_assumptions

ANY: Final = "any"
HUNDREDS: Final = -2


def terms_frame(drawn: Drawn) -> pl.DataFrame:
    """Return ``programme_terms`` for every education with seats in the year."""
    given = supply_assumptions()["terms"]
    years = np.flatnonzero(int(given["first_year"]) <= YEARS).tolist()
    rows = [
        _row(programme, int(YEARS[y]), int(drawn.seats[p, y]))
        for p, programme in enumerate(drawn.programmes)
        for y in years
        if drawn.seats[p, y]
    ]
    return pl.DataFrame(rows, orient="row").with_columns(
        pl.col("placements").cast(pl.Int64), status=pl.lit("counted")
    )


def _row(programme: Programme, year: int, seats: int) -> dict[str, object]:
    given = supply_assumptions()["terms"]
    form = programme.school_form
    smallest, room = given["groups"][form]
    students = seats * programme.years * (1 + programme.completes) / 2
    per_teacher = float(given["students_per_teacher"][form])
    return {
        "region_code": programme.region_code,
        "education_group_code": programme.group,
        "school_form": form,
        "year": year,
        "cost_per_seat_sek": _cost(programme, year),
        "smallest_group": min(int(smallest), seats),
        "largest_group": max(int(np.ceil(seats * room)), int(smallest)),
        "placements": _placements(programme, students),
        "students_per_teacher": per_teacher,
        "teachers": round(students / per_teacher, 2),
    }


def _cost(programme: Programme, year: int) -> float:
    """Return kronor per student and year, rounded to hundreds."""
    given = supply_assumptions()["terms"]
    costs: dict[str, Any] = given["cost"][programme.school_form]
    now = float(longest(costs, programme.group, costs[ANY]))
    factor = (1 + given["cost_growth"]) ** (year - given["cost_year"])
    return float(np.round(now * factor, HUNDREDS))


def _placements(programme: Programme, students: float) -> int | None:
    """Return students there is a placement for; nothing where the education has none."""
    given = supply_assumptions()["terms"]
    if not programme.group.startswith(tuple(given["placements"][programme.school_form])):
        return None
    return round(students * float(given["placements_per_student"]))

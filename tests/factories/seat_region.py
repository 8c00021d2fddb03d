"""Seats, applicants, graduates, terms and a balance of three municipalities of Västerbotten."""

import polars as pl

PLACES = ("2480", "2482", "2460")
PROGRAMMES = (
    ("2480", "55Q", "higher_education", 60),
    ("2482", "37G", "adult", 24),
    ("2460", "37G", "upper_secondary", 12),
    ("2480", "99X", "adult", 10),  # no balance of this group
)
SEATS_YEAR = 2025
DRAWS = 20
NEED_YEARS = range(2025, 2038)  # the base year first
KEY = ("region_code", "education_group_code", "school_form")


def seats():
    rows = [(*p[:3], year, p[3]) for p in PROGRAMMES for year in (2024, SEATS_YEAR)]
    return pl.DataFrame(rows, schema=[*KEY, "year", "seats"], orient="row")


def applicants():
    """Return twice as many applicants as seats; none known of the upper-secondary programme."""
    rows = [
        (*p[:3], sex, year, p[3], p[3] // 2, "counted")
        for p in PROGRAMMES
        if p[2] != "upper_secondary"
        for sex in ("women", "men")
        for year in range(2018, SEATS_YEAR + 1)
    ]
    schema = [*KEY, "sex", "year", "first_choice_persons", "admitted_persons", "status"]
    return pl.DataFrame(rows, schema=schema, orient="row")


def graduates():
    """Return graduates: half of those admitted, in the university programme."""
    rows = [
        ("2480", "55Q", "higher_education", sex, year, 15, "counted")
        for sex in ("women", "men")
        for year in range(2021, SEATS_YEAR + 1)
    ]
    schema = [*KEY, "sex", "year", "graduated_persons", "status"]
    return pl.DataFrame(rows, schema=schema, orient="row")


def terms():
    """Return terms of the university programme: 180 placements, eight teachers."""
    row = {
        "region_code": "2480", "education_group_code": "55Q", "school_form": "higher_education",
        "year": 2024, "cost_per_seat_sek": 100_000.0, "smallest_group": 20, "largest_group": 90,
        "placements": 180, "students_per_teacher": 12.0, "teachers": 20.0, "status": "counted",
    }  # fmt: skip
    return pl.DataFrame([row])


def balance():
    """Return a shortage of nurses that grows, and carers in balance; both vary by draw."""
    rows = [
        (place, group, year, draw, 300.0, 300.0 + (year - 2025) * rate * (draw + 1) / DRAWS)
        for place in PLACES
        for group, rate in (("55Q", 20.0), ("37G", 2.0))
        for year in NEED_YEARS
        for draw in range(DRAWS)
    ]
    schema = [
        "region_code", "education_group_code", "year", "draw", "supply_persons", "demand_persons"
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def tidy():
    return {
        "seats": seats(), "applicants": applicants(), "graduates": graduates(),
        "programme_terms": terms(),
    }  # fmt: skip

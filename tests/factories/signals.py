"""Small imported tables about occupations, written as rows."""

import polars as pl

from talentlab.tables.catalogue import TIDY

MONTHS = range(1, 13)


def tidy(name, rows):
    """Return rows of a tidy table, checked; each row is a mapping of its columns."""
    schema = TIDY[name].rows.empty().schema
    return TIDY[name].check(pl.DataFrame(rows, schema=schema))


def ads(rows, *, year=2024, edition="af"):
    """Return ads from (region, occupation, number)."""
    return tidy(
        "ads",
        [
            {"region_code": r, "ssyk_code": o, "ssyk_edition": edition, "year": year, "ads": n}
            for r, o, n in rows
        ],
    )


def employees(rows, *, year=2022, edition="scb"):
    """Return employees from (region, occupation, women, men); ``None`` is missing."""
    return tidy(
        "employed_by_occupation",
        [
            {
                "region_code": r,
                "ssyk_code": o,
                "ssyk_edition": edition,
                "sex": sex,
                "year": year,
                "employed_persons": n,
                "status": "missing" if n is None else "counted",
            }
            for r, o, women, men in rows
            for sex, n in (("women", women), ("men", men))
        ],
    )


def unemployed(rows, *, year=2024, months=MONTHS):
    """Return everybody registered, from (region, persons in every month)."""
    return tidy(
        "unemployed",
        [
            {
                "region_code": r,
                "definition": "registered",
                "sex": "total",
                "age_group": "total",
                "period": f"{year}-{month:02}",
                "persons": n,
                "status": "counted",
            }
            for r, n in rows
            for month in months
        ],
    )


def jobseekers(rows, *, year=2024, months=MONTHS, edition="af"):
    """Return jobseekers from (region, occupation, persons in every month or why there is none)."""
    return tidy(
        "unemployed_by_occupation",
        [
            {
                "region_code": r,
                "ssyk_code": o,
                "ssyk_edition": edition,
                "period": f"{year}-{month:02}",
                "persons": n if isinstance(n, int) else None,
                "status": "counted" if isinstance(n, int) else n,
            }
            for r, o, n in rows
            for month in months
        ],
    )


def barometer(rows, *, period="2025-1", edition="af"):
    """Return judgements from (region, producer's code, occupation, opportunities, forecast)."""
    return tidy(
        "barometer",
        [
            {
                "region_code": r,
                "assessed_code": code,
                "assessed_name": code,
                "ssyk_code": o,
                "ssyk_edition": edition,
                "period": period,
                "opportunities": now,
                "forecast_5y": later,
                "status": "counted" if now or later else "missing",
            }
            for r, code, o, now, later in rows
        ],
    )


def wages(rows, *, year=2020):
    """Return mean wages from (region, occupation, sex, SEK or ``None``)."""
    return tidy(
        "wages",
        [
            {
                "region_code": r,
                "ssyk_code": o,
                "sex": sex,
                "year": year,
                "mean_wage_sek": wage,
                "status": "missing" if wage is None else "counted",
            }
            for r, o, sex, wage in rows
        ],
    )


def wage_spread(rows, *, year=None, edition="af"):
    """Return wage spread from (region, occupation, p10, median, p90)."""
    return tidy(
        "wage_spread",
        [
            {
                "region_code": r,
                "ssyk_code": o,
                "ssyk_edition": edition,
                "year": year,
                "p10_wage_sek": p10,
                "median_wage_sek": median,
                "p90_wage_sek": p90,
                "status": "counted" if p10 or median or p90 else "missing",
            }
            for r, o, p10, median, p90 in rows
        ],
    )


def relations(rows, *, edition="af"):
    """Return related occupations from (from, to, relation, rank)."""
    return tidy(
        "occupation_relations",
        [
            {
                "ssyk_code": one,
                "related_code": other,
                "ssyk_edition": edition,
                "relation": relation,
                "rank": rank,
                "source": "test",
            }
            for one, other, relation, rank in rows
        ],
    )


def titles(rows, *, language="sv"):
    """Return titles from (occupation, edition, title, kind)."""
    return tidy(
        "occupation_titles",
        [
            {
                "ssyk_code": o,
                "ssyk_edition": edition,
                "title": title,
                "language": language,
                "kind": kind,
            }
            for o, edition, title, kind in rows
        ],
    )


def cells(rows):
    """Return counts by area and group from (region, group, value or why there is none)."""
    return pl.DataFrame(
        [
            (r, g, None if isinstance(v, str) else float(v), v if isinstance(v, str) else "counted")
            for r, g, v in rows
        ],
        schema={"region_code": pl.String, "group": pl.String, "value": pl.Float64}
        | {"status": pl.String},
        orient="row",
    )

"""Small tidy tables of who holds the jobs, by whom they are run, and what hints at unfilled ones.

They belong to the occupations, industries and years of ``tidy_employment``.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from factories import tidy_employment as work
from talentlab.vocab.geography import municipalities_in

COUNTY = "24"
BASE_YEAR = work.YEARS[-1]
EDUCATIONS = ("15B", "53X", "75J", "75T")
AGE_GROUPS = ("0-4", "5-9", "10-14", "15-19", "20-64", "65-79", "80+")
YEARS_AHEAD = 10


@dataclass(frozen=True)
class Residents:
    """Drawn residents by age group, as the population outlook hands them on."""

    region_codes: tuple
    age_groups: tuple
    years: tuple
    persons: np.ndarray


def residents(draws, old_growth=0.0, county=COUNTY, seed=9):
    """Return residents of a county; those of 80 and more grow by a share a year."""
    codes = municipalities_in(county)
    years = tuple(range(BASE_YEAR, BASE_YEAR + YEARS_AHEAD + 1))
    random = np.random.default_rng(seed)
    persons = 200 + 500 * random.random((1, len(codes), 2, len(AGE_GROUPS), 1))
    persons = np.repeat(np.repeat(persons, draws, axis=0), len(years), axis=-1)
    persons[:, :, :, -1] *= (1 + old_growth) ** np.arange(len(years))
    return Residents(codes, AGE_GROUPS, years, persons)


def tables(*left_out, seed=5):
    """Return all imported tables by name, but those left out."""
    random = np.random.default_rng(seed)
    found = {
        "employed_by_occupation": work.employed_by_occupation(),
        "employed_by_industry": work.employed_by_industry(),
        "workforce_cube": work.workforce_cube(),
        "education_occupation": education_occupation(random),
        "employed_by_sector": employed_by_sector(random),
        "service_users": service_users(random),
        "service_staff": service_staff(random),
        "vacancies": vacancies(),
        "employer_needs": employer_needs(),
        "barometer": barometer(),
        "ads": ads(),
    }
    return {name: table for name, table in found.items() if name not in left_out}


def education_occupation(random, years=work.YEARS[-6:]):
    """Return who holds the jobs, by county and municipality, shifting a little every year."""
    rows = []
    for region in (COUNTY, *municipalities_in(COUNTY)):
        for o, occupation in enumerate(sorted({code[:3] for code in work.OCCUPATIONS})):
            for e, education in enumerate(EDUCATIONS):
                usual = 400.0 / (1 + abs(o % 4 - e)) ** 2 / (1 if region == COUNTY else 15)
                for t, year in enumerate(years):
                    number = int(random.poisson(usual * (1.03 if e == 0 else 1.0) ** t))
                    rows.append((region, education, occupation, year, number, "counted"))
    names = (
        "region_code", "education_group_code", "ssyk_code", "year", "employed_persons", "status",
    )  # fmt: skip
    return pl.DataFrame(rows, schema=list(names), orient="row")


def employed_by_sector(random, year=BASE_YEAR):
    """Return employees by sector, of the county and one of its municipalities."""
    rows = [
        (region, occupation, sector, year, int(random.poisson(50 + 100 * share)), "counted")
        for region in (COUNTY, "2480")
        for occupation in work.OCCUPATIONS
        for sector, share in (("private", 0.3), ("public", 0.7))
    ]
    names = ("region_code", "ssyk_code", "sector", "year", "employed_persons", "status")
    return pl.DataFrame(rows, schema=list(names), orient="row")


def service_users(random, years=work.YEARS[-4:]):
    """Return users of elderly care by age."""
    rows = [
        (code, "elderly_care", "total", age, year, int(random.poisson(users)), "counted")
        for code in municipalities_in(COUNTY)
        for age, users in (("65-79", 10), ("80+", 120))
        for year in years
    ]
    names = ("region_code", "service", "sex", "age_group", "year", "users", "status")
    return pl.DataFrame(rows, schema=list(names), orient="row")


def service_staff(random, years=work.YEARS[-4:]):
    """Return staff of elderly care, public and private."""
    rows = [
        (code, "elderly_care", sector, year, 0.8 * persons, persons, "counted")
        for code in municipalities_in(COUNTY)
        for sector, usual in (("public", 60), ("private", 10))
        for year in years
        for persons in [int(random.poisson(usual))]
    ]
    names = (
        "region_code", "service", "sector", "year", "full_time_equivalents", "persons", "status",
    )  # fmt: skip
    return pl.DataFrame(rows, schema=list(names), orient="row")


def vacancies(year=BASE_YEAR):
    """Return a vacancy survey of which one industry is withheld."""
    rows = [
        (COUNTY, "C", "total", year, 60.0, 20.0, 6.0, "counted"),
        (COUNTY, "P", "total", year, None, None, None, "suppressed"),
        (COUNTY, "Q", "private", year, 30.0, 10.0, 4.0, "counted"),
        (COUNTY, "Q", "public", year, 90.0, 40.0, 9.0, "counted"),
    ]
    names = (
        "region_code", "sni_code", "sector", "year", "openings", "vacancies", "margin_95", "status",
    )  # fmt: skip
    return pl.DataFrame(rows, schema=list(names), orient="row")


def employer_needs(year=BASE_YEAR, later=500.0):
    """Return needs of today, grossed up and as stated, and of later years."""
    rows = [
        (COUNTY, "2221", "total", year, 0, "grossed", 25.0, 5.0, 40, "counted"),
        (COUNTY, "2221", "total", year, 0, "stated", 9.0, None, 40, "counted"),
        (COUNTY, "2221", "total", year, 3, "grossed", later, 50.0, 40, "counted"),
        (COUNTY, "5321", "total", year, 0, "grossed", 40.0, None, 12, "counted"),
    ]
    names = (
        "region_code", "ssyk_code", "sector", "year", "horizon_years", "measure", "need_persons",
        "standard_error", "workplaces", "status",
    )  # fmt: skip
    return pl.DataFrame(rows, schema=list(names), orient="row")


def barometer(period="2021-1"):
    """Return judgements: one occupation of two groups that were judged differently."""
    rows = [
        (COUNTY, "a1", "Sjuksköterska", "2221", "af", period, "large", None, "counted"),
        (COUNTY, "a2", "Specialistsjuksköterska", "2222", "af", period, "small", None, "counted"),
        (COUNTY, "a3", "Undersköterska", "5321", "af", period, "large", None, "counted"),
        (COUNTY, "a4", "Städare", "9111", "af", period, "small", None, "counted"),
    ]
    names = (
        "region_code", "assessed_code", "assessed_name", "ssyk_code", "ssyk_edition", "period",
        "opportunities", "forecast_5y", "status",
    )  # fmt: skip
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")


def ads(year=BASE_YEAR):
    """Return ads of the county by the employment service's groups."""
    rows = [
        (COUNTY, occupation, "af", year, 100 + 10 * number)
        for number, occupation in enumerate(("1211", "2221", "2341", "5321", "9111", "9412"))
    ]
    names = ("region_code", "ssyk_code", "ssyk_edition", "year", "ads")
    return pl.DataFrame(rows, schema=list(names), orient="row")

"""Small tidy tables of education and work, for a region of three real municipalities."""

from dataclasses import replace

import numpy as np
import polars as pl

from factories import supply
from factories.tidy_population import tidy_population
from talentlab.pipelines.supply.axes import AGE_LABELS
from talentlab.vocab.region import load_region

MUNICIPALITIES = ("2460", "2480", "2482")
YEARS = range(2015, 2023)
STAGE_LEVELS = {"1": "1", "2": "2", "3": "4", "4": "5", "5": "6", "9": "US"}


def small_region():
    """Return three municipalities and their area."""
    whole = load_region("vasterbotten")
    area = replace(whole.declared_areas[0], slug="three", municipality_codes=MUNICIPALITIES)
    return replace(
        whole,
        slug="three",
        region_code="three",
        municipality_codes=MUNICIPALITIES,
        cooperating=(),
        declared_areas=(area,),
    )


def tidy_supply(*, seed=1):
    """Return every table that the supply outlook reads, invented and whole."""
    rng = np.random.default_rng(seed)
    population = tidy_population(MUNICIPALITIES, years=YEARS, seed=seed)
    cube = _cube(population, rng)
    return {
        "population": population,
        "education_cube": cube,
        "education_level": _levels(cube),
        "education_groups": _groups(cube),
        **_programmes(),
        "graduate_follow_up": _followed(),
        "stay_survey": _survey(),
        "survey_response": _response(),
        "commuting": _commuting(),
    }


def _cube(population, rng):
    """Return residents who learn as time goes by, and how many of them work."""
    groups = {age: label for label in AGE_LABELS for age in range(*_ends(label))}
    aged = population.filter(pl.col("age").is_in(list(groups))).with_columns(
        age_group=pl.col("age").replace_strict(groups, return_dtype=pl.String)
    )
    keys = ["region_code", "sex", "age_group", "year"]
    people = aged.group_by(keys, maintain_order=True).agg(pl.col("persons").sum())
    usual = supply.shares(rng, len(AGE_LABELS), len(supply.CODES))
    rows = []
    for region, sex, age, year, persons in people.iter_rows():
        shift = np.ones(len(supply.CODES))
        shift[supply.CODES.index("75N")] *= np.exp(0.04 * (year - 2015))
        share = usual[AGE_LABELS.index(age)] * shift
        counts = rng.multinomial(persons, share / share.sum())
        for code, number in zip(supply.CODES, counts, strict=True):
            working = int(0.8 * number)
            idle = min(int(0.05 * number), number - working)
            rows.append((region, code, sex, age, year, int(number), working, idle))
    return pl.DataFrame(
        rows,
        schema=[
            "region_code",
            "education_group_code",
            "sex",
            "age_group",
            "year",
            "residents",
            "employed_persons",
            "unemployed_persons",
        ],
        orient="row",
    )


def _ends(label):
    first, last = label.split("-")
    return int(first), int(last) + 1


def _levels(cube):
    return (
        cube.with_columns(
            education_level_code=pl.col("education_group_code")
            .str.slice(1, 1)
            .replace_strict(STAGE_LEVELS)
        )
        .group_by("region_code", "sex", "age_group", "education_level_code", "year")
        .agg(pl.col("residents").sum().alias("persons"))
    )


def _groups(cube):
    return (
        cube.group_by("region_code", "education_group_code", "sex", "year")
        .agg(pl.col("residents").sum().alias("persons"))
        .with_columns(status=pl.lit("counted"))
    )


def _programmes():
    keys = {"region_code": "2480", "education_group_code": "75N", "school_form": "higher_education"}
    rows = [keys | {"year": year} for year in YEARS]
    both = [row | {"sex": sex} for row in rows for sex in ("women", "men")]
    return {
        "seats": pl.DataFrame([row | {"seats": 200} for row in rows]),
        "applicants": pl.DataFrame(
            [
                row | {"first_choice_persons": 150, "admitted_persons": 98, "status": "counted"}
                for row in both
            ]
        ),
        "graduates": pl.DataFrame(
            [row | {"graduated_persons": 70, "status": "counted"} for row in both]
        ),
    }


def _followed():
    lives = {"same_municipality": 60, "same_county": 20, "elsewhere": 60}
    return pl.DataFrame(
        [
            {
                "region_code": "2480", "education_group_code": "75N",
                "school_form": "higher_education", "origin": origin, "year": year,
                "years_after": after, "lives": where,
                "persons": persons // (1 if origin == "county" else 2), "status": "counted",
            }
            for year in YEARS for after in range(1, 6) if year + after <= YEARS[-1]
            for origin in ("county", "elsewhere") for where, persons in lives.items()
        ]
    )  # fmt: skip


def _survey():
    answers = {"stays_anyway": 40, "would_stay": 30, "would_leave": 20, "unsure": 10}
    return pl.DataFrame(
        [
            {
                "region_code": "2480", "education_group_code": "75N", "year": 2021,
                "driver": "own_field_job", "answer": answer, "answered_persons": number,
                "status": "counted",
            }
            for answer, number in answers.items()
        ]
    )  # fmt: skip


def _response():
    return pl.DataFrame(
        [
            {
                "survey": "stay", "region_code": "2480", "stratum": "75N", "size_class": "total",
                "year": 2021, "population": 400, "asked": 200, "answered": 100,
            }
        ]
    )  # fmt: skip


def _commuting():
    pairs = {
        ("2460", "2460"): 1500, ("2460", "2480"): 1800, ("2460", "00"): 100,
        ("2480", "2480"): 4000, ("2480", "2460"): 200, ("2480", "2482"): 60, ("2480", "00"): 300,
        ("2482", "2482"): 4000, ("2482", "2480"): 150, ("00", "2480"): 250,
    }  # fmt: skip
    return pl.DataFrame(
        [
            {"home_code": home, "work_code": work, "year": 2022, "persons": n, "status": "counted"}
            for (home, work), n in pairs.items()
        ]
    )

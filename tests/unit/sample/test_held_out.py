"""Every published number that did not calibrate the sample, against the sample.

The tolerances say how well the sample knows what it was not told.
"""

import polars as pl
import pytest

from factories.sample_region import COUNTY, indicator, municipalities, residents, table, total
from talentlab.sample.sources import published
from talentlab.vocab.sni import sni

HELD_OUT = [p for p in published() if p.use == "tests"]
BOTH = ("women", "men")
ADULT = ["25-34", "35-44", "45-54", "55-64"]


def ages(label):
    lower, _, upper = label.removesuffix("+").partition("-")
    if label == "total":
        return range(101)
    return range(int(lower), (100 if label.endswith("+") else int(upper or lower)) + 1)


def sexes(p):
    return BOTH if p.sex == "total" else (p.sex,)


def population(p):
    return residents(p.area, int(p.period), sex=sexes(p), age=ages(p.age_group))


def events(name):
    return lambda p: total(name, region_code=p.area, year=int(p.period))


def flow(name):
    return lambda p: total("migration", region_code=p.area, year=int(p.period), flow=name)


def within(end, other):
    def moved(p):
        return total(
            "migration_between",
            year=int(p.period),
            **{end: p.area, other: municipalities(COUNTY)},
        )

    return moved


def beyond(name, end, other):
    inside = within(end, other)
    return lambda p: flow(name)(p) - inside(p)


def sex_ratio(first, last):
    def ratio(p):
        women, men = (
            residents(p.area, int(p.period), sex=sex, age=range(first, last + 1)) for sex in BOTH
        )
        return 100 * women / men

    return ratio


def divisions(sections):
    entries = sni().entries.values()
    return [entry.code for entry in entries if entry.parent and entry.parent in sections]


def industry(p):
    return total(
        "employed_by_industry",
        "employed_persons",
        region_code=p.area,
        year=int(p.period),
        basis="workplace",
        sni_code=divisions(p.quantity.removeprefix("employed_industry_")),
    )


def employed(end):
    return lambda p: total("commuting", year=int(p.period), **{end: _places(p.area)})


def _places(area):
    return municipalities(COUNTY) if area == COUNTY else [area]


def commuters(end):
    def crossing(p):
        home = total("commuting", year=int(p.period), home_code=p.area, work_code=p.area)
        return total("commuting", year=int(p.period), **{end: p.area}) - home

    return crossing


def to_umea(p):
    return total("commuting", year=int(p.period), home_code=p.area, work_code="2480")


def out_of_county(p):
    inside = municipalities(COUNTY)
    leaving = total("commuting", year=int(p.period), home_code=inside)
    return leaving - total("commuting", year=int(p.period), home_code=inside, work_code=inside)


def with_occupation(p):
    return total(
        "employed_by_occupation",
        "employed_persons",
        region_code=p.area,
        year=int(p.period),
        sex=sexes(p),
    )


def level_share(*levels):
    def share(p):
        where = {"region_code": p.area, "year": int(p.period), "age_group": ADULT, "sex": sexes(p)}
        some = total("education_level", education_level_code=list(levels), **where)
        return 100 * some / total("education_level", **where)

    return share


def named(code):
    return lambda p: indicator(p.area, code, p.period)


def in_december(p):
    return total(
        "unemployed", region_code=p.area, period=f"{p.period}-12", sex="total", age_group="total"
    )


def fourth_quarter(p):
    return indicator(p.area, p.quantity, f"{p.period}Q4")


def public(p):
    workers = total("commuting", year=int(p.period), work_code=p.area)
    return indicator(p.area, "public_sector_share", p.period) / 100 * workers


def university(measure):
    def persons(p):
        return total(
            "applicants",
            measure,
            region_code=p.area,
            year=int(p.period),
            school_form="higher_education",
        )

    return persons


def pressure(p):
    return university("first_choice_persons")(p) / university("admitted_persons")(p)


def balanced(p):
    frame = table("employed_by_occupation_age").filter(region_code=COUNTY, year=int(p.period))
    groups = frame.group_by("ssyk_code").agg(
        everyone=pl.col("employed_persons").sum(),
        women=pl.col("employed_persons").filter(pl.col("sex") == "women").sum(),
    )
    even = groups.filter(
        pl.col("women").is_between(pl.col("everyone") * 0.4, 0.6 * pl.col("everyone"))
    )
    return 100 * even["everyone"].sum() / groups["everyone"].sum()


def older_in_2010(*, share):
    def older(_p):
        here = {"region_code": COUNTY, "year": 2010}
        everyone = total("employed_by_occupation_age", "employed_persons", **here)
        old = total(
            "employed_by_occupation_age",
            "employed_persons",
            **here,
            age_group=["50-54", "55-59", "60-64"],
        )
        return 100 * old / everyone if share else old

    return older


def middle_aged_share(p):
    where = {"region_code": municipalities(COUNTY), "age_group": "35-44", "sex": p.sex}
    living = residents(municipalities(COUNTY), 2025, age=range(35, 45), sex=p.sex)
    return 100 * total("workforce_cube", **where) / living


def granted(p):
    return (
        total(
            "vocational_decisions",
            "seats_granted",
            region_code=municipalities(COUNTY),
            year=range(2020, int(p.period) + 1),
        )
        if p.area == COUNTY
        else None
    )


def ads(p):
    return total("ads", "ads", region_code=p.area, year=int(p.period))


# quantity -> how to ask the sample, and the relative error that is allowed
CHECKS = {
    "admitted_to_programmes": (university("admitted_persons"), 0.15),
    "ads": (ads, 0.1),
    "births": (events("births"), 0.05),
    "commuters_to_2480": (to_umea, 0.2),
    "deaths": (events("deaths"), 0.09),
    "emigration": (flow("emigration"), 0.15),
    "employed_residence": (employed("home_code"), 0.03),
    "employed_residence_q4": (employed("home_code"), 0.02),
    "employed_workplace": (employed("work_code"), 0.03),
    "employed_workplace_q4": (employed("work_code"), 0.02),
    "employees_with_occupation": (with_occupation, 0.025),
    "employment_rate_20_64": (named("employment_rate_20_64"), 0.02),
    "employment_rate_bas": (middle_aged_share, 0.035),
    "first_choice_per_admitted": (pressure, 0.15),
    "immigration": (flow("immigration"), 0.15),
    "in_commuters": (commuters("work_code"), 0.06),
    "in_other_counties": (beyond("in_domestic", "destination_code", "origin_code"), 0.12),
    "in_within_county": (within("destination_code", "origin_code"), 0.15),
    "out_commuters": (commuters("home_code"), 0.06),
    "out_of_county_commuters": (out_of_county, 0.2),
    "out_other_counties": (beyond("out_domestic", "origin_code", "destination_code"), 0.12),
    "out_within_county": (within("origin_code", "destination_code"), 0.2),
    "population_change": (named("population_change"), 0.15),
    "public_sector": (public, 0.02),
    "resident_students": (events("students"), 0.25),
    "retirement_share_to_2025": (older_in_2010(share=True), 0.2),
    "retirements_to_2025": (older_in_2010(share=False), 0.25),
    "share_compulsory_25_64": (level_share("1", "2"), 0.2),
    "share_doctoral_25_64": (level_share("7"), 0.1),
    "share_in_balanced_occupations": (balanced, 0.1),
    "share_in_moved_graduates_stayed": (
        lambda p: indicator(COUNTY, "in_moved_students_stayed_share", p.period),
        0.1,
    ),
    "share_long_education_25_64": (level_share("6", "7"), 0.04),
    "unemployed": (in_december, 0.1),
    "unemployment_rate": (fourth_quarter, 0.08),
    "unemployment_rate_foreign_born": (fourth_quarter, 0.08),
    "unemployment_rate_swedish_born": (fourth_quarter, 0.08),
    "women_per_100_men_20_29": (sex_ratio(20, 29), 0.03),
    "women_per_100_men_20_39": (sex_ratio(20, 39), 0.04),
    "yh_seats_granted_2020_2024": (granted, 0.001),
}
INDUSTRY = {"A": 0.12, "BC": 0.12, "LMN": 0.06, "I": 0.08}
USUAL_FOR_INDUSTRY = 0.04
SMALLEST_FOR_AGES = 5_000  # below this many residents one age band is too few to judge


def check_of(p):
    if p.quantity == "population":
        return population, 0.13 if p.age_group.isdigit() else 0.09
    if p.quantity.startswith("employed_industry_"):
        letters = p.quantity.removeprefix("employed_industry_")
        return industry, INDUSTRY.get(letters, USUAL_FOR_INDUSTRY)
    return CHECKS[p.quantity]


def is_judged(p):
    whole = p.quantity != "population" or p.age_group == "total"
    return whole or residents(p.area, int(p.period)) >= SMALLEST_FOR_AGES


@pytest.mark.parametrize(
    "p", HELD_OUT, ids=lambda p: f"{p.quantity}-{p.area}-{p.period}-{p.sex}-{p.age_group}"
)
def test_the_sample_comes_near_a_number_it_was_not_told(p):
    ask, tolerance = check_of(p)
    if not is_judged(p):
        tolerance = 0.3

    assert ask(p) == pytest.approx(p.value, rel=tolerance)


def test_every_check_has_a_number():
    quantities = {p.quantity for p in HELD_OUT}

    assert set(CHECKS) - quantities == set()

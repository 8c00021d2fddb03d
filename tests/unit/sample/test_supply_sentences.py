"""What a person who knows the region would check about education, staying and shortage."""

import polars as pl
import pytest

from factories.sample_region import COUNTY, SKELLEFTEA, UMEA, held_out, municipalities, table
from talentlab.sample.sources import published, values
from talentlab.vocab.education import education_groups

HIGHER = "higher_education"
NURSES = "75N"
CARE = "73O"


def share(frame, measure, found, by=()):
    """Return the share of ``measure`` where ``found``, for everything or by ``by``."""
    part = pl.col(measure).filter(found).sum() / pl.col(measure).sum()
    if not by:
        return frame.select(part).item()
    return dict(frame.group_by(by).agg(part).iter_rows())


def followed(origin, after=3, **where):
    frame = table("graduate_follow_up").filter(
        pl.col("school_form") == HIGHER,
        pl.col("origin") == origin,
        pl.col("years_after") == after,
        pl.col("year").is_between(2011, 2015),
    )
    for column, wanted in where.items():
        frame = frame.filter(pl.col(column).is_in(wanted))
    return share(frame, "persons", pl.col("lives") != "elsewhere")


def working(group, year=2025):
    cube = table("education_cube").filter(
        pl.col("region_code") == COUNTY,
        pl.col("education_group_code") == group,
        pl.col("year") == year,
        pl.col("age_group").is_in(["30-34", "35-39", "40-44", "45-49", "50-54"]),
    )
    return cube["employed_persons"].sum() / cube["residents"].sum()


def residents(group, year, region_code=COUNTY):
    return (
        table("education_groups")
        .filter(
            pl.col("education_group_code") == group,
            pl.col("year") == year,
            pl.col("region_code") == region_code,
        )["persons"]
        .sum()
    )


def test_as_many_stay_of_those_who_moved_in_to_study_as_is_published_for_umea():
    stayed = 100 * followed("elsewhere", region_code=[UMEA])

    assert stayed == pytest.approx(held_out("share_in_moved_graduates_stayed", UMEA, 2016), abs=1.5)


def test_most_who_move_in_to_study_technology_leave_again():
    technology = [code for code in education_groups() if code.startswith("55")]

    assert 0.12 < followed("elsewhere", education_group_code=technology) < 0.30


def test_those_from_the_county_stay_more_than_three_times_as_often():
    assert followed("county") > 3 * followed("elsewhere")


def test_fewer_are_left_each_year_after_graduation():
    for origin in ("county", "elsewhere"):
        stayed = [followed(origin, after) for after in range(1, 6)]

        assert stayed == sorted(stayed, reverse=True)
        assert stayed[0] - stayed[1] > stayed[3] - stayed[4]


def test_nurses_stay_more_than_economists():
    assert followed("elsewhere", education_group_code=[NURSES]) > 1.3 * followed(
        "elsewhere", education_group_code=["35E"]
    )


def test_nurses_are_trained_in_umea_and_skelleftea():
    seats = table("seats").filter(pl.col("education_group_code") == NURSES, pl.col("seats") > 0)

    assert set(seats["region_code"]) == {UMEA, SKELLEFTEA}


def test_a_job_in_ones_own_field_is_the_commonest_reason_and_studies_or_other_the_rarest():
    answers = table("stay_survey").filter(
        pl.col("education_group_code") == "total", pl.col("answer") == "would_stay"
    )
    by_driver = answers.group_by("year", "driver").agg(pl.col("answered_persons").sum())
    ranked = by_driver.sort("answered_persons").group_by("year").agg(pl.col("driver"))

    assert {drivers[-1] for drivers in ranked["driver"]} == {"own_field_job"}
    assert {drivers[0] for drivers in ranked["driver"]} <= {"other", "studies"}


def test_more_say_that_they_stay_than_do():
    survey = table("stay_survey").filter(
        pl.col("education_group_code") == "total",
        pl.col("driver") == "job",
        pl.col("region_code") == UMEA,
        pl.col("year") == 2021,
    )
    said = share(survey, "answered_persons", pl.col("answer") == "stays_anyway")
    follow_up = table("graduate_follow_up").filter(
        pl.col("region_code") == UMEA,
        pl.col("school_form").is_in([HIGHER, "higher_vocational"]),
        pl.col("years_after") == 3,
        pl.col("year") == 2021,
    )
    did = share(follow_up, "persons", pl.col("lives") != "elsewhere")

    assert did + 0.05 < said < did + 0.25


def test_between_a_third_and_a_half_answer_and_students_ever_less():
    response = table("survey_response")
    rates = {
        (survey, year): answered / asked
        for survey, year, asked, answered in response.group_by("survey", "year")
        .agg(pl.col("asked", "answered").sum())
        .iter_rows()
    }
    students = [rates["stay", year] for year in (2019, 2021, 2023, 2025)]

    assert all(0.3 < rate < 0.5 for rate in rates.values())
    assert students == sorted(students, reverse=True)


def test_nurses_and_assistant_nurses_work_more_than_those_with_compulsory_school():
    assert working(NURSES) > 0.85
    assert working(CARE) > 0.75
    assert working("02Z") < working(CARE)


def test_the_short_educated_are_unemployed_more_than_twice_as_often_as_the_long_educated():
    cube = table("education_cube").filter(
        pl.col("region_code") == COUNTY, pl.col("year") == 2025, pl.col("age_group") > "24"
    )
    stage = pl.col("education_group_code").str.slice(1, 1).alias("stage")
    rates = dict(
        cube.group_by(stage)
        .agg(pl.col("unemployed_persons").sum() / pl.col("residents").sum())
        .iter_rows()
    )

    assert rates["2"] > 2 * rates["5"]


def test_those_with_elementary_school_only_grow_old_and_few():
    cube = table("education_cube").filter(
        pl.col("region_code") == COUNTY, pl.col("education_group_code") == "01Z"
    )
    old = pl.col("age_group").is_in(["60-64", "65-69", "70-74"])

    assert share(cube, "residents", old) > 0.5
    assert residents("01Z", 2025) < 0.8 * residents("01Z", 2015)


def test_engineers_of_computing_have_become_more_as_umea_trains_them():
    assert residents("55E", 2025) > 1.2 * residents("55E", 2015)
    assert residents("55E", 2025, UMEA) > 0.6 * residents("55E", 2025)


def test_doctors_are_doctors_and_most_nurses_nurses():
    matrix = table("education_occupation").filter(pl.col("year") == 2022)
    doctors = matrix.filter(pl.col("ssyk_code") == "221")
    nurses = matrix.filter(pl.col("ssyk_code") == "222")

    assert share(doctors, "employed_persons", pl.col("education_group_code") == "75H") > 0.75
    assert (
        share(nurses, "employed_persons", pl.col("education_group_code").is_in(["75N", "75S"]))
        > 0.75
    )


def test_teachers_and_nurses_have_public_employers_and_carpenters_private_ones():
    sectors = table("employed_by_sector").filter(
        pl.col("year") == 2022, pl.col("sector") != "total"
    )
    level_3 = sectors.with_columns(pl.col("ssyk_code").str.slice(0, 3))
    public = share(level_3, "employed_persons", pl.col("sector") == "public", by="ssyk_code")

    assert public["234"] > 0.75
    assert public["222"] > 0.70
    assert public["711"] < 0.15


def test_vacancies_were_most_in_2022_and_are_most_uncertain_in_small_industries():
    vacancies = table("vacancies").filter(pl.col("sector") == "total")
    everywhere = dict(
        vacancies.filter(pl.col("sni_code") == "total").select("year", "vacancies").iter_rows()
    )
    last = {row["sni_code"]: row for row in vacancies.filter(pl.col("year") == 2025).to_dicts()}

    assert max(everywhere, key=everywhere.get) == 2022
    assert last["Q"]["status"] == "counted"
    assert last["Q"]["margin_95"] / last["Q"]["vacancies"] < 0.25
    assert last["E"]["margin_95"] / last["E"]["vacancies"] > 0.5
    assert last["T"]["status"] == "suppressed"


def test_employers_say_they_need_more_the_further_ahead_they_are_asked_about():
    needs = table("employer_needs").filter(
        pl.col("measure") == "grossed", pl.col("sector") == "total", pl.col("year") == 2025
    )
    by_horizon = needs.group_by("horizon_years").agg(pl.col("need_persons").sum())
    ahead = [need for _, need in sorted(by_horizon.iter_rows())]

    assert ahead == sorted(ahead)


def test_pupils_are_nearly_all_children_and_most_in_care_homes_are_over_eighty():
    users = table("service_users").filter(
        pl.col("region_code") == COUNTY, pl.col("year") == 2024, pl.col("status") == "counted"
    )
    children = (
        table("population")
        .filter(
            pl.col("region_code") == COUNTY, pl.col("year") == 2024, pl.col("age").is_between(6, 15)
        )["persons"]
        .sum()
    )
    care = users.filter(pl.col("service") == "elderly_care")
    pupils = users.filter(pl.col("service") == "school")["users"].sum()

    assert 0.93 < pupils / children <= 1.0
    assert share(care, "users", pl.col("age_group").is_in(["80-89", "90+"])) > 0.6


def test_a_doctor_costs_most_to_educate_and_adult_education_least():
    terms = table("programme_terms").filter(pl.col("year") == 2025)
    dearest = terms.sort("cost_per_seat_sek", "education_group_code")[-1]
    mean = dict(terms.group_by("school_form").agg(pl.col("cost_per_seat_sek").mean()).iter_rows())

    assert dearest["education_group_code"].item() == "75H"
    assert min(mean, key=mean.get) == "adult"


def test_vocational_upper_secondary_education_has_placements_and_academic_has_none():
    terms = table("programme_terms").filter(pl.col("school_form") == "upper_secondary")
    known = dict(
        terms.group_by("education_group_code").agg(pl.col("placements").sum() > 0).iter_rows()
    )

    assert known[CARE]
    assert not known["03A"]


def test_the_outlook_that_is_published_is_told_as_it_is_published_and_nothing_more():
    told = table("other_outlooks").filter(pl.col("producer") == "SCB")
    numbers = {(code, measure): value for code, measure, value in told.select(
        "code", "measure", "value"
    ).iter_rows()}  # fmt: skip
    source = {p.quantity: p.value for p in published() if p.quantity.startswith("outlook_")}

    assert numbers == {
        ("total", "groups_short"): source["outlook_groups_short"],
        ("total", "gap"): -source["outlook_short_total"],
        (CARE, "gap"): -source["outlook_short_73O"],
        ("15V", "gap"): -source["outlook_short_15V"],
        ("industrial", "gap"): -source["outlook_short_industrial"],
    }
    assert values("outlook_short_total", use="context") == {("24", "2035"): 1600}


def test_every_municipality_has_the_same_services():
    services = table("service_staff").filter(pl.col("year") == 2025)

    assert set(services["region_code"]) == {*municipalities(), COUNTY}
    assert services.group_by("region_code").agg(pl.col("service").n_unique())[
        "service"
    ].unique().to_list() == [6]


def test_ever_more_of_those_who_develop_systems_have_studied_computing():
    developers = table("education_occupation").filter(pl.col("ssyk_code") == "251")
    computing = pl.col("education_group_code") == "45D"
    shares = share(developers, "employed_persons", computing, by="year")

    assert shares[2025] > 1.2 * shares[2014]

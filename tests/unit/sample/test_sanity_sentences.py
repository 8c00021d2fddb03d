"""The twenty things that a person from Umeå would check, one test each.

What calibrates the sample and what tests it are different numbers wherever that is possible:
``published_totals.csv`` says for each number which it does, and the tests take theirs from the
rows marked ``tests``. Where a sentence only repeats published totals that calibrate (municipal
populations by year), its test looks at what follows from them: order, direction and sums.
"""

import polars as pl
import pytest

from factories.sample_region import (
    COUNTY,
    NEIGHBOUR,
    SKELLEFTEA,
    SWEDEN,
    UMEA,
    VANNAS,
    held_out,
    indicator,
    municipalities,
    residents,
    table,
    total,
)

YEARS = range(2005, 2026)
COAST = ["2401", "2403", "2404", "2409"]
IN = ["in_domestic", "immigration"]
OUT = ["out_domestic", "emigration"]


def near(value, share):
    return pytest.approx(value, rel=share)


def moves(region_code, years, flow):
    return total("migration", region_code=region_code, year=years, flow=flow)


def women_per_100_men(region_code, year, ages):
    women, men = (residents(region_code, year, age=ages, sex=sex) for sex in ("women", "men"))
    return 100 * women / men


def long_share(region_codes, **where):
    where |= {"age_group": ["25-34", "35-44", "45-54", "55-64"], "year": 2019}
    long = total(
        "education_level", region_code=region_codes, education_level_code=["6", "7"], **where
    )
    return 100 * long / total("education_level", region_code=region_codes, **where)


def employees(prefix, region_code, year, **where):
    frame = table("employed_by_occupation").filter(
        pl.col("ssyk_code").str.starts_with(prefix)
        & (pl.col("region_code") == region_code)
        & (pl.col("year") == year)
    )
    for column, wanted in where.items():
        frame = frame.filter(pl.col(column) == wanted)
    return frame["employed_persons"].sum()


def workers(divisions, year, region_code=UMEA):
    return total(
        "employed_by_industry",
        "employed_persons",
        region_code=region_code,
        basis="workplace",
        year=year,
        sni_code=divisions,
    )


def test_01_umea_is_about_half_of_the_county_and_skelleftea_a_clear_second():
    people = {code: residents(code, 2024) for code in municipalities(COUNTY)}
    ranked = sorted(people, key=people.get, reverse=True)

    assert residents(COUNTY, 2024) == held_out("population", COUNTY, 2024)
    assert 0.45 < people[UMEA] / residents(COUNTY, 2024) < 0.5
    assert ranked[:3] == [UMEA, SKELLEFTEA, "2481"]
    assert people[SKELLEFTEA] > 5 * people["2481"]
    assert sum(n < 6000 for n in people.values()) == 8


def test_02_umea_has_grown_every_year_and_the_inland_has_lost_much():
    growth = [residents(UMEA, year) - residents(UMEA, year - 1) for year in YEARS[1:]]
    lost = {
        code: round(100 * (1 - residents(code, 2024) / residents(code, 2005)))
        for code in ("2425", "2463", "2422", "2462")
    }

    assert min(growth) > 0
    assert all(750 < more < 1850 for more in growth[-7:])
    assert lost == {"2425": 26, "2463": 19, "2422": 19, "2462": 15}


def test_03_vannas_grows_while_its_neighbours_drift_down():
    assert residents(VANNAS, 2024) > 1.08 * residents(VANNAS, 2005)
    assert {code: residents(code, 2024) < residents(code, 2005) for code in COAST} == dict.fromkeys(
        COAST, True
    )


def test_04_skelleftea_stood_still_then_jumped_and_turned():
    still = [residents(SKELLEFTEA, year) for year in range(2005, 2020)]

    assert 71_500 < min(still) < max(still) < 73_000
    assert residents(SKELLEFTEA, 2024) > 1.07 * residents(SKELLEFTEA, 2019)
    assert residents(SKELLEFTEA, 2025) < residents(SKELLEFTEA, 2024) - 1000
    assert residents(COUNTY, 2025) < residents(COUNTY, 2024)
    assert moves(SKELLEFTEA, range(2021, 2025), IN) > moves(SKELLEFTEA, range(2021, 2025), OUT)
    assert moves(SKELLEFTEA, 2025, IN) < moves(SKELLEFTEA, 2025, OUT)


def test_05_the_pyramid_of_umea_bulges_where_the_students_are():
    for age in (18, 20, 23, 25, 30):
        published = held_out("population", UMEA, 2024, age_group=str(age))
        assert residents(UMEA, 2024, age=age) == near(published, 0.13)
    bulge = residents(UMEA, 2024, age=range(20, 27)) / 7

    assert bulge > 1.5 * residents(UMEA, 2024, age=18)
    assert bulge > 1.1 * residents(UMEA, 2024, age=30)
    students = range(19, 25)
    assert 100 * residents(UMEA, 2024, age=students) / residents(UMEA, 2024) == near(10.6, 0.05)
    assert residents(SKELLEFTEA, 2024, age=students) / residents(SKELLEFTEA, 2024) < 0.068


def test_06_umea_loses_people_in_the_second_quarter_and_gains_them_in_the_third():
    change = {q: indicator(UMEA, "population_change", f"2024Q{q}") for q in (1, 2, 3, 4)}
    every_spring = [indicator(UMEA, "population_change", f"{year}Q2") for year in YEARS]
    every_autumn = [indicator(UMEA, "population_change", f"{year}Q3") for year in YEARS]

    assert change[2] == near(held_out("population_change", UMEA, "2024Q2"), 0.15)
    assert change[3] == near(held_out("population_change", UMEA, "2024Q3"), 0.15)
    assert sum(change.values()) == residents(UMEA, 2024) - residents(UMEA, 2023)
    assert max(every_spring) < 0 < min(every_autumn)


def test_07_births_fell_but_there_is_still_a_small_surplus():
    births = {year: total("births", region_code=UMEA, year=year) for year in YEARS}
    deaths = {year: total("deaths", region_code=UMEA, year=year) for year in YEARS}

    for year in (2019, 2023, 2025):
        assert births[year] == near(held_out("births", UMEA, year), 0.05)
    assert births[2025] < 0.85 * births[2019]
    assert births[2025] < held_out("forecast_births", UMEA, 2025, use="context") - 300
    assert all(100 < births[year] - deaths[year] < 400 for year in (2023, 2024, 2025))


def test_08_domestic_moves_are_two_big_flows_and_the_gain_comes_from_abroad():
    into, out = moves(UMEA, 2024, "in_domestic"), moves(UMEA, 2024, "out_domestic")
    lately = range(2021, 2026)
    domestic = moves(UMEA, lately, "in_domestic") - moves(UMEA, lately, "out_domestic")
    abroad = moves(UMEA, lately, "immigration") - moves(UMEA, lately, "emigration")
    published = [
        held_out(f"{way}_within_county", UMEA, 2024) + held_out(f"{way}_other_counties", UMEA, 2024)
        for way in ("in", "out")
    ]

    assert into == near(published[0], 0.03)
    assert out == near(published[1], 0.03)
    assert abroad > domestic
    assert abroad / 5 == near(500, 0.2)


def test_09_sexes_are_even_in_umea_but_young_women_are_few_elsewhere():
    assert women_per_100_men(UMEA, 2024, range(101)) == pytest.approx(100, abs=1.5)
    for code in (SKELLEFTEA, VANNAS, *COAST):
        ratio = women_per_100_men(code, 2019, range(20, 40))
        if code != "2403":  # too few for a steady ratio
            published = held_out("women_per_100_men_20_39", code, 2019)
            assert ratio == pytest.approx(published, abs=3)
        assert 83 < ratio < 94


def test_10_umea_has_more_workers_than_working_residents():
    night = total("commuting", home_code=UMEA, year=2022)
    day = total("commuting", work_code=UMEA, year=2022)
    home = total("commuting", home_code=UMEA, work_code=UMEA, year=2022)

    assert day - home == near(held_out("in_commuters", UMEA, 2022), 0.06)
    assert night - home == near(held_out("out_commuters", UMEA, 2022), 0.06)
    assert day > night + 3000


def test_11_the_public_sector_is_large_and_manufacturing_small():
    everyone = workers(table("employed_by_industry")["sni_code"].unique().to_list(), 2022)
    health, education = workers(["86", "87", "88"], 2022), workers("85", 2022)
    manufacturing = workers([f"{division:02}" for division in range(10, 34)], 2022)
    public = indicator(UMEA, "public_sector_share", "2022")

    assert public == pytest.approx(40.4, abs=1)
    assert public > held_out("public_sector_share", "00", 2022, use="context") + 8
    assert health == near(held_out("employed_industry_Q", UMEA, 2022), 0.03)
    assert education == near(held_out("employed_industry_P", UMEA, 2022), 0.03)
    assert manufacturing == near(held_out("employed_industry_C", UMEA, 2022), 0.04)
    assert [round(100 * n / everyone) for n in (health, education)] == [22, 15]
    assert 8.5 < 100 * manufacturing / everyone < 10


def test_12_there_is_room_for_the_big_employers_and_no_bigger_factory_than_the_cab_plant():
    size = {
        name: held_out(f"employer_{name}", UMEA, year, use="context")
        for name, year in (
            ("umea_kommun", 2018),
            ("umea_universitet", 2023),
            ("volvo_umea", 2022),
            ("komatsu_umea", 2018),
        )
    }
    public = (
        indicator(UMEA, "public_sector_share", "2022")
        / 100
        * workers(table("employed_by_industry")["sni_code"].unique().to_list(), 2022)
    )
    factories = {f"{d:02}": workers(f"{d:02}", 2022) for d in range(10, 34)}

    assert public - size["umea_kommun"] - size["umea_universitet"] > 6000  # the region's hospital
    assert workers("85", 2022) > size["umea_universitet"] + 3000
    assert workers("86", 2022) > 6000
    assert max(factories, key=factories.get) == "29"
    assert factories["29"] == near(size["volvo_umea"], 0.15)
    assert factories["28"] > size["komatsu_umea"]


def test_13_mining_universities_and_care_are_concentrated_here_and_finance_is_not():
    def quotient(prefix):
        here = employees(prefix, COUNTY, 2024) / employees("", COUNTY, 2024)
        return here / (employees(prefix, SWEDEN, 2024) / employees("", SWEDEN, 2024))

    assert quotient("811") > 2.5
    assert quotient("231") > 1.8
    assert quotient("533") > 1.4
    assert quotient("221") > 1.2
    assert max(quotient(prefix) for prefix in ("241", "243", "261")) < 0.75


def test_14_occupations_are_divided_by_sex():
    def women(prefix):
        here = employees(prefix, COUNTY, 2018, sex="women")
        return 100 * here / employees(prefix, COUNTY, 2018)

    groups = table("employed_by_occupation")["ssyk_code"].str.slice(0, 3).unique().to_list()
    everyone = {group: employees(group, COUNTY, 2018) for group in groups}
    balanced = sum(n for group, n in everyone.items() if n and 40 <= women(group) <= 60)

    assert [women(group) == pytest.approx(84, abs=3) for group in ("222", "532")] == [True, True]
    assert women("711") == pytest.approx(5, abs=2)
    assert women("723") == pytest.approx(3, abs=2)
    assert women("251") == pytest.approx(20, abs=3)
    assert 100 * balanced / sum(everyone.values()) == pytest.approx(12, abs=3)


def test_15_unemployment_is_low_and_much_higher_for_the_foreign_born():
    rate = {
        name: indicator(UMEA, f"unemployment_rate{name}", "2024Q4")
        for name in ("", "_swedish_born", "_foreign_born")
    }
    registered = total(
        "unemployed", region_code=UMEA, period="2024-12", sex="total", age_group="total"
    )

    assert rate == {
        name: pytest.approx(held_out(f"unemployment_rate{name}", UMEA, 2024), abs=0.5)
        for name in rate
    }
    assert rate[""] < indicator(SWEDEN, "unemployment_rate", "2024Q4") - 2
    assert rate["_foreign_born"] > 2.5 * rate["_swedish_born"]
    assert registered == near(held_out("unemployed", UMEA, 2024), 0.1)


def employed_share(region_codes, label, sex=None):
    """Return percent employed of residents in 2025, from the cube."""
    lower, upper = (int(age) for age in label.split("-"))
    where = {"sex": sex} if sex else {}
    cube = total("workforce_cube", region_code=region_codes, age_group=label, **where)
    return 100 * cube / residents(region_codes, 2025, age=range(lower, upper + 1), **where)


def test_16_the_employment_rate_is_ordinary_because_students_count():
    rate = indicator(UMEA, "employment_rate_20_64", "2022")
    county = municipalities(COUNTY)

    assert rate == pytest.approx(held_out("employment_rate_20_64", UMEA, 2022), abs=1.5)
    assert employed_share(UMEA, "20-24") < employed_share(SKELLEFTEA, "20-24") - 4
    assert 57 < employed_share(county, "20-24") < 66
    assert employed_share(UMEA, "35-44") > employed_share(SKELLEFTEA, "35-44") - 2
    for sex in ("women", "men"):
        published = held_out("employment_rate_bas", COUNTY, 2022, sex=sex, age_group="40-44")
        assert employed_share(county, "35-44", sex) == pytest.approx(published, abs=3)


def test_17_umea_is_highly_educated_and_its_women_more_so():
    others = [code for code in municipalities(COUNTY) if code not in (UMEA, SKELLEFTEA, VANNAS)]

    assert long_share(UMEA) == pytest.approx(
        held_out("share_long_education_25_64", UMEA, 2019, age_group="25-64"), abs=1
    )
    assert long_share(COUNTY) == pytest.approx(
        held_out("share_long_education_25_64", COUNTY, 2019, age_group="25-64"), abs=1
    )
    for sex in ("women", "men"):
        published = held_out("share_long_education_25_64", COUNTY, 2019, sex=sex, age_group="25-64")
        assert long_share(COUNTY, sex=sex) == pytest.approx(published, abs=1.5)
    assert long_share(UMEA, sex="women") > long_share(UMEA, sex="men") + 12
    assert all(22.5 < long_share(code) < 24.5 for code in (SKELLEFTEA, VANNAS))
    assert all(12 < long_share(code) < 19.5 for code in others)


def test_18_most_who_move_in_to_study_leave_again():
    moved_in = indicator(COUNTY, "in_moved_students_stayed_share", "2016")
    local = indicator(COUNTY, "local_students_stayed_share", "2016")

    assert moved_in == pytest.approx(
        held_out("share_in_moved_graduates_stayed", UMEA, 2016), abs=1.5
    )
    assert local == pytest.approx(61, abs=1.5)


def test_19_programmes_have_two_applicants_for_each_admitted_on_average():
    university = table("applicants").filter(
        (pl.col("school_form") == "higher_education")
        & (pl.col("region_code") == UMEA)
        & pl.col("year").is_between(2013, 2024)
    )

    def pressure(*groups):
        chosen = (
            university.filter(pl.col("education_group_code").is_in(groups))
            if groups
            else (university)
        )
        return chosen["first_choice_persons"].sum() / chosen["admitted_persons"].sum()

    assert pressure() == pytest.approx(held_out("first_choice_per_admitted", UMEA, 2014), abs=0.3)
    for engineers in ("55E", "55F", "55H", "55J"):
        assert pressure(engineers) == pytest.approx(1.0, abs=0.25)
    assert min(pressure("35F"), pressure("15X"), pressure("35P")) > 3.8


def test_20_a_third_retires_and_care_and_industry_are_short_of_recruits():
    older = total(
        "employed_by_occupation_age",
        "employed_persons",
        region_code=COUNTY,
        year=2010,
        age_group=["50-54", "55-59", "60-64"],
    )
    everyone = total(
        "employed_by_occupation_age", "employed_persons", region_code=COUNTY, year=2010
    )
    county = municipalities(COUNTY)
    vocational = [
        group
        for group in table("education_groups")["education_group_code"].unique()
        if group[1] == "3" and group[0] in "5678"
    ]
    gap = {
        group: 10
        * total(
            "graduates",
            "graduated_persons",
            region_code=county,
            education_group_code=group,
            year=2024,
        )
        - total(
            "workforce_cube",
            region_code=county,
            education_group_code=group,
            age_group=["55-64", "65-74"],
        )
        for group in vocational
    }

    assert 100 * older / everyone == pytest.approx(
        held_out("retirement_share_to_2025", COUNTY, 2025), abs=6
    )
    assert set(sorted(gap, key=gap.get)[:2]) == {"73O", "53V"}
    assert max(gap["73O"], gap["53V"]) < 0


def test_the_neighbour_belongs_to_the_sample_but_not_to_the_county():
    inside = sum(residents(code, 2024) for code in municipalities(COUNTY))

    assert residents(COUNTY, 2024) == inside
    assert NEIGHBOUR in municipalities()

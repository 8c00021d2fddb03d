import pytest

from factories.delivery import codes_in, deaths_manifest, faults_in, read
from talentlab.vocab.geography import municipalities_in

HEADER = "region,year,sex,age,persons\n"
COUNTY_24 = municipalities_in("24")


def rows(regions=("2480",), years=(2020,), sexes=("women", "men"), ages=(0, 1)):
    return HEADER + "".join(
        f"{region},{year},{sex},{age},1\n"
        for region in regions
        for year in years
        for sex in sexes
        for age in ages
    )


def fault(expect, text):
    (only,) = faults_in(deaths_manifest(f"expect = {expect}"), {"deaths.csv": text})
    return only.code, only.value, dict(only.more)


@pytest.mark.parametrize(
    "expect",
    [
        "{ rows = 4 }",
        "{ totals = { persons = 4 } }",
        '{ values = { region_code = ["2480"], sex = ["men", "women"], year = "2020..2020" } }',
        '{ complete = ["sex", "age"] }',
        '{ complete = ["region_code", "year", "sex", "age"] }',
    ],
)
def test_a_delivery_that_keeps_its_promises_is_read(expect):
    (part,) = read(deaths_manifest(f"expect = {expect}"), {"deaths.csv": rows()}).parts

    assert part.frame.height == 4


def test_another_number_of_rows_is_a_fault():
    assert fault("{ rows = 5 }", rows()) == ("expected-rows", "4", {"expected": 5})


def test_another_sum_is_a_fault():
    assert fault("{ totals = { persons = 5 } }", rows()) == (
        "expected-total",
        "4",
        {"expected": "5", "target": "persons"},
    )


def test_a_missing_municipality_is_named():
    text = rows(regions=[code for code in COUNTY_24 if code != "2404"])

    assert fault('{ values = { region_code = "municipalities of county 24" } }', text) == (
        "expected-values-absent",
        "2404 Vindeln",
        {"target": "region_code", "count": 1},
    )


def test_a_municipality_too_many_is_named():
    text = rows(regions=[*COUNTY_24, "2284"])

    assert fault('{ values = { region_code = "municipalities of county 24" } }', text) == (
        "expected-values-surplus",
        "2284 Örnsköldsvik",
        {"target": "region_code", "count": 1},
    )


def test_a_long_list_of_missing_values_is_cut_but_counted():
    code, value, more = fault('{ values = { age = "0..100" } }', rows(ages=(5,)))

    assert (code, more["count"]) == ("expected-values-absent", 100)
    assert value == "0, 1, 2, 3, 4, 6, 7, 8, 9, 10 …"


def test_a_hole_in_the_table_is_found():
    text = rows(regions=("2480", "2482")).replace("2482,2020,men,1,1\n", "")

    assert fault('{ complete = ["region_code", "sex", "age"] }', text) == (
        "combinations-absent",
        "region_code 2482, year 2020, sex men, age 1",
        {"count": 1},
    )


def test_combinations_need_be_complete_only_within_the_others():
    text = rows(years=(2020,)) + rows(regions=("2482",), years=(2021,)).removeprefix(HEADER)

    assert (
        codes_in(deaths_manifest('expect = { complete = ["sex", "age"] }'), {"deaths.csv": text})
        == []
    )
    assert codes_in(
        deaths_manifest('expect = { complete = ["region_code", "year"] }'), {"deaths.csv": text}
    ) == ["combinations-absent"]  # fmt: skip


def test_promises_are_not_judged_while_cells_are_wrong():
    text = rows().replace("2480,2020,women,0", "2480,2020,women,old")

    assert codes_in(deaths_manifest("expect = { rows = 9 }"), {"deaths.csv": text}) == [
        "not-understood-as-age"
    ]

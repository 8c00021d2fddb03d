import polars as pl
import pytest

from factories.tidy_employment import employed_by_industry, workforce_cube
from talentlab.pipelines.employment.industries import read_industries, read_mix
from talentlab.vocab.geography import municipalities_in

SCHEMA = {
    "region_code": pl.String,
    "sni_code": pl.String,
    "basis": pl.String,
    "sex": pl.String,
    "year": pl.Int64,
    "employed_persons": pl.Int64,
    "status": pl.String,
}


def rows(*given):
    """Return rows of (place, industry, sex, persons) in 2020; no number means hidden."""
    return pl.DataFrame(
        [
            (place, industry, "workplace", sex, 2020, persons,
             "suppressed" if persons is None else "counted")
            for place, industry, sex, persons in given
        ],
        schema=SCHEMA,
        orient="row",
    )  # fmt: skip


def read(*given, places=("2403", "2480")):
    found = read_industries(rows(*given), places)
    return found and {
        key: dict(zip(found.groups, persons.tolist(), strict=True))
        for key, persons in found.persons.items()
    }


def test_divisions_are_added_up_to_sections():
    found = read(("2403", "01", "total", 5), ("2403", "02", "total", 7), ("2403", "10", "total", 4))

    assert found == {("2403", 2020): {"A": 12.0, "C": 4.0}}


def test_sections_that_are_joined_somewhere_are_joined_everywhere():
    found = read(
        ("2403", "B+C", "total", 5), ("2403", "D+E", "total", 2),
        ("2480", "B", "total", 1), ("2480", "C+D", "total", 3), ("2480", "Q", "total", 9),
    )  # fmt: skip

    assert found == {
        ("2403", 2020): {"B+C+D+E": 7.0, "Q": 0.0},
        ("2480", 2020): {"B+C+D+E": 4.0, "Q": 9.0},
    }


def test_a_section_and_its_divisions_are_the_same_people():
    found = read(("2403", "A", "total", 12), ("2403", "01", "total", 5), ("2403", "02", "total", 7))

    assert found == {("2403", 2020): {"A": 12.0}}


def test_all_industries_together_are_no_industry():
    assert read(("2403", "total", "total", 99), ("2403", "A", "total", 12)) == {
        ("2403", 2020): {"A": 12.0}
    }


def test_the_sexes_are_added_up_where_only_they_are_counted():
    found = read(
        ("2403", "A", "women", 3), ("2403", "A", "men", 9),
        ("2480", "A", "total", 5), ("2480", "A", "women", 2), ("2480", "A", "men", 3),
    )  # fmt: skip

    assert found == {("2403", 2020): {"A": 12.0}, ("2480", 2020): {"A": 5.0}}


def test_a_place_with_a_hidden_industry_is_not_known():
    found = read(
        ("2403", "A", "women", None), ("2403", "A", "men", 9), ("2403", "C", "men", 9),
        ("2480", "A", "total", 5),
    )  # fmt: skip

    assert list(found) == [("2480", 2020)]


def test_nothing_is_read_of_other_places():
    assert read(("0180", "A", "total", 5)) is None


def test_where_they_work_comes_before_where_they_live():
    both = pl.concat([employed_by_industry(basis="residence"), employed_by_industry()])

    assert read_industries(both, municipalities_in("24")).basis == "workplace"
    only = employed_by_industry(basis="residence")
    assert read_industries(only, municipalities_in("24")).basis == "residence"


def test_most_places_decide_how_they_are_counted():
    few = employed_by_industry().filter(pl.col("region_code") == "2480")
    both = pl.concat([employed_by_industry(basis="residence"), few])

    assert read_industries(both, municipalities_in("24")).basis == "residence"


def test_the_mix_is_the_latest_up_to_the_base_year_of_the_places_asked_for():
    cube = pl.concat([workforce_cube(year=2019), workforce_cube(year=2023)])
    then = cube.filter(pl.col("year") == 2019)
    one = then.filter(pl.col("ssyk_code") == "2221", pl.col("sni_code") == "Q")

    mix = read_mix(cube, municipalities_in("24"), ("222", "534"), ("C", "P", "Q"), 2021)

    of_222 = then.filter(pl.col("ssyk_code").is_in(["2221", "2222"]))
    assert mix.year == 2019
    assert mix.persons[0].sum() == of_222["persons"].sum()
    assert mix.persons[0, 2] >= one["persons"].sum()
    assert mix.persons[1].sum() == 0


def test_the_share_without_a_stated_occupation_is_taken_off_each_industry():
    cube = workforce_cube()
    in_q = cube.filter(pl.col("sni_code") == "Q")
    unstated = in_q.filter(pl.col("ssyk_code") == "0002")["persons"].sum()
    codes = tuple(sorted({code[:3] for code in cube["ssyk_code"]} - {"000"}))

    mix = read_mix(cube, municipalities_in("24"), codes, ("C", "P", "Q"), 2021)

    assert mix.stated[2] == pytest.approx(1 - unstated / in_q["persons"].sum())


def test_places_elsewhere_lend_their_mix_and_a_later_one_is_not_looked_at():
    cube = workforce_cube()

    assert (
        read_mix(cube, municipalities_in("25"), ("222",), ("C", "P", "Q"), 2021).persons.sum() > 0
    )
    assert read_mix(cube, municipalities_in("24"), ("222",), ("C", "P", "Q"), 2020) is None


def test_an_occupation_that_the_county_has_nobody_in_is_counted_and_left_out():
    cube = workforce_cube()
    there = sorted({code[:3] for code in cube["ssyk_code"]} - {"000"})
    nurses = cube.filter(pl.col("ssyk_code").str.starts_with("222"))["persons"].sum()

    whole, without = (
        read_mix(cube, municipalities_in("24"), codes, ("C", "P", "Q"), 2021)
        for codes in (there, [code for code in there if code != "222"])
    )

    assert whole.elsewhere == 0
    assert without.elsewhere == nurses > 0
    assert whole.persons.sum() - without.persons.sum() == nurses


def test_an_industry_without_a_row_has_nobody_and_one_without_a_number_is_not_known():
    found = read(("2403", "A", "total", 5), ("2480", "A", "total", 5), ("2480", "C", "total", None))

    assert found is not None
    assert ("2480", 2020) not in found
    both = read(("2403", "A", "total", 5), ("2480", "A", "total", 5), ("2480", "C", "total", 3))
    assert both["2403", 2020] == {"A": 5.0, "C": 0.0}

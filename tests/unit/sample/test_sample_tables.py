"""What the sample region promises about its tables."""

import subprocess
import sys

import numpy as np
import pytest

from factories.sample_region import (
    COUNTY,
    SWEDEN,
    held_out,
    municipalities,
    residents,
    table,
    tables,
)
from talentlab.sample.frames import long
from talentlab.sample.schedules import death_rates, fertility, mobility
from talentlab.tables.catalogue import TIDY

TODAY = {"barometer", "wage_spread", "unemployed_by_occupation", "occupation_relations"}
# The words for occupations are built in, so the sample has no list of its own.
MADE = set(TIDY) - {"occupation_titles"}
SURVEYED = {
    "stay_survey": [2019, 2021, 2023, 2025],
    "employer_needs": [2021, 2023, 2025],
    "survey_response": [2019, 2021, 2023, 2025],
}
YEARLY = sorted(
    MADE - TODAY - set(SURVEYED) - {"workforce_cube", "vocational_places", "other_outlooks"}
)
# Higher vocational education began in 2009; nobody can have left before the first count. Nobody is
# followed who has not graduated a year ago.
SPANS = {
    "vocational_decisions": (2010, 2025),
    "occupation_leavers": (2006, 2025),
    "education_cube": (2015, 2025),
    "education_occupation": (2014, 2025),
    "graduate_follow_up": (2008, 2024),
    "programme_terms": (2020, 2025),
    "vacancies": (2015, 2025),
    "service_users": (2015, 2025),
    "service_staff": (2015, 2025),
}
PERSONAL = {
    "personal_number",
    "personnummer",
    "name",
    "person_id",
    "birth_date",
    "address",
    "email",
}
HASH = """
import hashlib
from talentlab.sample.region import sample_tables
digest = hashlib.sha256()
for name, frame in sorted(sample_tables(3).items()):
    digest.update(name.encode() + frame.write_csv().encode())
print(digest.hexdigest())
"""


def test_every_tidy_table_is_there():
    assert set(tables()) == MADE


@pytest.mark.parametrize("name", YEARLY)
def test_yearly_tables_have_every_year_they_are_about(name):
    frame = table(name)
    years = (
        frame["year"] if "year" in frame.columns else (frame["period"].str.slice(0, 4).cast(int))
    )
    first, last = SPANS.get(name, (2005, 2025))

    assert years.unique().sort().to_list() == list(range(first, last + 1))


@pytest.mark.parametrize("name", SURVEYED)
def test_surveys_have_the_years_somebody_was_asked(name):
    assert table(name)["year"].unique().sort().to_list() == SURVEYED[name]


def test_no_table_has_a_column_about_a_single_person():
    assert {c for frame in tables().values() for c in frame.columns} & PERSONAL == set()


def test_the_sample_is_the_county_and_its_neighbour():
    assert len(municipalities(COUNTY)) == 15
    assert municipalities() == sorted(["2284", *municipalities(COUNTY)])


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes_in_every_process():
    runs = {
        subprocess.run(
            [sys.executable, "-c", HASH],
            check=True,
            capture_output=True,
            env={"PYTHONHASHSEED": seed, "POLARS_MAX_THREADS": threads},
        ).stdout
        for seed, threads in (("1", "1"), ("2", "2"))
    }

    assert len(runs) == 1


def test_the_break_of_2020_is_visible():
    def employees(year):
        frame = table("employed_by_occupation").filter(
            (table("employed_by_occupation")["region_code"] == COUNTY)
            & (table("employed_by_occupation")["year"] == year)
        )
        return frame["employed_persons"].sum()

    assert employees(2019) > employees(2018)
    assert employees(2020) < 0.99 * employees(2019)
    assert employees(2021) > employees(2020)
    assert employees(2023) > 1.08 * employees(2022)


@pytest.mark.parametrize("label", ["0-15", "16-24", "25-44", "45-64", "65+"])
def test_ages_of_2023_are_near_the_published_ones_that_did_not_calibrate(label):
    lower, _, upper = label.removesuffix("+").partition("-")
    ages = range(int(lower), int(upper or 100) + 1)
    errors = {}
    for code in municipalities(COUNTY):
        published = held_out("population", code, 2023, age_group=label)
        errors[code] = abs(residents(code, 2023, age=ages) / published - 1)

    assert np.mean(list(errors.values())) < 0.05
    assert errors["2480"] < 0.03
    assert errors["2482"] < 0.06


@pytest.mark.parametrize("label", ["0-19", "20-44", "45-64", "65-79", "80+"])
def test_the_nation_of_2024_is_near_the_published_ages(label):
    lower, _, upper = label.removesuffix("+").partition("-")
    ages = range(int(lower), int(upper or 100) + 1)

    published = held_out("population", SWEDEN, 2024, age_group=label)
    assert residents(SWEDEN, 2024, age=ages) == pytest.approx(published, rel=0.05)


@pytest.mark.parametrize("year", [2005, 2010, 2015, 2018, 2019, 2020, 2021, 2022, 2023, 2024])
def test_the_county_is_near_its_published_population(year):
    assert residents(COUNTY, year) == pytest.approx(held_out("population", COUNTY, year), rel=0.003)


def test_death_rates_rise_with_age_and_fall_with_time():
    rates = death_rates(np.array([2005, 2025]))

    assert np.all(np.diff(rates[..., 1:], axis=-1) >= 0)
    assert np.all(rates[1, :, 1:95] < rates[0, :, 1:95])
    assert np.all(rates[:, 0, 60:95] < rates[:, 1, 60:95])


def test_fertility_sums_to_one_and_moves_upwards():
    shape = fertility(np.array([2005, 2025]))
    mean = (shape * np.arange(14, 50)).sum(axis=1)

    assert shape.sum(axis=1) == pytest.approx([1, 1])
    assert mean[1] > mean[0] + 1


@pytest.mark.parametrize("kind", ["domestic", "immigration", "emigration"])
def test_people_move_most_in_their_twenties(kind):
    assert 20 <= int(np.argmax(mobility(kind))) <= 29


def test_a_frame_has_one_row_per_cell():
    frame = long(np.array([[1, 2], [3, 4]]), "persons", sex=["women", "men"], year=[2024, 2025])

    assert frame.rows() == [
        ("women", 2024, 1), ("women", 2025, 2), ("men", 2024, 3), ("men", 2025, 4),
    ]  # fmt: skip


def test_a_frame_needs_as_many_labels_as_cells():
    with pytest.raises(ValueError, match="do not fit"):
        long(np.array([1, 2]), "persons", sex=["women"])

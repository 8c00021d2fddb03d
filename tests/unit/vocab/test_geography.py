"""Places by code and by the names that tables and people use."""

import pytest

from talentlab.errors import UnknownCode
from talentlab.vocab.geography import (
    code_of_place,
    counties,
    counties_by_national_area,
    county_of,
    municipalities,
    municipalities_in,
    national_areas,
    place_name,
)
from talentlab.vocab.text import Text


def test_sweden_has_21_counties_and_290_municipalities():
    assert len(counties()) == 21
    assert len(municipalities()) == 290
    assert {code[:2] for code in municipalities()} == set(counties())


def test_places_are_named_in_both_languages():
    assert place_name("00") == Text(sv="Sverige", en="Sweden")
    assert place_name("24") == Text(sv="Västerbottens län", en="Västerbotten County")
    assert place_name("2480") == Text(sv="Umeå", en="Umeå")
    assert place_name("SE33") == Text(sv="Övre Norrland", en="Upper Norrland")


def test_every_county_is_in_one_national_area():
    members = [code for area in counties_by_national_area().values() for code in area]
    assert sorted(members) == list(counties())
    assert set(counties_by_national_area()) == set(national_areas())


def test_a_municipality_knows_its_county_and_the_other_way_round():
    assert county_of("2480") == "24"
    assert len(municipalities_in("24")) == 15
    assert municipalities_in("09") == ("0980",)


@pytest.mark.parametrize("code", ["2499", "24", "umearegionen"])
def test_what_is_no_municipality_has_no_county(code):
    with pytest.raises(UnknownCode):
        county_of(code)


def test_an_unknown_place_is_refused():
    with pytest.raises(UnknownCode) as caught:
        place_name("2499")
    assert caught.value.facts["nearest"]["2499"][0] == "2409"


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("2480", "2480"),
        ("2480 Umeå", "2480"),
        ("  Umeå ", "2480"),
        ("Umea", "2480"),
        ("Umeå kommun", "2480"),
        ("Västerås kommun", "1980"),
        ("Lycksele Municipality", "2481"),
        ("24 Västerbottens län", "24"),
        ("24 Västerbotten county", "24"),
        ("Västerbotten", "24"),
        ("Vasterbottens lan", "24"),
        ("Region Västerbotten", "24"),
        ("Gotaland", "14"),
        ("Riket", "00"),
        ("00 Riket", "00"),
        ("Håbo", "0305"),
        ("Habo", "0643"),
        ("malung-sälen", "2023"),
    ],
)
def test_places_are_found_as_people_write_them(label, code):
    assert code_of_place(label) == code


def test_a_name_of_two_places_is_not_guessed():
    with pytest.raises(UnknownCode) as caught:
        code_of_place("Stockholm")
    assert caught.value.facts["nearest"]["Stockholm"] == ("01", "0180")
    assert code_of_place("Stockholm", level=2) == "0180"
    assert code_of_place("Stockholm", level=1) == "01"


@pytest.mark.parametrize("label", ["2480 Skellefteå", "Malung", "", "9999"])
def test_a_name_of_no_place_is_refused(label):
    with pytest.raises(UnknownCode):
        code_of_place(label)

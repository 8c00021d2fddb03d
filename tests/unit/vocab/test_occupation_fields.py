"""Fields of work in few words: one for each group, none taken for another."""

from collections import Counter

import pytest

from talentlab.errors import UnknownCode
from talentlab.vocab.occupation_fields import (
    QUALIFICATIONS,
    Qualification,
    field_name,
    fields,
    qualification_of,
)
from talentlab.vocab.ssyk import ssyk

LONGEST = 40


def test_every_major_and_sub_major_group_is_a_field():
    assert Counter(len(code) for code in fields()) == {1: 10, 2: 46}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_short_names_are_short_and_tell_fields_apart(language):
    names = [field_name(code).say(language) for code in fields() if len(code) == 2]

    assert [name for name in names if len(name) > LONGEST] == []
    assert len(set(names)) == len(names)


def test_an_unknown_field_is_refused_with_the_nearest():
    with pytest.raises(UnknownCode):
        field_name("99")


def test_every_occupation_asks_for_one_of_the_qualifications():
    assert {qualification_of(code) for code in ssyk("scb")} == set(Qualification)
    assert set(QUALIFICATIONS) == set(Qualification)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("0110", Qualification.MILITARY),
        ("1211", Qualification.MANAGERS),
        ("2221", Qualification.LONG_HIGHER),
        ("3112", Qualification.HIGHER),
        ("5321", Qualification.UPPER_SECONDARY),
        ("8332", Qualification.UPPER_SECONDARY),
        ("9111", Qualification.SHORT),
    ],
)
def test_the_first_digit_says_what_is_asked_for(code, expected):
    assert qualification_of(code) is expected


def test_a_qualification_says_the_same_in_both_languages():
    said = QUALIFICATIONS[Qualification.UPPER_SECONDARY]

    assert ("kort eftergymnasial" in said.sv, "short post-secondary" in said.en) == (True, True)

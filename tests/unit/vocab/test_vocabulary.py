"""What every vocabulary promises: counts, families, and help with codes nobody knows."""

import pytest

from talentlab.errors import UnknownCode
from talentlab.vocab.catalogue import editions, vocabularies
from talentlab.vocab.education import (
    GROUP_STAGES,
    education_groups,
    education_levels,
    field_of_group,
    stage_of_group,
    sun_fields,
    sun_levels,
)
from talentlab.vocab.geography import places
from talentlab.vocab.sni import industry_name, sni
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.text import Text
from talentlab.vocab.vocabulary import nearest


def sizes(vocabulary):
    return {level: len(vocabulary.at_level(level)) for level in vocabulary.levels}


@pytest.mark.parametrize(
    ("vocabulary", "expected"),
    [
        (ssyk("scb"), {1: 10, 2: 46, 3: 148, 4: 429}),
        (ssyk("af"), {1: 10, 2: 46, 3: 147, 4: 400}),
        (sun_levels(), {1: 7, 2: 14, 3: 50}),
        (sun_fields(), {1: 10, 2: 26, 3: 118, 4: 377}),
        (education_groups(), {1: 98}),
        (education_levels(), {1: 8}),
        (sni(), {1: 21, 2: 88}),
        (places(), {0: 1, 1: 21, 2: 290}),
    ],
    ids=lambda value: value.edition.key if hasattr(value, "edition") else "",
)
def test_a_vocabulary_is_complete(vocabulary, expected):
    assert sizes(vocabulary) == expected


@pytest.mark.parametrize("vocabulary", vocabularies(), ids=lambda v: v.edition.key)
def test_every_entry_has_both_names_and_a_parent_one_level_up(vocabulary):
    first = vocabulary.levels[0]
    for entry in vocabulary.entries.values():
        assert entry.name.sv == entry.name.sv.strip() != ""
        assert entry.name.en == entry.name.en.strip() != ""
        if entry.level == first:
            assert entry.parent is None
        else:
            assert vocabulary.entries[entry.parent].level == entry.level - 1


@pytest.mark.parametrize("vocabulary", vocabularies(), ids=lambda v: v.edition.key)
def test_every_group_above_the_finest_level_has_members(vocabulary):
    finest = vocabulary.levels[-1]
    childless = [
        code
        for code, entry in vocabulary.entries.items()
        if entry.level < finest and not vocabulary.children(code)
    ]
    assert childless == []


def test_no_two_swedish_names_at_one_level_are_the_same():
    for vocabulary in vocabularies():
        for level in vocabulary.levels:
            names = [entry.name.sv.casefold() for entry in vocabulary.at_level(level).values()]
            assert len(names) == len(set(names)), vocabulary.edition.key


def test_every_card_says_who_what_and_under_which_licence_in_both_languages():
    cards = editions()
    assert len({card.key for card in cards}) == len(cards) == 11
    for card in cards:
        words = (card.name.sv, card.name.en, card.edition, card.producer, card.source)
        assert all((*words, card.licence, card.note.sv, card.note.en)), card.key


def test_english_names_written_by_us_are_marked():
    assert ssyk("af").entries["1210"].english_is_ours
    assert not ssyk("scb").entries["1211"].english_is_ours
    assert education_groups().entries["75N"].english_is_ours
    assert not sni().entries["Q"].english_is_ours


def test_all_unknown_codes_are_reported_at_once_with_the_nearest():
    with pytest.raises(UnknownCode) as caught:
        ssyk("af").require(["2512", "1211", "99", "1211"])

    assert caught.value.facts["vocabulary"] == ssyk("af").edition.name
    assert caught.value.facts["codes"] == ("1211", "99")
    assert caught.value.facts["nearest"]["1211"][0] == "1210"
    assert set(caught.value.facts["nearest"]) == {"1211", "99"}


def test_a_code_of_another_level_is_unknown_at_this_level():
    ssyk().require(["251"], level=3)
    with pytest.raises(UnknownCode):
        ssyk().require(["251"], level=4)


def test_a_misspelt_name_finds_its_code():
    assert ssyk().nearest("grundutbildade sjuksköterskr")[0] == "2221"


def test_nothing_is_offered_for_nonsense():
    assert nearest("xyzzy", {"2480": ("2480", "Umeå")}) == ()


def test_digits_in_front_count_more_than_digits_behind():
    known = {code: (code,) for code in ("2111", "1210", "1111")}
    assert nearest("1211", known) == ("1210", "1111", "2111")


def test_families_can_be_walked_both_ways():
    assert ssyk().children("222") == tuple(
        code for code in ssyk().at_level(4) if code.startswith("222")
    )
    assert ssyk().ancestor("2221", 1) == "2"
    assert ssyk().ancestor("2221", 4) == "2221"
    assert sni().children("Q") == ("86", "87", "88")
    assert sun_fields().ancestor("723a", 2) == "72"


def test_a_coarse_code_has_no_finer_ancestor():
    with pytest.raises(UnknownCode):
        ssyk().ancestor("22", 4)


def test_labels_are_read_as_tables_write_them():
    labels = [
        "2221",
        "Grundutbildade sjuksköterskor",
        "2222 professional midwifes",
        " BARNMORSKOR ",
    ]
    codes = ssyk().codes_of(labels)
    assert codes == {
        "2221": "2221",
        "Grundutbildade sjuksköterskor": "2221",
        "2222 professional midwifes": "2222",
        " BARNMORSKOR ": "2222",
    }


def test_the_producers_other_spellings_are_read():
    assert education_levels().codes_of(
        ["post-secondary education 3 years or more (ISCED97 5A)", "gymnasial utbildning, 3 år"]
    ) == {
        "post-secondary education 3 years or more (ISCED97 5A)": "6",
        "gymnasial utbildning, 3 år": "4",
    }
    assert education_groups().codes_of(["Tekniskt gymnasium, 1-3 år"]) == {
        "Tekniskt gymnasium, 1-3 år": "53A"
    }


def test_a_label_that_means_two_codes_is_not_guessed():
    with pytest.raises(UnknownCode) as caught:
        sni().codes_of(["Utbildning", "Fiskee"])
    assert caught.value.facts["codes"] == ("Fiskee", "Utbildning")
    assert caught.value.facts["nearest"]["Utbildning"] == ("P", "85")
    assert sni().codes_of(["Utbildning"], level=2) == {"Utbildning": "85"}


def test_joined_industries_are_named_together():
    assert industry_name("Q") == Text(
        sv="Vård och omsorg; sociala tjänster",
        en="Human health and social work activities",
    )
    assert industry_name("B+C").sv == "Utvinning av mineral; tillverkning"
    with pytest.raises(UnknownCode) as caught:
        industry_name("B+X+Y")
    assert caught.value.facts["codes"] == ("X", "Y")


def test_an_education_group_tells_its_field_and_stage():
    assert field_of_group("75N") == "7"
    assert GROUP_STAGES[stage_of_group("75N")].en == "Post-secondary education"
    assert {stage_of_group(code) for code in education_groups()} == set(GROUP_STAGES)
    assert {field_of_group(code) for code in education_groups()} == set(sun_fields().at_level(1))

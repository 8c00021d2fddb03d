"""Ages as tables write them."""

import pytest

from talentlab.errors import AgeNotUnderstood, SexNotUnderstood
from talentlab.vocab.ages import (
    BANDS,
    OPEN_AGE,
    SINGLE_AGES,
    WORKING_AGE,
    AgeBand,
    parse_age,
    parse_ages,
    parse_single_age,
)
from talentlab.vocab.sexes import SEX_NAMES, SYNONYMS, parse_sex, parse_sexes
from talentlab.vocab.text import Text


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("37", "37"),
        ("0 år", "0"),
        ("1 year", "1"),
        ("under 1 år", "0"),
        ("100", "100+"),
        ("100+", "100+"),
        ("100+ år", "100+"),
        ("100 år eller äldre", "100+"),
        ("16-24", "16-24"),
        ("16-24 år", "16-24"),
        ("16 - 24 years", "16-24"),
        ("65–74", "65-74"),
        ("20−24", "20-24"),
        ("ålder 20-24", "20-24"),
        ("85 år eller äldre", "85+"),
        ("85 years and older", "85+"),
        ("80 år och äldre", "80+"),
        ("65+", "65+"),
        ("65-", "65+"),
        ("65-w", "65+"),
        ("65-100", "65+"),
        ("95 +", "95+"),
        ("från 20 år", "20+"),
        ("<15", "0-14"),
        ("under 15 år", "0-14"),
        ("-15 ", "0-15"),
        ("–15", "0-15"),
        ("15 år och yngre", "0-15"),
        ("15 years or younger", "0-15"),
        ("t.o.m. 15 år", "0-15"),
        ("Totalt", "total"),
        ("alla åldrar", "total"),
        ("Total", "total"),
        ("0-100", "total"),
    ],
)
def test_a_label_means_its_ages(label, expected):
    assert parse_age(label).label == expected


@pytest.mark.parametrize(
    "label", ["totalt 16-74 år", "total 16-74 years", "16–74 år, totalt", "Totalt 16-74"]
)
def test_a_total_of_some_ages_keeps_its_ages_and_is_marked(label):
    assert parse_age(label) == AgeBand(16, 74, is_total=True)


@pytest.mark.parametrize(
    "label", ["", " ", "-", "abc", "24-16", "101", "16-120", "16-24-30", "2024", "<0", "totalt x"]
)
def test_what_means_no_ages_is_refused(label):
    with pytest.raises(AgeNotUnderstood) as caught:
        parse_age(label)
    assert caught.value.facts["labels"] == (label,)


def test_all_labels_that_mean_no_ages_are_reported_at_once():
    with pytest.raises(AgeNotUnderstood) as caught:
        parse_ages(["16-24", "x", "37", "y", "x"])
    assert caught.value.facts["labels"] == ("x", "y")
    assert parse_ages(["37", "16-24"]) == {"37": AgeBand(37, 37), "16-24": AgeBand(16, 24)}


def test_a_single_age_is_a_number_and_a_band_is_not():
    assert parse_single_age("37 år") == 37
    assert parse_single_age("100+") == parse_single_age("100") == 100
    for label in ("16-24", "65+", "totalt"):
        with pytest.raises(AgeNotUnderstood):
            parse_single_age(label)


def test_our_own_labels_are_read_back_as_themselves():
    for label in (*BANDS, *SINGLE_AGES):
        assert parse_age(label).label == label


def test_the_bands_that_share_no_ages_cover_everybody_once():
    parts = ("0-5", "6-15", "16-19", "20-24", "25-44", "45-64", "65-79", "80+")
    ages = [age for label in parts for age in parse_age(label).ages()]
    assert ages == list(range(OPEN_AGE + 1))
    assert set(parts) <= set(BANDS)
    assert (parse_age("20-64").lower, parse_age("20-64").upper) == WORKING_AGE


def test_bands_are_read_aloud_in_both_languages():
    assert parse_age("20-64").text == Text(sv="20–64 år", en="20–64 years")
    assert parse_age("80+").text == Text(sv="80 år och äldre", en="80 years and older")
    assert parse_age("1").text == Text(sv="1 år", en="1 year")
    assert parse_age("total").text == Text(sv="Alla åldrar", en="All ages")


@pytest.mark.parametrize(
    ("label", "sex"),
    [
        ("kvinnor", "women"),
        ("Females", "women"),
        ("2", "women"),
        ("män", "men"),
        (" Male ", "men"),
        ("1", "men"),
        ("totalt", "total"),
        ("Båda könen", "total"),
        ("1+2", "total"),
    ],
)
def test_a_sex_is_read_as_tables_write_it(label, sex):
    assert parse_sex(label) == sex


def test_all_labels_that_mean_no_sex_are_reported_at_once():
    with pytest.raises(SexNotUnderstood) as caught:
        parse_sexes(["kvinnor", "3", "okänt"])
    assert caught.value.facts["labels"] == ("3", "okänt")


def test_no_synonym_means_two_sexes():
    words = [word for line in SYNONYMS.values() for word in line.split()]
    assert len(words) == len(set(words))
    assert tuple(SEX_NAMES) == ("women", "men", "total")

"""Words that say nothing are left out, unless they are all there is."""

import pytest

from talentlab.vocab.language.fillers import FILLERS, Said, telling
from talentlab.vocab.language.folding import fold


def words(text, *languages):
    return [said.word for said in telling(text, *languages)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("jag vill bli sjuksköterska", ["sjukskoterska"]),
        ("jobb som svetsare", ["svetsare"]),
        ("I want to work as a nurse", ["nurse"]),
        ("JAG VILL BLI POLIS", ["polis"]),
        ("Övriga läkare m.fl.", ["lakare"]),
    ],
)
def test_what_is_asked_for_is_kept(text, said):
    assert words(text) == said


def test_a_filler_in_a_compound_or_in_capitals_says_something():
    assert words("AT-läkare") == ["at", "lakare"]
    assert words("OR nurse") == ["or", "nurse"]


def test_fillers_alone_are_better_than_nothing():
    assert words("till") == ["till"]


def test_a_word_may_say_something_in_one_language_only():
    assert words("till operator", ("en",)) == ["till", "operator"]
    assert words("till operator", ("sv",)) == ["operator"]


def test_a_hyphen_at_the_end_makes_a_part():
    assert telling("bro- och slussvakt") == (Said("bro", is_part=True), Said("slussvakt"))


def test_fillers_are_written_as_they_are_compared():
    assert [word for words in FILLERS.values() for word in words if fold(word) != word] == []

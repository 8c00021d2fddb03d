"""Education groups are found by their names, by what people say, and by their codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentlab.vocab.education import education_groups
from talentlab.vocab.education_search import EVERYDAY_WORDS, find_educations


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("sjuksköterska", "75N"),
        ("sjukskoterskor", "75N"),
        ("Undersköterskor", "73O"),
        ("usk", "73O"),
        ("nurse", "75N"),
        ("polis", "85P"),
        ("75n", "75N"),
        ("elektriker", "53E"),
        ("civilingenjör bygg", "55C"),
    ],
)
def test_a_question_finds_what_it_means_first(question, first):
    assert find_educations(question)[0] == first


@pytest.mark.parametrize("question", ["", "   ", "xqzxqz", "?"])
def test_nothing_is_found_for_nothing(question):
    assert find_educations(question) == ()


def test_every_word_must_be_met():
    assert "75N" in find_educations("sjuksköterska")
    assert "75N" not in find_educations("sjuksköterska bygg")


def test_every_group_is_found_by_its_whole_name_in_both_languages():
    for code, entry in education_groups().entries.items():
        assert find_educations(entry.name.sv)[0] == code
        found = find_educations(entry.name.en)
        assert code in found


def test_everyday_words_are_of_groups_that_there_are_and_find_them():
    education_groups().require(EVERYDAY_WORDS)
    lost = {
        (code, word)
        for code, words in EVERYDAY_WORDS.items()
        for word in words
        if code not in find_educations(word)
    }
    assert lost == set()


@given(st.text(max_size=40))
def test_any_text_is_a_question_and_finds_each_group_once(question):
    found = find_educations(question)

    assert len(found) == len(set(found))
    assert set(found) <= set(education_groups())

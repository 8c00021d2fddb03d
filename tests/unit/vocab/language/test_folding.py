"""Text as it is compared."""

import unicodedata

import pytest

from talentlab.vocab.language.folding import fold, is_written_apart, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("SJUKSKÖTERSKAN", "sjukskoterskan"),
        ("Förskollärare", "forskollarare"),
        ("café", "cafe"),
        ("maître d'", "maitre d'"),
        ("Sømand", "somand"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("ｎｕｒｓｅ", "nurse"),
    ],
)
def test_capitals_and_accents_are_taken_away(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_the_same_letters_fold_alike_however_they_are_encoded(form):
    assert fold(unicodedata.normalize(form, "Skötare på ålderdomshem")) == "skotare pa alderdomshem"


def test_words_keep_their_hyphens_and_lose_other_signs():
    assert words_of("AT-läkare, bro- och slussvakt (C++/C#)!") == (
        "AT-läkare",
        "bro-",
        "och",
        "slussvakt",
        "C++",
        "C#",
    )


def test_a_word_in_two_code_points_is_one_word():
    assert words_of(unicodedata.normalize("NFD", "läkare")) == ("läkare",)


@pytest.mark.parametrize("text", ["", "   ", "😀👩‍⚕️", "--- ...", "'\";"])
def test_text_without_letters_has_no_words(text):
    assert words_of(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "is_apart"),
    [
        ("vården", "värd", True),
        ("vården", "Vårdare", False),
        ("varden", "värd", False),
        ("får", "far", True),
        ("lärare", "läkare", False),
        ("måla", "mala", True),
    ],
)
def test_words_that_fold_alike_may_be_written_apart(one, other, is_apart):
    assert is_written_apart(one, other) is is_apart

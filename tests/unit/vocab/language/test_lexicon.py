"""Known words: inflected, put together, begun and misspelt."""

import pytest

from talentlab.vocab.language.lexicon import Lexicon
from talentlab.vocab.language.spelling import Spelling, usual_faults

SWEDISH = [
    *("sjukskoterskor", "skoterska", "distrikt", "lararinna", "larare", "skola", "musik", "barn"),
    *("skotare", "chef", "vakt", "chefsjurist", "ekonomichef", "personalchef", "lonechef"),
    *("inkopschef", "bankchef", "hotellchef", "kokschef", "forskolechef", "brevbarare", "bil"),
    *("lantbrevbarare", "platslagare", "snickare", "svetsare", "kyrka", "kock", "skolkock", "bar"),
    *("akut", "sjuk", "lastbil", "forare", "ekonomi", "personal", "lon", "inkop", "bank", "hotell"),
    *("kok", "forskola", "it", "itchef"),
]
ENGLISH = ["nurse", "teacher", "kindergarten", "control", "controller", "chef", "student"]


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon({"sv": SWEDISH, "en": ENGLISH})


@pytest.mark.parametrize(
    ("word", "lexeme"),
    [
        ("sjukskoterskan", "sjukskoterskor"),
        ("sjukskoterskornas", "sjukskoterskor"),
        ("svetsarens", "svetsare"),
        ("nurses", "nurse"),
        ("barn", "barn"),
        ("barnen", "barn"),
        ("banan", None),
        ("", None),
    ],
)
def test_every_form_of_a_known_word_has_its_lexeme(lexicon, word, lexeme):
    assert lexicon.lexeme(word) == lexeme


def test_swedish_endings_are_not_taken_from_english_words(lexicon):
    assert lexicon.lexeme("controler") is None


def test_only_what_stands_in_the_list_is_written(lexicon):
    assert lexicon.is_written("sjukskoterskor")
    assert not lexicon.is_written("sjukskoterskan")
    assert not lexicon.is_written("sjuk skoterska")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("distriktsskoterska", ("distrikt", "skoterska")),
        ("skolskoterska", ("skola", "skoterska")),
        ("skolelarare", ("skola", "larare")),
        ("kyrkovakt", ("kyrka", "vakt")),
        ("lastbilsforarna", ("lastbil", "forare")),
        ("lantbrevbarare", ("lant", "brevbarare")),
        ("zumbalarare", ("zumba", "larare")),
        ("barnmusiklarare", ("barn", "musik", "larare")),
        ("publikchef", ("publik", "chef")),
        ("snickare", ("snickare",)),
        ("student", ("student",)),
        ("kindergarten", ("kindergarten",)),
        ("banan", ("banan",)),
    ],
)
def test_compounds_are_taken_apart_with_the_head_last(lexicon, word, parts):
    assert lexicon.parts(word) == parts


def test_a_short_word_after_unknown_letters_is_a_head_only_if_many_words_end_in_it(lexicon):
    assert lexicon.parts("xyzochef") == ("xyzo", "chef")
    assert lexicon.parts("xyzovakt") == ("xyzovakt",)


def test_a_word_too_long_to_be_one_is_left_whole(lexicon):
    assert lexicon.parts("barn" * 30) == ("barn" * 30,)
    assert list(lexicon.fronts("x" * 200)) == []


def test_the_known_beginnings_of_an_unknown_word_are_cut_off(lexicon):
    assert (("akut",), "skotterska") in lexicon.fronts("akutskotterska")


def test_completions_are_the_words_that_begin_so(lexicon):
    assert list(lexicon.completions("lar")) == ["larare", "lararinna"]
    assert list(lexicon.completions("zz")) == []


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("brevbarrare", "brevbarare"),
        ("snikcare", "snickare"),
        ("sjukskoterkor", "sjukskoterskor"),
        ("kokc", "kock"),
    ],
)
def test_a_misspelt_word_leads_to_the_one_that_was_meant(lexicon, misspelt, meant):
    best, likeness = lexicon.alike(misspelt, usual_faults(misspelt))[0]

    assert best == meant
    assert 0 < likeness < 1


def test_the_longer_a_word_the_more_faults_it_may_have():
    assert [usual_faults("x" * letters) for letters in (0, 3, 4, 8, 9, 13, 14, 40)] == [
        *(0, 0, 1, 1, 2, 2, 3, 3)
    ]


def test_two_faults_do_not_change_the_first_letter():
    spelling = Spelling(["kemister"])

    assert spelling.alike("demistor", 2) == []
    assert spelling.alike("demister", 1) == [("kemister", 0.875)]
    assert spelling.alike("kemistor", 1) == [("kemister", 0.875)]


def test_at_most_four_words_are_alike_and_the_best_comes_first():
    found = Spelling(["aaaab", "aaaac", "aaaad", "aaaae", "aaaaf", "aaaaaa"]).alike("aaaaa", 1)

    assert len(found) == 4
    assert found[0][0] == "aaaaaa"

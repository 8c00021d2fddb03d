"""Whatever word people use, the occupation they mean comes first; nonsense finds nothing."""

from pathlib import Path

import pytest

from talentlab.errors import UnknownCode
from talentlab.vocab.occupation_search import Hit, OccupationIndex, default_index

QUERIES = Path(__file__).with_name("occupation_queries.tsv")
NONSENSE = [
    *("qwxz", "asdfghjk", "xyzzy", "zzzzzzzzzz", "ååååå", "aaaa", "lorem ipsum", "the quick brown"),
    *("banan", "pannkaka", "måndag", "fredag", "kärlek", "hejsan", "elefant", "Skellefteå"),
    *("happiness", "purple", "tomorrow"),
]
HARMLESS = [
    *("", " ", "\t\n", "😀", "👩‍⚕️👨‍🚒", "?", "-", "--", "/", "///", ",", "(.*)+", "^$", "[", "\\"),
    *("'; DROP TABLE users; --", "<script>alert(1)</script>", "%s %d {}", "\x00", "\ud800"),
    *("لاکتور", "врач", "看護師", "a" * 10_000, "läkare " * 2_000, "läkare/" * 2_000, "barn" * 50),
]


@pytest.fixture(scope="module")
def index():
    return default_index()


def codes(index, query, limit=20, **options):
    return [hit.ssyk_code for hit in index.find(query, limit, **options)]


def queries():
    _, *lines = QUERIES.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


def test_there_are_queries_from_the_whole_field():
    accepted = {code[0] for _, wanted, _ in queries() for code in wanted.split()}

    assert len(queries()) >= 150
    assert accepted == set("0123456789")


@pytest.mark.parametrize(("query", "wanted", "within"), queries(), ids=lambda cell: cell)
def test_the_occupation_that_is_meant_comes_first(index, query, wanted, within):
    assert set(codes(index, query, int(within))) & set(wanted.split())


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_finds_nothing_instead_of_anything(index, query):
    assert index.find(query) == []


@pytest.mark.parametrize("query", HARMLESS, ids=lambda query: ascii(query[:12]))
def test_anything_may_be_typed(index, query):
    found = index.find(query)

    assert len(found) <= 20
    assert len(index.nearest(query)) <= 5


def test_a_very_long_question_is_read_from_its_beginning(index):
    assert codes(index, "snickare " + "x" * 10_000)[0] == "7111"


def test_a_hit_says_what_led_to_it(index):
    assert index.find("usk", 1) == [Hit("5321", "usk", "synonym", 1.0)]
    assert index.find("nurse", 1) == [Hit("2221", "nurse", "english", 1.0)]
    assert index.find("Barnskötare", 1) == [Hit("5311", "Barnskötare", "title", 1.0)]
    assert index.find("0110", 1) == [Hit("0110", "0110", "code", 1.0)]


def test_what_says_only_part_of_it_is_related(index):
    kinds = {hit.ssyk_code: hit.kind for hit in index.find("översättare zulu")}

    assert kinds["2643"] == "related"


def test_each_occupation_comes_once_and_the_best_first(index):
    found = index.find("lärare", 50)

    assert len({hit.ssyk_code for hit in found}) == len(found) > 10
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
    assert all(0 < hit.score <= 1 for hit in found)


def test_no_more_are_given_than_wanted(index):
    assert len(index.find("chef", 3)) == 3
    assert index.find("chef", 0) == []


def test_a_word_of_several_occupations_finds_them_in_order(index):
    assert codes(index, "läkare", 4) == ["2211", "221", "2212", "2213"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("5321", ["5321"]),
        (" 532 ", ["532", "5321", "5322", "5323", "5324", "5325", "5326"]),
        ("SSYK 5321", ["5321"]),
        ("ssyk:532", ["532", "5321", "5322", "5323", "5324", "5325", "5326"]),
        ("9999", []),
        ("12345", []),
    ],
)
def test_a_code_finds_its_group_and_those_below_it(index, query, found):
    assert codes(index, query) == found


def test_a_code_beside_words_comes_first(index):
    assert codes(index, "5323 undersköterska", 2) == ["5323", "5321"]


def test_the_beginning_of_a_code_finds_those_that_begin_so(index):
    assert codes(index, "53", 3) == ["531", "5311", "5312"]


def test_a_number_that_is_a_word_is_found_as_one_too(index):
    assert codes(index, "112") == ["112", "1120", "5414"]
    assert codes(index, "112-operatör", 1) == ["5414"]


def test_a_group_above_is_found_only_by_its_own_name(index):
    assert "532" in codes(index, "undersköterskor")
    assert {len(code) for code in codes(index, "undersköterska äldreboende")} == {4}


def test_among_equals_the_larger_comes_first(index):
    assert codes(index, "säljare", 2) == ["5223", "3322"]

    groups = [hit.ssyk_code for hit in index.find("butik", 50) if hit.score == 1.0]
    weight = {code: number for number, code in enumerate(groups)}

    by_weight = codes(index, "butik", len(groups), weight=weight)
    assert by_weight == sorted(groups, key=weight.get, reverse=True)


def test_weight_does_not_lift_what_matches_worse(index):
    assert codes(index, "snickare", 1, weight={"7522": 10**6}) == ["7111"]


def test_accents_decide_between_words_that_fold_alike(index):
    assert codes(index, "vården", 1) == ["5330"]
    assert codes(index, "värden", 1) == ["5169"]


def test_without_accents_everything_is_found_all_the_same(index):
    assert codes(index, "forskollarare", 3) == codes(index, "förskollärare", 3)


def test_imported_titles_are_found_and_come_before_our_words():
    index = OccupationIndex([("2671", "Imam", "sv"), ("7319", "Zorbsnidare", "sv")])

    assert index.find("zorbsnidaren", 1) == [Hit("7319", "Zorbsnidare", "title", 1.0)]
    assert index.find("imam", 1) == [Hit("2671", "Imam", "title", 1.0)]


def test_imported_titles_do_not_change_the_order_of_a_word_with_several_meanings():
    index = OccupationIndex([("2219", "Läkare", "sv"), ("5169", "Läkare", "sv")])

    assert codes(index, "läkare", 6) == ["2211", "221", "2212", "2213", "2219", "5169"]


def test_an_imported_english_title_is_english():
    index = OccupationIndex([("7319", "zorb carver", "en")])

    assert index.find("zorb carvers", 1) == [Hit("7319", "zorb carver", "english", 1.0)]


def test_every_unknown_code_of_imported_titles_is_named():
    with pytest.raises(UnknownCode) as caught:
        OccupationIndex([("9999", "x", "sv"), ("221", "y", "sv"), ("2221", "z", "sv")])

    assert caught.value.facts["codes"] == ("221", "9999")


def test_the_default_index_is_built_once():
    assert default_index() is default_index()


@pytest.mark.parametrize(
    ("query", "offered"),
    [("veterenrinär", "veterinär"), ("snikckarre", "snickare"), ("elektirkr", "elektriker")],
)
def test_something_worth_typing_is_offered(index, query, offered):
    assert offered in index.nearest(query)
    assert [text for text in index.nearest(query) if not index.find(text)] == []


def test_codes_like_an_unknown_one_are_offered(index):
    assert "5349" in index.nearest("5399")


def test_nothing_is_offered_for_nonsense(index):
    assert index.nearest("asdfghjk") == []

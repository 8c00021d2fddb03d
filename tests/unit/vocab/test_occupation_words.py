"""Our own words for occupations: every group has some, and none is misplaced."""

from collections import Counter, defaultdict

from talentlab.vocab.language.folding import words_of
from talentlab.vocab.load import read_rows
from talentlab.vocab.ssyk import ssyk

CARD, ROWS = read_rows("occupation_words")
GROUPS = set(ssyk("scb").at_level(4))
FEWEST = 8


def test_there_are_as_many_words_as_we_say():
    assert len(ROWS) > 4000


def test_the_card_says_what_the_words_are():
    assert CARD["producer"] == "Talentlab"
    assert CARD["licence"] == "CC0 1.0"
    assert CARD["note_sv"] != CARD["note_en"]


def test_every_word_belongs_to_a_unit_group_that_exists():
    assert {row["code"] for row in ROWS} - GROUPS == set()


def test_every_group_has_words_in_both_languages():
    words = Counter((row["code"], row["language"]) for row in ROWS)
    both = {(code, language) for code in GROUPS for language in ("sv", "en")}

    assert both - set(words) == set()
    assert [code for code in GROUPS if words[code, "sv"] + words[code, "en"] < FEWEST] == []


def test_there_are_only_two_languages():
    assert {row["language"] for row in ROWS} == {"sv", "en"}


def test_no_group_has_a_word_twice():
    words = Counter((row["code"], row["language"], row["word"].casefold()) for row in ROWS)

    assert [word for word, times in words.items() if times > 1] == []


def test_a_word_of_several_groups_says_in_which_order_they_are_meant():
    places = defaultdict(list)
    for row in ROWS:
        places[row["language"], row["word"].casefold()].append(int(row["place"]))

    assert [w for w, got in places.items() if sorted(got) != list(range(1, len(got) + 1))] == []


def test_words_that_mean_many_things_lead_to_several_groups():
    groups = defaultdict(list)
    for row in sorted(ROWS, key=lambda row: int(row["place"])):
        groups[row["word"]].append(row["code"])

    assert groups["läkare"] == ["2211", "2212", "2213", "2219"]
    assert groups["lärare"][:3] == ["2341", "2330", "2320"]
    assert len(groups["ingenjör"]) >= 5


def test_words_are_written_as_people_read_them():
    odd = [
        row["word"]
        for row in ROWS
        if row["word"] != " ".join(row["word"].split())
        or not words_of(row["word"])
        or any(sign in row["word"] for sign in ";|_\u00ad\u00a0")
    ]

    assert odd == []


def test_official_names_are_not_repeated():
    official = {
        (code, language, ssyk("scb").name(code).say(language).casefold())
        for code in GROUPS
        for language in ("sv", "en")
    }
    ours = {(row["code"], row["language"], row["word"].casefold()) for row in ROWS}

    assert ours & official == set()


def test_rows_stand_in_the_order_of_the_codes():
    codes = [row["code"] for row in ROWS]

    assert codes == sorted(codes)

"""Sorting and inflecting names."""

from talentlab.vocab.collation import sort_key
from talentlab.vocab.geography import municipalities
from talentlab.vocab.grammar import genitive
from talentlab.vocab.text import Text


def in_order(names, language="sv"):
    return sorted(names, key=lambda name: sort_key(name, language))


def test_swedish_letters_come_last_in_swedish():
    names = ["Örebro", "Åre", "Älvdalen", "Umeå", "Ystad", "arvika", "Arboga"]
    assert in_order(names) == ["Arboga", "arvika", "Umeå", "Ystad", "Åre", "Älvdalen", "Örebro"]


def test_swedish_letters_sort_with_a_and_o_in_english():
    assert in_order(["Umeå", "Örebro", "Åre", "Arboga"], "en") == [
        "Arboga",
        "Åre",
        "Örebro",
        "Umeå",
    ]


def test_accents_and_foreign_letters_do_not_disturb():
    assert in_order(["idé", "ideell", "Idé"]) == ["Idé", "idé", "ideell"]
    assert in_order(["Øst", "Öst b", "Æ", "Ä a"]) == ["Æ", "Ä a", "Øst", "Öst b"]


def test_numbers_sort_as_numbers():
    assert in_order(["10 år", "9 år", "100+", "år"]) == ["9 år", "10 år", "100+", "år"]


def test_composed_and_decomposed_letters_are_the_same():
    assert sort_key("A\u030are")[0] == sort_key("Åre")[0]


def test_the_last_municipality_is_overtornea():
    assert in_order(name.sv for name in municipalities().values())[-1] == "Övertorneå"


def test_genitives():
    assert genitive(Text(sv="Umeå", en="Umeå")) == Text(sv="Umeås", en="Umeå’s")
    assert genitive(Text(sv="Västerås", en="Västerås")) == Text(sv="Västerås", en="Västerås’")

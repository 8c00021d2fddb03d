"""What a word may be a form of."""

import pytest

from talentlab.vocab.language.inflection import bases, relatives


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("snickare", "snickaren snickarna snickares snickarens snickarnas"),
        ("skoterska", "skoterskan skoterskor skoterskorna skoterskans skoterskornas"),
        ("frisor", "frisoren frisorer frisorerna frisors frisorernas"),
        ("tekniker", "teknikern teknikers teknikerna"),
        ("bitrade", "bitradet bitraden bitradena bitradets"),
        ("kock", "kocken kockar kockarna kockarnas"),
        ("brandman", "brandmannen brandmannens"),
        ("hotell", "hotellet hotellets"),
        ("polis", "polisen poliser poliserna"),
        ("hjalte", "hjalten hjaltar hjaltarna"),
    ],
)
def test_swedish_forms_lead_to_their_base(base, forms):
    missed = [form for form in forms.split() if base not in bases(form, "sv")]

    assert missed == []


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("nurses", "nurse"),
        ("secretaries", "secretary"),
        ("firemen", "fireman"),
        ("policewoman", "policeman"),
        ("policewomen", "policeman"),
        ("waitresses", "waitress"),
    ],
)
def test_english_forms_lead_to_their_base(form, base):
    assert base in bases(form, "en")


@pytest.mark.parametrize(
    ("form", "not_its_base"),
    [("tekniker", "teknik"), ("barn", "bar"), ("konsult", "konsul"), ("arkitekt", "arkitek")],
)
def test_what_only_looks_like_an_ending_is_left(form, not_its_base):
    assert not_its_base not in bases(form, "sv")


@pytest.mark.parametrize("word", ["snickare", "sko", "is", "a", "", "ss"])
def test_no_word_is_a_form_of_itself_or_of_nothing(word):
    proposed = [*bases(word, "sv"), *bases(word, "en")]

    assert word not in proposed
    assert "" not in proposed


@pytest.mark.parametrize(
    ("word", "language", "relative"),
    [
        ("svetsning", "sv", "svetsare"),
        ("programmering", "sv", "programmerare"),
        ("stada", "sv", "stadare"),
        ("stadar", "sv", "stada"),
        ("bygger", "sv", "bygga"),
        ("snickeri", "sv", "snickare"),
        ("illustrera", "sv", "illustrator"),
        ("massera", "sv", "massor"),
        ("forskollararinna", "sv", "forskollarare"),
        ("staderskan", "sv", "stadare"),
        ("welding", "en", "welder"),
        ("nursing", "en", "nurse"),
        ("fireperson", "en", "fireman"),
    ],
)
def test_the_doing_and_the_older_feminine_lead_to_the_doer(word, language, relative):
    assert relative in relatives(word, language)

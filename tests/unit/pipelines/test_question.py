import pytest

from talentlab.errors import QuestionNotUnderstood
from talentlab.pipelines.question import Question, parse_question
from talentlab.vocab.region import load_region

REGION = load_region("vasterbotten")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("population 2480 2030", ("persons", "2480", 2030, "total", "total")),
        ("population 2480 2030 women 20-64", ("persons", "2480", 2030, "women", "20-64")),
        ("population 2480 2030 20-64 women", ("persons", "2480", 2030, "women", "20-64")),
        ("population 2480 women 20-64 2030", ("persons", "2480", 2030, "women", "20-64")),
        ("befolkning Umeå 2030 kvinnor", ("persons", "2480", 2030, "women", "total")),
        ("Befolkning umeå kommun 2030", ("persons", "2480", 2030, "total", "total")),
        ("befolkning umea 2030 män 80+", ("persons", "2480", 2030, "men", "80+")),
        ("folkmängd 24 2030", ("persons", "24", 2030, "total", "total")),
        ("folkmängd Västerbotten 2030", ("persons", "24", 2030, "total", "total")),
        ("population umearegionen 2024", ("persons", "umearegionen", 2024, "total", "total")),
        ("population Umeåregionen 2024", ("persons", "umearegionen", 2024, "total", "total")),
        ("födda 2480 2021", ("births", "2480", 2021, "total", "total")),
        ("deaths Umeå 2021", ("deaths", "2480", 2021, "total", "total")),
        ("flyttnetto 24 2021", ("net_migration", "24", 2021, "total", "total")),
        ("population 2480 2030 37", ("persons", "2480", 2030, "total", "37")),
        ("population 2480 2030 37 år män", ("persons", "2480", 2030, "men", "37")),
        ("population 2480 2030 100+", ("persons", "2480", 2030, "total", "100+")),
        # Västerås is 1980 and Rättvik 2031: the place comes first, whatever it looks like.
        ("population 1980 2030", ("persons", "1980", 2030, "total", "total")),
        ("population 2031 2031", ("persons", "2031", 2031, "total", "total")),
        ("employment 24 2221 2028", ("employed", "24", 2028, "total", "total", "2221")),
        ("employment 24 2028", ("employed", "24", 2028, "total", "total", "total")),
        ("anställda Umeå 222 2030", ("employed", "2480", 2030, "total", "total", "222")),
        ("anställda umeå kommun kvinnor 2 2030", ("employed", "2480", 2030, "women", "total", "2")),
        ("employees 00 5321 2024 men", ("employed", "00", 2024, "men", "total", "5321")),
        ("sysselsättning 2031 2221 2031", ("employed", "2031", 2031, "total", "total", "2221")),
        ("openings 24 2221 2028", ("openings", "24", 2028, "total", "total", "2221")),
        ("jobböppningar Umeå 222 2030", ("openings", "2480", 2030, "total", "total", "222")),
        ("replacement 24 2030 total", ("replacement", "24", 2030, "total", "total", "total")),
        ("signal 24 2221 ads", ("signal", "24", 0, "total", "total", "2221", "ads")),
        ("signal Umeå 222 Annonser", ("signal", "2480", 0, "total", "total", "222", "ads")),
        (
            "signal 24 2221 wage_mean 2024 kvinnor",
            ("signal", "24", 2024, "women", "total", "2221", "wage_mean"),
        ),
        (
            "signal 24 2221 annonser per hundra anställda",
            ("signal", "24", 0, "total", "total", "2221", "ads_per_100_employed"),
        ),
    ],
)
def test_a_question_is_understood_in_both_languages(text, expected):
    assert parse_question(text, REGION) == Question(*expected)


def test_every_unknown_word_is_told_at_once_with_the_nearest_known_ones():
    with pytest.raises(QuestionNotUnderstood) as raised:
        parse_question("populaton Ume 2030 kvinor", REGION)

    unknown = raised.value.facts["unknown"]
    assert list(unknown) == ["populaton", "Ume", "kvinor"]
    assert unknown["populaton"][0] == "population"
    assert "2480" in unknown["Ume"]
    assert unknown["kvinor"][0] == "kvinnor"


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("employment 24 2229 2028", "2229"),
        ("employment 24 2221 2222 2028", "2222"),
        ("employment 24 2221 2028 20-64", "20-64"),
        ("employment 24 2221 202", "202"),
        ("employment 24 2221 2028 sjuksköterskor", "sjuksköterskor"),
        ("openings 24 2221 2028 women", "women"),
        ("openings 24 2229 2028", "2229"),
        ("signal 24 2221 adss", "adss"),
        ("signal 24 2229 ads", "2229"),
        ("signal 24 2221 ads 202", "202"),
        ("signal 24 2221 ads 2024 2025", "2025"),
    ],
)
def test_words_that_say_nothing_about_employees_are_told_with_what_does(text, unknown):
    with pytest.raises(QuestionNotUnderstood) as raised:
        parse_question(text, REGION)

    assert list(raised.value.facts["unknown"]) == [unknown]
    assert raised.value.facts["unknown"][unknown]


@pytest.mark.parametrize(
    "text",
    ["", "population", "population 2480", "2480 2030", "population 2030", "employment 24",
     "employment 2221", "openings 24", "signal 24 2221"],
)  # fmt: skip
def test_a_question_that_lacks_something_is_not_guessed(text):
    with pytest.raises(QuestionNotUnderstood):
        parse_question(text, REGION)

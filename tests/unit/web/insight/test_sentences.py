"""What the pages claim follows from the numbers, in every case there is."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from talentlab.publish.charts.series import Count, Expected
from talentlab.web.insight.presenters.pages import start_page
from talentlab.web.insight.presenters.places import Place, ages_label
from talentlab.web.insight.presenters.sentences import (
    Prospect,
    Sureness,
    counted_in,
    headline,
    how_many,
    sentence,
)
from talentlab.web.insight.queries.population import Course

UMEA = Place("2480", "Umeå", is_total=False)
SPACE = "\u00a0"


def prospect(share_up, age_group="total", base=100_000.0, middle=104_321.0):
    expected = Expected(
        2035, middle - 9_000, middle - 6_000, middle, middle + 6_000, middle + 9_000
    )
    return Prospect(
        UMEA, age_group, Course((Count(2025, base),), (expected,), {2035: share_up}), 2035
    )


@pytest.mark.parametrize(
    ("share_up", "case", "swedish"),
    [
        (1.0, Sureness.GROWS, "Umeå växer med stor säkerhet till 2035"),
        (0.9, Sureness.GROWS, "Umeå växer med stor säkerhet till 2035"),
        (0.89, Sureness.PROBABLY_GROWS, "Umeå växer troligen till 2035"),
        (0.5, Sureness.UNSURE, "Umeå kan både växa och krympa till 2035"),
        (0.29, Sureness.PROBABLY_SHRINKS, "Umeå krymper troligen till 2035"),
        (0.0, Sureness.SHRINKS, "Umeå krymper med stor säkerhet till 2035"),
    ],
)
def test_the_headline_is_as_sure_as_the_numbers(share_up, case, swedish):
    shown = prospect(share_up)
    assert shown.sureness is case
    with override("sv"):
        assert headline(shown) == swedish


def test_a_sentence_rounds_the_forecast_but_not_the_count():
    with override("sv"):
        said = sentence(prospect(0.95, base=134_249.0), "sv")
    assert said == (
        f"Invånarna blir med stor säkerhet fler: från 134{SPACE}249 i slutet av 2025 till "
        f"omkring 104{SPACE}300 år 2035, och med 80 procents sannolikhet mellan 98{SPACE}300 och "
        f"110{SPACE}300."
    )


def test_a_count_in_august_is_never_called_the_end_of_the_year():
    shown = prospect(0.95)
    counted_in_august = replace(shown, course=replace(shown.course, months={2025: 8}))
    with override("sv"):
        assert f"från 100{SPACE}000 i augusti 2025 till" in sentence(counted_in_august, "sv")
        assert counted_in(counted_in_august.course) == "augusti 2025"
        assert counted_in(shown.course) == "2025"


def test_no_municipality_is_a_word_and_not_a_nought():
    with override("sv"):
        assert [how_many(count) for count in (0, 1, 16)] == ["ingen", "1", "16"]
    with override("en"):
        assert how_many(0) == "none"


def test_an_unsure_sentence_names_no_middle():
    with override("en"):
        said = sentence(prospect(0.5), "en")
    assert said == (
        "The population was 100,000 at the end of 2025 and can go either way: in 2035 it will be "
        "between 98,300 and 110,300 with 80% probability."
    )


def test_an_age_band_is_told_by_its_change():
    with override("en"):
        assert sentence(prospect(0.2, "80+", middle=96_000.0), "en") == (
            "People aged 80 or older will probably become fewer: about −4,000 by 2035, but the 80% "
            "interval runs from −10,000 to +2,000."
        )


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("age_group", ["total", "20-64", "80+"])
@pytest.mark.parametrize("share_up", [0.95, 0.8, 0.5, 0.2, 0.05])
def test_every_case_has_whole_sentences_in_both_languages(language, age_group, share_up):
    with override(language):
        said = (
            headline(prospect(share_up, age_group)),
            sentence(prospect(share_up, age_group), language),
        )
    assert all("%" not in text.replace("80%", "") for text in said)
    assert said[1].endswith(".")


def test_ages_read_well_in_both_languages():
    with override("sv"):
        assert [ages_label(g) for g in ("20-64", "80+")] == ["20–64 år", "80 år eller äldre"]
    with override("en"):
        assert [ages_label(g) for g in ("20-64", "80+")] == ["20–64", "80 or older"]


def test_the_start_page_says_three_sentences_with_evidence(release):
    with override("sv"):
        said = start_page(release, "sv")["statements"]
    assert [s.address for s in said] == [
        "/sv/omraden/24/#utveckling",
        "/sv/befolkning/?alder=20-64#staplar",
        "/sv/omraden/",
    ]
    assert said[2].text == (
        "Av 4 kommuner får 1 med stor säkerhet fler invånare till 2035 och 1 färre. "
        "För övriga 2 är det mindre säkert."
    )


def test_the_region_is_inside_an_english_sentence_without_a_capital():
    assert Place("umearegionen", "The Umeå Region", is_total=True).inside == "the Umeå Region"
    assert UMEA.inside == "Umeå"

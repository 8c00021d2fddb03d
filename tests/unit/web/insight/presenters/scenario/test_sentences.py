from dataclasses import replace

import pytest
from django.utils.translation import override

from factories import scenarios as factory
from talentlab.calc.scenarios.scenario import ShockKind
from talentlab.pipelines.scenarios.answer import Difference, Percentiles
from talentlab.web.insight.presenters.scenario.sentences import (
    Asked,
    headline,
    lead,
    remark,
    verdict,
)
from talentlab.web.insight.presenters.scenario.words import (
    change_words,
    gap_words,
    kronor,
    kronor_span,
)

ASKED = Asked("Umeå", "Sjuksköterskor", 2032)


def found(low, middle, high, *, before=0.9, after=0.9):
    gap = Percentiles(-120.0, -80.0, -40.0)
    change = Percentiles(low, middle, high)
    return Difference("focus", "2480", "75N", 2032, change, gap, gap, before, after)


def withheld():
    return Difference("focus", "2480", "75N", 2032, *[None] * 5)


def said(difference):
    with override("sv"):
        return headline(difference, "sv")


@pytest.mark.parametrize(
    ("change", "before", "says"),
    [
        ((12, 20, 40), 0.9, "Bristen minskar troligen med 12 till 40 personer 2032"),
        ((-40, -20, -12), 0.9, "Bristen växer troligen med 12 till 40 personer 2032"),
        (
            (12, 20, 40),
            0.1,
            "Balansen flyttas troligen 12 till 40 personer mot överskott till 2032",
        ),
        (
            (12, 20, 40),
            0.5,
            "Balansen flyttas troligen 12 till 40 personer mot överskott till 2032",
        ),
        (
            (0.01, 4, 28),
            0.9,
            "Bristen minskar troligen med högst 28 personer 2032, kanske inte alls",
        ),
        (
            (-28, -4, 0),
            0.9,
            "Bristen växer troligen med högst 28 personer 2032, kanske inte alls",
        ),
        ((-3, 4, 28), 0.9, "Skillnaden går inte att skilja från noll 2032"),
        ((-0.3, 0.1, 0.4), 0.9, "Ingenting ändras 2032"),
    ],
)
def test_the_heading_says_no_more_than_the_interval_allows(change, before, says):
    assert said(found(*change, before=before)) == says


def test_a_surplus_is_said_only_where_no_end_of_the_interval_is_a_shortage():
    more = replace(found(12, 20, 40, before=0.1), gap_before=Percentiles(40.0, 80.0, 120.0))

    assert said(more) == "Överskottet växer troligen med 12 till 40 personer 2032"


def test_too_few_people_give_no_heading_with_a_number():
    assert said(withheld()) == "För få personer för att säga något om 2032"
    with override("sv"):
        assert "Färre än fem personer" in lead(withheld(), ASKED, "sv")
        assert verdict(withheld()) == ""


def test_the_lead_tells_the_probability_in_words_before_and_after():
    with override("sv"):
        told = lead(found(12, 20, 40, before=0.96, after=0.5), ASKED, "sv").replace("\xa0", " ")

    assert told == (
        "Sjuksköterskor, Umeå, 2032. Att det blir brist är mycket troligt (96 %) utan scenariot, "
        "och ungefär lika troligt som att det inte gör det (50 %) med det."
    )


@pytest.mark.parametrize(
    ("change", "chances", "says"),
    [
        ((12, 20, 40), (0.9, 0.85), "Det räcker inte: en brist är fortfarande sannolik."),
        (
            (12, 20, 40),
            (0.9, 0.1),
            "En brist går från sannolik till osannolik, om antagandena håller.",
        ),
        ((12, 20, 40), (0.9, 0.5), "Om det blir brist är fortfarande osäkert."),
        ((-40, -20, -12), (0.5, 0.9), "En brist blir sannolik, om antagandena håller."),
        ((12, 20, 40), (0.1, 0.05), ""),
    ],
)
def test_the_verdict_follows_from_the_probabilities(change, chances, says):
    with override("sv"):
        assert verdict(found(*change, before=chances[0], after=chances[1])) == says


def test_a_difference_on_both_sides_of_zero_is_no_proof_that_nothing_happens():
    with override("sv"):
        assert "Det bevisar inte" in verdict(found(-10, 2, 30))


def test_less_of_a_shortage_because_jobs_go_is_told_apart_from_more_people():
    closing = factory.scenario(shocks=[factory.shock(kind=ShockKind.CLOSES)])
    arriving = factory.scenario(shocks=[factory.shock()])

    with override("sv"):
        assert "färre behövs" in remark(found(12, 20, 40), closing)
        assert remark(found(-40, -20, -12), closing) == ""
        assert remark(found(12, 20, 40), arriving) == ""


def test_gaps_and_changes_are_told_with_their_interval():
    with override("sv"):
        assert gap_words(Percentiles(-120.0, -80.0, -40.0), "sv") == "40 till 120 för få"
        assert gap_words(Percentiles(-20.0, 5.0, 30.0), "sv") == "20 för få till 30 för många"
        assert gap_words(Percentiles(5.0, 15.0, 30.0), "sv") == "5 till 30 för många"
        assert change_words(Percentiles(-3.2, 4.0, 28.0), "sv") == "+4 (\u22123 till +28)"


@pytest.mark.parametrize(
    ("cost", "language", "says"),
    [
        (12_345_678, "sv", "12 miljoner kr"),
        (1_234_567, "sv", "1,2 miljoner kr"),
        (123_456, "sv", "123 000 kr"),
        (1_234, "sv", "1 200 kr"),
        (1_234_567, "en", "SEK 1.2 million"),
    ],
)
def test_kronor_are_read_at_a_glance(cost, language, says):
    with override(language):
        assert kronor(cost, language).replace("\xa0", " ") == says


def test_a_known_cost_is_one_number():
    with override("en"):
        assert kronor_span(Percentiles(90_000.0, 90_000.0, 90_000.0), "en") == "SEK 90,000"

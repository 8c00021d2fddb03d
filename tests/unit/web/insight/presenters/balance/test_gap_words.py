"""What is said of a gap is never more than its probability allows."""

from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from talentlab.web.insight.presenters.balance.sentences import gap_title, headline, lead
from talentlab.web.insight.presenters.balance.words import (
    IN_A_WORD,
    SIGNS,
    Outcome,
    between,
    chance,
    likely,
    outcome_of,
    too_few,
)
from talentlab.web.insight.queries.balance import Gap


@pytest.fixture(autouse=True, scope="module")
def english():
    """Read everything in English."""
    with translation.override("en"):
        yield


GAP = Gap(
    region_code="24",
    code="75N",
    sector="total",
    year=2032,
    **dict.fromkeys(
        name
        for name in Gap.__dataclass_fields__
        if name not in {"region_code", "code", "sector", "year"}
    ),
)


def gap(*, p_short, middle=-200.0, low=-400.0, high=-50.0, verdict="short", status="estimated"):
    return replace(
        GAP,
        p_short=p_short,
        gap_p50=middle,
        gap_p10=low,
        gap_p90=high,
        supply_p50=2_400.0,
        demand_p50=2_600.0,
        verdict=verdict,
        status=status,
        pooled_into="",
    )


@pytest.mark.parametrize(
    ("p_short", "verdict", "outcome"),
    [
        (0.99, "short", Outcome.SURELY_SHORT),
        (0.95, "short", Outcome.SURELY_SHORT),
        (0.949, "short", Outcome.SHORT),
        (0.81, "short", Outcome.SHORT),
        (0.8, "uncertain", Outcome.UNCERTAIN),
        (0.2, "uncertain", Outcome.UNCERTAIN),
        (0.19, "surplus", Outcome.ENOUGH),
        (0.0, "surplus", Outcome.ENOUGH),
    ],
)
def test_the_outcome_follows_the_verdict_and_its_probability(p_short, verdict, outcome):
    assert outcome_of(gap(p_short=p_short, verdict=verdict)) is outcome


@pytest.mark.parametrize(
    ("low", "outcome"),
    [
        (-130.0, Outcome.ENOUGH),
        (0.0, Outcome.ENOUGH),
        (52.0, Outcome.ENOUGH),  # 2 percent of 2,600 jobs
        (53.0, Outcome.SURPLUS),
    ],
)
def test_a_surplus_is_said_only_when_the_whole_interval_is_clearly_above_none(low, outcome):
    found = gap(p_short=0.01, low=low, middle=400.0, high=900.0, verdict="surplus")

    assert outcome_of(found) is outcome
    is_surplus = outcome is Outcome.SURPLUS
    assert ("surplus" in str(IN_A_WORD[outcome_of(found)])) == is_surplus
    assert gap_title(found, "en").startswith("Surplus") == is_surplus
    assert ("more than" in headline(found, "Nurse", "Umeå")) == is_surplus


def test_a_gap_without_a_number_has_no_verdict():
    assert outcome_of(gap(p_short=None, status="pooled", verdict="")) is Outcome.POOLED
    assert outcome_of(gap(p_short=None, status="suppressed", verdict="")) is Outcome.SUPPRESSED


@given(st.floats(0, 1))
def test_the_word_shortage_is_only_said_of_what_is_called_short(p_short):
    verdict = "short" if p_short > 0.8 else "surplus" if p_short < 0.2 else "uncertain"
    found = gap(p_short=p_short, verdict=verdict)

    says_short = "shortage" in str(IN_A_WORD[outcome_of(found)])
    assert says_short == (verdict == "short")
    assert gap_title(found, "en").startswith("Shortage") == (verdict == "short")
    assert "needs more" in headline(found, "Nurse", "Umeå") or verdict != "short"
    assert ("unsure" in headline(found, "Nurse", "Umeå")) == (verdict == "uncertain")


@given(st.floats(0, 1))
def test_a_probability_is_never_told_as_none_or_all(p_short):
    assert chance(p_short, "en") not in {"0%", "100%"}


@pytest.mark.parametrize(
    ("p_short", "said"),
    [
        (1.0, "very likely"),
        (0.85, "likely"),
        (0.7, "more likely than not, but not sure"),
        (0.5, "about as likely as not"),
        (0.3, "less likely than not, but not ruled out"),
        (0.1, "unlikely"),
        (0.0, "very unlikely"),
    ],
)
def test_a_probability_is_said_in_words(p_short, said):
    assert likely(p_short) == said


def test_a_gap_is_people_too_few_or_too_many():
    assert too_few(-1_234, "en") == "1,230 too few"
    assert too_few(57, "en") == "57 too many"
    assert too_few(0.2, "en") == "none too few or too many"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (-400, -50, "50 to 400 too few"),
        (20, 80, "20 to 80 too many"),
        (-70, 30, "70 too few to 30 too many"),
    ],
)
def test_an_interval_says_which_side_its_ends_are_on(low, high, said):
    assert between(gap(p_short=0.5, low=low, high=high), "en") == said


def test_the_lead_has_number_interval_and_probability_in_words():
    assert lead(gap(p_short=0.97), "en") == (
        "In 2032 there are about 2,600 jobs and 2,400 people for them: 200 too few, and with 80% "
        "probability 50 to 400 too few. A shortage is very likely: the probability is 97%."
    )


def test_what_is_unsure_is_called_so_in_the_lead():
    said = lead(gap(p_short=0.6, low=-300, high=100, verdict="uncertain"), "en")

    assert "either way" in said
    assert "too unsure to be called a shortage or a surplus" in said


def test_every_outcome_has_a_word_and_a_sign():
    assert set(IN_A_WORD) == set(SIGNS) == set(Outcome)

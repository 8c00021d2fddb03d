"""``talentlab explain`` about openings and signals: the number in words, and what goes with it."""

import pytest

from factories.work_release import publish_work_release


@pytest.fixture
def told(terminal):
    """Return a function that asks about the small release about work."""
    publish_work_release(terminal.root)

    def ask(question, language="sv"):
        terminal.language = language
        return terminal.typed("explain", question)

    return ask


def test_openings_are_a_mean_with_what_they_assume(told):
    status, words = told("openings 24 2221 2028")

    assert status == 0
    assert words.startswith("Jobböppningar, Västerbottens län (24), 2028, totalt, ")
    assert "(medelvärde); 80 %: " in words
    assert "– Alla går i pension vid 66." in words
    assert "– Kommunernas yrken följer länets." in words


def test_openings_of_a_municipality_are_said_to_be_modelled(told):
    _status, words = told("replacement 2480 222 2028", "en")

    assert words.startswith("Openings to replace those who leave, Umeå (2480), 2028")
    assert "modelled from other numbers; nobody counts it in the area" in words


def test_a_signal_says_what_it_cannot_say(told):
    status, words = told("signal 24 2221 ads", "en")

    assert status == 0
    assert words.startswith("Ads, Västerbotten County (24), latest, total, ")
    assert " ads during the year, 2025" in words
    assert "Ads are not vacancies." in words
    assert "as near as can be" not in words


def test_a_signal_that_was_measured_elsewhere_says_so(told):
    _status, words = told("signal 24 5321 medianlön")

    assert "källan anger ingen tid" in words
    assert "mätt för  Sverige (00)" in words
    assert "så här nära som det går" in words


def test_a_class_and_a_withheld_number_are_words(told):
    assert "  stora, 2025-2" in told("signal 24 2221 job_opportunities")[1]
    assert "producenten lämnar inte ut det" in told("signal 2460 222 unemployed_per_ad")[1]


def test_a_ratio_is_written_as_its_reader_writes_it(told):
    assert (
        "34,01 annonser per hundra anställda, 2025/2024"
        in (told("signal 24 2221 ads_per_100_employed")[1])
    )

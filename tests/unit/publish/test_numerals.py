"""Numbers are written as readers of each language write them."""

import pytest

from talentlab.publish.numerals import number, percent, sensible, span

SPACE = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "swedish", "english"),
    [
        (1234.5, 1, f"1{SPACE}234,5", "1,234.5"),
        (-1234.5, 1, f"−1{SPACE}234,5", "−1,234.5"),
        (0, 0, "0", "0"),
        (-0.04, 1, "0,0", "0.0"),
        (1_000_000, 0, f"1{SPACE}000{SPACE}000", "1,000,000"),
    ],
)
def test_numbers(value, decimals, swedish, english):
    assert number(value, "sv", decimals=decimals) == swedish
    assert number(value, "en", decimals=decimals) == english


def test_growth_carries_its_sign_and_nothing_carries_none():
    assert number(3, "sv", signed=True) == "+3"
    assert number(-3, "sv", signed=True) == "−3"
    assert number(0.01, "sv", signed=True) == "0"


def test_percent_has_a_space_in_swedish_only():
    assert percent(0.8, "sv") == f"80{SPACE}%"
    assert percent(0.8, "en") == "80%"


def test_a_span_with_a_minus_uses_a_word():
    assert span(1, 2, "sv") == "1–2"
    assert span(-1, 2, "sv") == "−1 till 2"
    assert span(-1, 2, "en") == "−1 to 2"


@pytest.mark.parametrize(("value", "rounded"), [(134249, 134200), (2294, 2290), (57.4, 57)])
def test_a_forecast_is_not_told_more_exactly_than_it_is_known(value, rounded):
    assert sensible(value) == rounded

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentlab.web.insight.forms.scenario_written import (
    MIX,
    NUMBER,
    PERCENT,
    PERCENT_RANGE,
    RANGE,
    one_line,
)


@pytest.mark.parametrize(
    ("written", "read"),
    [("12,5", 12.5), ("1 800", 1800.0), ("\u22125", -5.0), ("-5", -5.0), ("abc", "abc")],
)
def test_numbers_are_read_as_people_write_them(written, read):
    assert NUMBER.read(written) == read


@pytest.mark.parametrize("written", ["30–70", "30-70", "30 till 70", "30 % – 70 %", "30;70"])
def test_a_range_of_percent_may_be_written_in_several_ways(written):
    assert PERCENT_RANGE.read(written) == [0.3, 0.7]


def test_one_number_is_a_range_of_its_own():
    assert RANGE.read("0,5") == [0.5, 0.5]


def test_what_is_no_range_is_passed_on_to_be_named():
    assert RANGE.read("1–2–3") == "1–2–3"
    assert RANGE.read("a lot") == ["a lot", "a lot"]


def test_occupations_are_codes_with_percent():
    assert MIX.read("222 60; 532 40") == {"222": 0.6, "532": 0.4}
    assert MIX.read("222") == {"222": ""}
    assert MIX.write({"222": 0.6, "532": 0.4}, "sv") == "222 60; 532 40"


@pytest.mark.parametrize("language", ["sv", "en"])
@given(value=st.decimals(-90_000, 90_000, places=3).map(float))
def test_a_number_that_is_written_reads_back_as_the_same(value, language):
    assert NUMBER.read(NUMBER.write(value, language)) == value


@pytest.mark.parametrize("language", ["sv", "en"])
@given(share=st.integers(0, 10_000))
def test_a_share_that_is_written_reads_back_as_the_same(share, language):
    found = PERCENT.read(PERCENT.write(share / 10_000, language))

    assert found == pytest.approx(share / 10_000, abs=1e-12)


def test_names_are_one_line_without_what_is_not_seen():
    assert one_line("  Tio\r\nfler\u202e som  stannar\x00 ", 80) == "Tio fler som stannar"
    assert one_line("x" * 99, 80) == "x" * 80

import polars as pl
import pytest

from talentlab.connectors.files.numbers import other_way, read_numbers
from talentlab.connectors.files.plan import Format

SWEDISH = Format(decimal=",", thousands=" ")


def whole(*texts, form=Format()):  # noqa: B008 -- a frozen value
    return read_numbers(pl.Series(texts, dtype=pl.String), form, pl.Int64()).to_list()


def number(*texts, form=Format()):  # noqa: B008 -- a frozen value
    return read_numbers(pl.Series(texts, dtype=pl.String), form, pl.Float64()).to_list()


def test_whole_numbers_may_be_written_with_empty_decimals():
    assert whole("3", "-3", "3.0", "3.00", "0") == [3, -3, 3, 3, 0]


def test_a_whole_number_with_decimals_is_none():
    assert whole("3.5", "3.", ".5") == [None, None, None]


def test_numbers_may_be_written_the_swedish_way():
    assert number("1 234,5", "1234,5", "12", "-0,5", form=SWEDISH) == [1234.5, 1234.5, 12, -0.5]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_every_kind_of_space_may_stand_between_thousands(space):
    assert whole(f"1{space}234{space}567", form=SWEDISH) == [1_234_567]


def test_a_true_minus_sign_is_a_minus_sign():
    assert number("−1.5") == [-1.5]


def test_spaces_in_the_wrong_places_make_no_number():
    assert whole("1 23", "12 3456", "1 2 3", form=SWEDISH) == [None, None, None]


def test_what_is_no_number_is_none():
    texts = ("", "..", "1e5", "inf", "nan", "0x1", "1,5", "--1", "1 000", "١")

    assert number(*texts) == [None] * len(texts)


def test_a_whole_number_too_large_for_the_machine_is_none():
    assert whole("9" * 30) == [None]


@pytest.mark.parametrize(
    ("text", "dtype", "way"),
    [
        ("1,5", pl.Float64(), 'decimal = ",", thousands = ""'),
        ("1 234", pl.Int64(), 'decimal = ".", thousands = " "'),
        ("1 234,5", pl.Float64(), 'decimal = ",", thousands = " "'),
        ("1.234.567,5", pl.Float64(), 'decimal = ",", thousands = "."'),
        ("1,234", pl.Int64(), 'decimal = ".", thousands = ","'),
        ("elva", pl.Int64(), ""),
    ],
)
def test_the_way_a_number_is_written_can_be_told(text, dtype, way):
    assert other_way(text, Format(), dtype) == way

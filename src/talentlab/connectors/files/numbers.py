"""How numbers are written: decimal comma or point, and spaces between thousands."""

import re
from dataclasses import replace
from typing import Final

import polars as pl

from talentlab.connectors.files.plan import Format

# No-break, narrow no-break and thin spaces are spaces, and a true minus sign is a minus sign.
_SPACES: Final = "[\u00a0\u202f\u2009]"
_MINUS: Final = "\u2212"
_WAYS: Final = ((".", ""), (",", ""), (".", " "), (",", " "), (",", "."), (".", ","))


def written_as(decimal: str, thousands: str) -> str:
    """Return the pattern of a number; group 1 is its whole part and 2 its decimals."""
    whole = r"\d+"
    if thousands:
        whole = rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+|\d+"
    return rf"^(-?(?:{whole}))(?:{re.escape(decimal)}(\d+))?$"


def tidied(texts: pl.Series) -> pl.Series:
    """Return the texts with one kind of space and one kind of minus sign, and none around."""
    one_space = texts.str.replace_all(_SPACES, " ").str.replace_all(_MINUS, "-", literal=True)
    return one_space.str.strip_chars()


def read_numbers(texts: pl.Series, form: Format, dtype: pl.DataType) -> pl.Series:
    """Return the numbers that ``texts`` say; null where one says none, or not a whole one.

    Parameters
    ----------
    texts
        (n,) String.
    form
        How the file writes numbers.
    dtype
        Int64 takes whole numbers only ("3" and "3.0"); Float64 takes all.

    """
    found = tidied(texts).str.extract_groups(written_as(form.decimal, form.thousands))
    whole, decimals = (found.struct.field(name) for name in ("1", "2"))
    if form.thousands:
        whole = whole.str.replace_all(form.thousands, "", literal=True)
    if dtype == pl.Int64:
        is_whole = decimals.fill_null("0").str.contains("^0+$")
        numbers = whole.cast(pl.Int64, strict=False)
        return numbers.zip_with(is_whole, pl.Series([None], dtype=pl.Int64))
    return (whole + "." + decimals.fill_null("0")).cast(pl.Float64, strict=False)


def other_way(text: str, form: Format, dtype: pl.DataType) -> str:
    """Return how the manifest could say that ``text`` is a number of this kind, or nothing."""
    for decimal, thousands in _WAYS:
        other = replace(form, decimal=decimal, thousands=thousands)
        if other != form and read_numbers(pl.Series([text]), other, dtype)[0] is not None:
            return f'decimal = "{decimal}", thousands = "{thousands}"'
    return ""

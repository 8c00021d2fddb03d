"""Numbers as people write them: 1 234,5 in Swedish and 1,234.5 in English."""

from typing import Final

from talentlab.vocab.text import Language

_THOUSANDS: Final = {"sv": "\u00a0", "en": ","}
_DECIMAL: Final = {"sv": ",", "en": "."}
_PERCENT: Final = {"sv": "\u00a0%", "en": "%"}
MINUS: Final = "\u2212"


def number(value: float, language: Language, *, decimals: int = 0, signed: bool = False) -> str:
    r"""Return ``value`` rounded to ``decimals``, with a true minus sign.

    >>> number(-1234.56, "sv", decimals=1).replace("\u00a0", " ")
    '−1 234,6'
    """
    digits = f"{abs(value):,.{decimals}f}"
    is_zero = not any(d in "123456789" for d in digits)
    sign = "" if is_zero else MINUS if value < 0 else "+" if signed else ""
    whole, _, fraction = digits.partition(".")
    whole = whole.replace(",", _THOUSANDS[language])
    return sign + whole + (_DECIMAL[language] + fraction if fraction else "")


def percent(share: float, language: Language, *, decimals: int = 0, signed: bool = False) -> str:
    """Return ``share`` (0–1) as a percentage: 5 % in Swedish, 5% in English."""
    return number(100 * share, language, decimals=decimals, signed=signed) + _PERCENT[language]


def span(low: float, high: float, language: Language, *, decimals: int = 0) -> str:
    """Return "low–high"; words instead of the dash when a sign would make it hard to read."""
    ends = [number(end, language, decimals=decimals) for end in (low, high)]
    if low < 0 or high < 0:
        return (" till " if language == "sv" else " to ").join(ends)
    return "–".join(ends)


def sensible(value: float) -> float:
    """Return ``value`` rounded to what a forecast can carry: three figures, at most hundreds.

    >>> sensible(134249), sensible(2294), sensible(57.4)
    (134200, 2290, 57)
    """
    return to_step(value, step_of(value))


def step_of(value: float) -> int:
    """Return the step that a forecast of the size of ``value`` is rounded to."""
    size = abs(value)
    return 100 if size >= 10_000 else 10 if size >= 1_000 else 1  # noqa: PLR2004 -- the rule itself


def to_step(value: float, step: int) -> int:
    """Return ``value`` rounded to whole steps, so that numbers rounded alike can be added."""
    return round(value / step) * step

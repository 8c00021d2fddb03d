"""Numbers as people write them in a form, and as a scenario keeps them: both ways.

What cannot be read is passed on as it stands, so that the scenario's own check can name it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from talentlab.publish.numerals import number
from talentlab.vocab.characters import CONTROL
from talentlab.vocab.text import Language

Plain: TypeAlias = Any
_APART: Final = re.compile(r"\s*(?:[–—;]|\btill\b|\bto\b|(?<=[\d%\s])-)\s*")
_SPACES: Final = re.compile(r"[\s\u00a0\u202f]+")
_PERCENT: Final = 100.0
_PAIR: Final = 2
_DECIMALS: Final = 4
_EXACTLY: Final = 1e-9  # closer than any number that people write


@dataclass(frozen=True, slots=True)
class Written:
    """How one kind of answer is read from what is written, and written again."""

    read: Callable[[str], Plain]
    write: Callable[[Plain, Language], str]


def one_line(text: str, longest: int) -> str:
    """Return text without line breaks and characters that are not seen, and not endless."""
    return _SPACES.sub(" ", re.sub(CONTROL, " ", text)).strip()[:longest]


def _number_of(text: str) -> float | None:
    cleaned = _SPACES.sub("", text).replace("\u2212", "-").rstrip("%").replace(",", ".")
    try:
        return float(cleaned)
    except ValueError:
        return None


def _read_number(text: str) -> Plain:
    found = _number_of(text)
    return text if found is None else found


def _read_percent(text: str) -> Plain:
    found = _number_of(text)
    return text if found is None else found / _PERCENT


def _read_range(text: str, each: Callable[[str], Plain]) -> Plain:
    """Return the two ends; one number alone is both of them."""
    ends = [end for end in _APART.split(text) if end]
    if len(ends) == 1:
        ends *= _PAIR
    return [each(end) for end in ends] if len(ends) == _PAIR else text


def _read_mix(text: str) -> Plain:
    """Return "818 45; 311 55" as shares by code; what is no pair is passed on to be named."""
    shares: dict[str, Plain] = {}
    for item in re.split(r"[;\n]", text):
        if not item.strip():
            continue
        code, _, share = item.strip().partition(" ")
        shares[code] = _read_percent(share)
    return shares


def _write_number(value: Plain, language: Language) -> str:
    """Return a number without thousands apart: it is to be written on, not only read."""
    decimals = next(
        (d for d in range(_DECIMALS) if abs(round(value, d) - value) < _EXACTLY), _DECIMALS
    )
    said = number(value, language, decimals=decimals)
    return said.replace("," if language == "en" else "\u00a0", "")


def _write_percent(value: Plain, language: Language) -> str:
    return _write_number(_PERCENT * float(value), language)


def _write_range(
    value: Sequence[float], language: Language, each: Callable[[Plain, Language], str]
) -> str:
    low, high = (each(end, language) for end in value)
    return low if low == high else f"{low}–{high}"


def _write_mix(value: Mapping[str, float], language: Language) -> str:
    return "; ".join(f"{code} {_write_percent(share, language)}" for code, share in value.items())


TEXT: Final = Written(lambda text: text, lambda value, _language: str(value))
NUMBER: Final = Written(_read_number, _write_number)
PERCENT: Final = Written(_read_percent, _write_percent)
RANGE: Final = Written(
    lambda text: _read_range(text, _read_number),
    lambda value, language: _write_range(value, language, _write_number),
)
PERCENT_RANGE: Final = Written(
    lambda text: _read_range(text, _read_percent),
    lambda value, language: _write_range(value, language, _write_percent),
)
MIX: Final = Written(_read_mix, _write_mix)

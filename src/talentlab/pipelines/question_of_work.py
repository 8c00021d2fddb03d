"""The part of a question that is about an occupation: its code, the year, and a signal's name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from talentlab.tables.signals import SIGNALS
from talentlab.vocab.sexes import SYNONYMS
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.vocabulary import nearest

YEAR: Final = re.compile(r"\d{4}")
SEX_WORDS: Final = tuple(
    word for words in SYNONYMS.values() for word in words.split() if len(word) > 1
)
"""The words for the sexes that are not a single letter or digit."""
SIGNAL_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        word.casefold(): name
        for name, signal in SIGNALS.items()
        for word in (name, signal.name.sv, signal.name.en)
    }
)
"""What a signal is called, in both languages -> its name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An occupation's code or nothing, a year or nothing, the words for sexes, and a signal."""

    code: str
    year: str
    sexes: list[str]
    signal: str = ""


def asked_of_work(words: list[str], unknown: dict[str, tuple[str, ...]]) -> Asked:
    """Return what words after the place ask for; the last number is the year."""
    numbers = [word for word in words if word.isdecimal()]
    *codes, year = numbers or [""]
    _check_year(year, unknown)
    _check_codes(codes, unknown)
    sexes = [word for word in words if is_sex(word)]
    for word in words:
        if word not in numbers and word not in sexes:
            unknown[word] = nearest(word, {sex: (sex,) for sex in SEX_WORDS}) or ("2221", "2030")
    return Asked("".join(codes[:1]), year, sexes)


def asked_of_openings(words: list[str], unknown: dict[str, tuple[str, ...]]) -> Asked:
    """Return the same of openings, which are told of both sexes together only."""
    asked = asked_of_work(words, unknown)
    for word in asked.sexes:
        if word.casefold() not in SYNONYMS["total"].split():
            unknown[word] = ("total",)
    return Asked(asked.code, asked.year, [])


def asked_of_signal(words: list[str], unknown: dict[str, tuple[str, ...]]) -> Asked:
    """Return what words after the place ask for: a code, the signal's name, perhaps a year.

    The first number is the occupation; signals may be asked for without a year, and are then the
    latest.
    """
    numbers = [word for word in words if word.isdecimal()]
    code, year, *more = [*numbers, "", ""]
    _check_codes([code] if code else [], unknown)
    _check_year(year, unknown)
    unknown.update({word: ("2025",) for word in more if word})
    sexes = [word for word in words if is_sex(word)]
    named = " ".join(word for word in words if word not in numbers and word not in sexes)
    signal = SIGNAL_WORDS.get(named.casefold(), "")
    if not signal:
        known = {word: (word,) for word in SIGNAL_WORDS}
        unknown[named or "?"] = nearest(named, known) or tuple(SIGNALS)
    return Asked(code, year, sexes, signal)


def is_sex(word: str) -> bool:
    """Return whether a word stands for women, men or both."""
    return word.casefold() in SEX_WORDS


def _check_year(year: str, unknown: dict[str, tuple[str, ...]]) -> None:
    if year and not YEAR.fullmatch(year):
        unknown[year] = ("2030",)


def _check_codes(codes: list[str], unknown: dict[str, tuple[str, ...]]) -> None:
    """Note every code that is none, and every one beyond the first."""
    for code in codes:
        if code not in ssyk():
            unknown[code] = ssyk().nearest(code) or ssyk().nearest(code[:4])
    for code in codes[1:]:
        unknown.setdefault(code, (codes[0],))

"""Occupations as readers meet them: named, with the groups above, below and beside them."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from talentlab.vocab.ssyk import UNIT_GROUP, ssyk
from talentlab.vocab.text import Language
from talentlab.vocab.vocabulary import Entry

EDITION: Final = "scb"
"""The edition of SSYK 2012 that everything about work is published in."""


@dataclass(frozen=True, slots=True)
class Occupation:
    """One group of occupations, of one to four digits."""

    code: str
    name: str

    @property
    def inside(self) -> str:
        """The name as it stands inside a sentence: "städare", but "IT-arkitekter"."""
        is_word = self.name[1:2].islower()
        return self.name[0].lower() + self.name[1:] if is_word else self.name

    @property
    def level(self) -> int:
        """The number of digits."""
        return len(self.code)

    @property
    def is_unit_group(self) -> bool:
        """Whether it is as detailed as the classification goes."""
        return self.level == UNIT_GROUP


def occupation(code: str, language: Language) -> Occupation:
    """Return the group with this code; raise ``UnknownCode`` if there is none."""
    return Occupation(code, ssyk(EDITION).name(code).say(language))


def entry_of(code: str) -> Entry:
    """Return the official entry of a code."""
    return ssyk(EDITION).entry(code)


def above(code: str, language: Language) -> list[Occupation]:
    """Return the groups that a code belongs to, the broadest first."""
    return [occupation(code[:digits], language) for digits in range(1, len(code))]


def below(code: str, language: Language) -> list[Occupation]:
    """Return the groups right below a code, in the classification's order."""
    return [occupation(child, language) for child in ssyk(EDITION).children(code)]


def beside(code: str, language: Language) -> list[Occupation]:
    """Return the other groups with the same parent; the other fields for a field."""
    parent = ssyk(EDITION).entry(code).parent
    every = ssyk(EDITION).children(parent) if parent else tuple(ssyk(EDITION).at_level(1))
    return [occupation(other, language) for other in every if other != code]


def address_of(code: str, **asked: str) -> str:
    """Return the address of an occupation's page, with what is asked of it."""
    question = {key: value for key, value in asked.items() if value}
    page = reverse("insight:occupation", args=[code])
    return f"{page}?{urlencode(question)}" if question else page

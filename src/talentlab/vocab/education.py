"""Educations: SUN 2020 levels and fields, SCB's 98 education groups and its statistical levels."""

from functools import cache
from types import MappingProxyType
from typing import Final

from talentlab.vocab.load import read_vocabulary
from talentlab.vocab.text import Text
from talentlab.vocab.vocabulary import Vocabulary

BROAD_FIELD: Final = 1
NARROW_FIELD: Final = 2
DETAILED_FIELD: Final = 3
FIELD_POSITION: Final = 4

GROUP_STAGES: Final = MappingProxyType(
    {
        "1": Text(sv="Kortare än nioårig grundskola", en="Less than nine-year compulsory school"),
        "2": Text(sv="Grundskola", en="Compulsory school"),
        "3": Text(sv="Gymnasial utbildning", en="Upper secondary education"),
        "4": Text(sv="Högskolestudier utan examen", en="Higher education, no degree"),
        "5": Text(sv="Eftergymnasial utbildning", en="Post-secondary education"),
        "9": Text(sv="Uppgift saknas", en="No information"),
    }
)
"""Second character of an education group -> how far the education goes."""


@cache
def sun_levels() -> Vocabulary:
    """Return the education levels of SUN 2020: 7, 14 and 50 at levels 1 to 3."""
    return read_vocabulary("sun_levels")


@cache
def sun_fields() -> Vocabulary:
    """Return the education fields of SUN 2020: 10, 26, 118 and 377 at levels 1 to 4."""
    return read_vocabulary("sun_fields")


@cache
def education_groups() -> Vocabulary:
    """Return SCB's 98 education groups, level and field together ("75N" is nurses)."""
    return read_vocabulary("education_groups")


@cache
def education_levels() -> Vocabulary:
    """Return the levels SCB publishes residents' education by: "1" to "7" and "US"."""
    return read_vocabulary("education_levels")


def field_of_group(education_group_code: str) -> str:
    """Return the broad SUN field of an education group; raise ``UnknownCode`` if unknown."""
    education_groups().require((education_group_code,))
    return education_group_code[0]


def stage_of_group(education_group_code: str) -> str:
    """Return the key in ``GROUP_STAGES`` of an education group; raise ``UnknownCode`` if unknown.

    The unspecified groups keep their stage: "93Z" is upper secondary, "99Z" unknown.
    """
    education_groups().require((education_group_code,))
    return education_group_code[1]

"""A question about one published number, as people write it: "population 2480 2030 women 20-64"."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from talentlab.errors import AgeNotUnderstood, QuestionNotUnderstood, SexNotUnderstood, UnknownCode
from talentlab.pipelines.question_of_work import (
    SEX_WORDS,
    YEAR,
    Asked,
    asked_of_openings,
    asked_of_signal,
    asked_of_work,
    is_sex,
)
from talentlab.vocab.ages import BANDS, parse_age
from talentlab.vocab.geography import code_of_place
from talentlab.vocab.region import Region
from talentlab.vocab.sexes import TOTAL, parse_sex
from talentlab.vocab.vocabulary import nearest

_WORDS: Final = {
    "persons": "population befolkning folkmängd persons personer people invånare residents",
    "births": "births födda födslar births födelser",
    "deaths": "deaths döda dödsfall avlidna",
    "net_migration": "net_migration net-migration flyttnetto nettoflyttning migration flyttningar",
    "employed": "employment employees employed work sysselsättning sysselsatta anställda arbete",
    "openings": "openings jobböppningar öppningar",
    "expansion": "expansion tillväxt",
    "replacement": "replacement ersättning ersättningsbehov",
    "signal": "signal signals signaler",
}
EMPLOYED: Final = "employed"
SIGNAL: Final = "signal"
OPENINGS: Final = frozenset({"openings", "expansion", "replacement"})
"""Openings, and the two parts that they are made of."""
OF_WORK: Final[Mapping[str, Callable[[list[str], dict[str, tuple[str, ...]]], Asked]]] = (
    MappingProxyType(
        {
            EMPLOYED: asked_of_work,
            SIGNAL: asked_of_signal,
            **dict.fromkeys(OPENINGS, asked_of_openings),
        }
    )
)
"""What is told of occupations -> how the words after the place are read."""
MEASURES: Final[Mapping[str, str]] = MappingProxyType(
    {word: measure for measure, words in _WORDS.items() for word in words.split()}
)
"""Word -> the measure it asks for, in both languages."""

_CODE: Final = re.compile(r"\d{2}|\d{4}")


@dataclass(frozen=True, slots=True)
class Question:
    """One cell of the published tables: residents by age group, or something by occupation.

    Who asks for a ``signal`` may leave the year out; it is then 0, and the latest is meant.
    """

    measure: str
    region_code: str
    year: int
    sex: str
    age_group: str = TOTAL
    ssyk_code: str = TOTAL
    signal: str = ""

    @property
    def component(self) -> str:
        """Return the part of openings that is asked for, as tables name it."""
        return self.measure

    def __str__(self) -> str:
        if self.measure in OF_WORK:
            asked = (self.region_code, self.ssyk_code, self.signal, self.year or "", self.sex)
            return " ".join(str(word) for word in (self.measure, *asked) if word)
        return f"{self.measure} {self.region_code} {self.year} {self.sex} {self.age_group}"


def parse_question(text: str, region: Region) -> Question:
    """Return the number that ``text`` asks for: subject, place, year, and perhaps sex and age.

    The place comes before the year, because 2030 could be either; it may be a code, a name or
    one of the region's own areas. Sex and age may come in any order, in Swedish or English. Who
    asks for employees may write an occupation's code, before the year, and no age.

    Raises
    ------
    QuestionNotUnderstood
        With every word that means nothing here, and the nearest that do.

    """
    subject, place, year, rest = _split(text)
    unknown: dict[str, tuple[str, ...]] = {}
    measure = MEASURES.get(subject.casefold(), "")
    if not measure:
        unknown[subject or "?"] = nearest(subject, {w: (w,) for w in MEASURES}) or tuple(_WORDS)
    region_code = _place(place, region, unknown)
    if measure in OF_WORK:
        after_place = text.split()[1 + len(place.split()) :]
        asked = OF_WORK[measure](after_place, unknown)
    else:
        asked = Asked(TOTAL, year, rest)
    if not asked.year and measure != SIGNAL:
        unknown["?"] = ("2030",)
    sex, age_group = _sex_and_age(asked.sexes, unknown)
    if unknown:
        raise QuestionNotUnderstood(question=text, unknown=unknown)
    return Question(
        measure,
        region_code,
        int(asked.year or 0),
        sex,
        age_group,
        asked.code or TOTAL,
        asked.signal,
    )


def _split(text: str) -> tuple[str, str, str, list[str]]:
    """Return the subject, the place, the year and the words that are left."""
    subject, *words = text.split() or [""]
    at = next((i for i, w in enumerate(words) if i > 0 and YEAR.fullmatch(w)), len(words))
    before, year, after = words[:at], "".join(words[at : at + 1]), words[at + 1 :]
    place = 1 if before and _CODE.fullmatch(before[0]) else _words_of_place(before)
    return subject, " ".join(before[:place]), year, [*before[place:], *after]


def _words_of_place(words: list[str]) -> int:
    """Return how many words belong to the place: up to a sex or something with a digit in it."""
    ends = (i for i, word in enumerate(words) if i and (is_sex(word) or word[:1].isdigit()))
    return next(ends, len(words))


def _place(place: str, region: Region, unknown: dict[str, tuple[str, ...]]) -> str:
    own = {area.slug: area.slug for area in region.areas}
    for area in region.areas:
        own |= {area.name.sv.casefold(): area.slug, area.name.en.casefold(): area.slug}
    if place.casefold() in own:
        return own[place.casefold()]
    try:
        return code_of_place(place)
    except UnknownCode as error:
        offered = error.facts["nearest"]
        shown = {a.slug: (a.slug, a.name.sv) for a in region.areas}
        found = tuple(offered.get(place, ())) if isinstance(offered, Mapping) else ()
        unknown[place or "?"] = (*nearest(place, shown), *found) or region.region_codes()[:3]
        return ""


def _sex_and_age(words: list[str], unknown: dict[str, tuple[str, ...]]) -> tuple[str, str]:
    sexes = [word for word in words if is_sex(word)]
    age = " ".join(word for word in words if word not in sexes)
    sex, age_group = TOTAL, TOTAL
    try:
        sex = parse_sex(sexes[0]) if sexes else TOTAL
        age_group = parse_age(age).label if age else TOTAL
    except (AgeNotUnderstood, SexNotUnderstood):
        known = {word: (word,) for word in (*SEX_WORDS, *BANDS)}
        unknown[age] = nearest(age, known) or ("women", "men", *BANDS)
    return sex, age_group

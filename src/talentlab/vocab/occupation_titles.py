"""What occupations are called: official names, our own words, and titles a site has imported."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from talentlab.vocab.load import read_rows
from talentlab.vocab.ssyk import MINOR_GROUP, UNIT_GROUP, ssyk
from talentlab.vocab.text import Language

TitleKind: TypeAlias = Literal["title", "synonym", "english"]

_BETWEEN: Final = re.compile(r",| och | samt | and |/")
_EMPTY: Final = re.compile(r" m\.fl\.| m\.m\.|, nivå \d|, level \d|\(cont\.\)|\(fortsättning\)")


@dataclass(frozen=True, slots=True)
class Title:
    """One thing that an occupation is called.

    ``phrase`` is the part of ``text`` that is compared; an official name such as "Kockar och
    kallskänkor" has two. ``place`` is where the occupation stands among those that share the word,
    from 1.
    """

    code: str
    text: str
    language: Language
    kind: TitleKind
    phrase: str
    place: int = 1


def official_titles() -> Iterator[Title]:
    """Yield the official names of unit groups and of the groups above them."""
    for code, entry in ssyk("scb").entries.items():
        if entry.level in {MINOR_GROUP, UNIT_GROUP}:
            for language, kind in (("sv", "title"), ("en", "english")):
                text = entry.name.say(language)
                for phrase in _phrases(text):
                    yield Title(code, text, language, kind, phrase)


def own_titles() -> Iterator[Title]:
    """Yield our own words, from ``vocab/data/occupation_words.tsv``."""
    _, rows = read_rows("occupation_words")
    for row in rows:
        language: Language = "en" if row["language"] == "en" else "sv"
        kind: TitleKind = "english" if language == "en" else "synonym"
        yield Title(row["code"], row["word"], language, kind, row["word"], int(row["place"]))


def extra_titles(extra: Iterable[tuple[str, str, str]]) -> Iterator[Title]:
    """Yield imported titles: (code, text, language)."""
    for code, text, language in extra:
        if language == "en":
            yield Title(code, text, "en", "english", text)
        else:
            yield Title(code, text, "sv", "title", text)


def _phrases(name: str) -> list[str]:
    """Return an official name, and its parts where it joins several: each is a name too."""
    plain = _EMPTY.sub("", name).strip()
    parts = [part.strip() for part in _BETWEEN.split(plain)]
    return [plain, *(part for part in parts if len(parts) > 1 and part and part[-1] != "-")]

"""What occupations are called: official names, our own words, and titles a site has imported."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from talentlab.vocab.language.folding import fold
from talentlab.vocab.load import read_rows
from talentlab.vocab.ssyk import MINOR_GROUP, UNIT_GROUP, ssyk
from talentlab.vocab.text import Language

TitleKind: TypeAlias = Literal["title", "synonym", "english"]

# "Övriga läkare" is not where somebody who types "läkare" wants to go first.
_REST: Final = re.compile(r"^övriga?\b|^other\b|not elsewhere classified", re.IGNORECASE)
_PLACE_OF_REST: Final = 4
_EMPTY: Final = re.compile(r" m\.fl\.| m\.m\.|\(cont\.\)|\(fortsättning\)")


@dataclass(frozen=True, slots=True)
class Title:
    """One thing that an occupation is called.

    ``phrase`` is ``text`` without what says nothing, such as "m.fl."; ``place`` is where the
    occupation stands among those that share the word, from 1.
    """

    code: str
    text: str
    language: Language
    kind: TitleKind
    phrase: str
    place: int = 1


def official_titles() -> Iterator[Title]:
    """Yield the official names of unit groups and of the groups right above them."""
    for code, entry in ssyk("scb").entries.items():
        if entry.level in {MINOR_GROUP, UNIT_GROUP}:
            yield _official(code, entry.name.sv, "sv", "title")
            yield _official(code, entry.name.en, "en", "english")


def _official(code: str, text: str, language: Language, kind: TitleKind) -> Title:
    place = _PLACE_OF_REST if _REST.search(text) else 1
    return Title(code, text, language, kind, _EMPTY.sub("", text), place)


def own_titles() -> Iterator[Title]:
    """Yield our own words, from ``vocab/data/occupation_words.tsv``."""
    _, rows = read_rows("occupation_words")
    for row in rows:
        code, word, place = row["code"], row["word"], int(row["place"])
        if row["language"] == "en":
            yield Title(code, word, "en", "english", word, place)
        else:
            yield Title(code, word, "sv", "synonym", word, place)


def extra_titles(
    extra: Iterable[tuple[str, str, str]], own: Iterable[Title] = ()
) -> Iterator[Title]:
    """Yield imported titles: (code, text, language).

    Whoever made the list knows best which occupation a title is. But where ``own`` words of ours
    put several occupations that share it in order, that order holds, and one that is not in it
    comes last.
    """
    ordered: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for title in own:
        places = ordered[fold(title.text)]
        places[title.code] = min(title.place, places.get(title.code, title.place))
    for code, text, language in extra:
        places = ordered.get(fold(text), {})
        place = places.get(code, len(places) + 1) if len(places) > 1 else 1
        if language == "en":
            yield Title(code, text, "en", "english", text, place)
        else:
            yield Title(code, text, "sv", "title", text, place)

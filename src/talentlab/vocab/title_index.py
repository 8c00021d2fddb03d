"""Titles of occupations, taken apart so that they can be found by any of their parts."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from talentlab.vocab.language.fillers import Said, telling
from talentlab.vocab.language.lexicon import Lexicon
from talentlab.vocab.occupation_titles import Title

Floats: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.intp]
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class TitleIndex:
    """Titles T in order of their occupation O, and where each part of a word stands.

    ``titles`` are (T,), ``codes`` (O,); the titles of occupation o are
    ``first_title[o]:first_title[o + 1]``. A part is a lexeme that is no compound. ``weight`` is how
    much a part tells: ln(1 + occupations / occupations that have it). ``titles_with``,
    ``titles_headed`` and ``titles_saying`` lead from a part, a part that stands last in its word,
    and a whole word to places in ``titles``; ``evidence`` from a part to occupations and how much
    each is about it, n / (n + 1) for n titles that have it. ``spelled`` leads from the words of a
    title to its place. ``total`` (T,) is the weight of all parts of a title.
    """

    titles: tuple[Title, ...]
    codes: tuple[str, ...]
    first_title: Places
    lexicon: Lexicon
    weight: Mapping[str, float]
    titles_with: Mapping[str, Places]
    titles_headed: Mapping[str, Places]
    titles_saying: Mapping[str, Places]
    evidence: Mapping[str, tuple[Places, Floats]]
    total: Floats
    spelled: Mapping[tuple[str, ...], Places]


def build_index(titles: Iterable[Title]) -> TitleIndex:
    """Return ``titles`` taken apart."""
    kept = tuple(sorted(titles, key=lambda title: title.code))
    phrases = [telling(title.phrase, (title.language,)) for title in kept]
    words = [tuple(said.word for said in phrase) for phrase in phrases]
    lexicon = _lexicon(kept, phrases)
    parts = [_parts(said, lexicon) for said in words]
    codes = tuple(dict.fromkeys(title.code for title in kept))
    place = {code: at for at, code in enumerate(codes)}
    occupation = np.array([place[title.code] for title in kept])
    titles_with = _places([{part for word in said for part in word} for said in parts])
    evidence = {part: _evidence(occupation[at]) for part, at in titles_with.items()}
    weight = {
        part: float(np.log1p(len(codes) / len(about))) for part, (about, _) in evidence.items()
    }
    return TitleIndex(
        titles=kept,
        codes=codes,
        first_title=np.searchsorted(occupation, np.arange(len(codes) + 1)),
        lexicon=lexicon,
        weight=weight,
        titles_with=titles_with,
        titles_headed=_places(
            [_heads(title, said) for title, said in zip(kept, parts, strict=True)]
        ),
        titles_saying=_places([set(said) for said in words]),
        evidence=evidence,
        total=np.array(
            # A title without words weighs something, so that nothing is divided by nothing.
            [sum(weight[p] for p in {p for word in said for p in word}) or 1.0 for said in parts]
        ),
        spelled=_places([{said} if said else set() for said in words]),
    )


def _lexicon(titles: Sequence[Title], phrases: Sequence[tuple[Said, ...]]) -> Lexicon:
    """Return the words of the titles; what is only half a word is none ("ban-")."""
    swedish: dict[str, None] = {}
    english: dict[str, None] = {}
    for title, phrase in zip(titles, phrases, strict=True):
        whole = dict.fromkeys(said.word for said in phrase if not said.is_part)
        (english if title.language == "en" else swedish).update(whole)
    return Lexicon({"sv": swedish, "en": english})


def _parts(words: tuple[str, ...], lexicon: Lexicon) -> list[tuple[str, ...]]:
    return [lexicon.parts(lexicon.lexeme(word) or word) for word in words]


def _heads(title: Title, parts: list[tuple[str, ...]]) -> set[str]:
    """Return what a title is about: the last part of a Swedish word, the last English word."""
    if title.language == "en":
        return {word[-1] for word in parts[-1:]}
    return {word[-1] for word in parts}


def _places(keys: Sequence[set[_Key]]) -> dict[_Key, Places]:
    """Return key -> where it stands in ``keys``."""
    found: defaultdict[_Key, list[int]] = defaultdict(list)
    for at, inside in enumerate(keys):
        for key in inside:
            found[key].append(at)
    return {key: np.array(at, dtype=np.intp) for key, at in found.items()}


def _evidence(occupation: Places) -> tuple[Places, Floats]:
    """Return the occupations of some titles, and n / (n + 1) for the n titles of each."""
    about, count = np.unique(occupation, return_counts=True)
    return about, count / (count + 1.0)

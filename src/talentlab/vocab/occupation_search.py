"""Finding the occupation that somebody means, whatever word they use for it.

What occupations are called comes from ``occupation_titles``; how words are compared from
``language``; how a site adds words is in docs/how-to/add-words-to-the-search.md.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from typing import Final, Literal, TypeAlias

import numpy as np

from talentlab.vocab.language.fillers import telling
from talentlab.vocab.language.folding import is_written_apart, words_of
from talentlab.vocab.occupation_titles import extra_titles, official_titles, own_titles
from talentlab.vocab.ssyk import MINOR_GROUP, UNIT_GROUP, ssyk
from talentlab.vocab.title_index import Places, build_index
from talentlab.vocab.title_matching import Match, match, occupation_scores

HitKind: TypeAlias = Literal["title", "synonym", "english", "code", "related"]

# Nobody types a longer question in earnest.
_MOST_LETTERS: Final = 120
# Below this a match says nothing, and below this share of the best one it only disturbs.
_LEAST_SCORE: Final = 0.4
_LEAST_OF_BEST: Final = 0.5
# Less than this share of what was typed makes a hit related, not found.
_WHOLE_SHARE: Final = 0.7
# A group above the unit groups is offered when its own name is what was typed.
_GROUP_NAMED: Final = 0.95
_PER_PLACE: Final = 0.01
_OTHER_ACCENTS: Final = 0.02
_OFFERED: Final = 5
_LETTERS_PER_OFFERED_FAULT: Final = 3
_CODE: Final = re.compile(r"\bssyk[\s:]*(\d{1,4})\b|(?<![\w-])(\d{4})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """An occupation that was found, and why.

    ``matched`` is the word that led here, as it is written; ``kind`` says whether that is an
    official or imported title, a word of ours, an English one, a code, or one that says only part
    of what was asked for. ``score`` is 0-1 and only means something beside another hit's.
    """

    ssyk_code: str
    matched: str
    kind: HitKind
    score: float


class OccupationIndex:
    """Every occupation by every word we know for it; built once, then only read.

    Parameters
    ----------
    extra
        Titles to know besides our own, such as an imported list: (ssyk_code, text, language).

    Raises
    ------
    UnknownCode
        With every code of ``extra`` that is no unit group of SSYK 2012 (SCB).

    """

    def __init__(self, extra: Iterable[tuple[str, str, str]] = ()) -> None:
        extra = tuple(extra)
        ssyk("scb").require({code for code, _, _ in extra}, level=UNIT_GROUP)
        own = tuple(own_titles())
        self._index = build_index([*official_titles(), *extra_titles(extra, own), *own])
        self._later_place = np.array(
            [_PER_PLACE * (title.place - 1) for title in self._index.titles]
        )

    def find(
        self, query: str, limit: int = 20, *, weight: Mapping[str, float] | None = None
    ) -> list[Hit]:
        """Return at most ``limit`` occupations that ``query`` may mean, best first, each once.

        Unit groups; a group above them too when its own name or code is what was typed. Anything
        may be asked: what is not understood finds nothing.

        Parameters
        ----------
        query
            What somebody typed: a title, a slang word, a task, the beginning of a word, a code.
        limit
            The most hits wanted.
        weight
            SSYK code -> a number such as employed persons. Among hits that match as well (to two
            decimals) the larger comes first; without it those whose official title it is, and then
            in the order of the codes.

        """
        codes, words = _codes_and_words(query[:_MOST_LETTERS])
        by_code = [Hit(code, code, "code", 1.0) for code in codes]
        by_words = [hit for hit in self._by_words(words) if hit.ssyk_code not in codes]
        weight = weight or {}
        by_words.sort(key=lambda hit: (-hit.score, -weight.get(hit.ssyk_code, 0), *_order(hit)))
        return [*by_code, *by_words][:limit]

    def nearest(self, query: str) -> list[str]:
        """Return at most five known words or codes that are most like ``query``.

        For a reader who found nothing: they are worth typing, and all of them find something.
        """
        asked = query[:_MOST_LETTERS]
        if asked.strip().isdecimal():
            return list(ssyk("scb").nearest(asked.strip(), level=UNIT_GROUP))
        index = self._index
        alike = sorted(
            (-likeness, known)
            for said in telling(asked)
            for known, likeness in index.lexicon.alike(
                said.word, len(said.word) // _LETTERS_PER_OFFERED_FAULT
            )
        )
        texts = [
            min((index.titles[at].text for at in index.titles_saying[known]), key=len)
            for _, known in alike
        ]
        return list(dict.fromkeys(texts))[:_OFFERED]

    def _by_words(self, words: str) -> list[Hit]:
        """Return the hits for words, in the order of their codes."""
        if not words:
            return []
        index = self._index
        found = match(words, index)
        best = self._best_titles(found)
        scores = occupation_scores(found, index) - self._later_place[best]
        least = max(_LEAST_SCORE, _LEAST_OF_BEST * float(scores.max()))
        return [
            Hit(
                ssyk_code=index.titles[title].code,
                matched=index.titles[title].text,
                kind=index.titles[title].kind if found.share[title] >= _WHOLE_SHARE else "related",
                score=round(float(score) - _lost_to_accents(words, index.titles[title].text), 2),
            )
            for title, score in zip(best, scores, strict=True)
            if score >= least and self._is_offered(found, title)
        ]

    def _best_titles(self, found: Match) -> Places:
        """Return the place of each occupation's best title (O,)."""
        scores = found.title - self._later_place
        firsts = self._index.first_title
        return np.array(
            [first + scores[first:end].argmax() for first, end in pairwise(firsts)], dtype=np.intp
        )

    def _is_offered(self, found: Match, title: int) -> bool:
        """Return whether an occupation with this best title may be a hit."""
        is_unit_group = len(self._index.titles[title].code) == UNIT_GROUP
        return is_unit_group or found.title[title] >= _GROUP_NAMED


@cache
def default_index() -> OccupationIndex:
    """Return the index of the official names and our own words."""
    return OccupationIndex()


def _codes_and_words(query: str) -> tuple[list[str], str]:
    """Return the SSYK codes in ``query``, each with those below it, and the words of it.

    A number alone may be the beginning of a code, or a word ("112"). Beside words only four digits
    are a code, or fewer after "SSYK".
    """
    known = ssyk("scb").entries
    alone = query.strip()
    numbers = [alone] if alone.isdecimal() else list(filter(None, chain(*_CODE.findall(query))))
    codes = [code for number in numbers for code in known if _begins(number, code)]
    return list(dict.fromkeys(codes)), query if alone.isdecimal() else _CODE.sub(" ", query)


def _begins(beginning: str, code: str) -> bool:
    return code.startswith(beginning) and len(code) >= MINOR_GROUP


def _lost_to_accents(asked: str, text: str) -> float:
    """Return what a title loses because its words differ from the asked ones in accents."""
    titled = words_of(text)
    is_other = any(is_written_apart(word, other) for word in words_of(asked) for other in titled)
    return _OTHER_ACCENTS if is_other else 0.0


def _order(hit: Hit) -> tuple[int, bool, str]:
    """Return what equal hits are sorted by: unit groups and official titles first, then codes."""
    return -len(hit.ssyk_code), hit.kind != "title", hit.ssyk_code

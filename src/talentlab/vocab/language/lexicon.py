"""The words that are known, and which of them somebody may mean."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from talentlab.vocab.language.compounds import Compounds
from talentlab.vocab.language.inflection import bases, doers
from talentlab.vocab.text import Language

# A misspelling has at most one fault in this many letters, and is as like as this (0-1).
_LETTERS_PER_FAULT: Final = 4
_ALIKE: Final = 0.74
_SHORTEST_MISSPELT: Final = 4
_OFFERED: Final = 4


class Lexicon:
    """Known words of two languages: how they are inflected, put together and misspelt.

    Parameters
    ----------
    words
        Language -> folded words in any inflection.

    """

    def __init__(self, words: Mapping[Language, Collection[str]]) -> None:
        self._lexeme: dict[str, str] = {}
        for language, known in words.items():
            for word in known:
                self._lexeme.setdefault(word, _lexeme(word, language, known))
        self._sorted = sorted(self._lexeme)
        self._unseen = _unseen(words, self._lexeme)
        swedish = {word: self._lexeme[word] for word in words.get("sv", ()) if not word.isdecimal()}
        unseen = _unseen({"sv": swedish}, swedish)
        self._compounds = Compounds(
            lambda word: _form_of(word, swedish, unseen), lambda word: _known(word, swedish, unseen)
        )

    def lexeme(self, word: str) -> str | None:
        """Return the known word that ``word`` is a form of, or None."""
        return _form_of(word, self._lexeme, self._unseen)

    def doer(self, word: str) -> str | None:
        """Return the known word for who does what ``word`` says, or None."""
        return next((self._lexeme[d] for d in doers(word) if d in self._lexeme), None)

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the parts of a word, the head last; the word itself if it is not a compound."""
        return self._compounds.split(word) or (word,)

    def completions(self, beginning: str) -> Iterator[str]:
        """Yield the known words that begin with ``beginning``, in alphabetical order."""
        for at in range(bisect_left(self._sorted, beginning), len(self._sorted)):
            if not self._sorted[at].startswith(beginning):
                return
            yield self._sorted[at]

    def alike(self, word: str) -> list[tuple[str, float]]:
        """Return known words that ``word`` may be a misspelling of, with likeness 0-1."""
        if len(word) < _SHORTEST_MISSPELT:
            return []
        found = process.extract(
            word,
            self._sorted,
            scorer=OSA.normalized_similarity,
            score_cutoff=_ALIKE,
            limit=_OFFERED,
        )
        most = max(1, len(word) // _LETTERS_PER_FAULT)
        return [(known, like) for known, like, _ in found if OSA.distance(word, known) <= most]


def _lexeme(word: str, language: Language, known: Collection[str]) -> str:
    """Return the simplest known word that ``word`` is a form of."""
    seen = {word}
    while True:
        simpler = next((b for b in bases(word, language) if b in known and b not in seen), None)
        if simpler is None:
            return word
        seen.add(simpler)
        word = simpler


def _unseen(words: Mapping[Language, Collection[str]], lexeme: Mapping[str, str]) -> dict[str, str]:
    """Return what known words may be forms of -> the known word: "sköterska" from "sköterskor"."""
    unseen: dict[str, str] = {}
    for language, known in words.items():
        for word in known:
            for base in bases(word, language):
                if base not in lexeme:
                    unseen.setdefault(base, lexeme[word])
    return unseen


def _form_of(word: str, lexeme: Mapping[str, str], unseen: Mapping[str, str]) -> str | None:
    known = _known(word, lexeme, unseen)
    if known is not None:
        return known
    forms = [b for b in bases(word)]
    return next((m[b] for m in (lexeme, unseen) for b in forms if b in m), None)


def _known(word: str, lexeme: Mapping[str, str], unseen: Mapping[str, str]) -> str | None:
    return lexeme.get(word) or unseen.get(word)

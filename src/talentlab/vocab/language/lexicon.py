"""The words that are known, and which of them somebody may mean."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from talentlab.vocab.language.compounds import Compounds
from talentlab.vocab.language.inflection import bases, relatives
from talentlab.vocab.language.spelling import Spelling
from talentlab.vocab.text import Language


class Lexicon:
    """Known words of two languages: how they are inflected, put together and misspelt.

    A lexeme is the simplest known form of a word. What the words may be forms of is known too:
    "sjuksköterskor" makes "sjuksköterska" known, and both have the same lexeme.

    Parameters
    ----------
    words
        Language -> folded words in any inflection.

    """

    def __init__(self, words: Mapping[Language, Collection[str]]) -> None:
        written = sorted(set(chain.from_iterable(words.values())))
        self._lexemes = {language: _lexemes(language, known) for language, known in words.items()}
        self._compounds = Compounds(
            head_of=lambda word: _form_of(word, "sv", self._lexemes["sv"]),
            part_of=self._lexemes["sv"].get,
            words=words["sv"],
        )
        self._written = written
        self._spelling = Spelling(written)

    def lexeme(self, word: str) -> str | None:
        """Return the known word that ``word`` is or is a form of, or None."""
        written = (known[word] for known in self._lexemes.values() if word in known)
        forms = (_form_of(word, language, known) for language, known in self._lexemes.items())
        return next(chain(written, filter(None, forms)), None)

    def is_written(self, word: str) -> bool:
        """Return whether ``word`` is known as it stands."""
        at = bisect_left(self._written, word)
        return self._written[at : at + 1] == [word]

    def relative(self, word: str) -> str | None:
        """Return a known word of the same root as ``word``, preferably who does it, or None."""
        found = (
            known[relative]
            for language, known in self._lexemes.items()
            for relative in relatives(word, language)
            if relative in known
        )
        return next(found, None)

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the parts of a word, the head last; the word itself if it is not a compound.

        English joins few words, so one that is only known in English is left whole.
        """
        if word in self._lexemes["en"] and word not in self._lexemes["sv"]:
            return (word,)
        return self._compounds.split(word) or (word,)

    def fronts(self, word: str) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield ways to cut ``word`` into known parts and a rest that is not known."""
        return self._compounds.fronts(word)

    def completions(self, beginning: str) -> Iterator[str]:
        """Yield the known words that begin with ``beginning``, in alphabetical order."""
        for at in range(bisect_left(self._written, beginning), len(self._written)):
            if not self._written[at].startswith(beginning):
                return
            yield self._written[at]

    def alike(self, word: str, most_faults: int) -> list[tuple[str, float]]:
        """Return known words that ``word`` may be a misspelling of, with their likeness (0-1)."""
        return self._spelling.alike(word, most_faults)


def _lexemes(language: Language, words: Collection[str]) -> dict[str, str]:
    """Return every known word, and all that they may be forms of -> its lexeme."""
    written = set(words)
    lexeme = {word: _simplest(word, language, written) for word in words}
    for word in words:
        for base in bases(word, language):
            lexeme.setdefault(base, lexeme[word])
    return lexeme


def _simplest(word: str, language: Language, known: Collection[str]) -> str:
    """Return the simplest known word that ``word`` is a form of."""
    seen = {word}
    while True:
        simpler = next((b for b in bases(word, language) if b in known and b not in seen), None)
        if simpler is None:
            return word
        seen.add(simpler)
        word = simpler


def _form_of(word: str, language: Language, lexeme: Mapping[str, str]) -> str | None:
    if word in lexeme:
        return lexeme[word]
    return next((lexeme[base] for base in bases(word, language) if base in lexeme), None)

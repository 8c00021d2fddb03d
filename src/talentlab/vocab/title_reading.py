"""How a word that somebody typed may be read: known, compounded, begun, akin or misspelt."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from talentlab.vocab.language.fillers import Said
from talentlab.vocab.language.spelling import usual_faults
from talentlab.vocab.title_index import TitleIndex

# How sure each way of reading a word is (0-1). The order matters, not the numbers: every value
# between its neighbours finds the same share of the titles we tuned on, within half a percent.
_KNOWN: Final = 1.0
_COMPOUND: Final = 0.97
_MISSPELT: Final = 0.95  # times the likeness of the two words
_RELATED: Final = 0.9
_BEGUN: Final = 0.85  # times a quarter for how much of the word is there
_BEGUN_BESIDE_KNOWN: Final = 0.5

_SHORTEST_BEGINNING: Final = 2
# Letters that must be known of a compound whose head is not.
_SHORTEST_FRONT: Final = 5
_MOST_COMPLETIONS: Final = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """Parts of words that a typed word may stand for, the head last, and how sure that is (0-1)."""

    parts: tuple[str, ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Completion:
    """A known word that begins with what was typed, and how sure that is (0-1)."""

    word: str
    sure: float


def readings(said: Said, index: TitleIndex) -> Iterator[Reading]:
    """Yield what a typed word may stand for; nothing if it resembles no known word.

    A known word is taken at its word. An unknown one may be of the same root as a known one
    ("svetsning"), a compound or a misspelling, and then all of them are tried.
    """
    lexicon = index.lexicon
    lexeme = lexicon.lexeme(said.word)
    if lexeme is not None:
        yield Reading(lexicon.parts(lexeme), _KNOWN)
        # "sälja" is known as it stands, and still says that somebody is a "säljare".
        relative = lexicon.relative(said.word)
        if relative is not None and (said.word.endswith("a") or not lexicon.is_written(said.word)):
            yield Reading(lexicon.parts(relative), _RELATED)
    elif said.word in index.titles_with:
        yield Reading((said.word,), _KNOWN)
    elif not (said.is_part or said.word.isdecimal()):
        yield from _guesses(said.word, index)


def completions(said: Said, index: TitleIndex, *, is_known: bool) -> Iterator[Completion]:
    """Yield the words that a typed one is the beginning of; ``is_known`` if it is one itself."""
    if said.is_part or len(said.word) < _SHORTEST_BEGINNING:
        return
    sure = _BEGUN_BESIDE_KNOWN if is_known else _BEGUN
    for word in islice(index.lexicon.completions(said.word), _MOST_COMPLETIONS):
        if word != said.word:
            yield Completion(word, sure * (3 + len(said.word) / len(word)) / 4)


def _guesses(word: str, index: TitleIndex) -> Iterator[Reading]:
    lexicon = index.lexicon
    relative = lexicon.relative(word)
    if relative is not None:
        yield Reading(lexicon.parts(relative), _RELATED)
    parts = lexicon.parts(word)
    is_compound = len(parts) > 1
    if is_compound:
        yield Reading(parts, _COMPOUND)
    # A word that makes sense as it is has at most a slip of the finger in it.
    most_faults = usual_faults(word)
    if is_compound or relative is not None:
        most_faults = min(most_faults, 1)
    alike = lexicon.alike(word, most_faults)
    for known, likeness in alike:
        yield Reading(lexicon.parts(lexicon.lexeme(known) or known), _MISSPELT * likeness)
    if not alike and not is_compound:
        yield from _half_known(word, index)


def _half_known(word: str, index: TitleIndex) -> Iterator[Reading]:
    """Yield compounds whose first part is known: the head is misspelt, or not known at all."""
    lexicon = index.lexicon
    for front, rest in lexicon.fronts(word):
        for known, likeness in lexicon.alike(rest, usual_faults(rest)):
            head = lexicon.parts(lexicon.lexeme(known) or known)
            yield Reading((*front, *head), _COMPOUND * _MISSPELT * likeness)
        if front[-1] in index.titles_headed and len(word) - len(rest) >= _SHORTEST_FRONT:
            yield Reading((*front, rest), _COMPOUND)

"""How well titles and occupations match what somebody typed."""

import re
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.vocab.language.fillers import Said, telling
from talentlab.vocab.title_index import Floats, TitleIndex
from talentlab.vocab.title_reading import Completion, Reading, completions, readings

# Chosen on half of SCB's titles and Arbetsförmedlingen's names, measured on the other half. Half or
# twice as much changes the share found by at most two percentage points.
_SHORTER_IS_BETTER: Final = 0.3
_EVIDENCE: Final = 0.8
_ABOUT_SOMETHING_ELSE: Final = 0.8
# What an unknown word weighs: as much as a part that one occupation in twenty has.
_UNKNOWN_WEIGHT: Final = 3.0
_NOT_AS_SPELLED: Final = 0.97
_MOST_WORDS: Final = 12
_MOST_ALTERNATIVES: Final = 4
_ALTERNATIVES: Final = re.compile(r"\s*/\s*")


@dataclass(frozen=True, slots=True)
class Match:
    """How well each title T and each occupation O matches a query, 0-1.

    ``title`` (T,) is how well a title says what was typed, ``share`` (T,) how much of what was
    typed it says, and ``about`` (O,) how much of it the occupation is known to be about.
    """

    title: Floats
    share: Floats
    about: Floats

    def or_else(self, other: "Match") -> "Match":
        """Return the better of two matches, title by title."""
        return Match(
            np.maximum(self.title, other.title),
            np.maximum(self.share, other.share),
            np.maximum(self.about, other.about),
        )


def match(query: str, index: TitleIndex) -> Match:
    """Return how well every title and occupation matches ``query``.

    For a title with parts of weight w, of which the query says s, in a query of weight q:
    (s/q) · (s/w)^0.3, so that the title that says more of the query wins, and among equals the one
    that says less besides. Where "/" stands between words either may be meant.
    """
    alternatives = [query]
    if "/" in query:
        alternatives += _ALTERNATIVES.split(query)[:_MOST_ALTERNATIVES]
    best, *others = (_match(telling(said)[:_MOST_WORDS], index) for said in alternatives)
    for other in others:
        best = best.or_else(other)
    _prefer_spelled(best, telling(query), index)
    _prefer_spelled(best, telling(query, ()), index)
    return best


def _prefer_spelled(found: Match, words: tuple[Said, ...], index: TitleIndex) -> None:
    """Let the titles that are spelled with exactly these words come before all others.

    Every word may matter: "or nurse" is a title, though "or" says nothing in most others.
    """
    same = index.spelled.get(tuple(said.word for said in words))
    if same is not None:
        found.title[:] *= _NOT_AS_SPELLED
        found.title[same] = found.share[same] = 1.0


def occupation_scores(found: Match, index: TitleIndex) -> Floats:
    """Return the score (0-1) of each occupation (O,): its best title, helped by its other ones.

    What the best title leaves unsaid may be what the occupation's other titles speak of:
    "undersköterska akuten" is in the group that knows of both.
    """
    best = np.maximum.reduceat(found.title, index.first_title[:-1])
    return np.where(best > 0, best + _EVIDENCE * (1 - best) * found.about, 0.0)


def _match(words: tuple[Said, ...], index: TitleIndex) -> Match:
    tally = _Tally(index)
    for place, word in enumerate(words, start=1):
        tally.add(word, index, is_last=place == len(words))
    if tally.asked == 0:
        return Match(tally.said, tally.said, tally.about)
    share = tally.said / tally.asked
    recall = np.minimum(tally.weight / index.total, 1)
    title = share * recall**_SHORTER_IS_BETTER
    title *= np.where(tally.has_head, 1.0, _ABOUT_SOMETHING_ELSE)
    return Match(title, share, tally.about / tally.asked)


class _Tally:
    """What has been said so far of a query, word by word.

    ``asked`` is the weight of the words so far, ``said`` (T,) how much of it each title says,
    ``weight`` (T,) the weight of the parts it says it with, and ``about`` (O,) how much of it each
    occupation is about. ``has_head`` (T,) marks the titles that are about one of the words.
    """

    def __init__(self, index: TitleIndex) -> None:
        self.asked = 0.0
        self.said = np.zeros(len(index.titles))
        self.weight = np.zeros(len(index.titles))
        self.about = np.zeros(len(index.codes))
        self.has_head = np.zeros(len(index.titles), dtype=bool)

    def add(self, said: Said, index: TitleIndex, *, is_last: bool) -> None:
        """Add one word, in its best reading for each title."""
        word = _Tally(index)
        for reading in readings(said, index):
            word.read(reading, index)
        if is_last:
            for completion in completions(said, index, is_known=word.asked > 0):
                word.complete(completion, index)
        asked = word.asked or _UNKNOWN_WEIGHT
        self.asked += asked
        self.said += asked * word.said
        self.weight += word.weight
        self.about += asked * word.about
        self.has_head |= word.has_head

    def read(self, reading: Reading, index: TitleIndex) -> None:
        """Let one reading of a word count where it is the best."""
        said, about, asked = np.zeros_like(self.said), np.zeros_like(self.about), 0.0
        for part in dict.fromkeys(reading.parts):
            weight = index.weight.get(part, _UNKNOWN_WEIGHT)
            asked += weight
            if part in index.titles_with:
                said[index.titles_with[part]] += weight * reading.sure
                occupations, much = index.evidence[part]
                about[occupations] += weight * reading.sure * much
        np.maximum(self.weight, said, out=self.weight)
        np.maximum(self.said, said / asked, out=self.said)
        np.maximum(self.about, about / asked, out=self.about)
        self.asked = max(self.asked, asked)
        head = index.titles_headed.get(reading.parts[-1])
        if head is not None:
            self.has_head[head] = True

    def complete(self, completion: Completion, index: TitleIndex) -> None:
        """Let one completion of a word count where it is the best."""
        at = index.titles_saying[completion.word]
        parts = index.lexicon.parts(index.lexicon.lexeme(completion.word) or completion.word)
        weight = completion.sure * sum(index.weight.get(part, 0) for part in parts)
        self.said[at] = np.maximum(self.said[at], completion.sure)
        self.weight[at] = np.maximum(self.weight[at], weight)
        self.has_head[at] = True
        self.asked = max(self.asked, _UNKNOWN_WEIGHT)

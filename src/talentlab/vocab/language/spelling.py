"""Which known word a misspelt one may be."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

# A word shorter than the first is never corrected; from there on it may have one fault, from the
# next on two, and so on.
_LETTERS_FOR_FAULTS: Final = (4, 9, 14)
_OFFERED: Final = 4


def usual_faults(word: str) -> int:
    """Return how many faults there may be in ``word`` for us to guess what was meant."""
    return bisect_right(_LETTERS_FOR_FAULTS, len(word))


class Spelling:
    """Known words by length, so that a misspelt one meets only those it may be.

    A fault is a letter too many, too few or wrong, or two neighbours that changed places (optimal
    string alignment; Boytsov 2011, doi:10.1145/1963190.1963191).
    """

    def __init__(self, words: Iterable[str]) -> None:
        by_length = defaultdict(list)
        for word in sorted(words):
            by_length[len(word)].append(word)
        self._by_length = dict(by_length)

    def alike(self, word: str, most_faults: int) -> list[tuple[str, float]]:
        """Return the words with the fewest faults away from ``word``, and their likeness (0-1).

        Four at most, best first. Who makes more than one fault still begins with the right letter.
        """
        found = [
            (known, 1 - faults / max(len(word), len(known)))
            for length in range(len(word) - most_faults, len(word) + most_faults + 1)
            for known, faults, _ in process.extract(
                word,
                self._by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=most_faults,
                limit=_OFFERED,
            )
            if faults <= 1 or known[0] == word[0]
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:_OFFERED]

"""Taking Swedish compounds apart: "akutsjuksköterska" is "akut" + "sjuk" + "sköterska".

The last part is what the thing is, and must be a known word, in any inflection; what stands before
it may be unknown. Known words are tried longest first, so that "lantbrevbärare" is a "brevbärare"
before it is anything else.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

_SHORTEST_HEAD: Final = 3
# After unknown letters a shorter word than this is more likely a chance than a part, unless so many
# known compounds end in it that it must be one: "chef", "kock", "bud".
_SHORTEST_HEAD_AFTER_UNKNOWN: Final = 5
_PRODUCTIVE: Final = 8
_SHORTEST_UNKNOWN: Final = 3
_SHORTEST_MODIFIER: Final = 2
# Letters of the longest compound that is worth the work.
_LONGEST: Final = 60
_VOWELS: Final = frozenset("aeiouy")
_KEPT: Final = 20_000


def joints(part: str) -> Iterator[str]:
    """Yield what a word may be called that stands first in a compound as ``part``.

    Swedish joins with nothing, with "s" ("distriktssköterska") or with another vowel than the
    word ends in ("förskolelärare", "kyrkogård", "skolsköterska").
    """
    yield part
    if part.endswith("s") and len(part) > _SHORTEST_MODIFIER:
        yield part[:-1]
    if part[-1:] in set("eou") and len(part) > _SHORTEST_HEAD:
        yield part[:-1] + "a"
        yield part[:-1]
    yield part + "a"
    yield part + "e"


class Compounds:
    """Takes words apart with the help of known ones.

    Parameters
    ----------
    head_of
        Folded word in any inflection -> the known word it is a form of, or None.
    part_of
        Folded word -> the known word, or None; without inflection.
    words
        Every known word as it is written, folded.

    """

    def __init__(
        self,
        head_of: Callable[[str], str | None],
        part_of: Callable[[str], str | None],
        words: Iterable[str],
    ) -> None:
        self._head_of = head_of
        self._part_of = part_of
        self.split = lru_cache(_KEPT)(self._split)
        self._modifiers = lru_cache(_KEPT)(self._split_modifiers)
        self._compounds_of = self._count(set(words))

    def _split(self, word: str) -> tuple[str, ...]:
        """Return the parts of a folded ``word``, the head last; empty if it is not a compound."""
        if len(word) > _LONGEST:
            return ()
        unknown: tuple[str, ...] = ()
        for cut in range(_SHORTEST_MODIFIER, len(word) - _SHORTEST_HEAD + 1):
            head = self._head_of(word[cut:])
            if head is None:
                continue
            front = self._modifiers(word[:cut])
            if front:
                return (*front, *self._parts(head))
            if not unknown and self._may_be_unknown(word[:cut], word[cut:]):
                unknown = (_bare(word[:cut]), *self._parts(head))
        return unknown

    def fronts(self, word: str) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield known first parts and the rest of a folded ``word``, the longest rest first."""
        last_cut = min(len(word), _LONGEST) - _SHORTEST_HEAD_AFTER_UNKNOWN
        for cut in range(_SHORTEST_HEAD, last_cut + 1):
            front = self._modifiers(word[:cut])
            if front:
                yield front, word[cut:]

    def _parts(self, head: str) -> tuple[str, ...]:
        return self.split(head) or (head,)

    def _split_modifiers(self, front: str) -> tuple[str, ...]:
        """Return the known parts that ``front`` is made of; empty if some of it is unknown."""
        for joint in joints(front):
            part = self._part_of(joint)
            if part is not None:
                return self.split(part) or (part,)
        for cut in range(_SHORTEST_HEAD, len(front) - _SHORTEST_HEAD + 1):
            for joint in joints(front[cut:]):
                part = self._part_of(joint)
                if part is not None:
                    first = self._modifiers(front[:cut])
                    if first:
                        return (*first, part)
        return ()

    def _count(self, words: AbstractSet[str]) -> Counter[str]:
        """Return each short word -> how many of ``words`` are a known part and that word."""
        return Counter(
            word[-length:]
            for word in words
            for length in range(_SHORTEST_HEAD, _SHORTEST_HEAD_AFTER_UNKNOWN)
            if word[-length:] in words and any(map(self._part_of, joints(word[:-length])))
        )

    def _may_be_unknown(self, front: str, head: str) -> bool:
        return (
            (len(head) >= _SHORTEST_HEAD_AFTER_UNKNOWN or self._compounds_of[head] >= _PRODUCTIVE)
            and len(front) >= _SHORTEST_UNKNOWN
            and not _VOWELS.isdisjoint(front)
        )


def _bare(front: str) -> str:
    """Return an unknown first part without the "s" that joins it."""
    return front[:-1] if front.endswith("s") and len(front) > _SHORTEST_UNKNOWN else front

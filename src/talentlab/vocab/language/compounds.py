"""Taking Swedish compounds apart: "akutsjuksköterska" is "akut" + "sjuk" + "sköterska".

The last part is what the thing is, and must be a known word, in any inflection; what stands before
it may be unknown. Whole words known to the lexicon are tried longest first, so that "lantbrevbärare"
is a "brevbärare" before it is anything else.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

_SHORTEST_HEAD: Final = 3
# After unknown letters a short word is more likely a chance than a part.
_SHORTEST_HEAD_AFTER_UNKNOWN: Final = 5
_SHORTEST_UNKNOWN: Final = 3
_SHORTEST_MODIFIER: Final = 2
_VOWELS: Final = frozenset("aeiouy")
_KEPT: Final = 20_000


def joints(part: str) -> Iterator[str]:
    """Yield what a word may be called that stands first in a compound as ``part``.

    Swedish joins with nothing, with "s" ("distriktssköterska") or with another vowel than the
    word ends in ("förskolelärare", "kyrkogård", "skolsköterska").
    """
    yield part
    if part.endswith("s"):
        yield part[:-1]
    if part[-1] in "eou" and len(part) > _SHORTEST_HEAD:
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

    """

    def __init__(
        self, head_of: Callable[[str], str | None], part_of: Callable[[str], str | None]
    ) -> None:
        self._head_of = head_of
        self._part_of = part_of
        self.split = lru_cache(_KEPT)(self._split)

    def _split(self, word: str) -> tuple[str, ...]:
        """Return the parts of a folded ``word``, the head last; empty if it is not a compound."""
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

    def _parts(self, head: str) -> tuple[str, ...]:
        return self.split(head) or (head,)

    def _modifiers(self, front: str) -> tuple[str, ...]:
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

    @staticmethod
    def _may_be_unknown(front: str, head: str) -> bool:
        return (
            len(head) >= _SHORTEST_HEAD_AFTER_UNKNOWN
            and len(front) >= _SHORTEST_UNKNOWN
            and not _VOWELS.isdisjoint(front)
        )


def _bare(front: str) -> str:
    """Return an unknown first part without the "s" that joins it."""
    return front[:-1] if front.endswith("s") and len(front) > _SHORTEST_UNKNOWN else front

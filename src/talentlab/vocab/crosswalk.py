"""Keys between two editions of a classification that lose nobody on the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from talentlab.errors import UnknownCode
from talentlab.vocab.vocabulary import Edition, nearest


@dataclass(frozen=True, slots=True)
class Link:
    """One pair of groups, and how large a part of each belongs to the other.

    For every source code ``share_of_source`` (share, 0-1) sums to 1 over its links, and for every
    target code ``share_of_target`` does.
    """

    source: str
    target: str
    share_of_source: float
    share_of_target: float


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Links between the groups of two editions, both ways."""

    edition: Edition
    links: tuple[Link, ...]

    def convert(self, persons: Mapping[str, float]) -> dict[str, float]:
        """Return persons by target code; the sum is the same as before.

        Parameters
        ----------
        persons
            Source code -> persons, or any other amount that can be added up.

        Raises
        ------
        UnknownCode
            With every code that the key does not know.

        """
        self.require(persons)
        converted: dict[str, float] = {}
        for link in self.links:
            if link.source in persons:
                share = persons[link.source] * link.share_of_source
                converted[link.target] = converted.get(link.target, 0) + share
        return converted

    def require(self, codes: Iterable[str]) -> None:
        """Return if every code is a source of the key; otherwise raise ``UnknownCode``."""
        known = {link.source: (link.source,) for link in self.links}
        unknown = tuple(sorted({code for code in codes if code not in known}))
        if unknown:
            found = {code: nearest(code, known) for code in unknown}
            raise UnknownCode(vocabulary=self.edition.name, codes=unknown, nearest=found)

    def targets(self, code: str) -> tuple[str, ...]:
        """Return the target codes of ``code``; raise ``UnknownCode`` if it has none."""
        self.require((code,))
        return tuple(link.target for link in self.links if link.source == code)

    def reversed(self) -> "Crosswalk":
        """Return the same key the other way round."""
        links = (
            Link(link.target, link.source, link.share_of_target, link.share_of_source)
            for link in self.links
        )
        return Crosswalk(edition=self.edition, links=tuple(links))

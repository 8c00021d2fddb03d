"""What every vocabulary has in common: coded names in levels, and where they come from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import utils
from rapidfuzz.distance import JaroWinkler

from talentlab.errors import UnknownCode
from talentlab.vocab.text import Text

# How alike (0-1) something must be to what was written before it is worth offering instead:
# names by Jaro-Winkler, digits by position.
_ALIKE_NAMES: Final = 0.7
_ALIKE_CODES: Final = 0.25
_OFFERED: Final = 3


@dataclass(frozen=True, slots=True)
class Edition:
    """The card of a vocabulary: what it is, which edition, who made it, what we added.

    ``note`` says what a reader must beware of, such as English names written by us.
    """

    key: str
    name: Text
    edition: str
    producer: str
    source: str
    licence: str
    note: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One coded name.

    ``english_is_ours`` marks an English name that we wrote because the producer has none;
    ``also`` are other spellings in the producer's tables.
    """

    code: str
    name: Text
    level: int
    parent: str | None = None
    english_is_ours: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Coded names in one edition of one classification, in the producer's order."""

    edition: Edition
    entries: Mapping[str, Entry]

    def __contains__(self, code: object) -> bool:
        return code in self.entries

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def levels(self) -> tuple[int, ...]:
        """Return the levels that have entries, coarsest first."""
        return tuple(sorted({entry.level for entry in self.entries.values()}))

    def require(self, codes: Iterable[str], *, level: int | None = None) -> None:
        """Return if every code is known (at ``level``, if given).

        Raises
        ------
        UnknownCode
            With every unknown code and the nearest known ones of each.

        """
        known = self.entries if level is None else self.at_level(level)
        unknown = sorted({code for code in codes if code not in known})
        if unknown:
            raise UnknownCode(
                vocabulary=self.edition.name,
                codes=tuple(unknown),
                nearest={code: self.nearest(code, level=level) for code in unknown},
            )

    def entry(self, code: str) -> Entry:
        """Return the entry of ``code``; raise ``UnknownCode`` if there is none."""
        self.require((code,))
        return self.entries[code]

    def name(self, code: str) -> Text:
        """Return the name of ``code``; raise ``UnknownCode`` if there is none."""
        return self.entry(code).name

    def codes_of(self, labels: Iterable[str], *, level: int | None = None) -> dict[str, str]:
        """Return label -> code for labels as tables write them.

        A label is a code, a name in either language, or both ("911 Städare"). Capitals and
        spacing do not matter. ``level`` decides where a group and its parent share a name.

        Raises
        ------
        UnknownCode
            With every label that means no code or several, and the nearest codes of each.

        """
        by_spelling = self._codes_by_spelling(level)
        found: dict[str, str] = {}
        unknown: dict[str, tuple[str, ...]] = {}
        for label in dict.fromkeys(labels):
            codes = by_spelling.get(_as_compared(label), ())
            if len(codes) == 1:
                found[label] = codes[0]
            else:
                unknown[label] = tuple(codes) or self.nearest(label, level=level)
        if unknown:
            raise UnknownCode(
                vocabulary=self.edition.name, codes=tuple(sorted(unknown)), nearest=unknown
            )
        return found

    def _codes_by_spelling(self, level: int | None) -> dict[str, list[str]]:
        """Return spelling -> the codes that go by it, at ``level`` if given."""
        by_spelling: dict[str, list[str]] = {}
        for code, entry in (self.entries if level is None else self.at_level(level)).items():
            names = {_as_compared(n) for n in (entry.name.sv, entry.name.en, *entry.also)}
            for spelling in {code.casefold(), *names, *(f"{code.casefold()} {n}" for n in names)}:
                by_spelling.setdefault(spelling, []).append(code)
        return by_spelling

    def at_level(self, level: int) -> dict[str, Entry]:
        """Return the entries of one level, in the producer's order."""
        return {code: entry for code, entry in self.entries.items() if entry.level == level}

    def children(self, code: str) -> tuple[str, ...]:
        """Return the codes right below ``code``; raise ``UnknownCode`` if it is unknown."""
        self.require((code,))
        return tuple(child.code for child in self.entries.values() if child.parent == code)

    def ancestor(self, code: str, level: int) -> str:
        """Return the code at ``level`` that ``code`` belongs to (itself at its own level)."""
        entry = self.entry(code)
        while entry.level > level and entry.parent is not None:
            entry = self.entries[entry.parent]
        if entry.level != level:
            raise UnknownCode(vocabulary=self.edition.name, codes=(code,), nearest={code: ()})
        return entry.code

    def nearest(self, text: str, *, level: int | None = None) -> tuple[str, ...]:
        """Return up to three known codes whose code or name is most like ``text``."""
        known = self.entries if level is None else self.at_level(level)
        return nearest(text, {c: (c, e.name.sv, e.name.en) for c, e in known.items()})


def _as_compared(label: str) -> str:
    """Return a label without capitals and extra spaces."""
    return " ".join(label.split()).casefold()


def nearest(text: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return up to three keys of ``known`` whose words are most like ``text``, best first.

    Parameters
    ----------
    text
        What somebody wrote.
    known
        Key -> the words it goes by: its code and its names.

    """
    same_length = [key for key in known if len(key) == len(text)]
    if text.isdecimal() and same_length:
        return _best({key: _same_digits(text, key) for key in same_length}, _ALIKE_CODES)
    wanted = utils.default_process(text)
    return _best(
        {
            key: max(JaroWinkler.similarity(wanted, utils.default_process(word)) for word in words)
            for key, words in known.items()
        },
        _ALIKE_NAMES,
    )


def _best(scores: Mapping[str, float], least: float) -> tuple[str, ...]:
    """Return the keys with the highest scores, three at most and none below ``least``."""
    best = sorted(scores, key=lambda key: (-scores[key], key))
    return tuple(key for key in best if scores[key] >= least)[:_OFFERED]


def _same_digits(wanted: str, code: str) -> float:
    """Return the share of digits that are the same (0-1); those in front count double."""
    same = [ours == theirs for ours, theirs in zip(wanted, code, strict=True)]
    in_front = [*same, False].index(False)
    return (sum(same) + in_front) / (2 * len(same))

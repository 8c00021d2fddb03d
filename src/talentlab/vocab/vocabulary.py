"""What every vocabulary has in common: coded names in levels, and where they come from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, utils

from talentlab.errors import UnknownCode
from talentlab.vocab.text import Text

# How alike (0-100) a code or a name must be before it is worth offering instead.
_ALIKE: Final = 60.0
_OFFERED: Final = 3
# "Malung" means Malung-Sälen rather than Falun.
_SAME_BEGINNING: Final = 90.0


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
                vocabulary=self.edition.key,
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
                vocabulary=self.edition.key, codes=tuple(sorted(unknown)), nearest=unknown
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
            raise UnknownCode(vocabulary=self.edition.key, codes=(code,), nearest={code: ()})
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
    wanted = utils.default_process(text)
    scores = {
        key: max(_likeness(wanted, utils.default_process(word)) for word in words)
        for key, words in _of_the_same_kind(text, known).items()
    }
    best = sorted(scores, key=lambda key: (-scores[key], key))
    return tuple(key for key in best if scores[key] >= _ALIKE)[:_OFFERED]


def _of_the_same_kind(
    text: str, known: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]]:
    """Return what may be meant: for "1211" the four-digit codes, if there are any."""
    if not text.isdecimal():
        return known
    return {key: words for key, words in known.items() if len(key) == len(text)} or known


def _likeness(wanted: str, word: str) -> float:
    """Return how alike two words are (0-100); a common beginning weighs heavily."""
    if wanted and word and (word.startswith(wanted) or wanted.startswith(word)):
        return max(_SAME_BEGINNING, fuzz.ratio(wanted, word))
    return fuzz.ratio(wanted, word)

"""Reading a manifest's TOML one key at a time, and collecting everything that is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
from rapidfuzz import process

from talentlab.connectors.files.faults import Fault, Spot
from talentlab.vocab.text import Text

_ALIKE = 60.0


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the known word most like ``word``, or a dash when none is much alike."""
    found = process.extractOne(word, known, score_cutoff=_ALIKE)
    return found[0] if found else "–"


class Section:
    """One table of the manifest. Each question is also a check; ``finish`` finds unknown keys.

    Every fault goes to the one list that all sections share, so that a manifest is mended once
    and not line by line. A question about something faulty gets an empty answer.
    """

    def __init__(self, content: Mapping[str, Any], path: str, faults: list[Fault]) -> None:
        self._content = content
        self._path = path
        self._faults = faults
        self._asked: set[str] = set()

    def blame(self, code: str, key: str = "", value: object = "", **more: object) -> None:
        """Add a fault about ``key``."""
        path = " › ".join(piece for piece in (self._path, key) if piece)
        self._faults.append(Fault(code, Spot(path), str(value), more))

    def has(self, key: str) -> bool:
        """Say whether the key is there."""
        return key in self._content

    def keys(self) -> tuple[str, ...]:
        """Return the keys in order, all of them counted as known."""
        self._asked.update(self._content)
        return tuple(self._content)

    def raw(self, key: str) -> Any:  # noqa: ANN401 -- whatever TOML holds
        """Return what stands there, unchecked."""
        self._asked.add(key)
        return self._content.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; a missing one is a fault unless there is a default."""
        value = self.raw(key)
        if value is None and default is not None:
            return default
        if value is None:
            self.blame("manifest-key-missing", key)
        elif not isinstance(value, str):
            self.blame("manifest-wants-text", key, value)
        else:
            return value
        return default or ""

    def maybe(self, key: str) -> str | None:
        """Return a text, or ``None`` when it is not there."""
        return self.text(key, "") if self.has(key) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single text is a list of one, a missing one is empty."""
        value = self.raw(key)
        if value is None:
            return ()
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list) and all(isinstance(item, str | int) for item in listed):
            return tuple(str(item) for item in listed)
        self.blame("manifest-wants-list-of-texts", key, value)
        return ()

    def whole(self, key: str) -> int | None:
        """Return a whole number of at least zero, or ``None`` when it is not there."""
        value = self.raw(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
            return value
        self.blame("manifest-wants-whole-number", key, value)
        return None

    def choice(self, key: str, known: tuple[str, ...]) -> str | None:
        """Return one of the known words, or ``None`` when the key is not there."""
        value = self.maybe(key)
        if value is not None and value not in known:
            near = nearest(value, known)
            self.blame("manifest-unknown-word", key, value, nearest=near, known=known)
            return None
        return value

    def pattern(self, key: str) -> str | None:
        """Return a regular expression that works, or ``None`` when it is not there."""
        value = self.maybe(key)
        if value is None:
            return None
        try:
            pl.Series([""]).str.contains(value)
        except pl.exceptions.ComputeError:
            self.blame("manifest-bad-pattern", key, value)
            return None
        return value

    def both(self, key: str) -> Text:
        """Return a text in Swedish and English; both must be there."""
        inner = self.section(key, required=True)
        said = Text(sv=inner.text("sv"), en=inner.text("en"))
        inner.finish()
        return said

    def section(self, key: str, *, required: bool = False) -> "Section":
        """Return the table below ``key``; an empty one when it is not there."""
        value = self.raw(key)
        if value is None and required:
            self.blame("manifest-key-missing", key)
            return Section({}, key, [])
        return self._inner(key, key, {} if value is None else value)

    def sections(self, key: str) -> list["Section"]:
        """Return the tables of a list, called by their id where they have one."""
        value = self.raw(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.blame("manifest-wants-list-of-tables", key, value)
            return []
        return [
            self._inner(key, _called(key, number, item), item)
            for number, item in enumerate(value, start=1)
        ]

    def _inner(self, key: str, name: str, value: object) -> "Section":
        path = " › ".join(piece for piece in (self._path, name) if piece)
        if isinstance(value, Mapping):
            return Section(value, path, self._faults)
        self.blame("manifest-wants-table", key, value)
        return Section({}, path, [])

    def finish(self) -> None:
        """Blame every key that nobody asked for: most often a slip of the pen."""
        for key in self._content:
            if key not in self._asked:
                near = nearest(key, tuple(sorted(self._asked)))
                known = tuple(sorted(self._asked))
                self.blame("manifest-unknown-key", key, key, nearest=near, known=known)


def _called(key: str, number: int, item: object) -> str:
    name = item.get("id") if isinstance(item, Mapping) else None
    return f"{key} {number} ({name})" if isinstance(name, str) else f"{key} {number}"

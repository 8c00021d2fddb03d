"""Reading the imported tables: each is read when it is first asked for, and it is remembered."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from talentlab.store.resolve import Layer, one_table
from talentlab.store.working import StoredPart, read_layer
from talentlab.tables.catalogue import TIDY


class TidyTables(Mapping[str, pl.DataFrame]):
    """The imported tables by name. ``asked_for`` tells which ones anybody has read."""

    def __init__(self, root: Path, parts: Sequence[StoredPart]) -> None:
        self._root = root
        self._parts = tuple(parts)
        self._frames: dict[str, pl.DataFrame] = {}
        self._layers: dict[str, list[Layer]] = {}

    @property
    def asked_for(self) -> tuple[str, ...]:
        """Return the names of the tables that were read, sorted."""
        return tuple(sorted(self._frames))

    def __getitem__(self, name: str) -> pl.DataFrame:
        """Return the rows of one table that hold, sorted by key."""
        if name not in set(self):
            raise KeyError(name)
        if name not in self._frames:
            self._frames[name] = one_table(TIDY[name], self.layers(name))
        return self._frames[name]

    def layers(self, name: str) -> list[Layer]:
        """Return the parts of one table, each with its card."""
        if name not in self._layers:
            parts = [part for part in self._parts if part.table == name]
            self._layers[name] = [read_layer(self._root, part) for part in parts]
        return self._layers[name]

    def __contains__(self, name: object) -> bool:
        """Tell whether the table has been imported, without reading it."""
        return any(part.table == name for part in self._parts)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(part.table for part in self._parts))

    def __len__(self) -> int:
        return len(set(self))

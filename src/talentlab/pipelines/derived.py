"""What a step of the outlook is given and gives back: tables that know what they were made from."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace

import polars as pl

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Derived:
    """One calculated table, and the imported ones that it was calculated from."""

    frame: pl.DataFrame
    inputs: tuple[str, ...]


class Read(Mapping[str, pl.DataFrame]):
    """The imported tables, remembering which ones a calculation has looked into."""

    def __init__(self, tidy: Mapping[str, pl.DataFrame]) -> None:
        self._tidy = tidy
        self._names: set[str] = set()

    def __getitem__(self, name: str) -> pl.DataFrame:
        """Return one table, and remember that it was read."""
        frame = self._tidy[name]
        self._names.add(name)
        return frame

    def __contains__(self, name: object) -> bool:
        """Tell whether the table was imported, without reading it."""
        return name in self._tidy

    def __iter__(self) -> Iterator[str]:
        return iter(self._tidy)

    def __len__(self) -> int:
        return len(self._tidy)

    def made(self, frames: Mapping[str, pl.DataFrame], *also: str) -> dict[str, Derived]:
        """Return calculated tables with what was read, and what they rest on besides."""
        inputs = self.names(*also)
        return {name: Derived(frame, inputs) for name, frame in frames.items()}

    def names(self, *also: str) -> tuple[str, ...]:
        """Return the names of what was read and ``also``, sorted."""
        return tuple(sorted({*self._names, *also}))


@dataclass(frozen=True, slots=True)
class Steps:
    """How the steps of one calculation are done, and whom they tell how far they have come.

    ``first`` and ``last`` are the shares of the whole where this run of steps begins and ends.
    """

    draws: int
    seed: int
    executor: Executor | None
    progress: Progress
    first: float = 0.0
    last: float = 1.0

    def part(self, begins: float, ends: float) -> Progress:
        """Return what a step is told that does the shares ``begins`` to ``ends`` of this run."""
        run = self.last - self.first
        return lambda what, share: self.progress(
            what, self.first + run * (begins + share * (ends - begins))
        )

    def within(self, begins: float, ends: float) -> "Steps":
        """Return the same for steps that together do ``begins`` to ``ends`` of this run."""
        run = self.last - self.first
        return replace(self, first=self.first + run * begins, last=self.first + run * ends)

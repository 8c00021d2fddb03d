"""The whole outlook: residents first, then work where employees by occupation were counted."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

import polars as pl

from talentlab.pipelines.employment.build import build_employment
from talentlab.pipelines.openings.build import build_openings
from talentlab.pipelines.population.build import build_population
from talentlab.pipelines.signals.build import build_signals
from talentlab.store.tidy import TidyTables
from talentlab.tables.work import EMPLOYED_BY_OCCUPATION
from talentlab.vocab.region import Region

Progress = Callable[[str, float], None]

_WORK_STARTS: Final = 0.4
_OPENINGS_START: Final = 0.5
_SIGNALS_START: Final = 0.95


@dataclass(frozen=True, slots=True)
class Derived:
    """One calculated table, and the imported ones that it was calculated from."""

    frame: pl.DataFrame
    inputs: tuple[str, ...]


class _Read(Mapping[str, pl.DataFrame]):
    """The imported tables, remembering which ones a calculation has looked into."""

    def __init__(self, tidy: Mapping[str, pl.DataFrame]) -> None:
        self._tidy = tidy
        self._names: set[str] = set()

    def __getitem__(self, name: str) -> pl.DataFrame:
        frame = self._tidy[name]
        self._names.add(name)
        return frame

    def __contains__(self, name: object) -> bool:
        return name in self._tidy

    def __iter__(self) -> Iterator[str]:
        return iter(self._tidy)

    def __len__(self) -> int:
        return len(self._tidy)

    def made(self, frames: Mapping[str, pl.DataFrame], *also: str) -> dict[str, Derived]:
        """Return calculated tables with what was read, and what they rest on besides."""
        inputs = tuple(sorted({*self._names, *also}))
        return {name: Derived(frame, inputs) for name, frame in frames.items()}


def calculate_outlook(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    draws: int,
    seed: int,
    executor: Executor | None,
    progress: Progress,
) -> Mapping[str, Derived]:
    """Return every derived table by name.

    Tables about work are left out where employees by occupation were not imported, or not counted
    in any of the region's counties.

    Raises
    ------
    PopulationIncomplete, NoCommonPopulation
        The population cannot be used.
    EmploymentIncomplete, NoCommonEmployment, CountiesExceedCountry, UnknownCode,
    AgeGroupsDoNotJoin
        The employees cannot be used.

    """
    residents = _Read(tidy)
    people = build_population(
        residents,
        region,
        draws=draws,
        seed=seed,
        executor=executor,
        progress=lambda what, share: progress(what, share * _WORK_STARTS),
    )
    work = _work(
        tidy,
        region,
        draws=draws,
        seed=seed,
        executor=executor,
        progress=lambda what, share: progress(what, _WORK_STARTS + share * (1 - _WORK_STARTS)),
    )
    return residents.made(people) | work


def _work(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    *,
    draws: int,
    seed: int,
    executor: Executor | None,
    progress: Progress,
) -> dict[str, Derived]:
    """Return the tables about work; none where nobody counted employees by occupation here."""
    read = _Read(tidy)
    employment = build_employment(
        read,
        region,
        draws=draws,
        seed=seed,
        breaks=_breaks(tidy),
        executor=executor,
        progress=lambda what, share: progress(what, share * _OPENINGS_START),
    )
    if employment is None:
        return {}
    tables = read.made(employment.tables)
    history = tables["employment_history"]
    aged = _Read(tidy)
    openings = build_openings(
        aged,
        region,
        ahead=employment.ahead,
        shares=employment.shares,
        history_frame=history.frame,
        draws=draws,
        seed=seed,
        executor=executor,
        progress=lambda what, share: progress(
            what, _OPENINGS_START + share * (_SIGNALS_START - _OPENINGS_START)
        ),
    )
    progress("signals", _SIGNALS_START)
    told = _Read(tidy)
    signals = build_signals(told, region, employment=history.frame)
    progress("signals", 1.0)
    also = history.inputs
    return tables | aged.made(openings, *also) | told.made(signals, *also)


def _breaks(tidy: Mapping[str, pl.DataFrame]) -> list[int]:
    """Return the first years of new ways of counting: known ones, and those on the parts' cards."""
    name = EMPLOYED_BY_OCCUPATION.name
    known = {found.year for found in EMPLOYED_BY_OCCUPATION.breaks}
    if isinstance(tidy, TidyTables) and name in tidy:
        known |= {found.year for layer in tidy.layers(name) for found in layer.card.breaks}
    return sorted(known)

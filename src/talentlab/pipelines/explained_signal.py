"""The signal that a question asks for: its value or class, and for whom it was really measured."""

from dataclasses import dataclass
from typing import Final

from talentlab.pipelines.question import Question
from talentlab.store.manifest import InputPart
from talentlab.store.release import Release
from talentlab.tables.catalogue import DERIVED
from talentlab.tables.signals import OCCUPATION_SIGNALS
from talentlab.vocab.text import Text

_OWN: Final = "scb"  # the edition of SSYK that is asked in


@dataclass(frozen=True, slots=True)
class MeasuredSignal:
    """One signal as it is published. ``value`` is nothing for classes, and where it is not told."""

    value: float | None
    level: str
    status: str
    period: str
    unit: str
    region_code: str
    ssyk_code: str
    ssyk_edition: str
    tables: str
    """The tables that it comes from, with ``+`` between."""

    @property
    def source_tables(self) -> tuple[str, ...]:
        """Return the tables that it comes from."""
        return tuple(self.tables.split("+"))

    @property
    def is_told(self) -> bool:
        """Return whether there is a number or a class."""
        return self.value is not None or bool(self.level)


def signal_asked(release: Release, question: Question) -> MeasuredSignal | None:
    """Return the signal closest to the occupation, then to the area, then the newest, as pages do.

    Nothing if the release has none of that kind; with a year, none of that year.
    """
    if OCCUPATION_SIGNALS.name not in release.tables:
        return None
    rows = release.query(
        "SELECT value, level, status, period, unit, measured_region_code, measured_ssyk_code, "  # noqa: S608 -- a constant
        f"measured_ssyk_edition, source_tables FROM {OCCUPATION_SIGNALS.name} "
        "WHERE region_code = ? AND ssyk_code = ? AND sex = ? AND signal = ? ORDER BY period DESC",
        [question.region_code, question.ssyk_code, question.sex, question.signal],
    ).rows()
    found = [MeasuredSignal(*row) for row in rows]
    wanted = [one for one in found if not question.year or _is_of(one, question.year)]
    return min(wanted, key=lambda one: _distance(one, question), default=None)


def parts_behind(release: Release, signal: MeasuredSignal) -> tuple[InputPart, ...]:
    """Return the imported parts of the very tables that a signal comes from."""
    imported = release.inputs(OCCUPATION_SIGNALS.name)
    behind = [part for part in imported if part.table in signal.source_tables]
    for table in signal.source_tables:  # such as the employees, which are calculated first
        if table in DERIVED and table in release.tables:
            behind += release.inputs(table)
    return tuple({(part.table, part.part): part for part in behind}.values())


def published_signals(release: Release, question: Question) -> tuple[Text, ...]:
    """Return what there is instead: the signals, or the times of the signal that is asked for."""
    if OCCUPATION_SIGNALS.name not in release.tables:
        return (Text(sv="inga signaler", en="no signals"),)
    has = release.query(
        f"SELECT DISTINCT signal, period FROM {OCCUPATION_SIGNALS.name} "  # noqa: S608 -- a constant
        "WHERE region_code = ? AND ssyk_code = ? ORDER BY ALL",
        [question.region_code, question.ssyk_code],
    )
    if has.is_empty():
        return (
            Text(
                sv="inga signaler om det yrket i det området",
                en="no signals of that occupation in that area",
            ),
        )
    names = ", ".join(dict.fromkeys(has["signal"]))
    times = ", ".join(p for s, p in has.iter_rows() if s == question.signal and p)
    about = (Text(sv=f"signaler {names}", en=f"signals {names}"),)
    return (*about, Text(sv=f"tider {times}", en=f"times {times}")) if times else about


def _is_of(signal: MeasuredSignal, year: int) -> bool:
    return any(part.startswith(str(year)) for part in signal.period.split("/"))


def _distance(signal: MeasuredSignal, question: Question) -> tuple[bool, bool, int, bool]:
    """Return what sorts what is told first, then the very occupation, then the very area.

    Of equals the first wins, and the newest stands first.
    """
    is_own = (signal.ssyk_code, signal.ssyk_edition) == (question.ssyk_code, _OWN)
    return (
        not signal.is_told,
        not is_own,
        abs(len(signal.ssyk_code) - len(question.ssyk_code)),
        signal.region_code != question.region_code,
    )

"""What pages ask a release about the forecasts and judgements of other producers.

A release without the tables has nothing to say, and every answer is empty. Answers are kept per
release: a release never changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from talentlab.store.release import Release
from talentlab.web.insight.queries.releases import KEPT
from talentlab.web.insight.queries.vintages import Cell, Interval

OPINIONS: Final = "second_opinions"
OTHERS: Final = "other_outlooks"
JUDGEMENTS: Final = "second_judgements"
AGREEMENT: Final = "judgement_agreement"
_KEPT: Final = 512
_CELL: Final = "subject, region_code, code, component, year"
_NEWEST: Final = "QUALIFY vintage = max(vintage) OVER (PARTITION BY producer, subject)"


@dataclass(frozen=True, slots=True)
class Opinion:
    """Another producer's number for a cell of ours."""

    producer: str
    vintage: str
    cell: Cell
    ours: Interval
    theirs: float
    agreement: str
    years_older: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """Another producer's class for an occupation whose gap we forecast."""

    producer: str
    about: str
    vintage: str
    region_code: str
    ssyk_code: str
    year: int
    judgement: str
    verdict: str
    p_short: float
    agreement: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far one round of judgements agrees with ours, on the whole."""

    producer: str
    about: str
    vintage: str
    region_code: str
    year: int
    agrees: int
    partly: int
    contradicts: int
    rank_correlation: float | None
    p10: float | None
    p90: float | None

    @property
    def judged(self) -> int:
        """How many occupations were compared."""
        return self.agrees + self.partly + self.contradicts


@lru_cache(maxsize=_KEPT)
def opinions_of(
    release: Release, subjects: tuple[str, ...], region_code: str, code: str
) -> tuple[Opinion, ...]:
    """Return every producer's newest numbers of one code in an area, by year."""
    wanted = ", ".join("?" for _ in subjects)
    return _opinions(
        release,
        f"WHERE subject IN ({wanted}) AND region_code = ? AND code = ? {_NEWEST} "
        f"ORDER BY producer, vintage, year, {_CELL}",
        (*subjects, region_code, code),
    )


@lru_cache(maxsize=KEPT)
def farthest_opinions(release: Release, most: int) -> tuple[Opinion, ...]:
    """Return the numbers of others that lie farthest from ours, counted in our own interval."""
    apart = "abs(theirs - p50) / greatest(p90 - p10, 1)"
    return _opinions(release, f"{_NEWEST} ORDER BY {apart} DESC, {_CELL} LIMIT {most}", ())


@lru_cache(maxsize=KEPT)
def opinion_counts(release: Release) -> Mapping[tuple[str, str, str], Mapping[str, int]]:
    """Return (producer, vintage, subject) -> agreement -> how many numbers."""
    if OPINIONS not in release.tables:
        return {}
    sql = (
        "SELECT producer, vintage, subject, agreement, count(*) FROM "  # noqa: S608 -- our own words
        f"(SELECT * FROM {OPINIONS} {_NEWEST}) GROUP BY ALL ORDER BY ALL"
    )
    found: dict[tuple[str, str, str], dict[str, int]] = {}
    for producer, vintage, subject, agreement, count in release.query(sql).rows():
        found.setdefault((producer, vintage, subject), {})[agreement] = count
    return found


@lru_cache(maxsize=_KEPT)
def judgements_of(release: Release, region_code: str, ssyk_code: str) -> tuple[Judgement, ...]:
    """Return what others say of one occupation in an area."""
    return _judgements(
        release,
        "WHERE region_code = ? AND ssyk_code = ? ORDER BY about DESC, producer, year",
        (region_code, ssyk_code),
    )


@lru_cache(maxsize=KEPT)
def contradictions(release: Release, most: int) -> tuple[Judgement, ...]:
    """Return the occupations where another producer says the opposite, the surest first."""
    return _judgements(
        release,
        "WHERE agreement = 'contradicts' "
        f"ORDER BY abs(p_short - 0.5) DESC, ssyk_code, producer, about LIMIT {most}",
        (),
    )


@lru_cache(maxsize=KEPT)
def agreements(release: Release) -> tuple[Agreement, ...]:
    """Return every round of judgements, those about today first."""
    if AGREEMENT not in release.tables:
        return ()
    names = ", ".join(Agreement.__dataclass_fields__)
    sql = f"SELECT {names} FROM {AGREEMENT} ORDER BY about DESC, producer, vintage, region_code"  # noqa: S608 -- our own words
    return tuple(Agreement(*row) for row in release.query(sql).rows())


@lru_cache(maxsize=_KEPT)
def crossed(release: Release, of: Agreement) -> Mapping[str, Mapping[str, int]]:
    """Return their class -> our verdict -> how many occupations, in one round of judgements."""
    sql = (
        f"SELECT judgement, verdict, count(*) FROM {JUDGEMENTS} "  # noqa: S608 -- our own words
        "WHERE producer = ? AND about = ? AND vintage = ? AND region_code = ? AND year = ? "
        "GROUP BY ALL ORDER BY ALL"
    )
    asked = [of.producer, of.about, of.vintage, of.region_code, of.year]
    found: dict[str, dict[str, int]] = {}
    for judgement, verdict, count in release.query(sql, asked).rows():
        found.setdefault(judgement, {})[verdict] = count
    return found


def _opinions(release: Release, rest: str, asked: tuple[object, ...]) -> tuple[Opinion, ...]:
    if OPINIONS not in release.tables:
        return ()
    sql = (
        f"SELECT producer, vintage, {_CELL}, p10, p50, p90, theirs, agreement, years_older "  # noqa: S608 -- our own words
        f"FROM {OPINIONS} {rest}"
    )
    return tuple(
        Opinion(row[0], row[1], Cell(*row[2:7]), Interval(*row[7:10]), *row[10:])
        for row in release.query(sql, asked).rows()
    )


def _judgements(release: Release, rest: str, asked: tuple[object, ...]) -> tuple[Judgement, ...]:
    if JUDGEMENTS not in release.tables:
        return ()
    names = ", ".join(Judgement.__dataclass_fields__)
    sql = f"SELECT {names} FROM {JUDGEMENTS} {rest}"  # noqa: S608 -- our own words
    return tuple(Judgement(*row) for row in release.query(sql, asked).rows())


def is_only_ours_invented(release: Release) -> bool:
    """Return whether our numbers are a sample's while those of others are real."""
    cards = [part.card for part in release.inputs(OPINIONS) if part.table == OTHERS]
    return release.card(OPINIONS).synthetic and any(not card.synthetic for card in cards)

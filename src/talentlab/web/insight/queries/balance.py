"""What pages ask a release about the gap between supply and demand, and about shortage today.

A release without the tables has nothing to say, and every answer is empty. Answers are kept per
release: a release never changes. A measure is nothing where it is withheld or shown in a pool.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from talentlab.store.release import Release
from talentlab.web.insight.queries.releases import KEPT

EDUCATION: Final = "balance_by_education"
OCCUPATION: Final = "balance_by_occupation"
SHORTAGE: Final = "shortage_now"
DEMAND: Final = "demand_outlook"
TOTAL: Final = "total"
"""Both sectors together."""
_KEYS: Final = {EDUCATION: "education_group_code", OCCUPATION: "ssyk_code"}
_KEPT: Final = 512
_KEPT_AREAS: Final = 48  # an area and a sector: some hundred groups and twenty years each


@dataclass(frozen=True, slots=True)
class Gap:
    """Supply, demand and the gap of one thing in one place and year. A negative gap is short."""

    region_code: str
    code: str
    sector: str
    year: int
    supply_p10: float | None
    supply_p50: float | None
    supply_p90: float | None
    demand_p10: float | None
    demand_p50: float | None
    demand_p90: float | None
    gap_mean: float | None
    gap_p10: float | None
    gap_p50: float | None
    gap_p90: float | None
    relative_gap_p50: float | None
    p_short: float | None
    expected_shortage: float | None
    cvar_90: float | None
    ita: float | None
    ita_class: str
    recruitment_pressure: float | None
    import_dependence: float | None
    replacement_share: float | None
    verdict: str
    pooled_into: str
    status: str

    @property
    def is_estimated(self) -> bool:
        """Whether there is a number of its own."""
        return self.status == "estimated"


@dataclass(frozen=True, slots=True)
class ShortageSource:
    """What one source, or all together ("pooled"), says of unfilled jobs today."""

    source: str
    year: int
    mean: float
    p10: float
    p50: float
    p90: float
    bias: float | None
    spread: float | None
    shift_without: float | None


@dataclass(frozen=True, slots=True)
class Trial:
    """How wrong forecasts of one subject have been, so many years ahead."""

    subject: str
    method: str
    horizon_years: int
    size_class: str
    wape: float
    coverage_80: float | None
    n: int


@dataclass(frozen=True, slots=True)
class BalanceYears:
    """The first and the last year with a gap."""

    first: int
    last: int


def has_balance(release: Release) -> bool:
    """Return whether the release has the gap by education."""
    return EDUCATION in release.tables


@lru_cache(maxsize=KEPT)
def balance_years(release: Release) -> BalanceYears | None:
    """Return the years with a gap; nothing without any."""
    if not has_balance(release):
        return None
    first, last = release.query(f"SELECT min(year), max(year) FROM {EDUCATION}").row(0)  # noqa: S608 -- our own words
    return None if last is None else BalanceYears(first, last)


@lru_cache(maxsize=KEPT)
def balance_regions(release: Release) -> frozenset[str]:
    """Return the areas whose gap is told."""
    if not has_balance(release):
        return frozenset()
    sql = f"SELECT DISTINCT region_code FROM {EDUCATION}"  # noqa: S608 -- our own words
    return frozenset(release.query(sql)["region_code"])


@lru_cache(maxsize=KEPT)
def groups_told(release: Release) -> frozenset[str]:
    """Return every education group and pool with a gap in some area."""
    if not has_balance(release):
        return frozenset()
    sql = f"SELECT DISTINCT education_group_code FROM {EDUCATION}"  # noqa: S608 -- our own words
    return frozenset(release.query(sql)["education_group_code"])


@lru_cache(maxsize=_KEPT_AREAS)
def gaps_in_area(
    release: Release, table: str, region_code: str, sector: str
) -> Mapping[tuple[str, int], Gap]:
    """Return (code, year) -> its gap, for everything in one area and sector."""
    found = _gaps(release, table, "region_code = ? AND sector = ?", [region_code, sector])
    return {(gap.code, gap.year): gap for gap in found}


@lru_cache(maxsize=_KEPT)
def gaps_of(release: Release, table: str, code: str, sector: str) -> Mapping[tuple[str, int], Gap]:
    """Return (area, year) -> the gap of one thing there, in one sector."""
    key = _KEYS[table]
    found = _gaps(release, table, f"{key} = ? AND sector = ?", [code, sector])
    return {(gap.region_code, gap.year): gap for gap in found}


@lru_cache(maxsize=_KEPT_AREAS)
def gaps_in_year(
    release: Release, table: str, year: int, sector: str
) -> Mapping[tuple[str, str], Gap]:
    """Return (area, code) -> its gap in one year, for everything everywhere in one sector."""
    found = _gaps(release, table, "year = ? AND sector = ?", [year, sector])
    return {(gap.region_code, gap.code): gap for gap in found}


def _gaps(release: Release, table: str, where: str, asked: list[object]) -> list[Gap]:
    if table not in release.tables:
        return []
    key = _KEYS[table]
    names = ", ".join(key if name == "code" else name for name in Gap.__dataclass_fields__)
    sql = f"SELECT {names} FROM {table} WHERE {where} ORDER BY region_code, {key}, year"  # noqa: S608 -- our own words
    return [Gap(*row) for row in release.query(sql, asked).rows()]


@lru_cache(maxsize=_KEPT)
def withheld_years(release: Release, region_code: str, group_code: str) -> frozenset[int]:
    """Return the years in which an education's gap is withheld in an area.

    Its people and jobs are too few to be told of, or would give another's number away.
    """
    gaps = gaps_of(release, EDUCATION, group_code, TOTAL)
    return frozenset(
        year
        for (area, year), gap in gaps.items()
        if area == region_code and gap.status == "suppressed"
    )


@lru_cache(maxsize=_KEPT)
def shortage_today(
    release: Release, region_code: str, ssyk_code: str
) -> tuple[ShortageSource, ...]:
    """Return what each source says of an occupation's unfilled jobs in an area, latest year."""
    if SHORTAGE not in release.tables:
        return ()
    names = ", ".join(ShortageSource.__dataclass_fields__)
    sql = (
        f"SELECT {names} FROM {SHORTAGE} WHERE region_code = ? AND ssyk_code = ? "  # noqa: S608 -- our own words
        "ORDER BY year DESC, source"
    )
    found = [ShortageSource(*row) for row in release.query(sql, [region_code, ssyk_code]).rows()]
    return tuple(source for source in found if source.year == found[0].year)


@lru_cache(maxsize=KEPT)
def balance_trials(release: Release) -> tuple[Trial, ...]:
    """Return every test of supply, demand and gap, nearest horizon first."""
    if "balance_backtest" not in release.tables:
        return ()
    names = ", ".join(Trial.__dataclass_fields__)
    sql = f"SELECT {names} FROM balance_backtest ORDER BY subject, horizon_years, method"  # noqa: S608 -- our own words
    return tuple(Trial(*row) for row in release.query(sql).rows())


@dataclass(frozen=True, slots=True)
class VerdictTrial:
    """How often what was said of a gap so many years ahead came true."""

    horizon_years: int
    size_class: str
    direction_share: float | None
    said_share: float | None
    right_share: float | None
    n: int


@lru_cache(maxsize=KEPT)
def verdict_trials(release: Release) -> tuple[VerdictTrial, ...]:
    """Return every test of what was said of gaps, nearest horizon first."""
    if "balance_verdicts" not in release.tables:
        return ()
    names = ", ".join(VerdictTrial.__dataclass_fields__)
    sql = f"SELECT {names} FROM balance_verdicts ORDER BY horizon_years"  # noqa: S608 -- our own words
    return tuple(VerdictTrial(*row) for row in release.query(sql).rows())


@lru_cache(maxsize=KEPT)
def trusted_years(release: Release) -> Mapping[str, int]:
    """Return size class -> how many years ahead a gap can be trusted."""
    if "balance_shelf_life" not in release.tables:
        return {}
    sql = "SELECT size_class, trusted_years FROM balance_shelf_life"
    return dict(release.query(sql).iter_rows())


@dataclass(frozen=True, slots=True)
class Jobs:
    """Jobs that ask for one education in one sector and year: the mean and the 80 % interval."""

    education_group_code: str
    sector: str
    year: int
    mean: float
    p10: float
    p90: float


@lru_cache(maxsize=_KEPT_AREAS)
def jobs_in_area(
    release: Release, region_code: str, years: tuple[int, ...]
) -> Mapping[tuple[str, str, int], Jobs]:
    """Return (education group, sector, year) -> the jobs in an area in some years."""
    if DEMAND not in release.tables:
        return {}
    names = ", ".join(Jobs.__dataclass_fields__)
    asked = ", ".join("?" for _ in years)
    sql = f"SELECT {names} FROM {DEMAND} WHERE region_code = ? AND year IN ({asked})"  # noqa: S608 -- our own words
    found = [Jobs(*row) for row in release.query(sql, [region_code, *years]).rows()]
    return {(jobs.education_group_code, jobs.sector, jobs.year): jobs for jobs in found}

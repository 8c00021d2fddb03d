"""Employment by occupation in Swedish counties: Talentlab, its opponents, and how long it takes."""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from automatic import MISSING, NAMES, Said, automatic, is_installed
from rows import COVERAGE_AIM, Best, NotMeasured, Row

from talentlab.calc.demand.ahead import look_ahead_demand
from talentlab.calc.demand.backtest import DemandAccuracy, accuracy_of
from talentlab.calc.demand.cases import METHODS, OURS, DemandCase, demand_cases
from talentlab.calc.demand.draws import draws_of
from talentlab.calc.demand.hindcasts import judgeable_years
from talentlab.calc.demand.history import EmploymentHistory
from talentlab.pipelines.employment.employment_file import read_employment_file

PART: Final = "employment: SSYK 3 in 21 Swedish counties, origins 2014–2021"
PUBLISHED: Final = "employment: the same, origins 2015–2017, outcomes to 2018"
FITTED: Final = "employment: the same, every seventh county, origins 2016–2018"
BREAKS: Final = (2020,)
LEVEL: Final = 3
HORIZONS: Final = (1, 2, 3)
PUBLISHED_YEARS: Final = (2015, 2018)
FITTED_ORIGINS: Final = (2016, 2017, 2018)  # three to five years to fit anything to
EVERY: Final = 7  # the automatic forecasters are slow
YEARS_AHEAD: Final = 10
DRAWS: Final = 1_000
COUNTY: Final = "24"
KILOBYTES_PER_GIGABYTE: Final = 1024**2
_ERROR: Final = "weighted error, %"
_COVERAGE: Final = "coverage of the 80 % interval"
_SCORE: Final = "interval score (80 %), % of employees"
_AIMS: Final[Mapping[str, str]] = {_ERROR: "≤ 4.2 / 6.8 / 9.2", _COVERAGE: "0.75–0.85"}


def rows(path: Path) -> Iterator[Row | NotMeasured]:
    """Yield errors in percent of employees, coverage (0-1), interval scores, and seconds."""
    if not path.exists():
        yield NotMeasured(PART, "Swedish counties", "no counts beside the checkout")
        return
    history = read(path)
    cases = demand_cases(history, level=LEVEL, origins=history.years, horizons=HORIZONS)
    first, last = PUBLISHED_YEARS
    published = [case for case in cases if case.origin >= first and case.year <= last]
    for part, chosen in ((PART, cases), (PUBLISHED, published)):
        for method in METHODS:
            yield from _judged(part, method, chosen)
    yield _row(PART, _ERROR, "nation's growth, damped", _nation_only(history))
    yield from _by_size([case for case in cases if case.method == OURS])
    yield from _automatic(history, cases)
    yield from _speed(path)


def read(path: Path) -> EmploymentHistory:
    """Return the counties' history from SCB's long table."""
    names = {"county_code": "region", "ssyk4": "occupation", "employed": "persons"}
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "employees.csv"
        table = pl.read_csv(path, infer_schema=False).rename(names)
        table.select("region", "occupation", "sex", "year", "persons").write_csv(own)
        return read_employment_file(own, breaks=BREAKS).history


def _judged(part: str, method: str, cases: Iterable[DemandCase]) -> Iterator[Row]:
    """Yield one method's error, coverage and interval score, all cells together."""
    found = [
        row
        for row in accuracy_of(case for case in cases if case.method == method)
        if row.size_class == "all"
    ]
    of: Mapping[str, Callable[[DemandAccuracy], float]] = {
        _ERROR: lambda row: row.wape,
        _COVERAGE: lambda row: row.coverage_80,
        _SCORE: lambda row: row.interval_score_80,
    }
    for measure, value in of.items():
        yield _row(part, measure, method, [value(row) for row in found])


def _row(part: str, measure: str, method: str, values: Sequence[float]) -> Row:
    aim = _AIMS.get(measure, "") if method == OURS and part != FITTED else ""
    best: Best = COVERAGE_AIM if measure.startswith("coverage") else "low"
    return Row(part, measure, method, tuple(values), HORIZONS, aim=aim, best=best)


def _by_size(cases: Sequence[DemandCase]) -> Iterator[Row]:
    """Yield our coverage in every size class."""
    coverage: dict[str, list[float]] = {}
    for row in accuracy_of(cases):
        coverage.setdefault(row.size_class, []).append(row.coverage_80)
    for size_class, found in coverage.items():
        if size_class != "all":
            measure = f"coverage, cells of {size_class} employees"
            yield Row(
                PART, measure, OURS, tuple(found), HORIZONS, aim="0.70–0.90", best=COVERAGE_AIM
            )


def _nation_only(history: EmploymentHistory) -> list[float]:
    """Return the errors of every cell growing as the nation last did, half as much each year."""
    counted = history.at_level(LEVEL)[1].sum(axis=2)
    nation = counted.sum(axis=(0, 1))
    found = []
    for h in HORIZONS:
        off = total = 0.0
        for i, origin in enumerate(history.years):
            if origin + h not in judgeable_years(history, origin, h):
                continue
            alike = i > 0 and history.is_counted_alike(history.years[i - 1], origin)
            growth = np.log(nation[i] / nation[i - 1]) if alike else 0.0
            forecast = counted[..., i] * np.exp(growth * (1.0 - 0.5**h))
            outcome = counted[..., history.years.index(origin + h)]
            off += float(np.abs(forecast - outcome).sum())
            total += float(outcome.sum())
        found.append(100.0 * off / total)
    return found


def _automatic(
    history: EmploymentHistory, cases: Sequence[DemandCase]
) -> Iterator[Row | NotMeasured]:
    """Yield everybody on some counties, from origins with enough years to fit a forecaster to."""
    if not is_installed():
        yield NotMeasured(FITTED, ", ".join(NAMES), MISSING)
        return
    some = history.region_codes[::EVERY]
    cases = [c for c in cases if c.region_code in some and c.origin in FITTED_ORIGINS]
    for method in METHODS:
        yield from _judged(FITTED, method, cases)
    ours = [case for case in cases if case.method == OURS]
    for name, said in automatic(_series(history), max(HORIZONS)).items():
        theirs = [_said_instead(case, said) for case in ours]
        for row in _judged(FITTED, OURS, theirs):
            if np.isfinite(row.values).all():  # some intervals have no end
                yield replace(row, method=name)


def _series(history: EmploymentHistory) -> dict[str, tuple[Sequence[int], Sequence[float]]]:
    """Return one series per chosen county, occupation and origin, ending at the origin."""
    codes, persons = history.at_level(LEVEL)
    counted = persons.sum(axis=2)
    found: dict[str, tuple[Sequence[int], Sequence[float]]] = {}
    for origin in FITTED_ORIGINS:
        years = [year for year in history.years if year <= origin]
        for r in range(0, len(counted), EVERY):
            for c, code in enumerate(codes):
                name = f"{history.region_codes[r]}/{code}/{origin}"
                found[name] = years, [float(n) for n in counted[r, c, : len(years)]]
    return found


def _said_instead(case: DemandCase, said: Mapping[tuple[str, int], Said]) -> DemandCase:
    """Return the case as an automatic forecaster would have it; nobody is negative."""
    one = said[f"{case.region_code}/{case.code}/{case.origin}", case.year]
    return replace(
        case,
        forecast=max(one.forecast, 0.0),
        p10=max(one.low, 0.0),
        p90=max(one.high, 0.0),
    )


def _speed(path: Path) -> Iterator[Row]:
    """Yield seconds and memory of an outlook, a county's draws and the backtest."""
    # A process of its own, so that what was measured before does not count.
    done = subprocess.run(  # noqa: S603 -- this very file
        [sys.executable, __file__, str(path)], capture_output=True, text=True, check=True
    )
    looked, drawn, tested, gigabytes = (float(number) for number in done.stdout.split())
    outlook = f"employment outlook, 21 counties × 429 occupations × {YEARS_AHEAD} years"
    yield Row("speed", f"{outlook}: seconds", "", (looked,), aim="a few", decimals=1)
    draws = f"employment of one county, {DRAWS} draws: seconds"
    yield Row("speed", draws, "", (drawn,), aim="a few", decimals=1)
    backtest = "employment backtest, three methods: seconds"
    yield Row("speed", backtest, "", (tested,), aim="≤ 60", decimals=1)
    yield Row("speed", "employment, all of it: GB", "", (gigabytes,), aim="≤ 2", decimals=1)


def measure(path: Path) -> tuple[float, float, float, float]:
    """Return seconds of an outlook, of one county's draws and of a backtest, and gigabytes."""
    history = read(path)
    begun = time.perf_counter()
    ahead = look_ahead_demand(METHODS[OURS], history, YEARS_AHEAD)
    looked = time.perf_counter()
    draws_of(ahead, COUNTY, draws=DRAWS, seed=1)
    drawn = time.perf_counter()
    accuracy_of(demand_cases(history, level=LEVEL, origins=history.years, horizons=HORIZONS))
    tested = time.perf_counter()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES_PER_GIGABYTE
    return looked - begun, drawn - looked, tested - drawn, most


if __name__ == "__main__":
    print("{:.2f} {:.2f} {:.2f} {:.2f}".format(*measure(Path(sys.argv[1]))))

"""Population, on Swedish counties: Talentlab, naive, drift, and the automatic forecasters."""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from automatic import MISSING, NAMES, Said, automatic, is_installed
from rows import COVERAGE_AIM, Best, NotMeasured, Row

from talentlab.calc.backtest.accuracy import Accuracy, accuracy, interval_score
from talentlab.calc.backtest.measured import WORKING, quantities
from talentlab.calc.backtest.rolling import rolling
from talentlab.calc.population.history import StockHistory
from talentlab.pipelines.population.own_table import METHODS
from talentlab.pipelines.population.stock_file import read_stock_file

PART: Final = "population: 21 Swedish counties, origins 1985–2010"
FEW: Final = "population: the same counties, odd origins 1985–2005"
HORIZONS: Final = (1, 3, 5, 10, 15)
ORIGINS: Final = range(1985, 2011)
FEW_ORIGINS: Final = range(1985, 2006, 2)  # the automatic forecasters are slow
_OURS: Final = "talentlab"
_ERROR: Final = "error of ages 20–64, %"
_COVERAGE: Final = "coverage of the 80 % interval"
_SCORE: Final = "interval score (80 %)"
_COMPARED: Final = (_ERROR, _COVERAGE, _SCORE)

_MEASURES: Final[Mapping[str, tuple[Callable[[Accuracy], float], str]]] = {
    _ERROR: (lambda row: row.mape_20_64, "≤ 0.24 / 0.76 / 1.15 / 2.16 / 3.35"),
    "error of all residents, %": (lambda row: row.mape_total, ""),
    "age-structure error, %": (lambda row: row.age_structure_error, "≤ 1.85 at 5, ≤ 3.25 at 10"),
    _COVERAGE: (lambda row: row.coverage_80, "0.75–0.85"),
    _SCORE: (lambda row: row.interval_score_80, "≤ 1.50 / 4.16 / 6.74 / 8.85"),
}


def rows(path: Path) -> Iterator[Row | NotMeasured]:
    """Yield errors in percent of the outcome, coverage (0-1) and interval scores."""
    if not path.exists():
        yield NotMeasured(PART, "Swedish counties", "no counts beside the checkout")
        return
    begun = time.perf_counter()
    history = read(path)
    tested = {method: _judged(method, history, ORIGINS) for method in METHODS}
    seconds = time.perf_counter() - begun
    for method, judged in tested.items():
        for measure, (of, aim) in _MEASURES.items():
            aimed = aim if method == _OURS else ""
            yield _row(PART, measure, method, [of(row) for row in judged], aim=aimed)
    yield from _automatic(history)
    what = f"population backtest, {len(METHODS)} methods, from file to table: seconds"
    yield Row("speed", what, "", (seconds,), aim="≤ 60", decimals=1)


def read(path: Path) -> StockHistory:
    """Return the counties' history from SCB's long table."""
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "counties.csv"
        pl.read_csv(path, infer_schema=False).rename({"count": "persons"}).write_csv(own)
        return read_stock_file(own, national=None).history


def _judged(method: str, history: StockHistory, origins: Sequence[int]) -> list[Accuracy]:
    """Return one row per horizon, all counties together."""
    hindcasts = rolling(METHODS[method], history, origins=origins, years_ahead=max(HORIZONS))
    return [row for row in accuracy(method, hindcasts, HORIZONS) if row.size_class == "all"]


def _row(part: str, measure: str, method: str, values: Sequence[float], *, aim: str = "") -> Row:
    best: Best = COVERAGE_AIM if measure == _COVERAGE else "low"
    return Row(part, measure, method, tuple(values), HORIZONS, aim=aim, best=best)


def _automatic(history: StockHistory) -> Iterator[Row | NotMeasured]:
    """Yield everybody on ages 20-64 from the origins that the automatic forecasters are given."""
    if not is_installed():
        yield NotMeasured(FEW, ", ".join(NAMES), MISSING)
        return
    for method in METHODS:
        judged = _judged(method, history, FEW_ORIGINS)
        for measure in _COMPARED:
            of, _ = _MEASURES[measure]
            yield _row(FEW, measure, method, [of(row) for row in judged])
    for name, said in automatic(_series(history), max(HORIZONS)).items():
        yield from _theirs(name, said, history)


def _series(history: StockHistory) -> dict[str, tuple[Sequence[int], Sequence[float]]]:
    """Return one series per county and origin, ending at the origin."""
    working = quantities(history.persons, history.ages)[..., WORKING]
    found: dict[str, tuple[Sequence[int], Sequence[float]]] = {}
    for r, region in enumerate(history.region_codes):
        for origin in FEW_ORIGINS:
            years = [year for year in history.years if year <= origin]
            found[f"{region}/{origin}"] = years, [float(n) for n in working[r, : len(years)]]
    return found


def _theirs(
    name: str, said: Mapping[tuple[str, int], Said], history: StockHistory
) -> Iterator[Row]:
    working = quantities(history.persons, history.ages)[..., WORKING]
    found: dict[int, list[tuple[float, float, float]]] = {h: [] for h in HORIZONS}
    for (series, year), one in said.items():
        region, origin = series.split("/")
        ahead = year - int(origin)
        if ahead in found and year in history.years:
            outcome = working[history.region_codes.index(region), history.years.index(year)]
            score = interval_score(np.array(one.low), np.array(one.high), outcome)
            is_held = float(one.low <= outcome <= one.high)
            error = abs(one.forecast / outcome - 1)
            found[ahead].append((100 * float(error), is_held, 100 * float(score)))
    means = np.array([np.mean(found[h], axis=0) for h in HORIZONS])
    for i, measure in enumerate(_COMPARED):
        yield _row(FEW, measure, name, [float(value) for value in means[:, i]])

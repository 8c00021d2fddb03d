"""Accuracy on Swedish counties: Talentlab, naive, drift, and the usual automatic forecasters."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
from rows import Row

from talentlab.calc.backtest.accuracy import accuracy
from talentlab.calc.backtest.measured import WORKING, quantities
from talentlab.calc.backtest.rolling import rolling
from talentlab.calc.population.history import StockHistory
from talentlab.pipelines.population.own_table import METHODS
from talentlab.pipelines.population.stock_file import read_stock_file

HORIZONS: Final = (1, 3, 5, 10, 15)
ORIGINS: Final = range(1985, 2011)
FEW_ORIGINS: Final = range(1985, 2006, 2)  # the automatic forecasters are slow
BOUNDS: Final = "≤ 0.24 / 0.76 / 1.15 / 2.16 / 3.35"
LEVEL: Final = 80


def rows(path: Path) -> Iterator[Row]:
    """Yield errors for ages 20-64 (percent), ages, coverage and interval score, at 1/3/5/10/15."""
    if not path.exists():
        yield Row("accuracy on Swedish counties", "not measured: no counts beside the checkout", "")
        return
    history = read(path)
    for method in METHODS:
        yield from _ours(method, history)
    yield from _automatic(history)


def read(path: Path) -> StockHistory:
    """Return the counties' history from SCB's long table."""
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "counties.csv"
        pl.read_csv(path, infer_schema=False).rename({"count": "persons"}).write_csv(own)
        return read_stock_file(own, national=None).history


def _ours(method: str, history: StockHistory) -> Iterator[Row]:
    hindcasts = rolling(METHODS[method], history, origins=ORIGINS, years_ahead=max(HORIZONS))
    found = [r for r in accuracy(method, hindcasts, HORIZONS) if r.size_class == "all"]
    is_ours = method == "talentlab"
    yield Row(
        f"{method}: error 20–64, % (1/3/5/10/15 years)",
        _joined([r.mape_20_64 for r in found]),
        BOUNDS if is_ours else "",
    )
    yield Row(f"{method}: error all residents, %", _joined([r.mape_total for r in found]), "")
    yield Row(
        f"{method}: age-structure error, %",
        _joined([r.age_structure_error for r in found]),
        "≤ 1.85 at 5, ≤ 3.25 at 10" if is_ours else "",
    )
    yield Row(
        f"{method}: coverage of the 80 % interval",
        _joined([r.coverage_80 or 0.0 for r in found]),
        "0.75–0.85" if is_ours else "",
    )
    yield Row(
        f"{method}: interval score (80 %)",
        _joined([r.interval_score_80 or 0.0 for r in found]),
        "≤ 1.50 / 4.16 / 6.74 / 8.85" if is_ours else "",
    )


def _automatic(history: StockHistory) -> Iterator[Row]:
    """Yield errors and coverage of AutoETS, AutoARIMA and Theta on the 20-64 series."""
    try:
        from statsforecast import StatsForecast  # noqa: PLC0415 -- only the bench extra has it
        from statsforecast.models import AutoARIMA, AutoETS, Theta  # noqa: PLC0415 -- the same
    except ImportError:
        yield Row("AutoETS, AutoARIMA, Theta", "not measured: the bench extra is missing", "")
        return
    yield _ours_on_the_same(history)
    models = {"AutoETS": AutoETS(), "AutoARIMA": AutoARIMA(), "Theta": Theta()}
    engine = StatsForecast(models=list(models.values()), freq=1, n_jobs=-1)
    frame = engine.forecast(df=_series(history), h=max(HORIZONS), level=[LEVEL])
    for name in models:
        yield from _judged(name, frame, history)


def _ours_on_the_same(history: StockHistory) -> Row:
    """Return our errors from the origins that the automatic forecasters are given."""
    hindcasts = rolling(
        METHODS["talentlab"], history, origins=FEW_ORIGINS, years_ahead=max(HORIZONS)
    )
    found = [r for r in accuracy("talentlab", hindcasts, HORIZONS) if r.size_class == "all"]
    what = "talentlab: error 20–64, % (odd origins 1985–2005)"
    return Row(what, _joined([r.mape_20_64 for r in found]), "")


def _series(history: StockHistory) -> pl.DataFrame:
    """Return one series per county and origin, ending at the origin."""
    working = quantities(history.persons, history.ages)[..., WORKING]
    return pl.concat(
        pl.DataFrame(
            {
                "unique_id": [f"{region}/{origin}"] * len(years),
                "ds": years,
                "y": working[r, : len(years)],
            }
        )
        for r, region in enumerate(history.region_codes)
        for origin in FEW_ORIGINS
        for years in [[year for year in history.years if year <= origin]]
    )


def _judged(name: str, frame: Any, history: StockHistory) -> Iterator[Row]:  # noqa: ANN401 -- the library's frame
    working = quantities(history.persons, history.ages)[..., WORKING]
    off: Mapping[int, list[float]] = {h: [] for h in HORIZONS}
    held: Mapping[int, list[bool]] = {h: [] for h in HORIZONS}
    columns = ["unique_id", "ds", name, f"{name}-lo-{LEVEL}", f"{name}-hi-{LEVEL}"]
    for series, year, forecast, low, high in frame.select(columns).iter_rows():
        region, origin = series.split("/")
        ahead = year - int(origin)
        if ahead in off and year in history.years:
            outcome = working[history.region_codes.index(region), history.years.index(year)]
            off[ahead].append(abs(forecast / outcome - 1) * 100)
            held[ahead].append(bool(low <= outcome <= high))
    yield Row(
        f"{name}: error 20–64, % (odd origins 1985–2005)",
        _joined([float(np.mean(off[h])) for h in HORIZONS]),
        "",
    )
    yield Row(
        f"{name}: coverage of its 80 % interval",
        _joined([float(np.mean(held[h])) for h in HORIZONS]),
        "0.80",
    )


def _joined(values: Sequence[float]) -> str:
    return " / ".join(f"{value:.2f}" for value in values)

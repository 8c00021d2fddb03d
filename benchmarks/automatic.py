"""The usual automatic forecasters on any yearly series: AutoETS, AutoARIMA and Theta.

One series at a time, with their own 80 % intervals and their own defaults: what anyone gets who
installs statsforecast and asks.
"""

import importlib.util
import math
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

NAMES: Final = ("AutoETS", "AutoARIMA", "Theta")
MISSING: Final = "the bench extra is missing: make bench installs it"
_LEVEL: Final = 80


@dataclass(frozen=True, slots=True)
class Said:
    """What one forecaster said of one series in one year."""

    forecast: float
    low: float
    high: float


def is_installed() -> bool:
    """Return whether the forecasters are there to be asked."""
    return importlib.util.find_spec("statsforecast") is not None


def automatic(
    series: Mapping[str, tuple[Sequence[int], Sequence[float]]],
    years_ahead: int,
    *,
    names: Iterable[str] = NAMES,
) -> dict[str, dict[tuple[str, int], Said]]:
    """Return forecaster -> (series, year) -> what it said.

    Parameters
    ----------
    series
        Name -> its years and counts, up to and including the origin, without gaps.
    years_ahead
        How far to look.
    names
        Which of ``NAMES`` to ask.

    """
    from statsforecast import StatsForecast, models  # noqa: PLC0415 -- only the bench extra has it

    asked = [getattr(models, name)() for name in names]
    frame = pl.concat(
        pl.DataFrame({"unique_id": [name] * len(years), "ds": list(years), "y": list(counts)})
        for name, (years, counts) in series.items()
    )
    # Where a series is too short for a forecaster to fit anything, it repeats the last count.
    engine = StatsForecast(models=asked, freq=1, n_jobs=-1, fallback_model=models.Naive())
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="statsforecast")  # that series are short is known
        answers = engine.forecast(df=frame, h=years_ahead, level=[_LEVEL])
    return {name: _said(answers, name) for name in names}


def _said(answers: pl.DataFrame, name: str) -> dict[tuple[str, int], Said]:
    """Return what one forecaster said; without an interval its forecast stands for both ends."""
    columns = ["unique_id", "ds", name, f"{name}-lo-{_LEVEL}", f"{name}-hi-{_LEVEL}"]
    return {
        (series, year): Said(
            forecast,
            forecast if math.isnan(low) else low,
            forecast if math.isnan(high) else high,
        )
        for series, year, forecast, low, high in answers.select(columns).iter_rows()
    }

"""Anyone's residents: forecast, and the same method tried on earlier years."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.backtest.accuracy import Accuracy, accuracy, as_table
from talentlab.calc.backtest.ahead import Ahead, look_ahead
from talentlab.calc.backtest.rolling import rolling, usable_origins
from talentlab.calc.population.baselines import Drift, Naive
from talentlab.calc.population.draws import RegionDraws, draw_cells, split_targets
from talentlab.calc.population.ensemble import StockEnsemble
from talentlab.calc.population.history import AgeAxis, StockHistory
from talentlab.calc.population.projector import Projector
from talentlab.calc.population.shocks import deviations
from talentlab.calc.population.single_years import in_single_years
from talentlab.calc.population.summary import Summary, grouped, summarise
from talentlab.errors import NothingToForecastFrom
from talentlab.pipelines.population.stock_file import StockFile
from talentlab.pipelines.years import MOST_YEARS_AHEAD, asked, listed, lost, meant
from talentlab.vocab.ages import WORKING_AGE

METHODS: Final[Mapping[str, Projector]] = {
    "talentlab": StockEnsemble(),
    "naive": Naive(),
    "drift": Drift(),
}
Progress = Callable[[str, float], None]

_TOTAL: Final = "total"
_WORKING: Final = "20-64"
_PERCENTILE_COLUMNS: Final = ("p2_5", "p10", "p50", "p90", "p97_5")
_DRAWS_START: Final = 0.5


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which forecasts can be judged; ``beyond`` are years ahead without an outcome of any."""

    origins: tuple[int, ...]
    horizons: tuple[int, ...]
    beyond: tuple[int, ...]


def chosen_origins(
    wanted: Sequence[int | range], history: StockHistory, horizons: Sequence[int]
) -> Chosen:
    """Return the origins that single years and runs of years stand for, increasing.

    A run stands for those of its years one can forecast from; a single year for itself. The
    horizons at which none of them has an outcome are left out.

    Raises
    ------
    NothingToForecastFrom
        A year one cannot forecast from, a run without any, or no outcome of any; with what was
        asked for, the years one can forecast from and those that were counted.

    """
    possible = usable_origins(history)
    origins = tuple(sorted(meant(wanted).intersection(possible)))
    within = tuple(h for h in horizons if any(year + h in history.years for year in origins))
    nowhere = lost(wanted, possible)
    if nowhere or not within:
        raise NothingToForecastFrom(
            wanted=asked(nowhere or wanted),
            possible=listed(possible if nowhere else _with_outcome(history, horizons)),
            counted=listed(history.years),
        )
    return Chosen(origins, within, tuple(h for h in horizons if h not in within))


def _with_outcome(history: StockHistory, horizons: Sequence[int]) -> list[int]:
    """Return the years one can forecast from, and judge the forecast."""
    return [
        year
        for year in usable_origins(history)
        if any(year + ahead in history.years for ahead in horizons)
    ]


def backtest_rows(
    history: StockHistory,
    *,
    origins: Sequence[int],
    horizons: Sequence[int],
    executor: Executor | None = None,
    progress: Progress = lambda _what, _share: None,
) -> list[Accuracy]:
    """Return the accuracy of every method from ``origins`` at ``horizons``.

    Raises
    ------
    ValueError
        One cannot forecast from an origin; :func:`chosen_origins` gives those one can.

    """
    rows: list[Accuracy] = []
    for method, projector in METHODS.items():
        hindcasts = rolling(
            projector,
            history,
            origins=sorted(origins),
            years_ahead=max(horizons),
            executor=executor,
            progress=lambda share: progress("hindcasts", share),
        )
        rows += accuracy(method, hindcasts, sorted(horizons))
    return as_table(rows)


def forecast_frame(
    file: StockFile,
    *,
    to_year: int,
    draws: int,
    seed: int,
    executor: Executor | None = None,
    progress: Progress = lambda _what, _share: None,
) -> pl.DataFrame:
    """Return region, sex, age, year with mean and percentiles, up to ``to_year``.

    Besides the file's own sexes and ages there are rows for both sexes together, for all ages and
    for ages 20-64 ("total", "20-64"): percentiles cannot be added up afterwards.

    Raises
    ------
    NothingToForecastFrom
        ``to_year`` is not after the last year, or absurdly far, or there is only one year.

    """
    history = file.history
    years_ahead = to_year - history.base_year
    if not usable_origins(history):
        raise NothingToForecastFrom(
            wanted=str(to_year), possible=listed(()), counted=listed(history.years)
        )
    if not 1 <= years_ahead <= MOST_YEARS_AHEAD:
        possible = f"{history.base_year + 1}–{history.base_year + MOST_YEARS_AHEAD}"
        raise NothingToForecastFrom(
            wanted=str(to_year), possible=possible, counted=listed(history.years)
        )
    ahead = look_ahead(
        METHODS["talentlab"],
        history,
        years_ahead,
        executor=executor,
        progress=lambda share: progress("hindcasts", share * _DRAWS_START),
    )
    single = in_single_years(history)
    expected = METHODS["talentlab"].project(single, years_ahead)
    groups = _groups(history.ages, file.age_labels)
    frames = []
    for r, region in enumerate(history.region_codes):
        summary = _draw(ahead, single, expected[r], r, groups=groups, draws=draws, seed=seed)
        frames.append(_frame(region, summary, file, list(groups), history.base_year))
        progress("draws", _DRAWS_START + (1 - _DRAWS_START) * (r + 1) / len(expected))
    return pl.concat(frames)


def _draw(
    ahead: Ahead,
    single: StockHistory,
    expected: Floats,
    r: int,
    *,
    groups: Mapping[str, Sequence[int]],
    draws: int,
    seed: int,
) -> Summary:
    """Return one region's summary, drawn in single years and added up to ``groups``."""
    region_code = single.region_codes[r]
    off = deviations(
        region_code,
        half_width_total=ahead.half_widths[0, r],
        half_width_working=ahead.half_widths[1, r],
        draws=draws,
        seed=seed,
    )
    targets = split_targets(
        expected, total_deviation=off.total, working_deviation=off.working, ages=single.ages
    )
    cells = draw_cells(RegionDraws(region_code, expected, *targets), ages=single.ages, seed=seed)
    return summarise(grouped(cells, groups), grouped(single.persons[r, -1], groups))


def _groups(ages: AgeAxis, labels: Sequence[str]) -> dict[str, list[int]]:
    """Return age label -> single ages (the last one open), the file's own labels first."""
    ends = [*ages.lower[1:], ages.lower[-1] + 1]
    own = {
        label: list(range(lower, end))
        for label, lower, end in zip(labels, ages.lower, ends, strict=True)
    }
    first, last = WORKING_AGE
    return own | {_WORKING: list(range(first, last + 1)), _TOTAL: list(range(ages.lower[-1] + 1))}


def _frame(
    region: str, summary: Summary, file: StockFile, groups: Sequence[str], base_year: int
) -> pl.DataFrame:
    """Return one region's rows, by sex, age and year."""
    sexes = [*file.sex_labels, _TOTAL] if len(file.sex_labels) > 1 else list(file.sex_labels)
    shown = len(sexes)
    years = np.arange(base_year + 1, base_year + 1 + summary.mean.shape[2])
    rows = shown * len(groups) * len(years)
    return pl.DataFrame(
        {
            "region": [region] * rows,
            "sex": np.repeat(sexes, len(groups) * len(years)),
            "age": np.tile(np.repeat(groups, len(years)), shown),
            "year": np.tile(years, shown * len(groups)),
            "mean": summary.mean[:shown].ravel(),
            **{
                name: summary.percentiles[i, :shown].ravel()
                for i, name in enumerate(_PERCENTILE_COLUMNS)
            },
        }
    )

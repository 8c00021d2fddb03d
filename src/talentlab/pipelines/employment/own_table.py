"""Anyone's employees: forecast, and the same method tried on earlier years."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.ahead import look_ahead_demand
from talentlab.calc.demand.backtest import DemandAccuracy, accuracy_of
from talentlab.calc.demand.cases import demand_cases
from talentlab.calc.demand.ensemble import DemandEnsemble
from talentlab.calc.demand.hindcasts import judgeable_years
from talentlab.calc.demand.history import EmploymentHistory
from talentlab.errors import NothingToForecastFrom
from talentlab.pipelines.employment.employment_file import REST, EmploymentFile
from talentlab.pipelines.employment.tasks import Drawn, Plan, draw_everything
from talentlab.pipelines.years import MOST_YEARS_AHEAD, asked, listed, lost, meant
from talentlab.tables.percentiles import PERCENTILES
from talentlab.vocab.sexes import TOTAL as BOTH

Progress = Callable[[str, float], None]

_FEWEST_YEARS: Final = 2
_DRAWS_START: Final = 0.4


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which forecasts can be judged.

    ``across_breaks`` is how many pairs of origin and outcome a break keeps from it, and ``beyond``
    the years ahead at which none of ``origins`` has an outcome.
    """

    origins: tuple[int, ...]
    horizons: tuple[int, ...]
    across_breaks: int
    beyond: tuple[int, ...]


def usual_level(history: EmploymentHistory) -> int:
    """Return the length of code that is judged when nobody says: one less than the longest."""
    return max(history.code_length - 1, 1)


def chosen_origins(
    wanted: Sequence[int | range], history: EmploymentHistory, horizons: Sequence[int]
) -> Chosen:
    """Return the origins that single years and runs of years stand for, increasing.

    A run stands for those of its years that were counted; a single year for itself. Origins with
    no outcome at any of ``horizons``, counted in the same way, are left out, and so are the
    horizons at which none of them has one.

    Raises
    ------
    NothingToForecastFrom
        A year or a run of years was not counted at all, or nothing is left; with what was asked
        for, the years one can forecast from and those that were counted.

    """
    possible = [year for year in history.years if _judged(history, year, horizons)]
    counted = meant(wanted).intersection(history.years)
    origins = tuple(sorted(counted.intersection(possible)))
    nowhere = lost(wanted, history.years)
    if nowhere or not origins:
        raise NothingToForecastFrom(
            wanted=asked(nowhere or wanted),
            possible=listed(possible),
            counted=listed(history.years),
        )
    across = sum(
        origin + ahead in history.years and not history.is_counted_alike(origin, origin + ahead)
        for origin in counted
        for ahead in horizons
    )
    within = tuple(h for h in horizons if any(_judged(history, year, (h,)) for year in origins))
    return Chosen(origins, within, across, tuple(h for h in horizons if h not in within))


def _judged(history: EmploymentHistory, origin: int, horizons: Sequence[int]) -> bool:
    """Return whether any outcome of ``origin`` can be judged."""
    years = judgeable_years(history, origin, max(horizons))
    return any(origin + ahead in years for ahead in horizons)


def backtest_rows(
    file: EmploymentFile,
    *,
    level: int,
    origins: Sequence[int],
    horizons: Sequence[int],
    executor: Executor | None = None,
    progress: Progress = lambda _what, _share: None,
) -> list[DemandAccuracy]:
    """Return the accuracy of every method from ``origins`` at ``horizons``.

    Codes of ``level`` characters are judged, both sexes together, in every region of the file; the
    whole is not, since it is their sum.
    """
    cases = demand_cases(
        file.history,
        level=level,
        origins=origins,
        horizons=horizons,
        executor=executor,
        progress=lambda share: progress("hindcasts", share),
    )
    return accuracy_of(case for case in cases if case.region_code != REST)


def forecast_frame(
    file: EmploymentFile,
    *,
    to_year: int,
    draws: int,
    seed: int,
    executor: Executor | None = None,
    progress: Progress = lambda _what, _share: None,
) -> pl.DataFrame:
    """Return region, occupation, sex, year with mean and percentiles, up to ``to_year``.

    Besides the file's own codes there are rows for every shorter code that they begin with, for all
    occupations and for both sexes ("total"), and for the whole where it was named: percentiles
    cannot be added up afterwards.

    Raises
    ------
    NothingToForecastFrom
        ``to_year`` is not after the last year, or absurdly far, or there is only one year.

    """
    history = file.history
    ahead = look_ahead_demand(
        DemandEnsemble(),
        history,
        _years_ahead(history, to_year),
        executor=executor,
        progress=lambda share: progress("hindcasts", share * _DRAWS_START),
    )
    plan = Plan(
        ahead=ahead,
        county_codes=file.regions,
        nation=history.region_codes if file.national is not None else (),
        nation_code=file.national or "",
        shares={},
        areas={},
        draws=draws,
        seed=seed,
    )
    drawn = draw_everything(
        plan,
        executor=executor,
        progress=lambda share: progress("draws", _DRAWS_START + share * (1 - _DRAWS_START)),
    )
    sexes = [*file.sex_labels, BOTH] if len(file.sex_labels) > 1 else list(file.sex_labels)
    return pl.concat(
        [
            _frame(region, part, sexes, history.base_year)
            for region, parts in drawn.items()
            for part in parts
        ]
    )


def _years_ahead(history: EmploymentHistory, to_year: int) -> int:
    """Return how far ``to_year`` is from the last counted year, if one can forecast that far."""
    years_ahead = to_year - history.base_year
    possible = listed(())
    if len(history.years) >= _FEWEST_YEARS:
        if 1 <= years_ahead <= MOST_YEARS_AHEAD:
            return years_ahead
        possible = f"{history.base_year + 1}–{history.base_year + MOST_YEARS_AHEAD}"
    raise NothingToForecastFrom(
        wanted=str(to_year), possible=possible, counted=listed(history.years)
    )


def _frame(region: str, drawn: Drawn, sexes: Sequence[str], base_year: int) -> pl.DataFrame:
    """Return one region's rows of some occupations, by occupation, sex and year."""
    summary = drawn.summary
    shown, codes, ahead = summary.mean.shape
    rows = shown * codes * ahead
    return pl.DataFrame(
        {
            "region": [region] * rows,
            "occupation": np.repeat(drawn.codes, shown * ahead),
            "sex": np.tile(np.repeat(sexes, ahead), codes),
            "year": np.tile(np.arange(base_year + 1, base_year + 1 + ahead), codes * shown),
            "mean": _by_code(summary.mean),
            **{name: _by_code(summary.percentiles[i]) for i, name in enumerate(PERCENTILES)},
        }
    )


def _by_code(values: Floats) -> Floats:
    """Return values (X, G, H) in the order of codes, sexes and years."""
    return np.asarray(np.moveaxis(values, 0, 1).ravel())

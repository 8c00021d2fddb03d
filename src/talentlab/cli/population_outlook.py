"""``talentlab forecast population`` and ``backtest population``: for anyone's residents."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from talentlab.cli.options import language_option
from talentlab.cli.out_file import require_other_file, write_whole
from talentlab.cli.outlook_options import (
    file_option,
    future_options,
    national_option,
    tell_beyond,
    tell_nothing_judged,
    trial_options,
)
from talentlab.cli.progress import shown_progress
from talentlab.cli.reader import current_reader
from talentlab.cli.trial_tables import print_trials
from talentlab.pipelines.population.own_table import backtest_rows, chosen_origins, forecast_frame
from talentlab.pipelines.population.stock_file import COLUMNS, read_stock_file
from talentlab.vocab.text import Text

_WRITTEN: Final = Text(
    sv="{rows} rader till {path}: {regions} områden, {first}–{last}.",
    en="{rows} rows to {path}: {regions} regions, {first}–{last}.",
)
_COLUMNS: Final = {
    "method": Text(sv="Metod", en="Method"),
    "horizon": Text(sv="År framåt", en="Years ahead"),
    "size_class": Text(sv="Storlek", en="Size"),
    "mape_total": Text(sv="Fel alla, %", en="Error all, %"),
    "mape_20_64": Text(sv="Fel 20–64, %", en="Error 20–64, %"),
    "age_structure_error": Text(sv="Fel åldrar, %", en="Error ages, %"),
    "coverage_80": Text(sv="Täckning 80", en="Coverage 80"),
    "interval_score_80": Text(sv="Intervallpoäng", en="Interval score"),
    "within_5": Text(sv="Inom 5 %", en="Within 5%"),
    "n": Text(sv="Antal", en="Number"),
    "wape": Text(sv="Summafel 20–64, %", en="Weighted error 20–64, %"),
}


@click.command("population")
@file_option(COLUMNS)
@national_option
@future_options
@language_option
@click.pass_context
def forecast_population(
    ctx: click.Context,
    *,
    path: Path,
    national: str | None,
    to_year: int,
    draws: int,
    seed: int,
    out: Path,
) -> None:
    r"""Forecast residents by region, sex and age, with 80 and 95 percent intervals.

    The file has the columns region, sex, age, year, persons: single years or five-year bands, the
    last age open (100+). Years may be missing, if they are missing for every region. The result
    has a mean and percentiles for each row, and for both sexes, all ages and ages 20-64 together.

    \b
        talentlab forecast population --data residents.csv --to 2040 --out outlook.csv
    """
    reader = current_reader(ctx)
    require_other_file(out, path)
    with shown_progress(reader) as report:
        file = read_stock_file(path, national=national)
        frame = forecast_frame(file, to_year=to_year, draws=draws, seed=seed, progress=report)
    write_whole(out, lambda passing: frame.write_csv(passing, float_precision=2))
    reader.say(
        _WRITTEN,
        err=True,
        rows=frame.height,
        path=str(out),
        regions=len(file.history.region_codes),
        first=str(file.history.base_year + 1),
        last=str(to_year),
    )


@click.command("population")
@file_option(COLUMNS)
@national_option
@trial_options("1,3,5,10,15")
@language_option
@click.pass_context
def backtest_population(
    ctx: click.Context,
    *,
    path: Path,
    national: str | None,
    origins: Sequence[int | range],
    horizons: Sequence[int],
    form: str,
) -> None:
    r"""Compare forecasts made in earlier years with what happened, beside two simple methods.

    From each origin only what was known by then is used, for the forecast and for its interval.
    A run of years (1990-2020) means those of them that were counted and can be forecast from.
    Errors are in percent of the outcome; coverage and interval score belong to ages 20-64.

    \b
        talentlab backtest population --data residents.csv --origins 1990-2020 --format json
    """
    reader = current_reader(ctx)
    with shown_progress(reader) as report:
        history = read_stock_file(path, national=national).history
        chosen = chosen_origins(origins, history, horizons)
        tell_beyond(chosen.beyond, reader)
        rows = backtest_rows(
            history,
            origins=chosen.origins,
            horizons=chosen.horizons,
            progress=report,
        )
    if not rows:
        tell_nothing_judged(history.years, reader)
    print_trials(map(asdict, rows), _COLUMNS, form, reader)

"""``talentlab forecast employment`` and ``backtest employment``: for anyone's employees."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from talentlab.calc.demand.history import EmploymentHistory
from talentlab.cli.options import language_option
from talentlab.cli.out_file import require_other_file, write_whole
from talentlab.cli.outlook_options import (
    SomeYears,
    file_option,
    future_options,
    national_option,
    tell_beyond,
    tell_nothing_judged,
    trial_options,
)
from talentlab.cli.progress import shown_progress
from talentlab.cli.reader import Reader, current_reader
from talentlab.cli.trial_tables import print_trials
from talentlab.pipelines.employment.employment_file import (
    COLUMNS,
    EmploymentFile,
    read_employment_file,
)
from talentlab.pipelines.employment.own_table import (
    backtest_rows,
    chosen_origins,
    forecast_frame,
    usual_level,
)
from talentlab.pipelines.years import listed
from talentlab.vocab.text import Text

Command = TypeVar("Command", bound=Callable[..., Any])

_WRITTEN: Final = Text(
    sv="{rows} rader till {path}: {regions} områden, {occupations} yrken, {first}–{last}.",
    en="{rows} rows to {path}: {regions} regions, {occupations} occupations, {first}–{last}.",
)
_BEWARE: Final = Text(
    sv="Se upp: {column} {value} – {why}.", en="Beware: {column} {value} – {why}."
)
_BREAKS_OUTSIDE: Final = Text(
    sv="Se upp: --breaks {breaks} ändrar ingenting. Ett nytt sätt att räkna måste börja efter "
    "filens första år och senast det sista; filen har {first}–{last}.",
    en="Beware: --breaks {breaks} changes nothing. A new way of counting must begin after the "
    "file's first year and no later than its last; the file has {first}–{last}.",
)
_LEFT_OUT: Final = Text(
    sv="{pairs} par av prognosår och utfallsår är inte med: sättet att räkna ändrades däremellan.",
    en="{pairs} pairs of origin and outcome are left out: the way of counting changed in between.",
)
_COLUMNS: Final = {
    "method": Text(sv="Metod", en="Method"),
    "horizon": Text(sv="År framåt", en="Years ahead"),
    "size_class": Text(sv="Anställda", en="Employees"),
    "wape": Text(sv="Fel, %", en="Error, %"),
    "coverage_80": Text(sv="Täckning 80", en="Coverage 80"),
    "interval_score_80": Text(sv="Intervallpoäng", en="Interval score"),
    "n": Text(sv="Antal", en="Number"),
}


def _table_options(command: Command) -> Command:
    """Add what says how the table is to be understood."""
    for option in (
        click.option(
            "--missing-is-zero",
            is_flag=True,
            help="A row that is missing means nobody. Default: missing rows are refused.",
        ),
        click.option(
            "--breaks",
            type=SomeYears(),
            multiple=True,
            help="First year of each new way of counting: 2020 or 2020,2023.",
        ),
        national_option,
        file_option(COLUMNS),
    ):
        command = option(command)
    return command


@click.command("employment")
@_table_options
@future_options
@language_option
@click.pass_context
def forecast_employment(
    ctx: click.Context,
    *,
    path: Path,
    national: str | None,
    breaks: Sequence[Sequence[int]],
    missing_is_zero: bool,
    to_year: int,
    draws: int,
    seed: int,
    out: Path,
) -> None:
    r"""Forecast employees by region, occupation and sex, with 80 and 95 percent intervals.

    The file has the columns region, occupation, sex, year, persons. Occupations are codes of any
    scheme in which a shorter code is the sum of all that begin with it; give the most detailed
    codes only. Years may be missing, if they are missing for every region. The result has a mean
    and percentiles for each code, each shorter code, all occupations and both sexes together.
    A change across one of the --breaks is never taken for growth.

    \b
        talentlab forecast employment --data employees.csv --to 2030 --breaks 2020 --out outlook.csv
    """
    reader = current_reader(ctx)
    require_other_file(out, path)
    with shown_progress(reader) as report:
        file = read_employment_file(
            path, national=national, breaks=_years(breaks), missing_is_zero=missing_is_zero
        )
        frame = forecast_frame(file, to_year=to_year, draws=draws, seed=seed, progress=report)
    _warn(file, reader)
    write_whole(out, lambda passing: frame.write_csv(passing, float_precision=2))
    reader.say(
        _WRITTEN,
        err=True,
        rows=frame.height,
        path=str(out),
        regions=frame["region"].n_unique(),
        occupations=len(file.history.occupations),
        first=str(file.history.base_year + 1),
        last=str(to_year),
    )


@click.command("employment")
@_table_options
@trial_options("1,2,3")
@click.option(
    "--level",
    type=click.IntRange(min=1),
    help="Length of the codes that are judged. Default: one less than the longest.",
)
@language_option
@click.pass_context
def backtest_employment(
    ctx: click.Context,
    *,
    path: Path,
    national: str | None,
    breaks: Sequence[Sequence[int]],
    missing_is_zero: bool,
    origins: Sequence[int | range],
    horizons: Sequence[int],
    form: str,
    level: int | None,
) -> None:
    r"""Compare forecasts made in earlier years with what happened, beside two simple methods.

    From each origin only what was known by then is used, for the forecast and for its interval.
    A run of years (2014-2021) means those of them that were counted. An origin and an outcome on
    different sides of one of the --breaks are left out, and it is said how many. Errors and
    interval scores are sums over all regions and occupations, in percent of the sum of outcomes.

    \b
        talentlab backtest employment --data employees.csv --origins 2014-2021 --horizons 1,2,3 \
            --breaks 2020 --level 3 --format json
    """
    reader = current_reader(ctx)
    with shown_progress(reader) as report:
        file = read_employment_file(
            path, national=national, breaks=_years(breaks), missing_is_zero=missing_is_zero
        )
        chosen = chosen_origins(origins, file.history, horizons)
        tell_beyond(chosen.beyond, reader)
        rows = backtest_rows(
            file,
            level=_level(level, file.history, ctx),
            origins=chosen.origins,
            horizons=chosen.horizons,
            progress=report,
        )
    _warn(file, reader)
    if chosen.across_breaks:
        reader.say(_LEFT_OUT, err=True, pairs=chosen.across_breaks)
    if not rows:
        tell_nothing_judged(file.history.years, reader)
    print_trials(map(asdict, rows), _COLUMNS, form, reader)


def _warn(file: EmploymentFile, reader: Reader) -> None:
    """Tell of what looks like a sum, or a slip, though only whoever made the table knows."""
    for likely in file.likely_sums:
        reader.say(_BEWARE, err=True, column=likely.column, value=likely.value, why=likely.why)
    if file.breaks_outside:
        first, last = file.history.years[0], file.history.years[-1]
        reader.say(
            _BREAKS_OUTSIDE,
            err=True,
            breaks=listed(file.breaks_outside),
            first=str(first),
            last=str(last),
        )


def _years(breaks: Sequence[Sequence[int]]) -> list[int]:
    """Return every year of an option that was written several times, each with several years."""
    return [year for several in breaks for year in several]


def _level(level: int | None, history: EmploymentHistory, ctx: click.Context) -> int:
    """Return the length of code to judge, if any code is that long."""
    if level is None:
        return usual_level(history)
    if level > history.code_length:
        possible = click.Option(["--level"], type=click.IntRange(1, history.code_length))
        message = f"'{level}' is longer than any code"
        raise click.BadParameter(message, ctx=ctx, param=possible)
    return level

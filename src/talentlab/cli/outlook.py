"""``talentlab forecast population`` and ``backtest population``: for anyone's residents."""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from talentlab.calc.backtest.accuracy import Accuracy
from talentlab.cli.options import language_option
from talentlab.cli.progress import shown_progress
from talentlab.cli.reader import Reader, current_reader
from talentlab.pipelines.population.own_table import backtest_rows, chosen_origins, forecast_frame
from talentlab.pipelines.population.stock_file import read_stock_file
from talentlab.vocab.text import Text

_WIDE: Final = 200  # characters: a table in a pipe is not cut to the width of a terminal

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
}
_YEARS: Final = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")

_file_option = click.option(
    "--data",
    "path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="CSV with region, sex, age, year, persons.",
)
_national_option = click.option(
    "--national", metavar="NAME", help="The region that is the whole. Default: their sum."
)


class Years(click.ParamType[Sequence[int | range]]):
    """Years as "1990-2020", "1990,1995" or both."""

    name = "years"
    example = "1990-2020 / 1990,1995"

    def convert(
        self,
        value: str | Sequence[int | range],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Sequence[int | range]:
        """Return single years, and runs of years as ranges."""
        if not isinstance(value, str):
            return value
        found: list[int | range] = []
        for part in value.split(","):
            match = _YEARS.fullmatch(part.strip())
            if match is None:
                self.fail(f"{part!r}: {self.example}", param, ctx)
            first, last = int(match[1]), match[2]
            found.append(first if last is None else range(first, int(last) + 1))
        return found


class Horizons(click.ParamType[Sequence[int]]):
    """Years ahead as "1,3,5"."""

    name = "horizons"
    example = "1,3,5"

    def convert(
        self,
        value: str | Sequence[int],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Sequence[int]:
        """Return the years ahead, each at least 1."""
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",")]
        if not all(part.isdecimal() and int(part) > 0 for part in parts):
            self.fail(f"{value!r}: {self.example}", param, ctx)
        return sorted({int(part) for part in parts})


@click.group()
def forecast() -> None:
    """Look ahead from a table of your own."""


@click.group()
def backtest() -> None:
    """Try the method on earlier years of a table of your own."""


@forecast.command("population")
@_file_option
@_national_option
@click.option("--to", "to_year", type=int, required=True, help="Last year of the forecast.")
@click.option(
    "--draws",
    type=click.IntRange(min=100),
    default=1000,
    show_default=True,
    help="Possible futures to draw. More are slower and give smoother intervals.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Same seed, same numbers.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="CSV to write."
)
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
    with shown_progress(reader) as report:
        file = read_stock_file(path, national=national)
        frame = forecast_frame(file, to_year=to_year, draws=draws, seed=seed, progress=report)
    frame.write_csv(out, float_precision=2)
    reader.say(
        _WRITTEN,
        err=True,
        rows=frame.height,
        path=str(out),
        regions=len(file.history.region_codes),
        first=str(file.history.base_year + 1),
        last=str(to_year),
    )


@backtest.command("population")
@_file_option
@_national_option
@click.option(
    "--origins", type=Years(), required=True, help="Years to forecast from: 1990-2020 or 1990,1995."
)
@click.option(
    "--horizons",
    type=Horizons(),
    default="1,3,5,10,15",
    show_default=True,
    help="Years ahead to judge.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="For people or for programs.",
)
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
        rows = backtest_rows(
            history,
            origins=chosen_origins(origins, history),
            horizons=horizons,
            progress=report,
        )
    if form == "json":
        click.echo(json.dumps({"rows": [_plain(row) for row in rows]}, ensure_ascii=False))
    else:
        _print_table(rows, reader)


def _plain(row: Accuracy) -> dict[str, str | float | None]:
    """Return a row for JSON, which knows no NaN."""
    return {
        name: None if isinstance(value, float) and not math.isfinite(value) else value
        for name, value in asdict(row).items()
    }


def _print_table(rows: Sequence[Accuracy], reader: Reader) -> None:
    """Print the rows for people."""
    table = Table(*(text.say(reader.language) for text in _COLUMNS.values()))
    for row in rows:
        table.add_row(*(_cell(value, reader) for value in asdict(row).values()))
    Console(width=_WIDE).print(table)


def _cell(value: str | float | None, reader: Reader) -> str:
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    return reader.number(value, decimals=0 if isinstance(value, int) else 2)

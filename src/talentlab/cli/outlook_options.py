"""Options of the commands that forecast, and try forecasts, from a table of one's own."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_YEARS: Final = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")


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


class SomeYears(Years):
    """Single years as "2020" or "2020,2023"."""

    name = "years"
    example = "2020 / 2020,2023"

    def convert(
        self,
        value: str | Sequence[int | range],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Sequence[int | range]:
        """Return single years."""
        found = super().convert(value, param, ctx)
        if any(isinstance(year, range) for year in found):
            self.fail(f"{value!r}: {self.example}", param, ctx)
        return found


def file_option(columns: Sequence[str]) -> Callable[[Command], Command]:
    """Add ``--data``: the table, passed on as ``path``."""
    return click.option(
        "--data",
        "path",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        required=True,
        help=f"CSV with {', '.join(columns)}.",
    )


def national_option(command: Command) -> Command:
    """Add ``--national``: what the whole is called in the table."""
    return click.option(
        "--national", metavar="NAME", help="The region that is the whole. Default: their sum."
    )(command)


def future_options(command: Command) -> Command:
    """Add ``--to``, ``--draws``, ``--seed`` and ``--out``."""
    for option in (
        click.option(
            "--out",
            type=click.Path(dir_okay=False, path_type=Path),
            required=True,
            help="CSV to write.",
        ),
        click.option(
            "--seed", type=int, default=1, show_default=True, help="Same seed, same numbers."
        ),
        click.option(
            "--draws",
            type=click.IntRange(min=100),
            default=1000,
            show_default=True,
            help="Possible futures to draw. More are slower and give smoother intervals.",
        ),
        click.option("--to", "to_year", type=int, required=True, help="Last year of the forecast."),
    ):
        command = option(command)
    return command


def trial_options(horizons: str) -> Callable[[Command], Command]:
    """Add ``--origins``, ``--horizons`` (by default ``horizons``) and ``--format`` as ``form``."""

    def add(command: Command) -> Command:
        for option in (
            click.option(
                "--format",
                "form",
                type=click.Choice(["table", "json"]),
                default="table",
                show_default=True,
                help="For people or for programs.",
            ),
            click.option(
                "--horizons",
                type=Horizons(),
                default=horizons,
                show_default=True,
                help="Years ahead to judge.",
            ),
            click.option(
                "--origins",
                type=Years(),
                required=True,
                help="Years to forecast from: 1990-2020 or 1990,1995.",
            ),
        ):
            command = option(command)
        return command

    return add

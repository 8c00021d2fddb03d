"""Options of the commands that forecast, and try forecasts, from a table of one's own."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from talentlab.cli.out_file import OutFile
from talentlab.cli.reader import Reader
from talentlab.cli.usage import Unsuitable
from talentlab.pipelines.years import MOST_YEARS_AHEAD, listed
from talentlab.vocab.text import Text

Command = TypeVar("Command", bound=Callable[..., Any])

FEWEST_DRAWS: Final = 100
"""Fewer leave the percentiles to chance: the 2.5th would stand on two draws."""
MOST_DRAWS: Final = 100_000
"""More change no published digit, and would fill the memory."""
_AHEAD: Final = Text(
    sv=f"Skriv år framåt, från 1 till {MOST_YEARS_AHEAD}, som 1,3,5.",
    en=f"Write years ahead, from 1 to {MOST_YEARS_AHEAD}, like 1,3,5.",
)
_BEYOND: Final = Text(
    sv="Se upp: så många år efter prognosåren är inget räknat, så de är inte med: {horizons}.",
    en="Beware: that many years after the origins nothing was counted, so these are left out: "
    "{horizons}.",
)
_NOTHING_JUDGED: Final = Text(
    sv="Ingenting kunde bedömas: där prognoserna skulle prövas är alla personer noll (räknade år: "
    "{counted}). Ett fel i procent av noll finns inte.",
    en="Nothing could be judged: where the forecasts should be tried, all persons are zero "
    "(counted years: {counted}). An error in percent of zero does not exist.",
)
_DIGITS: Final = re.compile(r"\d{1,3}")
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

    def convert(
        self,
        value: str | Sequence[int],
        param: click.Parameter | None,  # noqa: ARG002 -- click's signature
        ctx: click.Context | None,  # noqa: ARG002 -- click's signature
    ) -> Sequence[int]:
        """Return the years ahead, each from 1 to :data:`MOST_YEARS_AHEAD`."""
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",")]
        ahead = {int(part) for part in parts if _DIGITS.fullmatch(part)}
        if not all(map(_DIGITS.fullmatch, parts)) or not ahead <= {*range(1, MOST_YEARS_AHEAD + 1)}:
            raise Unsuitable(value, _AHEAD, option="--horizons")
        return sorted(ahead)


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
            type=OutFile(),
            required=True,
            help="CSV to write. It is not the file that is read.",
        ),
        click.option(
            "--seed",
            type=click.IntRange(min=0),
            default=1,
            show_default=True,
            help="Same seed, same numbers.",
        ),
        click.option(
            "--draws",
            type=click.IntRange(FEWEST_DRAWS, MOST_DRAWS),
            default=1000,
            show_default=True,
            help="Possible futures to draw. More are slower and give smoother intervals.",
        ),
        click.option("--to", "to_year", type=int, required=True, help="Last year of the forecast."),
    ):
        command = option(command)
    return command


def tell_beyond(horizons: Sequence[int], reader: Reader) -> None:
    """Tell of the years ahead at which nothing was counted, if any."""
    if horizons:
        reader.say(_BEYOND, err=True, horizons=", ".join(map(str, horizons)))


def tell_nothing_judged(counted: Sequence[int], reader: Reader) -> None:
    """Tell that every outcome is zero, so that no error is a share of anything."""
    reader.say(_NOTHING_JUDGED, err=True, counted=listed(counted))


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

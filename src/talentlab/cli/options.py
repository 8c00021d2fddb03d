"""Options that several commands share, each explained once."""

import math
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from talentlab.cli.reader import current_reader

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_STORE = Path("data")


class AmountRange(click.FloatRange):
    """A number within bounds; "nan" is within none. ``example`` is told to who writes another."""

    def __init__(self, *, example: str, **bounds: Any) -> None:  # noqa: ANN401 -- click's own
        super().__init__(**bounds)
        self.example = example

    def convert(
        self,
        value: Any,  # noqa: ANN401 -- click's signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401 -- click's signature
        """Return the number."""
        try:
            number = super().convert(value, param, ctx)
        except click.BadParameter:
            number = math.nan
        if not math.isfinite(number):
            self.fail(f"'{value}'", param, ctx)
        return number


def data_option(command: Command) -> Command:
    """Add ``--data``: the folder that is the store, passed on as ``root``."""
    return click.option(
        "--data",
        "root",
        type=click.Path(file_okay=False, path_type=Path),
        default=lambda: Path(os.environ.get("TALENTLAB_DATA") or DEFAULT_STORE),
        metavar="DIR",
        help="Folder of the store. Default: TALENTLAB_DATA, else ./data.",
    )(command)


def language_option(command: Command) -> Command:
    """Add ``--lang``: the language of everything but help texts."""
    return click.option(
        "--lang",
        type=click.Choice(["sv", "en"]),
        expose_value=False,
        is_eager=True,
        callback=_remember,
        help="Language of messages. Default: TALENTLAB_LANG, else LANG.",
    )(command)


def _remember(context: click.Context, _option: click.Parameter, language: str | None) -> None:
    if language is not None:
        current_reader(context).language = "sv" if language == "sv" else "en"

"""What a mistyped command is told, in the reader's language, whatever click would have said."""

import re
from typing import IO, Any, ClassVar, Final

import click
from click.exceptions import NoArgsIsHelpError

from talentlab.cli.reader import Reader
from talentlab.vocab.text import Text

NOT_UNDERSTOOD: Final = 2

_NO_COMMAND: Final = Text(sv="Det finns inget kommando {name}.", en="There is no command {name}.")
_NO_OPTION: Final = Text(sv="Det finns inget alternativ {name}.", en="There is no option {name}.")
_NEAR: Final = Text(sv="Menade du {near}?", en="Did you mean {near}?")
_OR: Final = Text(sv=" eller ", en=" or ")
_MISSING: Final = Text(sv="{name} saknas.", en="{name} is missing.")
_MISSING_COMMAND: Final = Text(sv="Kommandot saknas.", en="The command is missing.")
_NEEDS_VALUE: Final = Text(
    sv="Det saknas ett värde efter {name}.", en="A value is missing after {name}."
)
_TAKES_NO_VALUE: Final = Text(
    sv="{name} skrivs utan värde.", en="{name} is written without a value."
)
_SURPLUS: Final = Text(
    sv="Kommandot tar inte emot mer: {surplus}. Skriv citattecken runt ord som hör ihop.",
    en="The command takes no more: {surplus}. Put quotation marks around words that belong "
    "together.",
)
_WRONG: Final = Text(
    sv="{name} kan inte vara {value}. {wanted}", en="{name} cannot be {value}. {wanted}"
)
_UNREADABLE: Final = Text(
    sv="Filen {path} finns inte eller går inte att läsa som text (UTF-8).",
    en="The file {path} does not exist or cannot be read as text (UTF-8).",
)
_HELP: Final = Text(sv="Så används det: {command} --help", en="How to use it: {command} --help")

_INTEGER: Final = Text(sv="Skriv ett heltal.", en="Write a whole number.")
_AT_LEAST: Final = Text(
    sv="Skriv ett heltal, minst {least}.", en="Write a whole number, {least} or more."
)
_BETWEEN: Final = Text(
    sv="Skriv ett heltal från {least} till {most}.",
    en="Write a whole number from {least} to {most}.",
)
_ONE_OF: Final = Text(sv="Skriv något av {choices}.", en="Write one of {choices}.")
_FILE: Final = Text(
    sv="Skriv sökvägen till en fil som finns och går att läsa.",
    en="Write the path of a file that exists and can be read.",
)
_FOLDER: Final = Text(
    sv="Skriv sökvägen till en mapp som går att läsa.",
    en="Write the path of a folder that can be read.",
)
_FILE_TO_WRITE: Final = Text(
    sv="Skriv sökvägen till en fil, inte en mapp.",
    en="Write the path of a file, not of a folder.",
)
_LIKE: Final = Text(sv="Skriv som {example}.", en="Write it like {example}.")


class Misunderstood(click.ClickException):
    """A command that cannot be run as it was typed, in words of our own."""

    exit_code: ClassVar[int] = NOT_UNDERSTOOD

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the words; click would begin them with its own "Error:"."""
        click.echo(self.message, file=file, err=file is None)


class Unsuitable(click.UsageError):
    """A value that an option cannot have, and words for what to write instead."""

    def __init__(self, value: str, wanted: Text, *, option: str) -> None:
        super().__init__(f"{option}: {value!r}")
        self.value = value
        self.wanted = wanted
        self.option = option


def in_our_words(
    error: click.ClickException, reader: Reader, context: click.Context | None
) -> click.ClickException:
    """Return ``error`` as the reader should hear it; help asked for by silence stays help."""
    if isinstance(error, NoArgsIsHelpError):
        return error
    told = _what(error, reader)
    typed = getattr(error, "ctx", None) or context
    command = typed.command_path if typed else "talentlab"
    return Misunderstood(f"{told}\n{reader.words(_HELP, command=command)}")


def _what(error: click.ClickException, reader: Reader) -> str:
    match error:
        case click.exceptions.NoSuchCommand():
            said = reader.words(_NO_COMMAND, name=error.command_name)
            return said + _near(error.possibilities, reader)
        case click.NoSuchOption():
            said = reader.words(_NO_OPTION, name=error.option_name)
            return said + _near(error.possibilities, reader)
        case click.MissingParameter():
            return reader.words(_MISSING, name=_name(error.param))
        case click.BadParameter() | Unsuitable():
            return _bad(error, reader)
        case click.BadOptionUsage():
            needs = "requires" in error.message
            return reader.words(_NEEDS_VALUE if needs else _TAKES_NO_VALUE, name=error.option_name)
    return _otherwise(error, reader)


def _otherwise(error: click.ClickException, reader: Reader) -> str:
    """Say what click tells with a bare sentence; one that we do not know is better than none."""
    if isinstance(error, click.FileError):
        return reader.words(_UNREADABLE, path=error.ui_filename)
    if surplus := re.search(r"unexpected extra arguments? \((.*)\)", error.message, re.DOTALL):
        return reader.words(_SURPLUS, surplus=surplus[1])
    if error.message.startswith("Missing command"):
        return reader.words(_MISSING_COMMAND)
    return error.format_message()


def _near(possibilities: list[str] | None, reader: Reader) -> str:
    if not possibilities:
        return ""
    names = _OR.say(reader.language).join(sorted(possibilities))
    return " " + reader.words(_NEAR, near=names)


def _bad(error: click.BadParameter | Unsuitable, reader: Reader) -> str:
    if isinstance(error, Unsuitable):
        said = error.value.strip() or "–"
        return reader.words(_WRONG, name=error.option, value=said, wanted=error.wanted)
    value = re.search(r"'([^']*)'|^(-?\d+) ", error.message)
    wanted = _wanted(error.param.type, reader) if error.param else None
    if value is None or wanted is None:
        return error.format_message()
    said = value[1] if value[2] is None else value[2]
    return reader.words(_WRONG, name=_name(error.param), value=said or "–", wanted=wanted)


def _wanted(kind: click.ParamType[Any], reader: Reader) -> str | None:
    """Return what to write instead, as the kind of value asks for."""
    match kind:
        case click.IntRange(min=least, max=None):
            return reader.words(_AT_LEAST, least=least)
        case click.IntRange(min=least, max=most):
            return reader.words(_BETWEEN, least=str(least), most=str(most))
        case click.Choice():
            return reader.words(_ONE_OF, choices=", ".join(map(str, kind.choices)))
        case click.Path():
            readable = _FILE if kind.exists else _FILE_TO_WRITE
            return reader.words(readable if kind.file_okay else _FOLDER)
    if example := getattr(kind, "example", None):
        return reader.words(_LIKE, example=example)
    return reader.words(_INTEGER) if kind is click.INT else None


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "–"
    is_option = isinstance(parameter, click.Option)
    return max(parameter.opts, key=len) if is_option else parameter.human_readable_name

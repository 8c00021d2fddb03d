"""The ``talentlab`` command. Each group of commands lives in its own module beside this one."""

import os
import signal
import sys
from types import FrameType
from typing import Any, Final, NoReturn

import click

from talentlab.cli.building import build
from talentlab.cli.checking import check
from talentlab.cli.explaining import explain
from talentlab.cli.importing import import_, remove
from talentlab.cli.listing import regions, tables
from talentlab.cli.messages import explain as in_words
from talentlab.cli.options import language_option
from talentlab.cli.outlook import backtest, forecast
from talentlab.cli.publishing import publish, releases, rollback
from talentlab.cli.reader import Reader, current_reader, preferred_language, typed_language
from talentlab.cli.sampling import sample
from talentlab.cli.scenario import scenario
from talentlab.cli.seats import seats
from talentlab.cli.serving import serve
from talentlab.cli.survey import survey
from talentlab.cli.usage import in_our_words
from talentlab.errors import TalentlabError
from talentlab.vocab.text import Text

STOPPED_BY_CTRL_C: Final = 130
STOPPED_BY_SIGTERM: Final = 143

_STOPPED: Final = Text(
    sv="Avbrutet. Det som redan var klart är sparat; inget annat har ändrats.",
    en="Stopped. What was already finished is saved; nothing else has been changed.",
)


class TalentlabGroup(click.Group):
    """Shows expected errors as prose with their own exit status; hides no bugs."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Register a command; its help keeps the lines of its examples."""
        super().add_command(_with_examples(cmd), name)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 -- click's signature
    ) -> click.Context:
        """Read the options, for a reader who is known before any of them is understood."""
        reader = Reader(typed_language(args) or preferred_language(os.environ))
        try:
            return super().make_context(info_name, args, parent, **{"obj": reader, **extra})
        except click.ClickException as error:
            raise in_our_words(error, reader, None) from error

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- click's signature
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            raise in_our_words(error, current_reader(ctx), ctx) from error
        except TalentlabError as error:
            click.echo(in_words(error, current_reader(ctx).language), err=True)
            ctx.exit(error.exit_status)
        except KeyboardInterrupt:
            current_reader(ctx).say(_STOPPED, err=True)
            ctx.exit(STOPPED_BY_CTRL_C)
        except BrokenPipeError:
            # The reader has closed the other end ("talentlab tables | head"): nothing is wrong.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


def _with_examples(command: click.Command) -> click.Command:
    r"""Return ``command`` with the mark before examples, ``\b``, as the character click knows."""
    command.help = (command.help or "").replace("\\b\n", "\b\n")
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            _with_examples(inner)
    return command


@click.group(cls=TalentlabGroup, context_settings={"help_option_names": ["-h", "--help"]})
@language_option
@click.version_option(package_name="talentlab")
def group() -> None:
    r"""Regional skills supply: from official tables to a published outlook.

    From nothing to pages in four steps:

    \b
        talentlab import ../deliveries/2026-11 --manifest deliveries/open-data.toml
        talentlab build --region vasterbotten
        talentlab publish
        talentlab serve

    Or, with invented sample data, in one: talentlab serve --sample-if-empty

    Everything is kept in one folder, the store: --data DIR, or the environment variable
    TALENTLAB_DATA, or ./data. Messages are in Swedish or English: --lang, or TALENTLAB_LANG.
    Help is in English.
    """


_with_examples(group)
for _command in (
    sample,
    import_,
    remove,
    build,
    publish,
    releases,
    rollback,
    explain,
    forecast,
    backtest,
    scenario,
    seats,
    survey,
    serve,
    check,
    tables,
    regions,
):
    group.add_command(_command)


def main() -> None:
    """Run the command line; a polite SIGTERM, or a closed terminal, ends it as tidily as Ctrl-C."""
    for farewell in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(farewell, _stop)
    group()


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(STOPPED_BY_SIGTERM)

"""``talentlab check``: whether everything in the store is what it was when it was written."""

from pathlib import Path
from typing import Final

import click

from talentlab.cli.messages import explain
from talentlab.cli.options import data_option, language_option
from talentlab.cli.progress import shown_progress
from talentlab.cli.reader import current_reader
from talentlab.errors import StoreDamaged
from talentlab.store.check import examine
from talentlab.vocab.text import Text

_WHOLE: Final = Text(
    sv="Allt är helt i {root}. Filer som stämmer med sina kontrollsummor: {files}.",
    en="All is whole in {root}. Files that agree with their hashes: {files}.",
)
_DAMAGED: Final = Text(
    sv="Skadade filer i {root}: {damaged} av {files}.",
    en="Damaged files in {root}: {damaged} of {files}.",
)
_SPARE: Final = Text(
    sv="Äldre filer som inget längre hänvisar till: {spare}.",
    en="Older files that nothing refers to any more: {spare}.",
)


@click.command()
@data_option
@language_option
@click.pass_context
def check(context: click.Context, root: Path) -> None:
    """Check every file in the store against its hash: raw, tidy, derived and all releases.

    Changes nothing. The exit status is 0 when all is whole, and 13 when something is damaged.
    """
    reader = current_reader(context)
    with shown_progress(reader) as report:
        found = examine(root, report)
    for damage in found.damages:
        click.echo(explain(damage, reader.language), err=True)
    damaged = len(found.damages)
    reader.say(_DAMAGED if damaged else _WHOLE, files=found.files, damaged=damaged, root=str(root))
    if found.spare:
        reader.say(_SPARE, spare=found.spare)
    if damaged:
        context.exit(StoreDamaged.exit_status)

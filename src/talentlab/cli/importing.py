"""``talentlab import`` and ``talentlab remove``: deliveries come in, and may be taken out again."""

from pathlib import Path
from typing import Final

import click

from talentlab.cli.changes import change_lines
from talentlab.cli.moment import now
from talentlab.cli.options import data_option, language_option
from talentlab.cli.progress import shown_progress
from talentlab.cli.reader import Reader, current_reader
from talentlab.connectors.files.delivery import Delivery
from talentlab.pipelines.deliveries import Outcome, import_delivery, remove_delivery
from talentlab.pipelines.folders import read_folder
from talentlab.vocab.text import Text

_IMPORTED: Final = Text(
    sv="Leveransen {delivery} är importerad till {root} (filer: {files}, rader: {rows}).",
    en="The delivery {delivery} is imported into {root} (files: {files}, rows: {rows}).",
)
_NOTHING_NEW: Final = Text(
    sv="Leveransen {delivery} är redan importerad, med exakt samma innehåll. Inget har ändrats.",
    en="The delivery {delivery} is imported already, with exactly this content. "
    "Nothing has been changed.",
)
_SAME_ROWS: Final = Text(
    sv="  Alla rader är som förut; det är filerna eller källkorten som är nya.",
    en="  Every row is as before; what is new are the files or the source cards.",
)
_MENDED: Final = Text(
    sv="  Dessa delar var skadade i lagret och är ersatta: {parts}",
    en="  These parts were damaged in the store and are replaced: {parts}",
)
_NEXT: Final = Text(
    sv="Nästa steg: talentlab build --region NAMN",
    en="Next: talentlab build --region NAME",
)
_LEFT_OUT: Final = Text(
    sv="Filer som inte läses, av skäl som manifestet anger: {files}.",
    en="Files that are not read, for reasons the manifest gives: {files}.",
)
_UNLISTED: Final = Text(
    sv="Manifestet säger ingenting om: {names}",
    en="The manifest says nothing about: {names}",
)
_REMOVED: Final = Text(
    sv="Leveransen {delivery} är borttagen ur {root}. Publicerade utgåvor är oförändrade.",
    en="The delivery {delivery} is removed from {root}. Published releases are unchanged.",
)


@click.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--manifest",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="TOML file that says which files become which tables, and how.",
)
@data_option
@language_option
@click.pass_context
def import_(context: click.Context, folder: Path, manifest: Path, root: Path) -> None:
    r"""Import the files in FOLDER as the manifest says.

    All or nothing: if anything is wrong, every fault is listed with file, row, column and what to
    do, and the store stays as it was. Importing the same delivery again changes nothing; a
    corrected one replaces the earlier one of the same name, and says what changed.

    \b
        talentlab import ../deliveries/2026-11 --manifest deliveries/open-data.toml
    """
    reader = current_reader(context)
    with shown_progress(reader) as report:
        incoming, delivery = read_folder(
            folder, manifest, progress=lambda part, share: report(part, share / 2)
        )
        outcome = import_delivery(
            root,
            incoming,
            now=now().isoformat(),
            progress=lambda step, share: report(step, 0.5 + share / 2),
        )
    tell_outcome(outcome, root, reader)
    _tell_unread(delivery, reader)


@click.command()
@click.argument("delivery")
@data_option
@language_option
@click.pass_context
def remove(context: click.Context, delivery: str, root: Path) -> None:
    r"""Take everything that DELIVERY gave out of the working tables.

    For a delivery that should not have been imported, or sample data that real data replaces.
    Releases that were made with it keep it, and its files stay in the store.

    \b
        talentlab remove sample
    """
    reader = current_reader(context)
    outcome = remove_delivery(root, delivery, now=now().isoformat())
    reader.say(_REMOVED, delivery=delivery, root=str(root))
    for line in change_lines(outcome.changes, reader):
        click.echo(line)


def _tell_unread(delivery: Delivery, reader: Reader) -> None:
    """Say which files of the folder nobody has looked at, so that nothing is left out unseen."""
    if delivery.left_out:
        reader.say(_LEFT_OUT, files=len(delivery.left_out))
    if delivery.unlisted:
        reader.say(_UNLISTED, names=", ".join(delivery.unlisted))


def tell_outcome(outcome: Outcome, root: Path, reader: Reader) -> None:
    """Print what an import did."""
    if not outcome.is_new:
        reader.say(_NOTHING_NEW, delivery=outcome.delivery)
        return
    reader.say(
        _IMPORTED,
        delivery=outcome.delivery,
        root=str(root),
        files=len(outcome.files),
        rows=outcome.rows,
    )
    if outcome.unreadable:
        reader.say(_MENDED, parts=", ".join(outcome.unreadable))
    lines = list(change_lines(outcome.changes, reader))
    click.echo("\n".join(lines or [reader.words(_SAME_ROWS)]))
    reader.say(_NEXT)

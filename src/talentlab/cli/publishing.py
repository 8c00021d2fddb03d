"""``talentlab publish``, ``releases`` and ``rollback``: what the pages show, and have shown."""

from importlib.metadata import version
from pathlib import Path
from typing import Final

import click

from talentlab.cli.moment import now
from talentlab.cli.options import data_option, language_option
from talentlab.cli.progress import shown_progress
from talentlab.cli.reader import Reader, current_reader
from talentlab.cli.usage import Unsuitable
from talentlab.pipelines import releases as pipeline
from talentlab.publish.guide.chapters import guide_file
from talentlab.publish.guide.document import guide_pdf
from talentlab.store.disk import Disk
from talentlab.store.layout import Layout
from talentlab.vocab.text import Language, Text

_PUBLISHED: Final = Text(
    sv="Utgåvan {name} är publicerad. Sidor som redan visas byter till den utan omstart.",
    en="The release {name} is published. Pages that are being served change to it by themselves.",
)
_PRINTED: Final = Text(
    sv="Metodguiden är skriven: {path}. Sidan Metod länkar till den.",
    en="The method guide is written: {path}. The page Method links to it.",
)
_NOT_BOTH: Final = Text(
    sv="--guide skriver metodguiden och publicerar ingen utgåva, så --name säger ingenting här. "
    "Kör kommandot två gånger för att göra båda.",
    en="--guide writes the method guide and publishes no release, so --name says nothing here. "
    "Run the command twice to do both.",
)
_BACK: Final = Text(
    sv="Sidorna visar nu utgåvan {name} igen. Ingen utgåva har tagits bort.",
    en="The pages show the release {name} again. No release has been removed.",
)
_NONE: Final = Text(
    sv="Det finns inga utgåvor i {root} ännu.",
    en="There are no releases in {root} yet.",
)
_RELEASE: Final = Text(
    sv="{mark} {name}  {at}  {region}, basår {base_year}, {tables} tabeller{sample}",
    en="{mark} {name}  {at}  {region}, base year {base_year}, {tables} tables{sample}",
)
_SAMPLE: Final = Text(sv=", exempeldata", en=", sample data")
_NO_SAMPLE: Final = Text(sv="", en="")
_SHOWN: Final = Text(sv="    visad från {at}{how}", en="    shown from {at}{how}")
_AGAIN: Final = Text(sv=" (tillbaka)", en=" (rolled back)")
_KEY: Final = Text(sv="* visas nu", en="* shown now")


@click.command()
@click.option("--name", help="Name of the release. Default: today's date.")
@click.option(
    "--guide", is_flag=True, help="Write the method guide as PDF instead, in both languages."
)
@data_option
@language_option
@click.pass_context
def publish(context: click.Context, name: str | None, root: Path, *, guide: bool) -> None:
    r"""Make a release of the last build, and show it on the pages.

    A release never changes. It is a folder that others can use too: Parquet files, a Frictionless
    data package, a DuckDB catalogue, and release.json with where every number comes from.

    \b
        talentlab publish
        talentlab publish --name 2026-autumn
        talentlab publish --guide
    """
    reader = current_reader(context)
    if guide:
        if name is not None:
            raise Unsuitable(name, _NOT_BOTH, option="--name")
        _print_guide(root, reader)
        return
    with shown_progress(reader) as report:
        report("publish", 0.0)
        chosen = pipeline.publish(root, name=name, now=now())
    reader.say(_PUBLISHED, name=chosen)


def _print_guide(root: Path, reader: Reader) -> None:
    """Write the guide of this version of Talentlab into the store, where the pages find it."""
    disk, release = Disk(), version("talentlab")
    languages: tuple[Language, ...] = ("sv", "en")
    with shown_progress(reader) as report:
        for number, language in enumerate(languages):
            report("guide", number / len(languages))
            content = guide_pdf(language, version=release)
            disk.replace(Layout(root).printed(guide_file(language, release)), content)
    for language in languages:
        reader.say(_PRINTED, path=str(Layout(root).printed(guide_file(language, release))))


@click.command()
@data_option
@language_option
@click.pass_context
def releases(context: click.Context, root: Path) -> None:
    """List all releases, newest first, and when the pages have shown each."""
    reader = current_reader(context)
    listed = pipeline.list_releases(root)
    if not listed:
        reader.say(_NONE, root=str(root))
        return
    for release in listed:
        manifest = release.manifest
        reader.say(
            _RELEASE,
            mark="*" if release.is_current else " ",
            name=manifest.name,
            at=manifest.created_at,
            region=manifest.region["name"][reader.language],
            base_year=str(manifest.base_year),
            tables=len(manifest.tables),
            sample=_SAMPLE if manifest.is_synthetic else _NO_SAMPLE,
        )
        for shown in release.shown:
            how = _AGAIN if shown.deed == "rollback" else _NO_SAMPLE
            reader.say(_SHOWN, at=shown.at, how=how)
    reader.say(_KEY)


@click.command()
@click.argument("name", required=False)
@data_option
@language_option
@click.pass_context
def rollback(context: click.Context, name: str | None, root: Path) -> None:
    r"""Show an earlier release again: NAME, or the one before the present.

    Nothing is removed; publish, or roll back to another name, to go forward again.

    \b
        talentlab rollback
        talentlab rollback 2026-11-24
    """
    reader = current_reader(context)
    reader.say(_BACK, name=pipeline.rollback(root, name=name, now=now()))

"""``talentlab build``: from imported tables to the outlook, and what is different about it."""

from pathlib import Path
from typing import Final

import click

from talentlab.cli.moment import now
from talentlab.cli.options import data_option, language_option
from talentlab.cli.pool import workers
from talentlab.cli.progress import shown_progress
from talentlab.cli.reader import Reader, current_reader
from talentlab.pipelines.build import Request
from talentlab.pipelines.build import build as run_build
from talentlab.pipelines.why import Difference, against_published
from talentlab.publish.numerals import percent
from talentlab.store.built import Built
from talentlab.vocab.region import Region, load_region, parse_region
from talentlab.vocab.text import Text

SEED: Final = 20_260_101
"""The seed that is used when nobody chooses one, so that anybody gets the same numbers."""
DRAWS: Final = 1_000
_MOST_HEADLINES: Final = 5

_BUILT: Final = Text(
    sv="Beräknat för {region}: basår {base_year}, {rows} rader i {tables} tabeller.",
    en="Calculated for {region}: base year {base_year}, {rows} rows in {tables} tables.",
)
_ALREADY: Final = Text(
    sv="Samma underlag, metod och antaganden är redan beräknade; inget har räknats om.",
    en="The same input, method and assumptions are calculated already; nothing was repeated.",
)
_FIRST: Final = Text(
    sv="Ingenting är publicerat ännu, så det finns inget att jämföra med.",
    en="Nothing is published yet, so there is nothing to compare with.",
)
_SAME: Final = Text(
    sv="Inga tal skiljer sig från den publicerade utgåvan {release}.",
    en="No number differs from the published release {release}.",
)
_AGAINST: Final = Text(
    sv="Jämfört med den publicerade utgåvan {release}:",
    en="Compared with the published release {release}:",
)
_WHY: Final = Text(sv="  Därför att:", en="  Because:")
_METHOD: Final = Text(sv="    metoden är ny", en="    the method is new")
_REGION: Final = Text(
    sv="    regionen är deklarerad på annat sätt", en="    the region is declared in another way"
)
_ASSUMPTION: Final = Text(
    sv="    antagandet {name}: {before} → {after}",
    en="    the assumption {name}: {before} → {after}",
)
_PART: Final = {
    "added": Text(sv="    ny del i {table}: {part}", en="    new part of {table}: {part}"),
    "removed": Text(
        sv="    borttagen del i {table}: {part}", en="    removed part of {table}: {part}"
    ),
    "replaced": Text(
        sv="    ändrad del i {table}: {part}", en="    changed part of {table}: {part}"
    ),
}
_TABLE: Final = Text(
    sv="  {table}: {added} nya, {removed} borttagna, {changed} ändrade rader",
    en="  {table}: {added} added, {removed} removed, {changed} changed rows",
)
_HEADLINE: Final = Text(
    sv="  {place} {year}: {before} → {after} ({relative})",
    en="  {place} {year}: {before} → {after} ({relative})",
)
_NEXT: Final = Text(sv="Nästa steg: talentlab publish", en="Next: talentlab publish")


@click.command()
@click.option(
    "--region",
    "region_name",
    required=True,
    metavar="NAME|FILE.toml",
    help='A region that comes with Talentlab ("talentlab regions"), or your own file.',
)
@click.option(
    "--cooperating",
    "cooperating",
    multiple=True,
    metavar="CODE|none",
    help="Municipality to cooperate with; may be repeated. Default: as the region declares.",
)
@click.option(
    "--draws",
    type=click.IntRange(min=100),
    default=DRAWS,
    show_default=True,
    help="Possible futures to draw. More are slower and give smoother intervals.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=SEED,
    show_default=True,
    help="Same seed, same numbers.",
)
@click.option(
    "--workers",
    "processes",
    type=click.IntRange(min=1),
    help="Processes to calculate in. Default: one for every core.",
)
@data_option
@language_option
@click.pass_context
def build(
    context: click.Context,
    *,
    region_name: str,
    cooperating: tuple[str, ...],
    draws: int,
    seed: int,
    processes: int | None,
    root: Path,
) -> None:
    r"""Calculate the outlook of a region from the imported tables.

    The result is checked and kept, but the pages show it only after "talentlab publish". What
    changed against the published release is listed, with the reasons. The same input, method,
    region, seed and number of draws give the same numbers, with any number of workers.

    \b
        talentlab build --region vasterbotten
        talentlab build --region vasterbotten --cooperating none
        talentlab build --region my-region.toml --draws 200
    """
    reader = current_reader(context)
    request = Request(chosen_region(region_name, cooperating), draws=draws, seed=seed)
    with shown_progress(reader) as report, workers(processes) as executor:
        built, is_new = run_build(
            root, request, executor=executor, now=now().isoformat(), progress=report
        )
    tell_build(built, request.region, reader, is_new=is_new)
    _tell_difference(against_published(root, built), request.region, reader)
    reader.say(_NEXT)


def chosen_region(name: str, cooperating: tuple[str, ...]) -> Region:
    """Return the region by name or from a file, with the chosen cooperating municipalities."""
    path = Path(name)
    is_file = path.suffix == ".toml" or path.is_file()
    region = parse_region(_read(path)) if is_file else load_region(name)
    if not cooperating:
        return region
    return region.with_cooperating(code for code in cooperating if code != "none")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise click.FileError(str(path), error.strerror) from error
    except UnicodeDecodeError as error:
        raise click.FileError(str(path), str(error)) from error


def tell_build(built: Built, region: Region, reader: Reader, *, is_new: bool) -> None:
    """Print what there is now, and whether it had to be calculated."""
    if not is_new:
        reader.say(_ALREADY)
    reader.say(
        _BUILT,
        region=region.name,
        base_year=str(built.base_year),
        rows=sum(table.rows for table in built.tables),
        tables=len(built.tables),
    )


def _tell_difference(difference: Difference | None, region: Region, reader: Reader) -> None:
    if difference is None:
        reader.say(_FIRST)
        return
    changed = [change for change in difference.tables if not change.is_none]
    if not changed:
        reader.say(_SAME, release=difference.release)
        return
    reader.say(_AGAINST, release=difference.release)
    for headline in difference.headlines[:_MOST_HEADLINES]:
        reader.say(
            _HEADLINE,
            place=region.place_name(headline.region_code),
            year=str(headline.year),
            before=round(headline.before),
            after=round(headline.after),
            relative=percent(headline.relative, reader.language, decimals=2, signed=True),
        )
    for change in changed:
        reader.say(
            _TABLE,
            table=change.table,
            added=change.added,
            removed=change.removed,
            changed=change.changed,
        )
    _tell_reasons(difference, reader)


def _tell_reasons(difference: Difference, reader: Reader) -> None:
    reader.say(_WHY)
    if difference.is_method_new:
        reader.say(_METHOD)
    if difference.is_region_new:
        reader.say(_REGION)
    for name, (before, after) in difference.assumptions.items():
        reader.say(_ASSUMPTION, name=name, before=before, after=after)
    for part in difference.parts:
        reader.say(_PART[part.kind], table=part.table, part=part.part)

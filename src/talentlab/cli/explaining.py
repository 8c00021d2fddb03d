"""``talentlab explain``: a published number, and every step back to the files it came from."""

from pathlib import Path
from typing import Final

import click

from talentlab.cli.explaining_signals import tell_signal
from talentlab.cli.options import data_option, language_option
from talentlab.cli.progress import shown_progress
from talentlab.cli.reader import Reader, current_reader
from talentlab.pipelines.explain import Chain, InputStep, Number, RawStep, explain_number
from talentlab.pipelines.question import OF_WORK, SIGNAL, Question
from talentlab.store.release import open_release, open_release_named
from talentlab.tables.card import Card
from talentlab.tables.catalogue import TABLES
from talentlab.tables.people import DECEMBER
from talentlab.tables.signals import SIGNALS
from talentlab.vocab.ages import parse_age
from talentlab.vocab.characters import visible
from talentlab.vocab.months import MONTH_NAMES
from talentlab.vocab.sexes import SEX_NAMES, TOTAL
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.text import Text

_MEASURES: Final = {
    "persons": Text(sv="Folkmängd", en="Population"),
    "births": Text(sv="Födda", en="Births"),
    "deaths": Text(sv="Döda", en="Deaths"),
    "net_migration": Text(sv="Flyttnetto", en="Net migration"),
    "employed": Text(sv="Anställda", en="Employees"),
    "openings": Text(sv="Jobböppningar", en="Openings"),
    "expansion": Text(sv="Jobböppningar om yrket växer", en="Openings if the occupation grows"),
    "replacement": Text(
        sv="Jobböppningar för att ersätta dem som slutar", en="Openings to replace those who leave"
    ),
}
_TITLE: Final = Text(
    sv="{measure}, {place} ({code}), {when}, {sex}, {ages}",
    en="{measure}, {place} ({code}), {when}, {sex}, {ages}",
)
_ALL_OCCUPATIONS: Final = Text(sv="alla yrken", en="all occupations")
_IN_MONTH: Final = Text(sv="i {month} {year}", en="in {month} {year}")
_COUNTED: Final = Text(sv="  {value} (räknat)", en="  {value} (counted)")
_MODELLED: Final = Text(
    sv="  {value} (modellerat ur andra tal; ingen räknar det)",
    en="  {value} (modelled from other numbers; nobody counts it)",
)
_ESTIMATED: Final = Text(
    sv="  {value} (median); 80 %: {low_80}–{high_80}; 95 %: {low_95}–{high_95}",
    en="  {value} (median); 80%: {low_80}–{high_80}; 95%: {low_95}–{high_95}",
)
_EXPECTED: Final = Text(
    sv="  {value} (medelvärde); 80 %: {low_80}–{high_80}; 95 %: {low_95}–{high_95}",
    en="  {value} (mean); 80%: {low_80}–{high_80}; 95%: {low_95}–{high_95}",
)
_ALSO_MODELLED: Final = Text(
    sv="  modellerat ur andra tal; ingen räknar det i området",
    en="  modelled from other numbers; nobody counts it in the area",
)
_LATEST: Final = Text(sv="senast", en="latest")
_RELEASE: Final = Text(
    sv="utgåva    {name}, gjord {at}, basår {base_year}",
    en="release   {name}, made {at}, base year {base_year}",
)
_SYNTHETIC: Final = Text(
    sv="          EXEMPELDATA (SYNTETISKA): talen beskriver ingen verklig plats",
    en="          SAMPLE DATA (SYNTHETIC): the numbers describe no real place",
)
_TABLE: Final = Text(
    sv="tabell    {table}: {title}, {rows} rader\n          sha256 {sha256}",
    en="table     {table}: {title}, {rows} rows\n          sha256 {sha256}",
)
_INPUT: Final = Text(
    sv="underlag  {table} ← {part}: {rows} rader, varav {about} om området\n"
    "          {source}\n          sha256 {sha256}",
    en="input     {table} ← {part}: {rows} rows, of which {about} are about the area\n"
    "          {source}\n          sha256 {sha256}",
)
_INPUT_ABOUT_OTHERS: Final = Text(
    sv="jämförelse {table} ← {part}: {rows} rader om andra områden, som metoden lär av\n"
    "          {source}\n          sha256 {sha256}",
    en="compared  {table} ← {part}: {rows} rows about other areas, which the method learns from\n"
    "          {source}\n          sha256 {sha256}",
)
_UNKNOWN_ROWS: Final = Text(sv="okänt antal", en="an unknown number")
_RAW: Final = Text(
    sv="  rådata  {name}, {rows} rader, {state}\n          sha256 {sha256}",
    en="  raw     {name}, {rows} rows, {state}\n          sha256 {sha256}",
)
_INTACT: Final = Text(sv="oförändrad i {path}", en="unchanged in {path}")
_DAMAGED: Final = Text(sv="SKADAD i {path}", en="DAMAGED in {path}")
_ABSENT: Final = Text(sv="finns inte i det här lagret", en="not in this store")
_CODE: Final = Text(
    sv="program   {version}\nmetod     sha256 {method}\nantagande {assumptions}",
    en="code      {version}\nmethod    sha256 {method}\nassumed   {assumptions}",
)
_ASSUMED: Final = Text(sv="          – {assumed}", en="          – {assumed}")


@click.command()
@click.argument("question")
@click.option("--release", "release_name", help="A release by name. Default: the published one.")
@data_option
@language_option
@click.pass_context
def explain(context: click.Context, question: str, release_name: str | None, root: Path) -> None:
    r"""Show where a published number comes from, all the way back to the files.

    QUESTION is subject, area, year, and perhaps sex and age, in Swedish or English. The subject
    is population, births, deaths, net_migration, employment, openings, expansion, replacement or
    signal; the area a code, a name or "24" for the county. Employment and openings take an
    occupation's code before the year, and no age; a signal takes its name after the code.

    \b
        talentlab explain "population 2480 2030"
        talentlab explain "befolkning Umeå 2030 kvinnor 20-64"
        talentlab explain "population umearegionen 2022"
        talentlab explain "employment 24 2221 2028"
        talentlab explain "openings 24 2221 2028"
        talentlab explain "signal 24 2221 ads"
    """
    reader = current_reader(context)
    release = open_release_named(root, release_name) if release_name else open_release(root)
    with shown_progress(reader) as report:
        report("read", 0.0)
        chain = explain_number(root, release, question)
    _tell(chain, reader)


def _tell(chain: Chain, reader: Reader) -> None:
    _tell_number(chain, reader)
    release, entry = chain.release, chain.release.tables[chain.table]
    reader.say(_RELEASE, name=release.name, at=release.created_at, base_year=str(chain.base_year))
    if release.is_synthetic:
        reader.say(_SYNTHETIC)
    reader.say(
        _TABLE,
        table=chain.table,
        title=TABLES[chain.table].title,
        rows=entry.rows,
        sha256=entry.sha256,
    )
    for step in chain.inputs:
        _tell_input(step, reader)
    assumptions = ", ".join(f"{name}={value}" for name, value in release.assumptions.items())
    reader.say(
        _CODE,
        version=release.code_version,
        method=release.manifest.method_sha256,
        assumptions=assumptions,
    )
    for assumed in chain.assumed:
        reader.say(_ASSUMED, assumed=assumed)


def _tell_number(chain: Chain, reader: Reader) -> None:
    asked = chain.question
    reader.say(
        _TITLE,
        measure=_subject(asked),
        place=chain.release.region.place_name(asked.region_code),
        code=asked.region_code,
        when=_when(chain, reader),
        sex=SEX_NAMES[asked.sex].say(reader.language).lower(),
        ages=_group(asked, reader),
    )
    if chain.signal is not None:
        tell_signal(chain, chain.signal, reader)
    if chain.number is not None:
        _tell_value(chain.number, reader)


def _tell_value(number: Number, reader: Reader) -> None:
    if number.interval_80 is None or number.interval_95 is None:
        reader.say(_MODELLED if number.is_modelled else _COUNTED, value=round(number.value))
        return
    if number.is_modelled:
        reader.say(_ALSO_MODELLED)
    reader.say(
        _EXPECTED if number.is_mean else _ESTIMATED,
        value=round(number.value),
        low_80=round(number.interval_80[0]),
        high_80=round(number.interval_80[1]),
        low_95=round(number.interval_95[0]),
        high_95=round(number.interval_95[1]),
    )


def _subject(asked: Question) -> Text:
    return SIGNALS[asked.signal].name if asked.measure == SIGNAL else _MEASURES[asked.measure]


def _group(asked: Question, reader: Reader) -> str:
    """Return the ages, or the occupation with its code, that a number is of."""
    if asked.measure not in OF_WORK:
        return parse_age(asked.age_group).text.say(reader.language).lower()
    if asked.ssyk_code == TOTAL:
        return _ALL_OCCUPATIONS.say(reader.language)
    return f"{ssyk().name(asked.ssyk_code).say(reader.language)} ({asked.ssyk_code})"


def _when(chain: Chain, reader: Reader) -> str:
    """Return the year, with the month when residents were counted in another than December."""
    year = str(chain.question.year or reader.words(_LATEST))
    if chain.month == DECEMBER:
        return year
    return reader.words(_IN_MONTH, month=MONTH_NAMES[chain.month], year=year)


def _tell_input(step: InputStep, reader: Reader) -> None:
    part = step.part
    reader.say(
        _INPUT_ABOUT_OTHERS if step.region_rows == 0 else _INPUT,
        table=part.table,
        part=part.part,
        rows=part.rows,
        about=_UNKNOWN_ROWS if step.region_rows is None else step.region_rows,
        source=_source(part.card),
        sha256=part.sha256,
    )
    if part.card.url:
        click.echo(f"          {visible(part.card.url)}")
    for raw in step.raw:
        _tell_raw(raw, reader)


def _source(card: Card) -> str:
    """Return the card's source, which often begins with the producer already."""
    starts_with_it = card.source.casefold().startswith(card.producer.casefold())
    return card.source if starts_with_it else f"{card.producer}, {card.source}"


def _tell_raw(raw: RawStep, reader: Reader) -> None:
    state = _ABSENT if raw.path is None else _INTACT if raw.is_intact else _DAMAGED
    reader.say(
        _RAW,
        name=raw.file.name,
        rows=raw.file.rows,
        state=reader.words(state, path=str(raw.path)),
        sha256=raw.file.sha256,
    )

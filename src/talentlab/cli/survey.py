"""``talentlab survey``: who is asked what they need, and what the answers say of everybody."""

from functools import partial
from pathlib import Path
from typing import Final

import click

from talentlab.calc.assumptions.survey import SURVEY
from talentlab.cli.options import language_option
from talentlab.cli.out_file import OutFile, require_other_file, write_whole
from talentlab.cli.reader import Reader, current_reader
from talentlab.cli.usage import Unsuitable
from talentlab.pipelines.survey.delivery import MANIFEST, delivery
from talentlab.pipelines.survey.plan import Plan, plan_survey
from talentlab.pipelines.survey.weighed import Weighed, weigh
from talentlab.publish.survey.documents import DOCUMENTS
from talentlab.publish.survey.package import templates
from talentlab.vocab.text import Text

_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2100
_FAR_OFF: Final = 0.005  # relative: a margin missed by more is worth a sentence

_PLANNED: Final = Text(
    sv="Planen är sparad i {path}. Arbetsställen: {population}, varav {asked} frågas. {always} "
    "av dem är stora eller offentliga och frågas alltid.",
    en="The plan is saved in {path}. Workplaces: {population}, of which {asked} are asked. "
    "{always} of them are large or public and are always asked.",
)
_OUTSIDE: Final = Text(
    sv="Utanför undersökningen, med färre än två anställda: {outside}.",
    en="Outside the survey, with fewer than two employees: {outside}.",
)
_EXPECTED: Final = Text(
    sv="Om {response} procent svarar väntas det samlade behovet få ett medelfel på {error} "
    "procent, och en femtiondel av det {one} procent. Lika många dragna rakt av: {plain} procent.",
    en="If {response}% answer, the total need is expected to have a standard error of {error}%, "
    "and one fiftieth of it {one}%. As many drawn plainly: {plain}%.",
)
_MARGIN: Final = Text(
    sv="En andel av arbetsställena som är nära hälften får felmarginalen ±{margin} "
    "procentenheter (95 procents säkerhet).",
    en="A share of workplaces near a half has a margin of error of ±{margin} percentage points "
    "(95% confidence).",
)
_ANSWERED: Final = Text(
    sv="Svar: {answered} av {asked} arbetsställen ({rate} procent), med {employees} procent av de "
    "frågades anställda.",
    en="Answers: {answered} of {asked} workplaces ({rate}%), with {employees}% of "
    "the employees of those asked.",
)
_WEIGHTS: Final = Text(
    sv="Svaren är värda {effective} lika vägda (designeffekt {units} för arbetsställen, {people} "
    "för anställda).",
    en="The answers are worth {effective} equally weighted ones (design effect {units} for "
    "workplaces, {people} for employees).",
)
_MISS: Final = Text(
    sv="Vikterna når inte registrets summor helt: den sämsta är {miss} procent ifrån, för att "
    "inget svar får väga mer än tre gånger sin grupps vikt.",
    en="The weights do not quite reach the register's sums: the worst is {miss}% off, because "
    "no answer may weigh more than three times its group's weight.",
)
_LACKING: Final = Text(
    sv="Andel av alla arbetsställen som behöver någon i den första horisonten: {share} procent "
    "(±{margin}).",
    en="Share of all workplaces that need somebody at the first horizon: {share}% (±{margin}).",
)
_UNTOLD: Final = Text(
    sv="Av det uppgivna behovet gick {share} procent inte att föra till ett yrke (0002).",
    en="Of the stated need, {share}% could not be put to an occupation (0002).",
)
_WITHHELD: Final = Text(
    sv="Av {rows} rader visas {withheld} inte: de är för osäkra, eller bygger på för få "
    "arbetsställen.",
    en="Of {rows} rows {withheld} are not shown: they are too uncertain, or rest on too few "
    "workplaces.",
)
_EVENT: Final = Text(
    sv="Händelsen {event} räknas en gång och räknas inte upp. Lägg inte in den som chock också.",
    en="The event {event} counts once and is not grossed up. Do not enter it as a shock as well.",
)
_IMPORT: Final = Text(
    sv="Nästa steg: fyll i källkorten i {path}, sedan talentlab import {folder} --manifest {path}",
    en="Next: fill in the source cards in {path}, then talentlab import {folder} --manifest {path}",
)
_TEMPLATES: Final = Text(
    sv="Mallarna är sparade i {path} (filer: {files}). Börja med {first}.",
    en="The templates are saved in {path} (files: {files}). Begin with {first}.",
)
_A_FOLDER: Final = Text(
    sv="Skriv sökvägen till en mapp, inte en fil.", en="Write the path of a folder, not of a file."
)
_SIZE: Final = click.IntRange(min=1)
_EXISTING: Final = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def survey() -> None:
    r"""Ask employers what they need, and weigh what they answer.

    \b
        talentlab survey templates --out survey
        talentlab survey plan --frame frame.csv --sample-size 400 --out plan.csv
        talentlab survey weigh --frame plan.csv --answers answers.csv --year 2026 --out delivery
        talentlab import delivery --manifest delivery/employer-survey.toml

    The chapter on needs assessment in the method guide tells how, from the first letter on.
    """


@survey.command()
@click.option("--frame", type=_EXISTING, required=True, help="CSV of the workplaces there are.")
@click.option("--sample-size", type=_SIZE, required=True, help="Workplaces to ask.")
@click.option(
    "--response",
    type=click.IntRange(1, 100),
    default=round(100 * SURVEY.response),
    show_default=True,
    help="Per cent expected to answer, to judge the plan by.",
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Same seed, same draw."
)
@click.option("--out", type=OutFile(), required=True, help="Plan (.csv) to write.")
@language_option
@click.pass_context
def plan(
    ctx: click.Context, *, frame: Path, sample_size: int, response: int, seed: int, out: Path
) -> None:
    r"""Choose whom to ask: all large and public workplaces, and a draw from the others.

    FRAME has the columns workplace_id, sni_code, sector (private or public), employees and
    municipality. Nothing else in it is read or passed on.

    \b
        talentlab survey plan --frame frame.csv --sample-size 400 --out plan.csv
    """
    reader = current_reader(ctx)
    require_other_file(out, frame)
    found = plan_survey(frame, sample_size, response=response / 100, seed=seed)
    write_whole(out, found.rows.write_csv)
    _tell_plan(found, out, reader)


@survey.command("weigh")
@click.option(
    "--frame", "plan_path", type=_EXISTING, required=True, help="The plan: who was asked."
)
@click.option("--answers", type=_EXISTING, required=True, help="CSV of what they answered.")
@click.option(
    "--year",
    type=click.IntRange(_FIRST_YEAR, _LAST_YEAR),
    required=True,
    help="When they were asked.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder to write a delivery to."
)
@language_option
@click.pass_context
def weigh_answers(
    ctx: click.Context, *, plan_path: Path, answers: Path, year: int, out: Path
) -> None:
    r"""Let answers stand for all workplaces, and write tables that can be imported.

    ANSWERS has the columns workplace_id, ssyk_code, horizon_years, low, best, high and event. The
    folder gets employer_needs.csv, survey_response.csv and a manifest. No number that is too
    uncertain or could tell what one employer plans is in them: it is widened or withheld.

    \b
        talentlab survey weigh --frame plan.csv --answers answers.csv --year 2026 --out delivery
    """
    reader = current_reader(ctx)
    found = weigh(plan_path, answers, year=year)
    contents = delivery(found)
    for name in contents:
        for read in (plan_path, answers):
            require_other_file(out / name, read)
    write_folder(out, contents)
    _tell_weighed(found, out, reader)


@survey.command("templates")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder to write them to."
)
@language_option
@click.pass_context
def write_templates(ctx: click.Context, *, out: Path) -> None:
    r"""Write questionnaires, letters, example files and manifests, to read and to edit.

    Files of the same names in the folder are replaced. The same templates are on the pages, beside
    the chapter on needs assessment.

    \b
        talentlab survey templates --out survey --lang sv
    """
    reader = current_reader(ctx)
    contents = templates(reader.language)
    write_folder(out, contents)
    first = f"{DOCUMENTS[0].say(reader.language)}.pdf"
    reader.say(_TEMPLATES, path=str(out), files=len(contents), first=first)


def write_folder(folder: Path, contents: dict[str, bytes]) -> None:
    """Write files into a folder, made if it is not there; each is whole or not there.

    Raises
    ------
    Unsuitable, DiskFull
        The folder cannot be written.

    """
    if folder.exists() and not folder.is_dir():
        raise Unsuitable(str(folder), _A_FOLDER, option="--out")
    if not folder.exists():
        OutFile().convert(folder, None, None)
        folder.mkdir()
    for name, content in contents.items():
        write_whole(folder / name, partial(Path.write_bytes, data=content))


def _tell_plan(found: Plan, out: Path, reader: Reader) -> None:
    reader.say(
        _PLANNED,
        path=str(out),
        population=found.population,
        asked=found.asked,
        always=found.always,
    )
    if found.outside:
        reader.say(_OUTSIDE, outside=found.outside)
    reader.say(
        _EXPECTED,
        response=_percent(found.response, reader),
        error=_percent(found.relative_error, reader, decimals=1),
        one=_percent(found.one_occupation, reader, decimals=1),
        plain=_percent(found.plain, reader, decimals=1),
    )
    reader.say(_MARGIN, margin=_percent(found.margin, reader, decimals=1))


def _tell_weighed(found: Weighed, out: Path, reader: Reader) -> None:
    reader.say(
        _ANSWERED,
        answered=found.answered,
        asked=found.asked,
        rate=_percent(found.answered / found.asked, reader),
        employees=_percent(found.employees_answered, reader),
    )
    reader.say(
        _WEIGHTS,
        effective=reader.number(found.effective),
        units=reader.number(found.design_effect_units, decimals=2),
        people=reader.number(found.design_effect_people, decimals=2),
    )
    if found.miss > _FAR_OFF:
        reader.say(_MISS, miss=_percent(found.miss, reader, decimals=1))
    reader.say(
        _LACKING,
        share=_percent(found.lacking, reader),
        margin=_percent(found.margin, reader, decimals=1),
    )
    reader.say(_UNTOLD, share=_percent(found.unclassifiable, reader))
    reader.say(_WITHHELD, rows=found.needs.height, withheld=found.withheld)
    for event in found.events:
        reader.say(_EVENT, event=event)
    reader.say(_IMPORT, folder=str(out), path=str(out / MANIFEST))


def _percent(share: float, reader: Reader, *, decimals: int = 0) -> str:
    return reader.number(100 * share, decimals=decimals)

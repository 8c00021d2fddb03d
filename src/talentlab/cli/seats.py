"""``talentlab seats``: how many seats each programme should have."""

import math
import os
from pathlib import Path
from typing import Final

import click

from talentlab.cli.options import DEFAULT_STORE, AmountRange, language_option
from talentlab.cli.out_file import OutFile, require_other_file, write_whole
from talentlab.cli.progress import shown_progress
from talentlab.cli.reader import Reader, current_reader
from talentlab.pipelines.seats.folder import read_problem
from talentlab.pipelines.seats.prepared import Prepared
from talentlab.pipelines.seats.published import published_problem
from talentlab.pipelines.seats.solved import Solved, solve
from talentlab.pipelines.seats.workbook import Origin, workbook_bytes
from talentlab.pipelines.version import code_version
from talentlab.vocab.region import load_region
from talentlab.vocab.text import Text

_WRITTEN: Final = Text(
    sv="Planen för {first}–{last} är sparad i {path} (utbildningar: {programmes}).",
    en="The plan for {first}–{last} is saved in {path} (programmes: {programmes}).",
)
_SEATS: Final = Text(
    sv="Platser: {today} om året i dag, {planned} om året i planen.",
    en="Seats: {today} a year today, {planned} a year in the plan.",
)
_VALUE: Final = Text(
    sv="I framtider som planen inte sett kostar dagens platser {regret} miljoner kronor mer än "
    "planen (medelfel {error}).",
    en="In futures the plan has not seen, today's seats cost {regret} million kronor more than "
    "the plan (standard error {error}).",
)
_ONE_DRAW: Final = Text(
    sv="Dagens platser kostar {regret} miljoner kronor mer än planen. Behovet har bara en "
    "dragning, så hur säkert det är går inte att säga.",
    en="Today's seats cost {regret} million kronor more than the plan. The need has only one draw, "
    "so how sure that is cannot be said.",
)
_SYNTHETIC: Final = Text(
    sv="EXEMPELDATA (SYNTETISKA): talen beskriver ingen verklig plats.",
    en="SAMPLE DATA (SYNTHETIC): the numbers describe no real place.",
)
_MILLION: Final = 1e6
_LARGEST_BUDGET: Final = 10**12  # kronor, as in the files


@click.command("seats")
@click.option(
    "--data",
    "path",
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH",
    help="Folder or workbook with a seat problem; with --region, the folder of the store.",
)
@click.option("--region", "name", metavar="NAME", help="Plan for what is published of a region.")
@click.option(
    "--budget",
    type=AmountRange(min=0, max=_LARGEST_BUDGET, example="50000000"),
    metavar="SEK",
    help="For the seats that start each year. Default: as the limits say, or none.",
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Same seed, same plan."
)
@click.option("--out", type=OutFile(), required=True, help="Workbook (.xlsx) to write.")
@language_option
@click.pass_context
def seats(
    ctx: click.Context,
    *,
    path: Path | None,
    name: str | None,
    budget: float | None,
    seed: int,
    out: Path,
) -> None:
    r"""Plan seats in every programme and year, for needs that nobody knows for certain.

    PATH is a folder with programmes.csv and needs.csv, and limits.csv, areas.csv and settings.csv
    where wanted, or a workbook with sheets of those names. With --region the problem is made from
    the published release. The workbook holds the plan beside today's seats, what binds and what
    one more unit would give, what the plan is worth, and every assumption.

    \b
        talentlab seats --data FOLDER --budget 50000000 --out plan.xlsx
        talentlab seats --region vasterbotten --budget 3400000000 --out plan.xlsx
    """
    reader = current_reader(ctx)
    if name is None and path is None:
        raise click.MissingParameter(ctx=ctx, param=click.Option(["--data"]))
    with shown_progress(reader) as report:
        prepared, origin = _problem(path, name, budget, seed, out)
        solved = solve(prepared, seed=seed, progress=report)
    content = workbook_bytes(solved, origin, reader.language)
    write_whole(out, lambda passing: passing.write_bytes(content))
    if origin.is_synthetic:
        reader.say(_SYNTHETIC, err=True)
    _tell(solved, out, reader)


def _problem(
    path: Path | None, name: str | None, budget: float | None, seed: int, out: Path
) -> tuple[Prepared, Origin]:
    """Return the problem, and what it was made from."""
    code = str(code_version())
    if name is None:
        read = path or DEFAULT_STORE
        for file in [read, *(sorted(read.glob("*.csv")) if read.is_dir() else [])]:
            require_other_file(out, file)
        return read_problem(read, budget=budget), Origin(read.name, code, seed)
    root = path or Path(os.environ.get("TALENTLAB_DATA") or DEFAULT_STORE)
    prepared, release = published_problem(root, load_region(name), budget=budget)
    return prepared, Origin(release.name, release.code_version, seed, release.is_synthetic)


def _tell(solved: Solved, out: Path, reader: Reader) -> None:
    """Say what the plan is and what it is worth."""
    problem = solved.prepared.problem
    years = len(problem.years)
    regret = next(value for value in solved.values if value.kind == "regret")
    reader.say(
        _WRITTEN,
        path=str(out),
        programmes=len(problem.programmes),
        first=str(problem.years[0]),
        last=str(problem.years[-1]),
    )
    today, planned = int(problem.seats_today.sum()), round(solved.plan.seats.sum() / years)
    reader.say(_SEATS, today=today, planned=planned)
    if not math.isfinite(regret.standard_error):
        reader.say(_ONE_DRAW, regret=reader.number(regret.held_out / _MILLION, decimals=1))
        return
    reader.say(
        _VALUE,
        regret=reader.number(regret.held_out / _MILLION, decimals=1),
        error=reader.number(regret.standard_error / _MILLION, decimals=1),
    )

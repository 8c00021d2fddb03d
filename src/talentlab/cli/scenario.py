"""``talentlab scenario``: what levers and shocks change in the published futures."""

import os
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from talentlab.cli.options import AmountRange, data_option, language_option
from talentlab.cli.out_file import OutFile, require_other_file, write_whole
from talentlab.cli.progress import shown_progress
from talentlab.cli.reader import Reader, current_reader
from talentlab.cli.usage import Unsuitable
from talentlab.pipelines.scenarios.answer import (
    Difference,
    FoundWay,
    Percentiles,
    ReachAnswer,
    ScenarioAnswer,
)
from talentlab.pipelines.scenarios.run import run_scenario
from talentlab.pipelines.scenarios.scenario_file import read_scenario
from talentlab.pipelines.scenarios.told import differences_frame
from talentlab.pipelines.scenarios.what_it_takes import what_it_takes
from talentlab.store.release import open_release, open_release_named
from talentlab.vocab.text import Text

_NOTHING_TO_WRITE: Final = Text(
    sv="Med --takes skrivs ingen fil. Ta bort ett av dem.",
    en="With --takes no file is written. Leave one of them out.",
)
_WIDE: Final = 200  # characters: a table in a pipe is not cut to the width of a terminal
_TITLE: Final = Text(
    sv="{name}: utgåva {release}, {draws} möjliga framtider, med och utan scenariot",
    en="{name}: release {release}, {draws} possible futures, with and without the scenario",
)
_NAMELESS: Final = Text(sv="Scenario", en="Scenario")
_SYNTHETIC: Final = Text(
    sv="EXEMPELDATA (SYNTETISKA): talen beskriver ingen verklig plats",
    en="SAMPLE DATA (SYNTHETIC): the numbers describe no real place",
)
_FOCUS: Final = (
    Text(sv="År", en="Year"),
    Text(sv="Skillnad, personer (80 %)", en="Difference, persons (80%)"),
    Text(sv="Gap före", en="Gap before"),
    Text(sv="Gap efter", en="Gap after"),
    Text(sv="Risk för brist före", en="Risk of shortage before"),
    Text(sv="efter", en="after"),
)
_CREDITS: Final = (
    Text(sv="Del av skillnaden, personer (80 %)", en="Part of the difference, persons (80%)"),
    Text(sv="Medel", en="Mean"),
    Text(sv="Kronor (80 %)", en="Kronor (80%)"),
    Text(sv="Åtgärd eller chock", en="Lever or shock"),
)
_PER_CLOSED: Final = Text(
    sv="Kronor per person mindre brist: {each} (i {share} procent av framtiderna minskar bristen)",
    en="Kronor per person less of shortage: {each} (the shortage falls in {share}% of futures)",
)
_ADDRESS: Final = Text(sv="Adress: {address}", en="Address: {address}")
_WRITTEN: Final = Text(sv="{rows} rader till {path}.", en="{rows} rows to {path}.")
_NOW: Final = Text(
    sv="Sannolikhet utan brist: {now} nu, {limits} med allt på sitt högsta; målet är {target}.",
    en="Probability of no shortage: {now} now, {limits} with everything at its most; the target "
    "is {target}.",
)
_IMPOSSIBLE: Final = Text(
    sv="Målet nås inte inom gränserna, inte ens med allt tillsammans.",
    en="The target is not reached within the limits, not even with everything together.",
)
_ALONE: Final = Text(sv="Ensam räcker:", en="Enough alone:")
_NOT_ALONE: Final = Text(
    sv="  räcker inte ensam (som mest {best}): {label}",
    en="  not enough alone ({best} at most): {label}",
)
_WAYS: Final = Text(sv="Billigaste vägar till målet:", en="Cheapest ways to the target:")
_WAY: Final = Text(sv="  {probability}, {cost}: {levers}", en="  {probability}, {cost}: {levers}")
_KRONOR: Final = Text(sv="{amount} kronor", en="SEK {amount}")
_NO_COST: Final = Text(sv="okänd kostnad", en="cost not known")


@click.command()
@click.argument("scenario")
@click.option(
    "--takes",
    type=AmountRange(min=0, max=1, min_open=True, max_open=True, example="0.8"),
    help="Take amounts as limits, and tell what it takes to have no shortage so surely.",
)
@click.option(
    "--out",
    type=OutFile(),
    help="Write every difference to this CSV file. Not with --takes.",
)
@click.option("--release", "release_name", help="A release by name. Default: the published one.")
@data_option
@language_option
@click.pass_context
def scenario(
    context: click.Context,
    *,
    scenario: str,
    takes: float | None,
    out: Path | None,
    release_name: str | None,
    root: Path,
) -> None:
    r"""Tell what levers and shocks change in the published futures.

    SCENARIO is a file (TOML or JSON), or an address copied from the pages. Each future is
    calculated with and without it, and the difference is told with an 80 percent interval.

    \b
        talentlab scenario more-nurses.toml
        talentlab scenario more-nurses.toml --takes 0.8
        talentlab scenario "v=1&f=24~75N~2032&l=seats~2480~75N~20~2027"
    """
    reader = current_reader(context)
    if out is not None:
        _require_use(out, takes, scenario)
    asked = read_scenario(scenario)
    release = open_release_named(root, release_name) if release_name else open_release(root)
    with shown_progress(reader) as report:
        report("scenario", 0.0)
        if takes is not None:
            _tell_reach(what_it_takes(release, asked, probability=takes), reader)
            return
        answer = run_scenario(release, asked)
    _tell(answer, asked.year, reader)
    if out is not None:
        frame = differences_frame(answer)
        write_whole(out, lambda passing: frame.write_csv(passing, float_precision=3))
        reader.say(_WRITTEN, err=True, rows=frame.height, path=str(out))


def _require_use(out: Path, takes: float | None, scenario: str) -> None:
    """Refuse a file that would stay unwritten, or take the place of the scenario that is read."""
    if takes is not None:
        raise Unsuitable(str(out), _NOTHING_TO_WRITE, option="--out")
    if os.path.exists(scenario):  # noqa: PTH110 -- an address can be too long for a path
        require_other_file(out, Path(scenario))


def _tell(answer: ScenarioAnswer, year: int, reader: Reader) -> None:
    name = answer.name or _NAMELESS
    reader.say(_TITLE, name=name, release=answer.release, draws=answer.draws)
    if answer.is_synthetic:
        reader.say(_SYNTHETIC)
    focus = Table(*(text.say(reader.language) for text in _FOCUS))
    for row in answer.focus:
        focus.add_row(*_focus_row(row, reader), style="bold" if row.year == year else "")
    _console().print(focus)
    credits_ = Table(*(text.say(reader.language) for text in _CREDITS))
    for credit in answer.credits:
        credits_.add_row(
            _span(credit.change, reader),
            reader.number(credit.mean, decimals=1),
            "–" if credit.cost_sek is None else _span(credit.cost_sek, reader, decimals=0),
            credit.label.say(reader.language),
        )
    _console().print(credits_)
    if answer.cost is not None and answer.cost.per_closed is not None:
        reader.say(
            _PER_CLOSED,
            each=_span(answer.cost.per_closed, reader, decimals=0),
            share=round(100 * answer.cost.share_closing),
        )
    reader.say(_ADDRESS, address=answer.address)


def _console() -> Console:
    """Return a console that shows names as they are written: brackets are no commands."""
    return Console(width=_WIDE, markup=False, emoji=False)


def _focus_row(row: Difference, reader: Reader) -> list[str]:
    spans = (row.change, row.gap_before, row.gap_after)
    shares = (row.p_short_before, row.p_short_after)
    return [
        str(row.year),
        *("–" if span is None else _span(span, reader) for span in spans),
        *("–" if share is None else reader.number(share, decimals=2) for share in shares),
    ]


def _span(found: Percentiles, reader: Reader, decimals: int = 1) -> str:
    low, middle, high = (
        reader.number(value, decimals=decimals) for value in (found.p10, found.p50, found.p90)
    )
    return f"{middle} ({low} – {high})"


def _tell_reach(answer: ReachAnswer, reader: Reader) -> None:
    shares = (answer.probability_now, answer.probability_at_limits, answer.target)
    now, limits, target = (reader.number(share, decimals=2) for share in shares)
    reader.say(_NOW, now=now, limits=limits, target=target)
    reader.say(_ALONE)
    for alone in answer.alone:
        if alone.way is not None:
            _tell_way(alone.way, reader)
        else:
            best = reader.number(alone.probability_at_limit, decimals=2)
            reader.say(_NOT_ALONE, best=best, label=alone.label)
    if not answer.is_possible:
        reader.say(_IMPOSSIBLE)
        return
    reader.say(_WAYS)
    for way in answer.ways:
        _tell_way(way, reader)


def _tell_way(way: FoundWay, reader: Reader) -> None:
    cost = way.cost_sek
    reader.say(
        _WAY,
        probability=reader.number(way.probability, decimals=2),
        cost=_NO_COST if cost is None else reader.words(_KRONOR, amount=round(cost)),
        levers="; ".join(amount.label.say(reader.language) for amount in way.amounts) or "–",
    )

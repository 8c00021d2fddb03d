"""Pairs of drawn futures as what is told of them: differences with intervals."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.balance import BALANCE
from talentlab.calc.balance.measures import percentiles_of_sorted
from talentlab.calc.scenarios.effects import SIDES, Cell, Side
from talentlab.calc.scenarios.outcome import Outcome, Pair
from talentlab.calc.scenarios.scenario import Scenario
from talentlab.calc.scenarios.world import World
from talentlab.pipelines.scenarios.answer import Difference, Percentiles, ScenarioAnswer, Subject

_SMALLEST: Final = 0.05
_SCHEMA: Final = {
    "subject": pl.String,
    "region_code": pl.String,
    "code": pl.String,
    "year": pl.Int64,
    **{
        f"{what}_{end}": pl.Float64
        for what in ("change", "gap_before", "gap_after")
        for end in ("p10", "p50", "p90")
    },
    "p_short_before": pl.Float64,
    "p_short_after": pl.Float64,
}


def percentiles(draws: Floats) -> Percentiles:
    """Return the median and the 80 % interval of draws (D,)."""
    return _by_year(draws[None, :])[0]


def differences(
    subject: Subject, region_code: str, code: str, pair: Pair, years: Sequence[int]
) -> Iterator[Difference]:
    """Yield one difference for every year after the base year.

    Where fewer than five persons are behind a sum nothing is told of it, before or after.
    """
    persons = persons_behind(pair.before)
    before, after = map(_by_year, (pair.gap(pair.before), pair.gap(pair.after)))
    change = _by_year(pair.change())
    short = pair.p_short()
    for place, year in list(enumerate(years))[1:]:
        if persons[place] < BALANCE.fewest_persons:
            yield Difference(subject, region_code, code, year, *[None] * 5)
            continue
        yield Difference(
            subject,
            region_code,
            code,
            year,
            change=change[place],
            gap_before=before[place],
            gap_after=after[place],
            p_short_before=float(short[0][place]),
            p_short_after=float(short[1][place]),
        )


def persons_behind(sides: Mapping[Side, Floats]) -> Floats:
    """Return the smaller of median supply and median demand (T,) of draws (T, D)."""
    medians = [np.median(sides[side], axis=-1) for side in SIDES]
    return np.asarray(np.minimum(*medians))


def _by_year(draws: Floats) -> list[Percentiles]:
    """Return percentiles of every year of draws (T, D)."""
    found = percentiles_of_sorted(np.sort(draws, axis=-1))
    return [Percentiles(*year) for year in found.T.tolist()]


def by_occupation(outcome: Outcome, scenario: Scenario) -> Iterator[Difference]:
    """Yield every occupation that changes in the scenario's area, in its year.

    Both sides are spread over occupations as the educated of each municipality work now: a lever
    moves people and jobs by education, and who works with what stays as it is.

    Method: docs/method-guide/scenarios.md, section 3.
    """
    world = outcome.world
    at = world.years.index(scenario.year)
    cells = world.cells(scenario.region_code, "total")
    codes, matrix = _spread(world, cells)
    if not codes:
        return
    base = world.base(cells, slice(at, at + 1))
    changed = _changed(outcome, cells, at)
    before = {side: matrix.T @ base[side][:, 0] for side in SIDES}
    after = {side: before[side] + matrix.T @ changed[side] for side in SIDES}
    for place, code in enumerate(codes):
        pair = Pair(
            {side: before[side][[place, place]] for side in SIDES},
            {side: after[side][[place, place]] for side in SIDES},
        )
        if float(np.abs(pair.change()).mean()) >= _SMALLEST:
            years = (scenario.year - 1, scenario.year)
            yield from differences("occupation", scenario.region_code, code, pair, years)


def _spread(world: World, cells: Sequence[Cell]) -> tuple[list[str], Floats]:
    """Return the occupations, and what part of each cell works in each (N, O)."""
    name = "occupation_jobs"
    codes = sorted({code for cell in cells for code in world.details(cell, name)})
    place = {code: i for i, code in enumerate(codes)}
    matrix = np.zeros((len(cells), len(codes)))
    for row, cell in zip(matrix, cells, strict=True):
        for code in world.details(cell, name):
            jobs = world.estimate(cell, name, code)
            row[place[code]] = jobs.mean if jobs else 0.0
    whole = matrix.sum(axis=1, keepdims=True)
    return codes, np.divide(matrix, whole, out=np.zeros_like(matrix), where=whole > 0)


def _changed(outcome: Outcome, cells: Sequence[Cell], at: int) -> dict[Side, Floats]:
    """Return the change (N, D) of every cell in one year; none where nothing is touched."""
    place = {cell: i for i, cell in enumerate(cells)}
    found = {side: np.zeros((len(cells), outcome.world.draws)) for side in SIDES}
    for row, cell in enumerate(outcome.cells):
        if cell in place:
            for side in SIDES:
                found[side][place[cell]] = outcome.changed[side][row, at]
    return found


def differences_frame(answer: ScenarioAnswer) -> pl.DataFrame:
    """Return every difference of an answer as rows, the focus first, to be downloaded."""
    rows = [_row(found) for found in (*answer.focus, *answer.differences)]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _row(found: Difference) -> list[str | int | float | None]:
    spans = (found.change, found.gap_before, found.gap_after)
    ends = [
        value
        for span in spans
        for value in ((None,) * 3 if span is None else (span.p10, span.p50, span.p90))
    ]
    key = (found.subject, found.region_code, found.code, found.year)
    return [*key, *ends, found.p_short_before, found.p_short_after]

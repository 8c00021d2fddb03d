"""Who answered, and how many each of them stands for: workplaces and employees apart.

Method: docs/method-guide/needs-assessment.md, section 6.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from talentlab.calc.arrays import Booleans, Floats, Integers
from talentlab.calc.assumptions.survey import SURVEY
from talentlab.calc.survey.cells import joined_classes, joined_places
from talentlab.calc.survey.totals import Answers
from talentlab.calc.survey.weights import largest_miss, raked, unit_weights
from talentlab.pipelines.survey.strata import GROUPS, SIZES
from talentlab.tables.survey_files import CLOSED, DRAWN, OUTSIDE, TAKE_ALL


@dataclass(frozen=True, slots=True)
class Responding:
    """Those who answered, I workplaces in the order of ``rows``, with both kinds of weights.

    A workplace that has closed counts as an answer of zero: others in the frame have closed too.
    ``miss`` is how far the worst margin is from the frame, relative, after raking.
    """

    rows: pl.DataFrame
    units: Answers
    people: Answers
    miss: float


def responding(plan: pl.DataFrame, answered: set[str]) -> Responding:
    """Return the weights of those in ``answered`` (numbers of workplaces) and of the closed.

    Unit weights are raked to workplaces, people's to employees, both in the joined cells of
    industry and size and in the joined municipalities.
    """
    frame = _with_design(plan.filter(pl.col("selection") != OUTSIDE))
    is_there = pl.col("workplace_id").is_in(answered) | (pl.col("selection") == CLOSED)
    frame = frame.with_columns(is_there=is_there)
    cell = _cells(frame)
    place = _places(frame)
    there = frame["is_there"].to_numpy()
    design = frame["design"].to_numpy()[there]
    population = np.bincount(cell)
    base = unit_weights(cell[there], design, population)
    employees = frame["employees"].cast(pl.Float64).to_numpy()
    sides = [
        _answers(measure, cell, place, there, base, population)
        for measure in (np.ones_like(employees), employees)
    ]
    (units, one), (people, other) = sides
    rows = frame.filter(pl.col("is_there"))
    return Responding(rows=rows, units=units, people=people, miss=max(one, other))


def _answers(
    measure: Floats,
    cell: Integers,
    place: Integers,
    there: Booleans,
    base: Floats,
    population: Integers,
) -> tuple[Answers, float]:
    """Return the answers raked to the frame's sums of ``measure``, and the largest miss."""
    totals: list[Floats] = [np.bincount(part, measure).astype(np.float64) for part in (cell, place)]
    cells, own = [cell[there], place[there]], measure[there]
    weights = raked(base, own, cells, totals, least=SURVEY.least_weight, most=SURVEY.most_weight)
    known = np.concatenate(
        [
            own[:, None] * (inside[:, None] == np.arange(len(total)))
            for inside, total in zip(cells, totals, strict=True)
        ],
        axis=1,
    )
    found = Answers(
        cell=cells[0], population=population, base=base, weights=weights, known=known, measure=own
    )
    return found, largest_miss(weights, own, cells, totals)


def _with_design(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with ``N_h / n_h`` of what was asked in each stratum.

    A closed workplace was asked too.
    """
    is_asked = pl.col("selection").is_in([TAKE_ALL, DRAWN, CLOSED])
    return frame.with_columns(design=pl.len().over("stratum") / is_asked.sum().over("stratum"))


def _cells(frame: pl.DataFrame) -> Integers:
    """Return the cell (N,) of every workplace, joined where few answered."""
    group = _index(frame["group"], GROUPS)
    size = _index(frame["size_class"], SIZES)
    there = frame["is_there"].to_numpy()
    shape = (len(GROUPS), len(SIZES))
    present, answers = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    np.add.at(present, (group, size), 1)
    np.add.at(answers, (group[there], size[there]), 1)
    joined = joined_classes(answers, present, least=SURVEY.least_answers)
    return np.asarray(joined[group, size])


def _places(frame: pl.DataFrame) -> Integers:
    """Return the municipality's cell (N,) of every workplace, those with few answers as one."""
    codes = frame["municipality"].unique().sort().to_list()
    at = _index(frame["municipality"], codes)
    answers = np.bincount(at[frame["is_there"].to_numpy()], minlength=len(codes))
    return np.asarray(joined_places(answers, least=SURVEY.least_answers)[at])


def _index(column: pl.Series, labels: tuple[str, ...] | list[str]) -> Integers:
    numbered = {label: number for number, label in enumerate(labels)}
    return column.replace_strict(numbered, return_dtype=pl.Int64).to_numpy()

"""Who is asked: all large and public workplaces, and a draw from the others.

Method: docs/method-guide/needs-assessment.md, sections 3 and 4.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats, Integers
from talentlab.calc.assumptions.survey import SURVEY
from talentlab.calc.survey.allocation import allocated, importance
from talentlab.calc.survey.precision import expected_spread, relative_error
from talentlab.calc.survey.shares import margin_of_share
from talentlab.pipelines.own_file import stop_if
from talentlab.pipelines.own_file_words import FileFault
from talentlab.pipelines.survey import survey_words as words
from talentlab.pipelines.survey.frame_file import read_frame
from talentlab.pipelines.survey.strata import is_asked_always
from talentlab.tables.survey_files import DRAWN, NOT_DRAWN, OUTSIDE, PLAN, TAKE_ALL, names

_FEWEST = 2  # draws of a stratum: with one, nobody sees how unlike workplaces are
_ONE_OCCUPATION = 0.02  # of all need: a mid-sized occupation, told as an example


@dataclass(frozen=True, slots=True)
class Plan:
    """Who is asked, and how sure the answers can be expected to make the total.

    Attributes
    ----------
    rows : pl.DataFrame
        The columns of a plan file, one row for each workplace of the frame.
    population, asked, always : int
        Workplaces that can be asked, are asked, and are asked whatever the draw.
    outside : int
        Workplaces that are too small.
    relative_error, one_occupation, plain : float
        Expected standard error of the total need beside it, of one in fifty of the need, and of
        the total if the same number were drawn plainly; at ``response``.
    margin : float
        Of a share among workplaces of about a half (95 %), at ``response``.

    """

    rows: pl.DataFrame
    population: int
    asked: int
    always: int
    outside: int
    response: float
    relative_error: float
    one_occupation: float
    plain: float
    margin: float


def plan_survey(path: Path, sample_size: int, *, response: float, seed: int) -> Plan:
    """Return who of the frame in the file at ``path`` is asked; the same seed draws the same.

    Raises
    ------
    OwnFileHasFaults
        With every fault of the frame, or the smallest size that can be drawn.

    """
    frame = read_frame(path).with_columns(selection=_before_the_draw())
    strata = (
        frame.filter(pl.col("selection") == NOT_DRAWN)
        .group_by("stratum")
        .agg(pl.col("employees"), count=pl.len())
        .sort("stratum")
    )
    always = frame.filter(pl.col("selection") == TAKE_ALL).height
    population = frame.filter(pl.col("selection") != OUTSIDE).height
    sizes = strata["count"].cast(pl.Int64).to_numpy()
    left = min(sample_size, population) - always
    if left < (fewest := int(np.minimum(sizes, _FEWEST).sum())):
        why = words.TOO_FEW_TO_ASK
        stop_if(path, [FileFault(row=1, column="–", value=str(always + fewest), why=why)])
    draws = _draws(strata, sizes, left)
    rows = _with_draw(frame, dict(zip(strata["stratum"], draws.tolist(), strict=True)), seed)
    return Plan(
        rows=rows.select(names(PLAN)),
        population=population,
        asked=always + int(draws.sum()),
        always=always,
        outside=frame.height - population,
        response=response,
        relative_error=_expected(rows, response, share=1.0),
        one_occupation=_expected(rows, response, share=_ONE_OCCUPATION),
        plain=_plain(rows, (always + int(draws.sum())) * response),
        margin=margin_of_share(0.5, (always + int(draws.sum())) * response, population),
    )


def _before_the_draw() -> pl.Expr:
    return (
        pl.when(pl.col("employees") < SURVEY.smallest)
        .then(pl.lit(OUTSIDE))
        .when(is_asked_always())
        .then(pl.lit(TAKE_ALL))
        .otherwise(pl.lit(NOT_DRAWN))
    )


def _draws(strata: pl.DataFrame, sizes: Integers, left: int) -> Integers:
    """Return how many (H,) are drawn in each stratum."""
    if not len(sizes):
        return sizes
    employees = [np.asarray(found, dtype=np.float64) for found in strata["employees"]]
    totals = np.array([SURVEY.need_rate * found.sum() for found in employees])
    spread = np.array([expected_spread(found) for found in employees])
    weight = importance(totals, spread / (totals / sizes), power=SURVEY.power)
    least = SURVEY.least_drawn if np.minimum(sizes, SURVEY.least_drawn).sum() <= left else _FEWEST
    return allocated(weight, sizes, left, least=least)


def _with_draw(frame: pl.DataFrame, draws: dict[str, int], seed: int) -> pl.DataFrame:
    """Return the frame where those who were drawn are marked; ids decide, not the file's order."""
    ordered = frame.sort("workplace_id").with_columns(
        dice=pl.Series(np.random.default_rng(seed).random(frame.height))
    )
    can_be = pl.col("selection") == NOT_DRAWN
    rank = pl.col("dice").rank("ordinal").over("stratum", "selection")
    wanted = pl.col("stratum").replace_strict(draws, default=0, return_dtype=pl.Int64)
    return (
        ordered.with_columns(
            selection=pl.when(can_be & (rank <= wanted))
            .then(pl.lit(DRAWN))
            .otherwise(pl.col("selection"))
        )
        .sort("row")
        .drop("dice")
    )


def _expected(rows: pl.DataFrame, response: float, *, share: float) -> float:
    """Return the expected relative standard error when ``response`` of those asked answer."""
    strata = (
        rows.filter(pl.col("selection") != OUTSIDE)
        .group_by("stratum")
        .agg(pl.col("employees"), asked=pl.col("selection").is_in([TAKE_ALL, DRAWN]).sum())
    )
    employees = [np.asarray(found, dtype=np.float64) for found in strata["employees"]]
    spread: Floats = np.array([expected_spread(found, share=share) for found in employees])
    population = np.array([len(found) for found in employees])
    total = SURVEY.need_rate * share * float(sum(found.sum() for found in employees))
    answers = strata["asked"].to_numpy() * response
    return relative_error(population, answers, spread, total)


def _plain(rows: pl.DataFrame, answers: float) -> float:
    employees = rows.filter(pl.col("selection") != OUTSIDE)["employees"].cast(pl.Float64).to_numpy()
    return relative_error(
        np.array([len(employees)]),
        np.array([answers]),
        np.array([expected_spread(employees)]),
        SURVEY.need_rate * float(employees.sum()),
    )

"""From a plan and its answers to tables that can be imported.

Method: docs/method-guide/needs-assessment.md, sections 6 to 9.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from talentlab.calc.assumptions.survey import SURVEY
from talentlab.calc.survey.shares import margin_of_share
from talentlab.calc.survey.weights import design_effect, effective_answers
from talentlab.pipelines.own_file import stop_if
from talentlab.pipelines.own_file_words import FileFault
from talentlab.pipelines.survey import survey_words as words
from talentlab.pipelines.survey.answers_file import read_answers
from talentlab.pipelines.survey.frame_file import read_plan
from talentlab.pipelines.survey.needs import need_rows
from talentlab.pipelines.survey.responding import Responding, responding
from talentlab.tables.retention import SURVEY_RESPONSE
from talentlab.tables.shortage import EMPLOYER_NEEDS
from talentlab.tables.survey_files import CLOSED, DRAWN, OUTSIDE, TAKE_ALL, UNCLASSIFIABLE

_SCHEMA: Final = pl.Schema(
    {
        "need_persons": pl.Float64(),
        "standard_error": pl.Float64(),
        "workplaces": pl.Int64(),
        "year": pl.Int64(),
        "horizon_years": pl.Int64(),
    }
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The two tables, and what a reader must know of the answers.

    Attributes
    ----------
    needs, response : pl.DataFrame
        Rows of ``employer_needs`` and ``survey_response``.
    asked, answered : int
        Workplaces without those that had closed.
    employees_answered : float
        Share of the employees of those asked whose workplace answered.
    effective, design_effect_units, design_effect_people : float
        How many equally weighted answers the unit weights are worth; Kish's effects.
    lacking, margin : float
        Share of all workplaces that lack somebody at the first horizon, and its margin (95 %).
    miss : float
        How far the worst margin is from the frame after raking, relative.
    withheld : int
        Numbers that are not shown.
    unclassifiable : float
        Share of the stated need whose occupation could not be told, over all horizons.
    events : tuple of str
        Events that were counted once.
    year : int
        When employers were asked.

    """

    needs: pl.DataFrame
    response: pl.DataFrame
    asked: int
    answered: int
    employees_answered: float
    effective: float
    design_effect_units: float
    design_effect_people: float
    lacking: float
    margin: float
    miss: float
    withheld: int
    unclassifiable: float
    events: tuple[str, ...]
    year: int


def weigh(plan_path: Path, answers_path: Path, *, year: int) -> Weighed:
    """Return what the answers say of all workplaces in the plan.

    Each horizon is weighed by those who answered it, so that a question left out is not a zero.

    Raises
    ------
    OwnFileHasFaults
        With every fault of the plan, or of the answers.

    """
    plan = read_plan(plan_path)
    answers = read_answers(answers_path, plan)
    horizons = sorted(answers["horizon_years"].drop_nulls().unique())
    who = {horizon: responding(plan, _answered(answers, horizon)) for horizon in horizons}
    stop_if(answers_path, _too_few(who))
    rows = [row for h in horizons for row in need_rows(answers, who[h], year=year, horizon=h)]
    columns = [column.name for column in EMPLOYER_NEEDS.columns()]
    needs = pl.DataFrame(rows, schema_overrides=_SCHEMA, infer_schema_length=None).select(columns)
    return _weighed(plan, answers, who[horizons[0]], EMPLOYER_NEEDS.check(needs), year)


def _answered(answers: pl.DataFrame, horizon: int) -> set[str]:
    """Return who answered a horizon in full; who needs nobody answered all of them."""
    at = answers.filter(pl.col("horizon_years").is_null() | (pl.col("horizon_years") == horizon))
    left_out = at.filter(pl.col("horizon_years").is_not_null() & pl.col("need").is_null())
    return set(at["workplace_id"]) - set(left_out["workplace_id"])


def _too_few(who: dict[int, Responding]) -> Iterator[FileFault]:
    """Yield horizons that too few answered."""
    for horizon, found in who.items():
        if found.rows.height < SURVEY.least_answers:
            value = f"{horizon}: {found.rows.height}"
            yield FileFault(row=1, column="horizon_years", value=value, why=words.TOO_FEW_ANSWERS)


def _weighed(
    plan: pl.DataFrame,
    answers: pl.DataFrame,
    who: Responding,
    needs: pl.DataFrame,
    year: int,
) -> Weighed:
    everybody = set(answers["workplace_id"])
    asked = plan.filter(pl.col("selection").is_in([TAKE_ALL, DRAWN]))
    there = asked.filter(pl.col("workplace_id").is_in(everybody))
    lacking, margin = _lacking(answers, who)
    stated = float(answers["need"].sum())
    untold = float(answers.filter(pl.col("ssyk_code") == UNCLASSIFIABLE)["need"].sum())
    return Weighed(
        needs=needs,
        response=_response(plan, everybody, year),
        asked=asked.height,
        answered=there.height,
        employees_answered=float(there["employees"].sum()) / float(asked["employees"].sum()),
        effective=effective_answers(who.units.weights),
        design_effect_units=design_effect(who.units.weights),
        design_effect_people=design_effect(who.people.weights),
        lacking=lacking,
        margin=margin,
        miss=who.miss,
        withheld=needs.filter(pl.col("status") != "counted").height,
        unclassifiable=untold / stated if stated else 0.0,
        events=tuple(sorted(set(answers["event"]) - {""})),
        year=year,
    )


def _lacking(answers: pl.DataFrame, who: Responding) -> tuple[float, float]:
    """Return the share of workplaces with a need at the first horizon, and its margin."""
    first = answers.filter(pl.col("horizon_years") == answers["horizon_years"].min())
    needing = first.group_by("workplace_id").agg(pl.col("need").sum()).filter(pl.col("need") > 0)
    lacks = who.rows["workplace_id"].is_in(set(needing["workplace_id"])).to_numpy()
    weights = who.units.weights
    share = float(weights[lacks].sum() / weights.sum())
    population = int(who.units.population.sum())
    return share, margin_of_share(share, effective_answers(weights), population)


def _response(plan: pl.DataFrame, everybody: set[str], year: int) -> pl.DataFrame:
    """Return rows of ``survey_response``: workplaces by section and size, without the closed."""
    is_asked = pl.col("selection").is_in([TAKE_ALL, DRAWN])
    counted = (
        plan.filter(~pl.col("selection").is_in([CLOSED, OUTSIDE]))
        .group_by(
            region_code=pl.col("municipality").str.head(2),
            stratum="section",
            size_class="published_size",
        )
        .agg(
            population=pl.len().cast(pl.Int64),
            asked=is_asked.sum().cast(pl.Int64),
            answered=pl.col("workplace_id").is_in(everybody).sum().cast(pl.Int64),
        )
        .with_columns(survey=pl.lit("employers"), year=pl.lit(year, dtype=pl.Int64))
        .sort("region_code", "stratum", "size_class")
    )
    return SURVEY_RESPONSE.check(counted.select([c.name for c in SURVEY_RESPONSE.columns()]))

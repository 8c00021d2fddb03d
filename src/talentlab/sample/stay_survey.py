"""A survey of those in their last year: what they say would make them stay, and who answers.

More say that they stay than do. How much more, and what really happens when there is what they ask
for, is known here and nowhere else: :func:`true_effects`.
"""

from typing import Any, Final

import numpy as np
import polars as pl

from talentlab.sample.axes import YEARS
from talentlab.sample.cohorts import AFTER, Cohorts
from talentlab.sample.frames import long
from talentlab.sample.programmes import Drawn
from talentlab.sample.rounding import Floats, Ints
from talentlab.sample.sources import supply_assumptions
from talentlab.sample.worlds import World
from talentlab.tables.retention import ANSWERS, DRIVERS, EVERYBODY

THIRD_YEAR: Final = AFTER.index(3)
KEYS: Final = ("region_code", "education_group_code")


def true_effects() -> dict[str, float]:
    """Return driver -> what it does to the log odds of staying, when it is there."""
    given: dict[str, float] = supply_assumptions()["stay_survey"]["effects"]
    return {driver: float(given[driver]) for driver in DRIVERS}


def stay_frames(
    drawn: Drawn, cohorts: Cohorts, world: World, rng: np.random.Generator
) -> dict[str, pl.DataFrame]:
    """Return ``stay_survey``, and the students' part of ``survey_response``."""
    given = supply_assumptions()["stay_survey"]
    chosen = [
        p
        for p, programme in enumerate(drawn.programmes)
        if programme.region_code in given["municipalities"]
        and programme.school_form in given["forms"]
    ]
    at = np.array(given["years"]) - int(YEARS[0])
    everyone = drawn.graduated.sum(axis=-1)[chosen][:, at]
    asked = np.rint(everyone * given["asked"]).astype(np.int64)
    answered = rng.binomial(asked, _response(asked.shape, rng))
    stays = _who_stays(cohorts)[chosen][:, at]
    answers = _answers(answered, stays, world, rng)
    places = [drawn.programmes[p].region_code for p in chosen]
    groups = [drawn.programmes[p].group for p in chosen]
    return {
        "stay_survey": _survey_frame(answers, places, groups),
        "survey_response": _response_frame(everyone, asked, answered, places, groups),
    }


def _response(shape: tuple[int, ...], rng: np.random.Generator) -> Floats:
    """Return the probability (P, V) that somebody who is asked answers."""
    given = supply_assumptions()["stay_survey"]
    usual = np.array([given["response"][str(year)] for year in given["years"]])
    stray = np.exp(given["response_wavering"] * rng.standard_normal((shape[0], 1)))
    return np.asarray(np.clip(usual * stray, 0.0, 1.0))


def _who_stays(cohorts: Cohorts) -> Floats:
    """Return the share (P, Y) of graduates who live in the county three years after."""
    people = np.maximum(cohorts.graduates, 1)
    weight = people / people.sum(axis=1, keepdims=True)
    return np.asarray((weight * cohorts.share_in_county[..., THIRD_YEAR]).sum(axis=1))


def _answers(answered: Ints, stays: Floats, world: World, rng: np.random.Generator) -> Ints:
    """Return answers (P, V, D, Q) by driver and answer; every survey has dice of its own."""
    given: dict[str, Any] = supply_assumptions()["stay_survey"]
    years = np.array(given["years"])
    promise = given["promise"] + world.promise_drift * (years - years[0])
    odds = np.log(stays / (1 - stays)) + promise
    surveys = [
        _one_survey(answered[:, v], odds[:, v], own) for v, own in enumerate(rng.spawn(len(years)))
    ]
    return np.stack(surveys, axis=1)


def _one_survey(answered: Ints, odds: Floats, rng: np.random.Generator) -> Ints:
    """Return answers (P, D, Q) of ``answered`` (P,), who say that they stay with ``odds`` (P,).

    Whoever stays anyway says so whatever is asked about; the others answer for each driver.
    """
    given: dict[str, Any] = supply_assumptions()["stay_survey"]
    anyway = _share(odds)
    staying = rng.binomial(answered, anyway)
    rest = answered - staying
    found = np.zeros((len(answered), len(DRIVERS), len(ANSWERS)), dtype=np.int64)
    for d, effect in enumerate(true_effects().values()):
        stray = given["wavering"] * rng.standard_normal(odds.shape)
        moved = _share(odds + given["stated_over_real"] * effect + stray)
        would = np.clip((moved - anyway) / (1 - anyway), 0.0, 1.0) * (1 - given["unsure"])
        stay = rng.binomial(rest, would)
        unsure = rng.binomial(rest - stay, given["unsure"] / (1 - would))
        parts = {
            "stays_anyway": staying, "would_stay": stay,
            "would_leave": rest - stay - unsure, "unsure": unsure,
        }  # fmt: skip
        found[:, d] = np.stack([parts[answer] for answer in ANSWERS], axis=-1)
    return found


def _survey_frame(answers: Ints, places: list[str], groups: list[str]) -> pl.DataFrame:
    """Return counts by group, none from few, and for everybody in the municipality."""
    given = supply_assumptions()["stay_survey"]
    axes = ["year", "driver", "answer"]
    numbered = [str(n) for n in range(len(places))]
    named = pl.DataFrame(
        {"programme": numbered, "region_code": places, "education_group_code": groups}
    )
    frame = long(
        answers,
        "answered_persons",
        programme=numbered,
        year=given["years"],
        driver=DRIVERS,
        answer=ANSWERS,
    ).join(named, on="programme", maintain_order="left")
    parts = _summed(frame, [*KEYS, *axes])
    whole = _summed(frame, ["region_code", *axes]).with_columns(
        education_group_code=pl.lit(EVERYBODY)
    )
    everything = pl.concat([parts, whole.select(parts.columns)])
    few = pl.col("answered_persons").sum().over(*KEYS, "year", "driver") < given["suppress_below"]
    return everything.with_columns(
        answered_persons=pl.when(~few).then("answered_persons"),
        status=pl.when(few).then(pl.lit("suppressed")).otherwise(pl.lit("counted")),
    )


def _response_frame(
    everyone: Ints, asked: Ints, answered: Ints, places: list[str], groups: list[str]
) -> pl.DataFrame:
    years = supply_assumptions()["stay_survey"]["years"]
    frame = pl.DataFrame(
        {
            "region_code": np.repeat(places, len(years)),
            "stratum": np.repeat(groups, len(years)),
            "year": np.tile(years, len(places)),
            "population": everyone.ravel(),
            "asked": asked.ravel(),
            "answered": answered.ravel(),
        }
    )
    summed = frame.group_by("region_code", "stratum", "year", maintain_order=True).agg(
        pl.col("population", "asked", "answered").sum()
    )
    return summed.filter(pl.col("population") > 0).with_columns(
        survey=pl.lit("stay"), size_class=pl.lit(EVERYBODY)
    )


def _summed(frame: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    return frame.group_by(by, maintain_order=True).agg(pl.col("answered_persons").sum())


def _share(odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-odds)))

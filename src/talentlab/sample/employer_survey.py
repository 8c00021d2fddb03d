"""What employers answer that they need: more than they do need, and more so further ahead."""

from typing import Any, Final

import numpy as np
import polars as pl

from talentlab.sample.axes import COUNTY, IN_COUNTY, YEARS
from talentlab.sample.frames import long
from talentlab.sample.industries import SECTIONS, Industries
from talentlab.sample.latent import Latent
from talentlab.sample.occupations import Occupations, longest
from talentlab.sample.rounding import Floats, Ints
from talentlab.sample.sectors import Sectors
from talentlab.sample.sources import supply_assumptions, work_assumptions
from talentlab.sample.worlds import World
from talentlab.tables.fields import SECTORS
from talentlab.tables.shortage import HORIZONS, NEED_MEASURES

SPREAD: Final = 0.8
"""Standard error of one answering workplace's need, relative to the need."""


def survey_years() -> Ints:
    """Return the years employers were asked (V,)."""
    return np.array(supply_assumptions()["employers"]["years"])


def overstatement(world: World) -> Floats:
    """Return how many times more employers say than they need, (V, H) by survey and horizon."""
    given = supply_assumptions()["employers"]["overstatement"]
    usual = np.array([float(given[str(horizon)]) for horizon in HORIZONS])
    since = survey_years() - survey_years()[0]
    return np.asarray(usual * np.exp(world.overstatement_drift * since)[:, None])


def needs_frame(
    latent: Latent,
    occupations: Occupations,
    sectors: Sectors,
    world: World,
    rng: np.random.Generator,
) -> pl.DataFrame:
    """Return ``employer_needs`` of the county by level 3 occupation; few answers are not shown.

    What is said scatters as the standard error says, and employers in general waver besides.
    """
    at = survey_years() - int(YEARS[0])
    needs, employees = _true_needs(latent, occupations, sectors)
    needs, employees = needs[..., at, :], employees[..., at]
    given = supply_assumptions()["employers"]
    workplaces = rng.poisson(employees / given["employees_per_answer"])
    relative = SPREAD / np.sqrt(np.maximum(workplaces, 1))[..., None]
    expected = needs * overstatement(world)
    expected = expected * np.exp(given["wavering"] * rng.standard_normal(needs.shape))
    said = expected * np.maximum(1 + relative * rng.standard_normal(needs.shape), 0.0)
    grossed, error = _with_total(said), np.sqrt(_with_total((expected * relative) ** 2))
    answers = _with_total(workplaces.astype(np.float64))
    parts = {"stated": _answering(), "grossed": 1.0}
    frames = [
        _measure_frame(grossed * parts[measure], error * parts[measure], answers, occupations)
        .with_columns(measure=pl.lit(measure))
        for measure in NEED_MEASURES
    ]  # fmt: skip
    return _shown(pl.concat(frames))


def _measure_frame(
    needs: Floats, error: Floats, answers: Floats, occupations: Occupations
) -> pl.DataFrame:
    """Return one measure's rows from needs and their error (K, O3, V, H) and answers (K, O3, V)."""
    frame = long(
        np.round(needs, 1),
        "need_persons",
        sector=SECTORS,
        ssyk_code=occupations.groups,
        year=survey_years().tolist(),
        horizon_years=list(HORIZONS),
    )
    places = np.repeat(answers[..., None], len(HORIZONS), axis=-1).astype(np.int64)
    return frame.with_columns(
        pl.Series("standard_error", np.round(error, 1).ravel()),
        pl.Series("workplaces", places.ravel()),
    )


def employer_response(industries: Industries, rng: np.random.Generator) -> pl.DataFrame:
    """Return ``survey_response`` of the employers: workplaces by section and size."""
    given = supply_assumptions()["employers"]
    sizes = tuple(given["workplace_size"])
    persons = industries.workplace[IN_COUNTY].sum(axis=(0, 3))[survey_years() - int(YEARS[0])]
    per = np.array([given["employees_share"][s] / given["workplace_size"][s] for s in sizes])
    frame_size = np.rint(persons.T[..., None] * per).astype(np.int64)
    asked = np.rint(frame_size * np.array([given["asked"][s] for s in sizes])).astype(np.int64)
    odds = np.array([given["response"][s] for s in sizes])
    stray = np.exp(given["response_wavering"] * rng.standard_normal(asked.shape))
    answered = rng.binomial(asked, np.clip(odds * stray, 0.0, 1.0))
    axes = {"stratum": SECTIONS, "year": survey_years().tolist(), "size_class": sizes}
    frame = long(frame_size, "population", **axes).with_columns(
        pl.Series("asked", asked.ravel()), pl.Series("answered", answered.ravel())
    )
    return frame.filter(pl.col("population") > 0).with_columns(
        survey=pl.lit("employers"), region_code=pl.lit(COUNTY)
    )


def _true_needs(
    latent: Latent, occupations: Occupations, sectors: Sectors
) -> tuple[Floats, Floats]:
    """Return needs (2, O3, Y, H) and employees (2, O3, Y), private and public.

    What is needed is what is unfilled now and what an occupation that grows adds by then.
    """
    growth: dict[str, Any] = work_assumptions()["occupations"]["growth"]
    pace = np.array([max(float(longest(growth, code, 0.0)), 0.0) for code in latent.codes])
    employees = occupations.county.sum(axis=1).astype(np.float64)
    ahead = np.array(HORIZONS, dtype=np.float64)
    added = employees[..., None] * np.expm1(pace[:, None] * ahead)[:, None, :]
    public = sectors.public_of_occupation
    share = np.stack([1 - public, public])
    needs = (latent.county[..., None] + added) * share[..., None]
    return (
        _level_3(needs, latent.codes, occupations.groups),
        _level_3(employees * share, latent.codes, occupations.groups),
    )


def _level_3(values: Floats, codes: tuple[str, ...], groups: tuple[str, ...]) -> Floats:
    """Return (2, O3, ...) from (2, O4, ...)."""
    summed = np.zeros((values.shape[0], len(groups), *values.shape[2:]))
    for o, code in enumerate(codes):
        summed[:, groups.index(code[:3])] += values[:, o]
    return summed


def _with_total(values: Floats) -> Floats:
    return np.concatenate([values, values.sum(axis=0, keepdims=True)])


def _answering() -> float:
    """Return the share of all employees whose workplace answers."""
    given = supply_assumptions()["employers"]
    return float(
        sum(
            given["employees_share"][size] * given["asked"][size] * given["response"][size]
            for size in given["workplace_size"]
        )
    )


def _shown(frame: pl.DataFrame) -> pl.DataFrame:
    least = supply_assumptions()["employers"]["least_workplaces"]
    enough = pl.col("workplaces") >= least
    status = pl.when(enough).then(pl.lit("counted")).otherwise(pl.lit("suppressed"))
    measures = ("need_persons", "standard_error", "workplaces")
    return frame.with_columns(status=status, region_code=pl.lit(COUNTY)).with_columns(
        pl.when(pl.col("status") == "counted").then(pl.col(name)).alias(name) for name in measures
    )

"""The whole sample region: every tidy table, from one seed."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

import polars as pl

from talentlab.sample import learning, leavers, people, signals, work
from talentlab.sample.axes import IN_COUNTY, LAST
from talentlab.sample.cohorts import follow_up_frame
from talentlab.sample.cube import cube_frame
from talentlab.sample.education import cube_of_residents
from talentlab.sample.employer_survey import employer_response, needs_frame
from talentlab.sample.jobs import build_jobs
from talentlab.sample.latent import Latent, build_latent
from talentlab.sample.matrix import build_matrix, matrix_frame
from talentlab.sample.other_outlooks import other_outlooks_frame
from talentlab.sample.programmes import programme_frames, retention_indicators
from talentlab.sample.rounding import Ints
from talentlab.sample.sectors import Sectors, build_sectors, sector_frame
from talentlab.sample.stay_survey import stay_frames
from talentlab.sample.students import quarterly_indicators
from talentlab.sample.terms import terms_frame
from talentlab.sample.today import tightness, today_tables
from talentlab.sample.vacancies import vacancies_frame
from talentlab.sample.vocational import places_of
from talentlab.sample.welfare import welfare_frames
from talentlab.sample.whole import (
    Learning,
    People,
    Work,
    build_learning,
    build_people,
    build_work,
    dice,
)
from talentlab.sample.worlds import TODAY, World

DEFAULT_SEED: Final = 2026
Progress: TypeAlias = Callable[[str, float], None]


def sample_tables(
    seed: int = DEFAULT_SEED,
    *,
    world: World = TODAY,
    progress: Progress = lambda _what, _share: None,
) -> Mapping[str, pl.DataFrame]:
    """Return table name -> rows of the synthetic region, the same for the same seed.

    Parameters
    ----------
    seed
        Decides everything that is drawn.
    world
        What is different from the region that is shown; nothing by default.
    progress
        Told what is being made, and the share of the work behind us.

    """
    progress("sample", 0.0)
    everyone = build_people(seed)
    progress("sample", 0.2)
    employed = build_work(everyone, seed, world)
    progress("sample", 0.45)
    studied = build_learning(everyone, employed, seed, world)
    progress("sample", 0.65)
    tables = {
        **_people_tables(everyone),
        **_work_tables(employed, seed),
        **_learning_tables(employed, studied),
        **_supply_tables(everyone, employed, studied, seed, world),
    }
    progress("sample", 0.85)
    tables |= _shortage_tables(employed, tables, seed, world)
    tables["indicators"] = pl.concat(
        [
            quarterly_indicators(everyone.stocks, everyone.students),
            work.work_indicators(employed.employment, employed.industries, everyone.stocks),
            retention_indicators(),
        ]
    )
    progress("sample", 1.0)
    return tables


def _people_tables(everyone: People) -> dict[str, pl.DataFrame]:
    return {
        "population": people.population_frame(everyone.stocks, everyone.nation),
        "births": people.births_frame(everyone.births, everyone.nation),
        "deaths": people.deaths_frame(everyone.deaths, everyone.nation),
        "migration": people.migration_frame(everyone.moves, everyone.nation),
        "migration_between": people.migration_between_frame(everyone.moves),
        "students": people.students_frame(everyone.students),
    }


def _work_tables(employed: Work, seed: int) -> dict[str, pl.DataFrame]:
    occupations, industries = employed.occupations, employed.industries
    jobs = jobs_of(employed)
    tables = {
        "employed_by_industry": work.industry_frame(industries),
        "employed_by_occupation": work.occupation_frame(occupations),
        "employed_by_occupation_age": work.occupation_age_frame(occupations),
        "commuting": work.commuting_frame(employed.employment),
        "workforce_cube": cube_frame(employed.persons, LAST),
        "ads": signals.ads_frame(industries.workplace, jobs, occupations.codes),
        "unemployed": signals.unemployed_frame(employed.unemployed),
        "wages": signals.wages_frame(occupations),
        "occupation_leavers": leavers.leavers_frame(
            leavers.build_leavers(
                occupations.by_age,
                employed.employment.residents[IN_COUNTY].sum(axis=0),
                occupations.groups,
                dice(seed, "leavers"),
            ),
            occupations.groups,
        ),
    }
    workers = signals.workers_in(industries.workplace, jobs)[:, -1]
    return tables | today_tables(workers, occupations, tables, lambda name: dice(seed, name))


def _learning_tables(employed: Work, studied: Learning) -> dict[str, pl.DataFrame]:
    return {
        "education_level": learning.level_frame(employed.levels),
        "education_groups": learning.group_frame(studied.education.groups),
        "education_cube": cube_of_residents(studied.education),
        "vocational_decisions": studied.decisions,
        "vocational_places": places_of(studied.decisions),
        "programme_terms": terms_frame(studied.drawn),
        "graduate_follow_up": follow_up_frame(studied.cohorts),
        **programme_frames(studied.drawn),
    }


def _supply_tables(
    everyone: People, employed: Work, studied: Learning, seed: int, world: World
) -> dict[str, pl.DataFrame]:
    matrix = build_matrix(
        employed.persons, employed.occupations, studied.education, dice(seed, "matrix")
    )
    surveys = stay_frames(studied.drawn, studied.cohorts, world, dice(seed, "stay survey"))
    employers = employer_response(employed.industries, dice(seed, "employer response"))
    students = surveys["survey_response"].select(employers.columns)
    return {
        "education_occupation": matrix_frame(matrix, employed.occupations.groups),
        "stay_survey": surveys["stay_survey"],
        "survey_response": pl.concat([students, employers]),
        **welfare_frames(everyone.stocks[:, 1:], dice(seed, "welfare")),
    }


def _shortage_tables(
    employed: Work, tables: Mapping[str, pl.DataFrame], seed: int, world: World
) -> dict[str, pl.DataFrame]:
    """Return what is seen of shortage, and of the ads, from all ads and everybody unemployed."""
    sectors = sectors_of(employed)
    latent = latent_of(employed, tables, seed)
    return {
        "ads": signals.seen_ads(tables["ads"], world),
        "employed_by_sector": sector_frame(employed.occupations, sectors),
        "vacancies": vacancies_frame(latent, sectors, dice(seed, "vacancies")),
        "employer_needs": needs_frame(
            latent, employed.occupations, sectors, world, dice(seed, "employer needs")
        ),
        "other_outlooks": other_outlooks_frame(tables["barometer"]),
    }


def jobs_of(employed: Work) -> Ints:
    """Return how the county's industries use occupations (S, I, O+1) in the last year."""
    residence = employed.industries.residence[IN_COUNTY, -1].sum(axis=0)
    occupations = employed.occupations
    return build_jobs(residence, occupations.county[:, :, -1], occupations.codes)


def sectors_of(employed: Work) -> Sectors:
    """Return where occupations work and who their employers are."""
    return build_sectors(employed.industries, jobs_of(employed))


def latent_of(employed: Work, tables: Mapping[str, pl.DataFrame], seed: int) -> Latent:
    """Return the jobs that are unfilled in truth, given all ``ads`` and the ``unemployed``."""
    workers = signals.workers_in(employed.industries.workplace, jobs_of(employed))[:, -1]
    tight = tightness(workers, employed.occupations, tables, lambda name: dice(seed, name))
    return build_latent(employed.occupations, tight, workers, dice(seed, "latent"))

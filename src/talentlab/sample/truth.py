"""What is true in the sample and told in no table: for tests that judge an estimate by it."""

import polars as pl

from talentlab.sample import signals
from talentlab.sample.axes import YEARS
from talentlab.sample.cohorts import AFTER, ORIGINS
from talentlab.sample.employer_survey import overstatement, survey_years
from talentlab.sample.frames import long
from talentlab.sample.latent import latent_frame
from talentlab.sample.region import DEFAULT_SEED, jobs_of, latent_of, sectors_of
from talentlab.sample.stay_survey import true_effects
from talentlab.sample.whole import build_learning, build_people, build_work
from talentlab.sample.worlds import TODAY, World
from talentlab.tables.shortage import HORIZONS

__all__ = ["latent_vacancies", "overstated_needs", "retention_shares", "true_effects"]


def latent_vacancies(seed: int = DEFAULT_SEED, world: World = TODAY) -> pl.DataFrame:
    """Return the jobs that are unfilled: the truth of shortage now.

    Columns ``region_code`` (the county and its municipalities), ``ssyk_code`` (three digits),
    ``year``, ``sector`` and ``unfilled_jobs``, on average over the year.
    """
    employed = build_work(build_people(seed), seed, world)
    occupations = employed.occupations
    tables = {
        "ads": signals.ads_frame(
            employed.industries.workplace, jobs_of(employed), occupations.codes
        ),
        "unemployed": signals.unemployed_frame(employed.unemployed),
    }
    return latent_frame(latent_of(employed, tables, seed), sectors_of(employed))


def retention_shares(seed: int = DEFAULT_SEED, world: World = TODAY) -> pl.DataFrame:
    """Return the probability that a graduate lives in the county some years after.

    Columns as ``graduate_follow_up`` without ``lives``, and ``share_in_county``.
    """
    everyone = build_people(seed)
    cohorts = build_learning(everyone, build_work(everyone, seed, world), seed, world).cohorts
    numbered = [str(n) for n in range(len(cohorts.programmes))]
    named = pl.DataFrame(
        {
            "programme": numbered,
            "region_code": [p.region_code for p in cohorts.programmes],
            "education_group_code": [p.group for p in cohorts.programmes],
            "school_form": [p.school_form for p in cohorts.programmes],
        }
    )
    frame = long(
        cohorts.share_in_county,
        "share_in_county",
        programme=numbered,
        origin=ORIGINS,
        year=YEARS.tolist(),
        years_after=AFTER,
    )
    return frame.join(named, on="programme", maintain_order="left").drop("programme")


def overstated_needs(world: World = TODAY) -> pl.DataFrame:
    """Return ``year``, ``horizon_years`` and ``times``: how many times their need employers say."""
    return long(
        overstatement(world), "times", year=survey_years().tolist(), horizon_years=list(HORIZONS)
    )

"""In the sample region, where the truth is known, what is said of it holds."""

import numpy as np
import polars as pl
import pytest

from factories.sample_region import COUNTY, tables
from talentlab.calc.calibration import normal_quantile
from talentlab.calc.demand.shortage.pooled import prior
from talentlab.pipelines.demand.educations import read_educations
from talentlab.pipelines.demand.industries import read_county
from talentlab.pipelines.demand.shortage import pooled_of, read_hints
from talentlab.pipelines.demand.start import jobs_table
from talentlab.pipelines.employment.build import build_employment
from talentlab.sample.truth import latent_vacancies
from talentlab.vocab.region import load_region

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def employment():
    return build_employment(tables(), load_region("vasterbotten"), draws=20, seed=1)


@pytest.fixture(scope="module")
def hints(employment):
    shares = employment.shares[COUNTY]
    industries = read_county(tables(), COUNTY, employment.ahead, shares)
    return read_hints(
        tables(),
        load_region("vasterbotten"),
        COUNTY,
        shares.occupations,
        jobs_table(industries, shares),
        industries.industries.groups,
    )


@pytest.fixture(scope="module")
def truth(hints):
    """Return the log unfilled jobs in truth, in the year that the sources tell of."""
    known = latent_vacancies().filter(
        pl.col("region_code") == COUNTY,
        pl.col("year") == hints.years["ads"],
        pl.col("sector") != "total",
    )
    jobs = dict(known.group_by("ssyk_code").agg(pl.col("unfilled_jobs").sum()).iter_rows())
    return np.log([jobs[code] for code in hints.occupations])


def test_unfilled_jobs_are_inside_the_interval_four_times_of_five(hints, truth):
    believed = pooled_of(hints)

    half = normal_quantile(0.8) * np.sqrt(believed.variance)

    assert 0.75 <= np.mean(np.abs(truth - believed.mean) <= half) <= 0.85
    assert abs(np.mean(believed.mean - truth)) < 0.1


def test_the_sources_together_know_more_than_was_believed_before(hints, truth):
    believed, before = pooled_of(hints), prior(hints.jobs)

    assert np.std(believed.mean - truth) < 0.8 * np.std(before.mean - truth)


def test_educations_within_occupations_drift_as_they_have(employment):
    shares = employment.shares[COUNTY]

    found = read_educations(tables(), COUNTY, shares.region_codes, shares.occupations, 2025)

    assert found.source == "education_occupation"
    assert len(found.years) > 10
    assert 0 < np.abs(found.drift.trend).max() < 0.1

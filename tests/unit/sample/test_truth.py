"""The truth behind the sample's shortage and retention, and what the tables show of it."""

import numpy as np
import polars as pl
import pytest

from factories.sample_region import COUNTY, table
from talentlab.sample.truth import latent_vacancies, retention_shares, true_effects
from talentlab.tables.retention import DRIVERS


@pytest.fixture(scope="module")
def latent():
    return latent_vacancies()


@pytest.fixture(scope="module")
def shares():
    return retention_shares()


def test_unfilled_jobs_of_the_municipalities_and_sectors_are_the_countys(latent):
    by = ["ssyk_code", "year"]
    total = latent.filter(pl.col("region_code") == COUNTY, pl.col("sector") == "total").sort(by)
    inside = (pl.col("region_code") != COUNTY) & (pl.col("sector") == "total")
    here = (pl.col("region_code") == COUNTY) & (pl.col("sector") != "total")

    for part in (inside, here):
        summed = latent.filter(part).group_by(by).agg(pl.col("unfilled_jobs").sum()).sort(by)
        assert summed["unfilled_jobs"].to_numpy() == pytest.approx(
            total["unfilled_jobs"].to_numpy()
        )


def test_about_one_job_in_sixty_is_unfilled_in_the_last_year(latent):
    last = latent.filter(
        pl.col("region_code") == COUNTY, pl.col("sector") == "total", pl.col("year") == 2025
    )["unfilled_jobs"].sum()
    employees = (
        table("employed_by_occupation")
        .filter(pl.col("region_code") == COUNTY, pl.col("year") == 2025)["employed_persons"]
        .sum()
    )

    assert last / employees == pytest.approx(0.017)


def test_the_survey_of_vacancies_is_as_often_inside_its_margin_as_it_says(latent):
    truth = (
        latent.filter(pl.col("region_code") == COUNTY)
        .group_by("year", "sector")
        .agg(pl.col("unfilled_jobs").sum())
    )
    found = (
        table("vacancies").filter(pl.col("sni_code") == "total").join(truth, on=["year", "sector"])
    )
    off = ((found["vacancies"] - found["unfilled_jobs"]).abs() <= found["margin_95"]).to_numpy()

    assert len(off) == 33
    assert off.mean() > 0.85


def test_ads_tell_something_of_shortage_and_not_everything(latent):
    employees = table("employed_by_occupation").filter(
        pl.col("region_code") == COUNTY, pl.col("year") == 2025
    )
    ads = table("ads").filter(pl.col("region_code") == COUNTY, pl.col("year") == 2025)
    level_3 = pl.col("ssyk_code").str.slice(0, 3)
    joined = (
        latent.filter(
            pl.col("region_code") == COUNTY, pl.col("sector") == "total", pl.col("year") == 2025
        )
        .join(employees.group_by(level_3).agg(pl.col("employed_persons").sum()), on="ssyk_code")
        .join(ads.group_by(level_3).agg(pl.col("ads").sum()), on="ssyk_code")
        .filter(pl.col("employed_persons") > 100)
    )
    unfilled = np.log(joined["unfilled_jobs"] / joined["employed_persons"])
    advertised = np.log(joined["ads"] / joined["employed_persons"])

    assert 0.25 < np.corrcoef(unfilled, advertised)[0, 1] < 0.9


def test_employers_overstate_their_present_vacancies_as_much_as_is_known(latent):
    truth = latent.filter(pl.col("region_code") == COUNTY, pl.col("sector") == "total")
    said = table("employer_needs").filter(
        pl.col("sector") == "total",
        pl.col("measure") == "grossed",
        pl.col("horizon_years") == 0,
        pl.col("status") == "counted",
    )
    both = said.join(truth, on=["ssyk_code", "year"])

    assert both["need_persons"].sum() / both["unfilled_jobs"].sum() == pytest.approx(1.3, abs=0.1)
    off = (both["need_persons"] - 1.3 * both["unfilled_jobs"]) / (both["standard_error"] + 0.1)
    assert off.std() == pytest.approx(1.0, abs=0.35)


def test_shares_that_stayed_scatter_around_the_truth_as_chance_does(shares):
    by = ["region_code", "education_group_code", "school_form", "origin", "year", "years_after"]
    counted = (
        table("graduate_follow_up")
        .group_by(by)
        .agg(
            pl.col("persons").sum(),
            stayed=pl.col("persons").filter(pl.col("lives") != "elsewhere").sum(),
        )
    )
    both = counted.join(shares, on=by).filter(
        pl.col("persons") >= 30, pl.col("share_in_county").is_between(0.05, 0.95)
    )
    expected = both["persons"] * both["share_in_county"]
    spread = (expected * (1 - both["share_in_county"])).sqrt()
    score = ((both["stayed"] - expected) / spread).to_numpy()

    assert both.height > 1000
    assert abs(score.mean()) < 0.1
    assert score.std() == pytest.approx(1.0, abs=0.1)


def test_every_driver_has_an_effect_and_a_job_in_ones_field_the_largest():
    effects = true_effects()

    assert set(effects) == set(DRIVERS)
    assert max(effects, key=effects.get) == "own_field_job"
    assert min(effects.values()) > 0

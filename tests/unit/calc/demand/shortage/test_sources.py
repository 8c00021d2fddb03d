"""Every source is brought to unfilled jobs by arithmetic that can be checked by hand."""

from dataclasses import replace

import numpy as np
import pytest

from talentlab.calc.assumptions.shortage import SHORTAGE
from talentlab.calc.demand.shortage.sources import from_ads, from_employers, from_vacancies

ROUND = replace(
    SHORTAGE,
    posts_per_ad=2.0,
    weeks_open=5.2,
    unfilled_share=0.5,
    coverage_professional=0.5,
    coverage_skilled=0.4,
    coverage_elementary=0.2,
)


def test_ads_become_unfilled_jobs():
    said = from_ads(np.array([100.0, 100.0, 100.0]), ("221", "534", "911"), ROUND)

    # 100 ads, 2 posts each, half advertised: 400 searches; a tenth of a year each: 40 at a time;
    # half of them unfilled.
    assert np.exp(said.log_jobs).tolist() == pytest.approx([20.0, 25.0, 50.0])
    assert said.sampling[0] == pytest.approx(0.01 + SHORTAGE.coverage_extra**2)


def test_no_ads_is_few_jobs_and_unsure_but_unknown_is_nothing():
    said = from_ads(np.array([0.0, np.nan]), ("221", "222"), ROUND)

    assert np.isfinite(said.log_jobs[0])
    assert said.sampling[0] > 1.0
    assert said.says.tolist() == [True, False]


def test_vacancies_are_spread_as_jobs_are():
    table = np.array([[30.0, 0.0], [70.0, 100.0]])

    said = from_vacancies(np.array([10.0, 5.0]), np.array([1.959964, 0.0]), table)

    evenly = said.evenly()
    assert np.exp(evenly.log_jobs).tolist() == pytest.approx([3.0, 12.0])
    assert said.sampling.tolist() == pytest.approx([np.log1p(0.01), 0.0])
    assert evenly.sampling[0] == pytest.approx(np.log1p(0.01))


def test_an_industry_that_is_withheld_is_not_zero():
    table = np.array([[90.0, 10.0], [10.0, 90.0]])

    said = from_vacancies(np.array([10.0, np.nan]), np.array([1.0, np.nan]), table)

    # The first occupation is told of nine jobs in ten, and taken to be alike in the last one.
    assert np.exp(said.evenly().log_jobs[0]) == pytest.approx(9.0 / 0.9)
    assert said.vacancies.tolist() == [10.0]
    assert said.says.tolist() == [True, False]


def test_employers_say_their_number_with_its_error():
    said = from_employers(np.array([20.0, 20.0, np.nan, 0.0]), np.array([4.0, np.nan, 1.0, 0.0]))

    assert said.log_jobs[:2].tolist() == pytest.approx([np.log(20)] * 2)
    assert said.sampling[0] == pytest.approx(np.log1p(0.04))
    assert said.sampling[1] == pytest.approx(np.log1p(1 / 20))
    assert said.says.tolist() == [True, True, False, True]
    assert said.sampling[3] >= 1.0

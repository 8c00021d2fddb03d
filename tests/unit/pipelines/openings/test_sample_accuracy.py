"""Replacement on the sample region, where the truth is known: how far off, and on which side."""

from functools import cache

import pytest

from factories.sample_region import COUNTY, tables
from talentlab.calc.demand.ahead import look_ahead_demand
from talentlab.calc.demand.ensemble import DemandEnsemble
from talentlab.pipelines.employment.stocks import read_stocks
from talentlab.pipelines.openings.accuracy import backtest_frame, openings_cases
from talentlab.pipelines.openings.known import read_known
from talentlab.tables.work import EMPLOYED_BY_OCCUPATION
from talentlab.vocab.region import load_region

pytestmark = pytest.mark.slow
BREAKS = tuple(found.year for found in EMPLOYED_BY_OCCUPATION.breaks)
MOST_BIAS = 5.0  # percent of the stock, over five years
SIZES = ("all", "<50", "50-199", "200-999", ">=1000")


@cache
def cases():
    """Return every earlier outlook of replacement in the sample's county."""
    tidy = tables()
    stocks = read_stocks(tidy["employed_by_occupation"], load_region("vasterbotten"), BREAKS)
    ahead = look_ahead_demand(DemandEnsemble(), stocks.history, 5)
    known = read_known(
        tidy, [COUNTY], base_year=stocks.history.base_year, digits=4, breaks=stocks.history.breaks
    )
    return openings_cases(
        known, ahead, draws=100, seed=1, executor=None, progress=lambda _share: None
    )


def row(rates, size="all", horizon=5):
    found = backtest_frame(cases()).filter(rates=rates, size_class=size, horizon_years=horizon)
    return found.row(0, named=True)


@pytest.mark.parametrize("rates", ["measured", "assumed"])
@pytest.mark.parametrize("size", SIZES)
def test_five_years_replacement_is_within_five_percent_of_the_stock(rates, size):
    assert abs(row(rates, size)["bias"]) <= MOST_BIAS


@pytest.mark.parametrize("horizon", [1, 3, 5])
def test_measured_risks_err_less_than_assumed_ones(horizon):
    assert row("measured", horizon=horizon)["wape"] < row("assumed", horizon=horizon)["wape"]


@pytest.mark.parametrize("horizon", [1, 3, 5])
def test_four_of_five_outcomes_are_inside_the_measured_interval(horizon):
    assert 0.75 <= row("measured", horizon=horizon)["coverage_80"] <= 0.92


def test_no_origin_is_far_off_by_itself():
    five = [case for case in cases() if case.ahead == 5 and case.rates == "measured"]
    biases = {
        case.origin: 100 * (case.forecast - case.outcome).sum() / case.stock.sum() for case in five
    }

    assert len(biases) >= 4
    assert max(map(abs, biases.values())) < MOST_BIAS


def test_those_who_leave_are_foreseen_whatever_becomes_of_the_stock():
    five = [case for case in cases() if case.ahead == 5 and case.rates == "measured"]

    expected = sum(case.leavers.sum() for case in five)
    assert expected == pytest.approx(sum(case.left.sum() for case in five), rel=0.03)


def test_no_origin_looks_across_a_new_way_of_counting():
    spans = [(case.origin, case.origin + case.ahead) for case in cases()]

    assert not any(first < new <= last for new in BREAKS for first, last in spans)

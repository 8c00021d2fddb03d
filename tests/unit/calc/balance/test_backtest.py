from dataclasses import replace

import numpy as np
import pytest

from talentlab.calc.balance.backtest import GapHindcast, gap_accuracy, trusted_years


def hindcast(horizon=1, off=0.0, spread=10.0, then=(-10.0, -10.0, -10.0, -10.0)):
    """Return four groups with 100 jobs each; the gap is forecast at ``off`` beside what came."""
    came = np.array([-20.0, -20.0, 5.0, 5.0])
    draws = np.linspace(-spread, spread, 101)[:, None]
    return GapHindcast(
        horizon=horizon,
        supply=100.0 + came + off + draws,
        demand=np.full((101, 4), 100.0),
        supply_then=100.0 + np.array(then),
        demand_then=np.full(4, 100.0),
        supply_came=100.0 + came,
        demand_came=np.full(4, 100.0),
    )


def row(found, method="talentlab", size="all"):
    return next(r for r in gap_accuracy([found]) if (r.method, r.size_class) == (method, size))


def test_errors_are_in_percent_of_the_jobs():
    assert row(hindcast(off=3.0)).wape == pytest.approx(3.0)


def test_a_gap_that_stays_is_the_opponent():
    # 10, 10, 15 and 15 persons off, of 400 jobs
    assert row(hindcast(), "naive").wape == pytest.approx(100 * 50 / 400)


def test_the_opponent_is_not_told_how_many_jobs_come():
    grown = replace(hindcast(), supply_came=np.full(4, 190.0), demand_came=np.full(4, 200.0))

    # The gap was -10 and is -10, among twice as many jobs.
    assert row(grown, "naive").wape == 0.0


def test_coverage_is_the_share_inside_the_band():
    assert row(hindcast(off=0.0)).coverage_80 == 1.0
    assert row(hindcast(off=9.0)).coverage_80 == 0.0
    # width 16, and each miss of 1 costs ten
    assert row(hindcast(off=9.0)).interval_score_80 == pytest.approx(16 + 10)


def test_direction_is_whether_it_went_the_way_that_was_said():
    assert row(hindcast(off=0.0)).direction_share == 1.0
    # forecast -8: up from -10 where it went down
    assert row(hindcast(off=12.0)).direction_share == 0.5


def test_a_verdict_is_right_where_it_came_true():
    found = row(hindcast(off=0.0))

    assert (found.said_share, found.right_share) == (1.0, 1.0)
    assert row(hindcast(off=40.0)).right_share == 0.5


def test_nothing_is_said_of_verdicts_where_none_was_said():
    found = row(hindcast(off=12.0, spread=60.0))

    assert (found.said_share, found.right_share) == (0.0, None)


def test_cells_are_judged_by_size_and_small_ones_not_at_all():
    few = hindcast()
    few = replace(few, demand_came=np.array([4.0, 60.0, 300.0, 2000.0]))

    sizes = {r.size_class: r.n for r in gap_accuracy([few]) if r.method == "talentlab"}

    assert sizes == {"all": 3, "50-199": 1, "200-999": 1, ">=1000": 1}


def test_a_gap_is_trusted_up_to_the_first_horizon_it_fails():
    trials = [hindcast(5, off=9.0), hindcast(1, off=2.0), hindcast(3, off=30.0)]

    assert trusted_years(trials) == [("all", 1, 12), ("50-199", 1, 12)]

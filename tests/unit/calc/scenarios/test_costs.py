import numpy as np
import pytest

from factories.scenarios import estimate, lever
from talentlab.calc.scenarios.costs import cost_of, cost_per_closed


def reached(*yearly):
    return np.array(yearly, dtype=float)[:, None]


def test_a_seat_is_paid_for_while_its_student_studies():
    found = cost_of(
        lever("seats"), reached(0, 10, 10, 0, 0), estimate=estimate(100.0), study_years=3, seed=1
    )

    assert found[:, 0].tolist() == [0, 1000, 2000, 2000, 1000]


def test_a_cost_that_somebody_entered_is_taken_as_it_is():
    found = cost_of(
        lever("in_migration", cost_sek=7.0), reached(0, 3), estimate=None, study_years=1, seed=1
    )

    assert found[:, 0].tolist() == [0, 21]


def test_a_declared_cost_is_as_wide_as_it_says():
    found = cost_of(
        lever("in_migration"), np.ones((1, 50_000)), estimate=None, study_years=1, seed=1
    )

    # 50 000 kronor, 60 % to each side
    assert found.mean() == pytest.approx(50_000, rel=0.02)
    assert np.quantile(found, 0.9) == pytest.approx(80_000, rel=0.06)


def test_the_cost_of_a_person_less_is_told_only_where_somebody_was():
    found = cost_per_closed(np.full(4, 100.0), np.array([0.0, 0.2, 10.0, 20.0]))

    assert (found.p10, found.p90) == pytest.approx((5.5, 9.5))
    assert found.share_closing == 0.5


def test_nothing_is_divided_by_a_shortage_that_did_not_fall():
    assert cost_per_closed(np.full(3, 100.0), np.zeros(3)) is None
    assert cost_per_closed(np.zeros(3), np.full(3, 10.0)) is None

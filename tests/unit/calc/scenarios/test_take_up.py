import numpy as np
import pytest

from factories.scenarios import lever
from talentlab.calc.scenarios.scenario import Range
from talentlab.calc.scenarios.take_up import ramp, take_up

MANY = 100_000


def test_without_evidence_three_of_four_reach_less_than_half():
    # RiR 2018:10: three of four below half, six of ten at most a quarter
    reached = take_up(lever("seats", take_up=None), draws=MANY, seed=3)

    assert (reached < 0.5).mean() == pytest.approx(0.75, abs=0.01)
    assert (reached <= 0.25).mean() == pytest.approx(0.60, abs=0.01)


def test_evidence_replaces_scepticism():
    reached = take_up(lever("seats", take_up=Range(0.6, 0.9)), draws=MANY, seed=3)

    assert np.quantile(reached, [0.1, 0.9]) == pytest.approx([0.6, 0.9], abs=0.02)


def test_the_same_lever_has_the_same_luck_whatever_else_it_asks():
    one = take_up(lever("seats", 10.0, take_up=None), draws=50, seed=3)
    other = take_up(lever("seats", 99.0, take_up=None, first_year=2030), draws=50, seed=3)

    np.testing.assert_array_equal(one, other)


def test_different_levers_have_different_luck():
    one = take_up(lever("seats", take_up=None), draws=50, seed=3)
    other = take_up(lever("hours", take_up=None), draws=50, seed=3)

    assert not np.array_equal(one, other)


def test_a_target_is_meant_in_full_after_its_ramp_and_not_at_all_before():
    assert ramp((2025, 2026, 2027, 2028), 2027, 1).tolist() == [0, 0, 1, 1]
    assert ramp((2025, 2026, 2027, 2028), 2026, 3) == pytest.approx([0, 1 / 3, 2 / 3, 1])

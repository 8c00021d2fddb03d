"""Ages of the employed: groups side by side, and single years that add up to them."""

import numpy as np
import pytest

from talentlab.calc.assumptions.separations import LEAVING_SHARES
from talentlab.calc.demand.leaving.working_ages import WorkingAges, by_age, lie_side_by_side

GROUPS = ("16-24", *(f"{a}-{a + 4}" for a in range(25, 65, 5)))
AGES = WorkingAges(GROUPS)


def test_single_ages_reach_from_the_first_to_the_last():
    assert (AGES.single[0], AGES.single[-1], len(AGES.single)) == (16, 64, 49)
    assert AGES.widths.tolist() == [9, 5, 5, 5, 5, 5, 5, 5, 5]
    assert AGES.group_of[[0, 8, 9, 48]].tolist() == [0, 0, 1, 8]


def test_groups_are_sums_of_their_ages():
    assert AGES.grouped(np.ones(49)).tolist() == AGES.widths.tolist()


def test_groups_taken_apart_add_up_to_themselves_and_nobody_is_less_than_none():
    counted = np.array([[0.0, 0, 5, 0, 300, 2, 0, 0, 40], [9, 8, 7, 6, 5, 4, 3, 2, 1]])

    single = AGES.apart(counted)

    np.testing.assert_allclose(AGES.grouped(single), counted, atol=1e-9)
    assert single.min() >= 0.0


def test_those_near_retirement_are_fewer_at_the_end_of_their_group():
    nation = np.array([371, 521, 537, 500, 500, 538, 538, 472, 364]) * 1000.0

    single = AGES.apart(nation)

    last = single[-5:]
    assert last[0] > last[1] > last[2] > last[3] > last[4] > 0.55 * last[0]
    assert single[0] < 0.2 * single[8]


def test_an_even_age_structure_of_the_young_stays_even():
    ages = WorkingAges(("20-24", "25-29", "30-34"))

    np.testing.assert_allclose(ages.apart(np.array([50.0, 50, 50])), 10.0, rtol=1e-6)


@pytest.mark.parametrize(
    "groups", [(), ("16-24", "26-30"), ("16-24", "24-30"), ("16-24", "25+"), ("25-29", "16-24")]
)
def test_groups_that_overlap_or_leave_ages_out_are_refused(groups):
    assert not lie_side_by_side(groups)
    with pytest.raises(ValueError, match="side by side"):
        WorkingAges(groups)


def test_values_lie_on_straight_lines_and_flat_outside():
    found = by_age(((20, 1.0), (30, 2.0)), np.array([10, 20, 25, 30, 60]))

    assert found.tolist() == [1.0, 1.0, 1.5, 2.0, 2.0]


def test_the_assumed_retirement_lies_where_swedish_sources_put_it():
    ages = np.arange(50, 70)
    risk = by_age(LEAVING_SHARES.retirement, ages)
    stays = np.concatenate([[1.0], np.cumprod(1 - risk)])
    mean = (risk * stays[:-1] * (ages + 1)).sum() + stays[-1] * 71

    assert 64.5 < mean < 67.0


@pytest.mark.parametrize(
    ("cause", "least", "most"),
    [
        ("other_exit", 0.025, 0.05),
        ("transfer", 0.045, 0.085),
        ("out_migration", 0.008, 0.025),
        ("emigration", 0.002, 0.008),
    ],
)
def test_what_the_assumptions_give_is_plausible(cause, least, most):
    nation = np.array([371, 521, 537, 500, 500, 538, 538, 472, 364]) * 1000.0
    single = AGES.apart(nation)

    risk = (single * by_age(getattr(LEAVING_SHARES, cause), AGES.single)).sum() / single.sum()

    assert least < risk < most

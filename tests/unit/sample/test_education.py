"""How the residents' education is dealt out and led back through time."""

import numpy as np
import pytest

from talentlab.sample.axes import MUNICIPALITIES, YEARS
from talentlab.sample.education_flows import EducationFlows
from talentlab.sample.education_residents import account, halve
from talentlab.sample.education_work import deal
from talentlab.sample.groups import group_codes, stages
from talentlab.tables.education_cube import AGE_GROUPS

NURSES = group_codes().index("75N")
# Three of each sex in every place at every age from 16 to 24 are nurses only once they are 25.
FIRST_OF_THREE = 3 * 2 * len(MUNICIPALITIES) * 9
SHAPE = (len(MUNICIPALITIES), 2, 59, len(group_codes()))


def even():
    """Return a region where every group has 100 of each sex in every five-year age, always."""
    last = np.full((len(MUNICIPALITIES), 2, len(AGE_GROUPS), len(group_codes())), 100)
    sizes = [100 * len(stage.groups) for stage in stages()]
    by_age = np.zeros((len(MUNICIPALITIES), len(YEARS), 2, len(AGE_GROUPS), len(sizes)), np.int64)
    by_age[:] = sizes
    population = np.full((len(MUNICIPALITIES), len(YEARS), 2, 59), sum(sizes) // 5)
    return last, by_age, population


def flows(graduated=0.0, left=0.0):
    """Return flows with nurses of 25 only, the same number everywhere and every year."""
    zero = np.zeros((len(YEARS), *SHAPE))
    graduates, leavers = zero.copy(), zero.copy()
    graduates[..., 25 - 16, NURSES] = graduated
    leavers[..., 25 - 16, NURSES] = left
    return EducationFlows(graduated=graduates, studied_on=zero, moved_in=zero, left=leavers)


def test_without_flows_every_year_is_like_the_last():
    last, by_age, population = even()

    residents = account(last, by_age, population, flows())

    assert np.all(residents == 100)


def test_a_group_that_graduates_join_was_smaller_before_and_others_of_its_level_larger():
    last, by_age, population = even()

    residents = account(last, by_age, population, flows(graduated=3.0))
    nurses = residents[..., NURSES].sum(axis=(0, 2, 3))

    assert np.all(np.diff(nurses) >= 0)
    assert nurses[-1] - nurses[0] == pytest.approx(FIRST_OF_THREE, rel=0.15)
    assert np.array_equal(residents.sum(axis=-1), np.full(residents.shape[:-1], 9800))


def test_graduates_who_have_left_were_here_before():
    last, by_age, population = even()
    gone = account(last, by_age, population, flows(left=3.0))[..., NURSES].sum(axis=(0, 2, 3))

    assert np.all(np.diff(gone) <= 0)
    assert gone[0] - gone[-1] == pytest.approx(FIRST_OF_THREE, rel=0.15)


def test_the_last_year_is_left_as_it_was():
    last, by_age, population = even()

    residents = account(last, by_age, population, flows(graduated=5.0, left=2.0))

    assert np.array_equal(residents[:, -1], last)


def test_nobody_is_dealt_where_there_is_no_room():
    dealt = deal(np.array([[9.0, 1.0, 0.0]]), np.array([8]), np.array([[3, 4, 5]]))

    assert dealt.sum() == 8
    assert np.all(dealt <= [3, 4, 5])
    assert dealt[0, 0] == 3


def test_dealing_more_than_there_is_room_for_stops():
    with pytest.raises(ValueError, match="less room than persons"):
        deal(np.ones((1, 2)), np.array([9]), np.array([[3, 4]]))


def test_two_ages_get_whole_persons_and_all_of_them():
    whole = np.array([[7, 3, 0]])
    halves = np.array([[6, 4]])

    divided = halve(whole, halves, np.array([[1.0, 3.0, 1.0], [1.0, 1.0, 1.0]]))

    assert divided.sum(axis=-1).tolist() == [[6, 4]]
    assert divided.sum(axis=-2).tolist() == whole.tolist()
    assert divided[0, 0, 1] / 3 > divided[0, 0, 0] / 7

"""The ages of every occupation, from the most detailed counts there are."""

import numpy as np

from talentlab.calc.demand.leaving.structure import adjusted, brought_to, profiles, told_by


def test_the_longest_counted_code_tells_of_an_occupation():
    assert told_by(("2221", "2230", "3111"), ("2", "222", "22")) == [1, 2, None]


def test_longer_codes_are_added_up_and_an_unknown_part_makes_the_sum_unknown():
    persons = np.array([[1.0, 2.0], [3.0, np.nan], [5.0, 6.0]])

    codes, summed = brought_to(persons, ("2221", "2222", "3111"), 3, axis=0)

    assert codes == ("222", "311")
    np.testing.assert_array_equal(summed, [[4.0, np.nan], [5.0, 6.0]])


def counted():
    """Employees (C, S, G) of three codes in two age groups; nobody knows the third's men."""
    return np.array(
        [[[30.0, 10.0], [0.0, 0.0]], [[10.0, 30.0], [5.0, 15.0]], [[2.0, 2.0], [np.nan, np.nan]]]
    )


def test_an_occupation_has_the_ages_of_its_own_code():
    found = profiles(counted(), ("2221", "2222", "3111"), ("2221", "2222", "3111"))

    np.testing.assert_allclose(found[0, 0], [0.75, 0.25])
    np.testing.assert_allclose(found[1, 1], [0.25, 0.75])


def test_where_nobody_was_counted_the_shorter_code_tells():
    found = profiles(counted(), ("2221", "2222", "3111"), ("2221", "2229", "3111"))

    np.testing.assert_allclose(found[0, 1], [0.25, 0.75])  # no men counted in 2221: those of 222
    np.testing.assert_allclose(found[1, 0], [0.5, 0.5])  # 2229 was not counted: 222
    np.testing.assert_allclose(found[2, 1], [0.25, 0.75])  # 3111's men are not known: everybody's


def test_profiles_add_up_to_one():
    found = profiles(counted(), ("2221", "2222", "3111"), ("2221", "2222", "3111", "9111"))

    np.testing.assert_allclose(found.sum(axis=-1), 1.0)


def test_the_countrys_details_keep_the_regions_totals_and_its_groups_ages():
    shares = np.array([[[0.8, 0.2]], [[0.3, 0.7]], [[0.5, 0.5]]])
    totals = np.array([[60.0], [40.0], [10.0]])
    margins = np.array([[[50.0, 50.0]]])

    found = adjusted(shares, totals, margins, [0, 0, None])

    np.testing.assert_allclose(found.sum(axis=-1), totals)
    np.testing.assert_allclose(found[:2].sum(axis=0)[0], [50.0, 50.0], rtol=1e-6)
    assert found[0, 0, 0] / 60 > found[1, 0, 0] / 40  # the younger occupation stays younger
    np.testing.assert_allclose(found[2, 0], [5.0, 5.0])


def test_a_group_that_is_not_known_leaves_the_countrys_ages():
    shares = np.array([[[0.8, 0.2]]])

    found = adjusted(shares, np.array([[10.0]]), np.full((1, 1, 2), np.nan), [0])

    np.testing.assert_allclose(found[0, 0], [8.0, 2.0])

import numpy as np

from talentlab.calc.balance.disclosure import Sum, decide


def told(persons, *, band=0.1, parents=None, sums=()):
    array = np.array(persons, dtype=float)
    places = np.full(array.shape[1], -1) if parents is None else np.array(parents)
    return decide(array, np.broadcast_to(band, array.shape), parents=places, sums=list(sums))


def municipalities(*persons):
    """Return a county and its municipalities as cells (R, 1, 1, 1), the county first."""
    return np.array([sum(persons), *persons], dtype=float).reshape(-1, 1, 1, 1)


COUNTY = Sum(axis=0, whole=0, parts=(1, 2, 3))


def test_cells_of_few_persons_are_withheld():
    assert told([[[[4.9]]], [[[5.0]]]]).withheld.ravel().tolist() == [True, False]


def test_a_lone_withheld_part_takes_the_smallest_other_with_it():
    found = told(municipalities(3, 40, 20), sums=[COUNTY])

    assert found.withheld.ravel().tolist() == [False, True, False, True]


def test_two_that_together_are_few_take_a_third_with_them():
    found = told(municipalities(1, 2, 20), sums=[COUNTY])

    assert found.withheld.ravel().tolist() == [False, True, True, True]


def test_two_that_together_are_enough_hide_each_other():
    found = told(municipalities(3, 4, 20), sums=[COUNTY])

    assert found.withheld.ravel().tolist() == [False, True, True, False]


def test_the_sum_is_withheld_where_no_part_is_left_to_hide_behind():
    found = told(municipalities(1, 1, 1), sums=[COUNTY])

    assert found.withheld.all()


def test_what_is_withheld_for_one_sum_is_protected_in_the_next():
    # total = private + public; county = three municipalities. The small private cell takes public
    # with it, and both must then be hidden among municipalities too.
    by_sector = [[65.0, 25.0, 40.0], [33.0, 3.0, 30.0], [20.0, 15.0, 5.0], [12.0, 7.0, 5.0]]
    persons = np.array(by_sector)[:, None, :, None]
    sums = [Sum(0, 0, (1, 2, 3)), Sum(2, 0, (1, 2))]

    found = told(persons, sums=sums).withheld[:, 0, :, 0]

    assert found[1].tolist() == [False, True, True]
    for sector in (1, 2):
        assert found[0, sector] or found[1:, sector].sum() != 1
    for region in range(4):
        assert found[region, 0] or found[region, 1:].sum() != 1


def test_an_unsure_cell_shows_the_nearest_wider_group_that_is_sure():
    persons = np.full((1, 4, 1, 1), 100.0)
    band = np.array([0.9, 0.6, 0.2, 0.1]).reshape(1, 4, 1, 1)

    found = told(persons, band=band, parents=[1, 2, 3, -1])

    assert found.pooled.ravel().tolist() == [True, True, False, False]
    assert found.instead.ravel().tolist() == [2, 2, -1, -1]


def test_the_widest_group_is_shown_however_unsure():
    found = told(np.full((1, 2, 1, 1), 100.0), band=np.array(0.9), parents=[1, -1])

    assert found.pooled.ravel().tolist() == [True, False]


def test_a_withheld_cell_shows_the_wider_group_too():
    found = told(np.array([2.0, 100.0, 102.0]).reshape(1, 3, 1, 1), parents=[2, 2, -1])

    assert found.withheld.ravel().tolist() == [True, False, False]
    assert found.instead.ravel().tolist() == [2, -1, -1]

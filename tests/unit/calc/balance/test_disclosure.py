import numpy as np
import pytest

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


def given_away(shown, sums):
    """Return the hidden cells that adding and subtracting what is shown would tell."""
    hidden = shown.withheld | shown.pooled
    known = ~hidden
    is_learning = True
    while is_learning:
        before = known.sum()
        for one in sums:
            cells = np.moveaxis(known, one.axis, 0)
            inside = [*one.parts, one.whole]
            cells[inside] = cells[inside] | ((~cells[inside]).sum(axis=0) == 1)
        is_learning = known.sum() > before
    return known & hidden


def test_a_withheld_sum_hides_a_part_so_that_it_cannot_be_added_up():
    found = told(np.array([4.0, 30.0, 40.0, 20.0]).reshape(-1, 1, 1, 1), sums=[COUNTY])

    assert found.withheld.ravel().tolist() == [True, False, False, True]


def test_an_unsure_cell_that_hides_another_is_not_given_away_by_a_second_sum():
    persons = np.array([63.0, 3.0, 20.0, 40.0, 80.0, 60.0]).reshape(-1, 1, 1, 1)
    band = np.where(np.arange(6) == 2, 0.9, 0.1).reshape(-1, 1, 1, 1)
    other = Sum(axis=0, whole=4, parts=(2, 5))

    found = decide(
        np.hstack([persons, persons * 10]),
        np.hstack([band, band * 0]),
        parents=np.array([1, -1]),
        sums=[COUNTY, other],
    )

    assert found.pooled[:, 0].ravel().tolist() == [False, False, True, False, False, False]
    assert found.withheld[:, 0].ravel().tolist() == [False, True, False, False, False, True]


@pytest.mark.parametrize("seed", range(20))
def test_no_withheld_cell_can_be_worked_out_from_what_is_shown(seed):
    rng = np.random.default_rng(seed)
    parts = rng.choice([1.0, 3.0, 6.0, 30.0, 200.0], (4, 5, 2, 2))
    sectors = np.concatenate([parts.sum(axis=2, keepdims=True), parts], axis=2)
    pools = [sectors[:, :2].sum(axis=1), sectors[:, 2:].sum(axis=1), sectors.sum(axis=1)]
    codes = np.concatenate([sectors, np.stack(pools, axis=1)], axis=1)
    persons = np.concatenate([codes.sum(axis=0, keepdims=True), codes])
    band = rng.choice([0.1, 0.6], persons.shape, p=[0.8, 0.2])
    sums = [
        Sum(0, 0, (1, 2, 3, 4)),
        Sum(1, 5, (0, 1)),
        Sum(1, 6, (2, 3, 4)),
        Sum(1, 7, (5, 6)),
        Sum(2, 0, (1, 2)),
    ]

    found = told(persons, band=band, parents=[5, 5, 6, 6, 6, 7, 7, -1], sums=sums)

    assert (found.withheld[persons < 5]).all()
    assert not (given_away(found, sums) & found.withheld).any()


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

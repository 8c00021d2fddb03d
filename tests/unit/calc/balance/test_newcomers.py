import numpy as np
import pytest

from talentlab.calc.balance.newcomers import Flows, newcomers


def flows(graduates, moved_in, left, net_commuting):
    arrays = (graduates, moved_in, left, net_commuting)
    return Flows(*(np.array(array, dtype=float)[:, None] for array in arrays))


def column(*yearly):
    return np.array(yearly, dtype=float)[:, None]


# Base year and two years ahead, one future. Demand 100, 110, 105: one year grows by ten, the next
# shrinks by five. Seven leave each year: seven are replaced the first year, two the second.
FOUND = newcomers(
    flows(graduates=[50, 4, 6], moved_in=[50, 1, 3], left=[50, 7, 7], net_commuting=[10, 12, 15]),
    column(103, 108, 112),
    column(100, 110, 105),
)


def test_openings_are_growth_and_those_who_are_replaced():
    # 10 + 7 openings the first year, and 2 more the second; 4 and 10 graduates
    np.testing.assert_allclose(FOUND.recruitment_pressure[1:], [17 / 4, 19 / 10])
    np.testing.assert_allclose(FOUND.replacement_share[1:], [7 / 17, 9 / 19])


def test_newcomers_are_graduates_movers_and_those_without_a_job():
    # 3 of the base year's 103 had no job
    np.testing.assert_allclose(FOUND.ita[1:], [(4 + 1 + 3) / 17, (10 + 4 + 3) / 19])


def test_those_from_elsewhere_are_movers_and_more_commuters():
    np.testing.assert_allclose(FOUND.import_dependence[1:], [(1 + 2) / (4 + 1 + 2), 9 / (10 + 9)])


def test_nothing_is_told_of_the_base_year():
    told = (FOUND.ita, FOUND.recruitment_pressure, FOUND.import_dependence, FOUND.replacement_share)

    assert all(np.isnan(ratio[0]) for ratio in told)


def test_nothing_is_divided_by_hardly_anybody():
    none = flows(graduates=[0, 0.1], moved_in=[0, 0], left=[0, 0.2], net_commuting=[0, 0])

    found = newcomers(none, column(1, 1), column(1, 1))

    assert np.isnan(found.ita[1])
    assert np.isnan(found.recruitment_pressure[1])


@pytest.mark.parametrize("draws", [1, 2, 5])
def test_ratios_are_medians_over_futures(draws):
    graduates = np.arange(1.0, draws + 1) * 10
    yearly = np.stack([np.zeros(draws), graduates])
    zero = np.zeros_like(yearly)
    left = np.stack([np.zeros(draws), np.full(draws, 20.0)])

    found = newcomers(Flows(yearly, zero, left, zero), zero + 100, zero + 100)

    assert found.recruitment_pressure[1] == pytest.approx(np.median(20 / graduates))

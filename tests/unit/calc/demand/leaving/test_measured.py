"""Risks from counted leavers find what they are shown, and lean on the group where it is little."""

from dataclasses import replace

import numpy as np
import pytest

from factories.leaving import AGES, CODES, GROUPS, SEXES, counted, grouped_risks, plain_risks
from talentlab.calc.assumptions.separations import LEAVING
from talentlab.calc.demand.leaving.measured import (
    common_years,
    measured_risks,
    pooled,
    together,
    weighed,
    within_groups,
)
from talentlab.calc.demand.leaving.risks import OTHER_EXIT, RETIREMENT, TRANSFER, completed
from talentlab.calc.demand.leaving.working_ages import WorkingAges
from talentlab.tables.openings import CAUSES

STOCK = np.full((len(CODES), SEXES, len(AGES.single)), 10.0)


def truth():
    """Group risks in which cleaners change three times as often as others."""
    yearly = plain_risks()
    yearly[CODES.index("911"), ..., TRANSFER] *= 3
    return grouped_risks(completed(yearly))


def test_many_counted_leavers_give_their_own_risks():
    found = measured_risks(counted(truth()), prior=plain_risks(), stock=STOCK)

    measured = grouped_risks(found.yearly)
    np.testing.assert_allclose(measured[..., TRANSFER], truth()[..., TRANSFER], rtol=0.02)
    np.testing.assert_allclose(
        measured[..., RETIREMENT], truth()[..., RETIREMENT], rtol=0.02, atol=1e-9
    )
    assert found.is_measured
    assert found.told_by == CODES


def test_few_counted_leavers_lean_on_what_is_usual():
    few = counted(truth(), size=0.2, years=[2017])

    found = measured_risks(few, prior=plain_risks(), stock=STOCK)

    np.testing.assert_allclose(
        grouped_risks(found.yearly), grouped_risks(plain_risks()), rtol=0.1, atol=1e-4
    )


def test_an_occupation_leans_on_its_group_before_it_leans_on_all():
    rng = np.random.default_rng(3)
    codes = tuple(f"{group}{part}" for group in (21, 52, 71) for part in range(1, 9))
    usual = grouped_risks(plain_risks(len(codes)))
    shown = usual.copy()
    shown[8:16, ..., TRANSFER] *= 2.5
    seen = counted(shown, size=60.0, occupations=codes, rng=rng)
    seen.stock[:, 15] = 0.0
    seen.left[:, 15] = 0.0  # nobody was counted in 528

    risks, _ = pooled(weighed(seen, 2017), codes, usual)

    assert risks[15, ..., TRANSFER].mean() == pytest.approx(
        shown[15, ..., TRANSFER].mean(), rel=0.25
    )
    assert risks[3, ..., TRANSFER].mean() == pytest.approx(usual[3, ..., TRANSFER].mean(), rel=0.25)


def test_drawing_together_beats_taking_each_cell_at_its_word():
    rng = np.random.default_rng(5)
    codes = tuple(str(code) for code in range(211, 241))
    usual = grouped_risks(plain_risks(len(codes)))
    true = usual * rng.gamma(10, 0.1, (len(codes), 1, 1, 1))
    seen = counted(true, size=25.0, occupations=codes, rng=rng)

    found = weighed(seen, 2017)
    risks, _ = pooled(found, codes, usual)
    alone = found.left / found.exposed

    assert np.abs(risks - true).mean() < 0.5 * np.abs(alone - true).mean()


def test_later_years_count_more():
    risks = grouped_risks(plain_risks())
    early, late = counted(risks, years=[2010]), counted(2 * risks, years=[2016])
    both = together([early, late])

    found = weighed(both, 2016)

    weight = 0.5 ** (6 / LEAVING.half_life)
    expected = risks * (weight + 2) / (weight + 1)
    np.testing.assert_allclose(found.left / found.exposed, expected)


def test_suppressed_leavers_are_neither_leavers_nor_stayers():
    seen = counted(truth())
    hidden = replace(seen, left=np.where(seen.left < 70, np.nan, seen.left))

    found = weighed(hidden, 2017)

    assert (found.exposed > 0).any()
    np.testing.assert_array_equal(found.exposed > 0, found.left > 0)


def test_a_group_that_was_the_last_one_says_nothing_of_it_in_the_middle():
    longer = WorkingAges((*GROUPS, "65-69"))
    seen = counted(truth(), years=[2020, 2021])
    pad = [(0, 0)] * 3 + [(0, 1)]
    aged = replace(
        seen,
        ages=longer,
        stock=np.pad(seen.stock, pad, constant_values=50.0),
        left=np.pad(seen.left, [*pad, (0, 0)], constant_values=10.0),
        oldest=(8, 9),
    )

    found = weighed(aged, 2021)

    assert (found.exposed[..., 8, :] == 2000.0).all()  # only the year it was not the last
    assert (found.exposed[..., 9, :] == 50.0).all()
    assert (found.exposed[..., 0, :] > 2000.0).all()


def test_risks_inside_a_group_follow_the_usual_and_keep_its_mean():
    usual = plain_risks(1)
    usual[..., RETIREMENT] = np.where(AGES.single >= 60, (AGES.single - 59) * 0.02, 0.0)
    usual[:, :, -1, RETIREMENT] = 1 - usual[:, :, -1, 1:].sum(axis=-1)
    stock = np.broadcast_to(np.linspace(10, 5, len(AGES.single)), (1, SEXES, 49)).copy()
    weights = stock[..., -5:] / stock[..., -5:].sum(axis=-1, keepdims=True)
    wanted = grouped_risks(usual)
    wanted[..., -1, RETIREMENT] = 0.35

    found = within_groups(wanted, usual, stock, AGES)

    np.testing.assert_allclose((weights * found[:, :, -5:, RETIREMENT]).sum(axis=-1), 0.35)
    ratio = found[:, :, -5:-1, RETIREMENT] / usual[:, :, -5:-1, RETIREMENT]
    np.testing.assert_allclose(ratio, ratio[:, :, :1] * np.ones(4))
    np.testing.assert_allclose(found[:, :, -1].sum(axis=-1), 1.0)


def test_unruly_years_are_told_from_a_slow_change():
    risks = grouped_risks(plain_risks())
    years = list(range(2006, 2018))
    slow = together([counted(risks * 1.02**i, years=[y]) for i, y in enumerate(years)])
    leaping = together(
        [counted(risks * (1.3 if i % 2 else 1.0), years=[y]) for i, y in enumerate(years)]
    )

    assert common_years(slow)[TRANSFER] < LEAVING.common_year
    assert common_years(leaping)[TRANSFER] > 0.12


def test_one_year_tells_nothing_of_how_years_differ():
    found = common_years(counted(truth(), years=[2017]))

    np.testing.assert_allclose(found, LEAVING.common_year)


def test_years_and_age_groups_can_be_taken_out():
    seen = counted(truth())

    some = seen.in_years({2011, 2013}, WorkingAges(GROUPS[:4]))

    assert some.years == (2011, 2013)
    assert some.stock.shape == (2, len(CODES), SEXES, 4)
    assert some.left.shape == (2, len(CODES), SEXES, 4, len(CAUSES))


def test_regions_are_put_together_on_the_occupations_they_share():
    first = counted(truth())
    second = replace(first, occupations=CODES[:2], stock=first.stock[:, :2], left=first.left[:, :2])

    both = together([first, second])

    assert both.occupations == CODES[:2]
    assert both.years == (*first.years, *second.years)


def test_more_leavers_make_a_risk_surer():
    many = measured_risks(counted(truth()), prior=plain_risks(), stock=STOCK)
    few = measured_risks(counted(truth(), size=20.0), prior=plain_risks(), stock=STOCK)

    assert (many.occupation < few.occupation).all()
    assert many.occupation[0, OTHER_EXIT] < 0.03

"""Draws of leavers: right on average, as wide as the doubts, the same wherever they are drawn."""

from dataclasses import replace

import numpy as np
import pytest

from factories.leaving import AGES, plain_risks
from talentlab.calc.assumptions.separations import LEAVING
from talentlab.calc.demand.leaving.draws import counted, dealt, factors_of, shares
from talentlab.calc.demand.leaving.outlook import LeavingStart, leaving_draws
from talentlab.calc.demand.leaving.risks import LeavingRisks
from talentlab.tables.openings import CAUSES, COMPONENTS

OCCUPATIONS = ("2221", "2222", "9111")


def risks(level=0.1, year=0.05, occupation=0.2):
    return LeavingRisks(
        ages=AGES,
        yearly=plain_risks(3),
        told_by=("222", "222", "911"),
        occupation=np.full((3, 4), occupation),
        level=np.full(4, level),
        year=np.full(4, year),
        is_measured=True,
    )


def factors(found, region="24", draws=2000):
    return factors_of(found, OCCUPATIONS, region, draws=draws, years=5, seed=3)


def test_factors_are_one_on_average_and_as_wide_as_the_doubts():
    found = factors(risks())

    np.testing.assert_allclose(found.mean(axis=0), 1.0, atol=0.02)
    wanted = np.sqrt(0.1**2 + 0.05**2 + 0.2**2 + LEAVING.occupation_year**2)
    np.testing.assert_allclose(np.log(found).std(axis=0), wanted, rtol=0.08)


def test_what_is_not_known_of_a_code_hits_all_its_occupations_alike():
    found = np.log(factors(risks(level=0.0, year=0.0, occupation=0.5)))[:, :, 0, 0]

    together = np.corrcoef(found.T)
    assert together[0, 1] > 0.9
    assert abs(together[0, 2]) < 0.1


def test_the_course_of_the_years_is_common_to_all_regions():
    here, there = (
        np.log(factors(risks(level=0.3, year=0.2, occupation=0.0), region))[:, 0, 0]
        for region in ("24", "25")
    )

    assert np.corrcoef(here[:, 0], there[:, 0])[0, 1] > 0.9


def test_an_occupation_is_drawn_alike_whatever_else_is_drawn():
    some = risks().only([0, 1])

    np.testing.assert_array_equal(
        factors_of(some, OCCUPATIONS[:2], "24", draws=50, years=5, seed=3),
        factors_of(risks(), OCCUPATIONS, "24", draws=50, years=5, seed=3)[:, :2],
    )


def test_leavers_are_whole_persons_right_on_average():
    expected = np.full((4000, 1, 2), 3.5)

    found = counted(expected, ("2221",), "24", seed=1)

    assert (found == np.round(found)).all()
    np.testing.assert_allclose(found.mean(axis=0), 3.5, rtol=0.03)
    np.testing.assert_allclose(found.var(axis=0), 3.5, rtol=0.1)


def test_leavers_fall_in_age_groups_by_their_shares():
    left = np.full((3000, 1, 1, 1), 20.0)
    aged = shares(np.array([[[[1.0, 3.0, 0.0]]]]))

    found = dealt(left, aged, ("2221",), "24", seed=1)

    np.testing.assert_allclose(found.mean(axis=0)[0, 0, 0], [5.0, 15.0, 0.0], rtol=0.03)


def start(size=40.0, **doubts):
    stock = np.full((3, 2, len(AGES.single)), size / len(AGES.single))
    entry = np.full(stock.shape, 1.0 / len(AGES.single))
    return LeavingStart("24", OCCUPATIONS, stock, risks(**doubts), entry)


def flat(size, draws, years=6):
    return np.full((draws, 3, 2, years), size)


def test_openings_of_a_stock_that_stands_still_are_those_who_leave():
    found = leaving_draws(start(), flat(40.0, 500), seed=1, aged_years=5)

    at = {name: k for k, name in enumerate(COMPONENTS)}
    left = found.parts[:, :, -len(CAUSES) :].sum(axis=2)
    np.testing.assert_allclose(found.parts[:, :, at["openings"]], left)
    np.testing.assert_allclose(found.parts[:, :, at["change"]], 0.0, atol=1e-9)
    np.testing.assert_array_equal(
        found.left.sum(axis=2), found.parts[:, :, -len(CAUSES) :, :5].sum(axis=-1)
    )


def test_nobody_leaves_twice():
    wild = start(size=2.0, level=1.5, occupation=1.5)

    found = leaving_draws(wild, flat(2.0, 500), seed=1, aged_years=5)

    assert found.parts[:, :, -len(CAUSES) :].sum(axis=2).max() <= 4.0 + 1e-9


def test_a_start_of_other_occupations_is_refused():
    with pytest.raises(ValueError, match="entry"):
        replace(start(), entry=np.zeros((2, 2, 49)))

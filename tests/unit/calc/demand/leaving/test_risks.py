"""Assumed risks: by age, field and retirement, never more than everybody."""

import numpy as np
import pytest

from factories.leaving import AGES
from talentlab.calc.demand.leaving.risks import (
    OUT_MIGRATION,
    RETIREMENT,
    TRANSFER,
    assumed_risks,
    assumed_shares,
    completed,
)

OCCUPATIONS = ("2221", "2512", "9411")


def shares(**changed):
    given = {"retirement": np.ones(3), "whole_country": False} | changed
    return assumed_shares(OCCUPATIONS, 2, AGES, **given)


def test_everybody_of_the_last_age_is_gone_a_year_later():
    found = shares()

    np.testing.assert_allclose(found[:, :, -1].sum(axis=-1), 1.0)
    assert found[:, :, -1, RETIREMENT].min() > 0.9


def test_risks_that_would_be_more_than_everybody_are_scaled_down():
    found = completed(np.full((1, 1, 3, 4), 0.4))

    np.testing.assert_allclose(found, 0.25)


def test_cleaners_change_more_often_than_nurses():
    found = shares()[..., TRANSFER]

    assert (found[2] > 1.5 * found[0]).all()


def test_only_moves_abroad_are_moves_out_of_the_country():
    assert (shares(whole_country=True) < shares())[:, :, :-1, OUT_MIGRATION].all()


def test_an_occupation_that_retires_early_does_so_at_every_age():
    found = shares(retirement=np.array([1.0, 2.0, 0.5]))

    sixty = AGES.single.tolist().index(60)
    at_sixty = found[:, 0, sixty, RETIREMENT]
    np.testing.assert_allclose(at_sixty[1:] / at_sixty[0], [2.0, 0.5])


def test_some_occupations_can_be_taken_out():
    risks = assumed_risks(OCCUPATIONS, AGES, shares())

    some = risks.only([2, 0])

    assert some.told_by == ("9411", "2221")
    np.testing.assert_array_equal(some.yearly[1], risks.yearly[0])
    assert not some.is_measured


def test_a_wrong_shape_is_refused():
    with pytest.raises(ValueError, match="yearly"):
        assumed_risks(OCCUPATIONS[:2], AGES, shares())

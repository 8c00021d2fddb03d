"""What birth cohorts show about retirement, and what they do not."""

import numpy as np
import pytest

from factories.leaving import AGES, GROUPS
from talentlab.calc.assumptions.separations import LEAVING
from talentlab.calc.demand.leaving.cohorts import pairs_of, retirement_factors
from talentlab.calc.demand.leaving.working_ages import WorkingAges

CODES = tuple(f"{field}{group}1" for field in (2, 5, 7) for group in range(1, 7))
USUAL = np.array([1.6, 1.15, 1.05, 1.03, 1.02, 1.01, 1.0, 0.87])
"""How many are in the next group after five years, of those who were in each."""


def two_counts(changes, size=4000.0):
    """Return stocks (2, O, S, G): every group before, and what became of it."""
    before = np.full((len(CODES), 2, len(GROUPS)), size)
    after = before.copy()
    after[..., 1:] = before[..., :-1] * changes[:, None, :]
    return np.stack([before, after])


def factors(changes, **given):
    return retirement_factors(
        two_counts(changes),
        **{"occupations": CODES, "ages": AGES, "pairs": [(0, 1)]} | given,
    )


def test_occupations_that_are_alike_retire_alike():
    np.testing.assert_allclose(factors(np.tile(USUAL, (len(CODES), 1))), 1.0, atol=1e-6)


def test_a_field_that_empties_early_is_found():
    changes = np.tile(USUAL, (len(CODES), 1))
    changes[12:, -1] = 0.75

    found = factors(changes)

    assert found[12:].min() > 1.3
    assert found[:12].max() < 1.0


def test_growth_at_all_ages_is_not_staying_on():
    changes = np.tile(USUAL, (len(CODES), 1))
    changes[:6] *= 1.3  # people, or codes, were moved into the first field

    np.testing.assert_allclose(factors(changes), 1.0, atol=0.02)


def test_what_younger_cohorts_cannot_foretell_is_not_believed_of_older_ones():
    rng = np.random.default_rng(2)
    wild = np.tile(USUAL, (len(CODES), 1)) * rng.lognormal(0.0, 0.2, (len(CODES), len(USUAL)))
    calm = np.tile(USUAL, (len(CODES), 1))
    calm[:, -1] = wild[:, -1]

    assert factors(wild).std() < 0.5 * factors(calm).std()


def test_a_factor_stays_within_what_is_believed():
    changes = np.tile(USUAL, (len(CODES), 1))
    changes[12:, -1] = 0.2

    found = factors(changes)

    assert found.max() == LEAVING.most_retirement
    assert found.min() >= LEAVING.least_retirement


@pytest.mark.parametrize(
    "given",
    [
        {"pairs": []},
        {"ages": WorkingAges(("16-24", "25-44", *(f"{a}-{a + 4}" for a in range(45, 80, 5))))},
    ],
    ids=["no two counts", "other age groups"],
)
def test_without_cohorts_to_follow_nothing_is_known(given):
    assert factors(np.tile(USUAL, (len(CODES), 1)), **given).tolist() == [1.0] * len(CODES)


def test_a_cohort_that_was_not_counted_afterwards_has_not_retired():
    stocks = two_counts(np.tile(USUAL, (len(CODES), 1)))
    stocks[1, 3] = np.nan

    found = retirement_factors(stocks, occupations=CODES, ages=AGES, pairs=[(0, 1)])

    np.testing.assert_allclose(found, 1.0, atol=1e-3)


def test_pairs_never_cross_a_new_way_of_counting():
    assert pairs_of([2014, 2015, 2019, 2020, 2024], [2020]) == [(0, 2)]
    assert pairs_of([2014, 2015, 2019, 2020, 2024], []) == [(0, 2), (1, 3), (2, 4)]

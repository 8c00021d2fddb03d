"""The rule of openings: decline creates no need, and the parts add up exactly."""

import numpy as np
import pytest

from talentlab.calc.demand.leaving.openings import PARTS, components
from talentlab.tables.openings import CAUSES, COMPONENTS

AT = {name: k for k, name in enumerate(COMPONENTS)}


def test_components_stand_in_the_order_that_is_declared():
    assert (*PARTS, *CAUSES) == COMPONENTS


def one(before, after, left):
    """Return component -> persons, of one occupation in one year."""
    found = components(
        np.array([[[after]]]), np.array([before]), np.array(left, dtype=float)[None, None, :, None]
    )[0, 0, :, 0]
    return {name: found[k] for name, k in AT.items()}


@pytest.mark.parametrize(
    ("after", "expansion", "replacement", "openings"),
    [
        (100.0, 0.0, 10.0, 10.0),  # nothing changes: all who leave are replaced
        (107.0, 7.0, 10.0, 17.0),  # growth comes on top
        (94.0, 0.0, 4.0, 4.0),  # decline is met by not replacing
        (90.0, 0.0, 0.0, 0.0),  # all of it
        (70.0, 0.0, 0.0, 0.0),  # a larger one asks for nobody, and never for less
    ],
)
def test_decline_creates_no_need_to_replace(after, expansion, replacement, openings):
    found = one(100.0, after, [4.0, 3.0, 2.0, 1.0])

    assert found["change"] == after - 100.0
    assert (found["expansion"], found["replacement"], found["openings"]) == (
        expansion,
        replacement,
        openings,
    )
    assert [found[cause] for cause in COMPONENTS[4:]] == [4.0, 3.0, 2.0, 1.0]


def test_change_is_from_year_to_year_not_from_the_base_year():
    found = components(
        np.array([[[110.0, 105.0, 105.0]]]), np.array([100.0]), np.zeros((1, 1, 4, 3))
    )[0, 0]

    assert found[AT["change"]].tolist() == [10.0, -5.0, 0.0]
    assert found[AT["openings"]].tolist() == [10.0, 0.0, 0.0]


def test_openings_are_expansion_and_replacement_in_every_draw():
    rng = np.random.default_rng(1)
    paths, left = rng.uniform(0, 200, (50, 6, 10)), rng.uniform(0, 9, (50, 6, 4, 10))

    found = components(paths, rng.uniform(0, 200, 6), left)

    parts = found[:, :, AT["expansion"]] + found[:, :, AT["replacement"]]
    np.testing.assert_array_equal(found[:, :, AT["openings"]], parts)
    whole = np.maximum(left.sum(axis=2) + found[:, :, AT["change"]], 0.0)
    np.testing.assert_allclose(found[:, :, AT["openings"]], whole)

"""The Fay-Herriot estimator against the milk data's published estimates, as `../shared` has them.

Source: Rao & Molina (2015); estimates and mean squared errors as the R package sae gives them.
"""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from talentlab.calc.supply.small_area import fay_herriot

ROOT = Path(__file__).parents[2]
MILK = ROOT.parent / "shared/golden/fay_herriot_milk_golden.csv"
WITHIN = 1e-6

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not MILK.exists(), reason="needs ../shared beside the checkout"),
]


def test_estimates_errors_and_area_variance_are_the_published_ones():
    milk = pl.read_csv(MILK)
    major = milk["MajorArea"].to_numpy()
    levels = np.stack([np.ones(len(major)), *(major == m for m in (2, 3, 4))], axis=1)

    found = fay_herriot(milk["yi"].to_numpy(), milk["SD"].to_numpy() ** 2, levels)

    np.testing.assert_allclose(found.estimates, milk["eblup"].to_numpy(), atol=WITHIN, rtol=0)
    np.testing.assert_allclose(
        found.mean_squared_errors, milk["mse"].to_numpy(), atol=WITHIN, rtol=0
    )
    assert found.area_variance == pytest.approx(milk["refvar"][0], abs=WITHIN)

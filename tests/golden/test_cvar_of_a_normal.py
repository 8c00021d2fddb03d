"""The mean of the worst of a standard normal, beside the closed form pdf(z) / (1 - alpha).

80 %: 1.39981, 90 %: 1.75498, 95 %: 2.06271 (Rockafellar and Uryasev, 2000).
"""

import numpy as np
import pytest

from talentlab.calc.balance.risk import cvar

KNOWN = {0.8: 1.3998096020390418, 0.9: 1.754983319324869, 0.95: 2.0627128075074257}


@pytest.mark.parametrize("alpha", KNOWN)
def test_the_worst_of_a_normal_is_known_within_a_percent(alpha):
    losses = np.random.default_rng(20261125).standard_normal(200_000)

    assert cvar(losses, 1 - alpha) == pytest.approx(KNOWN[alpha], rel=0.01)

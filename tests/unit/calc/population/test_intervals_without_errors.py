import numpy as np

from talentlab.calc.assumptions.population import WORKING_AGE_PRIOR
from talentlab.calc.population.intervals import Evidence, half_widths


def test_a_past_without_error_narrows_the_interval_but_never_closes_it():
    origins = tuple(range(1990, 2010))
    residents = np.full((len(origins), 3), 50_000.0)
    perfect = Evidence(origins, np.zeros((len(origins), 10, 3)), residents)
    nothing = Evidence((), np.zeros((0, 10, 3)), np.zeros((0, 3)))

    after = half_widths(perfect, residents[-1], WORKING_AGE_PRIOR)
    before = half_widths(nothing, residents[-1], WORKING_AGE_PRIOR)

    assert np.all(after > 0)
    assert np.all(after < before)

"""The exercises of the method guide's chapters on the gap and on scenarios, with their answers."""

import numpy as np
import pytest

from talentlab.calc.balance.risk import expected_shortage, p_short
from talentlab.calc.scenarios.chain import Change, Programme, more_at_work
from talentlab.calc.scenarios.scenario import LeverKind


def test_the_exercise_about_the_gap():
    supply, demand = np.array([90.0, 97.0, 99.0, 120.0]), np.full(4, 100.0)

    assert p_short(supply, demand) == 0.5
    assert expected_shortage(supply - demand) == 3.5
    assert (supply - demand).mean() == 1.5


def test_the_exercise_about_seats_and_applicants():
    numbers = {
        "seats": 100.0, "applicants": 110.0, "completion": 0.75, "retention": 0.6,
        "participation": 0.9, "yearly_exit": 0.0,
    }  # fmt: skip
    programme = Programme(**{n: np.array([v]) for n, v in numbers.items()}, study_years=1)
    one_year = Change(LeverKind.SEATS, np.array([[40.0], [0.0], [0.0]]))

    found = more_at_work(programme, [one_year])

    assert found[-1, 0] == pytest.approx(4.05)
    assert pytest.approx(16.2) == 40 * 0.75 * 0.6 * 0.9

"""How earlier outlooks of replacement are judged: worked out by hand."""

import numpy as np
import pytest

from talentlab.calc.demand.leaving.backtest import (
    ReplacementCases,
    judged,
    replacement_accuracy,
    true_components,
)
from talentlab.tables.openings import COMPONENTS

SIZES = {"all": (0.0, np.inf), "<50": (0.0, 50.0), ">=50": (50.0, np.inf)}
REPLACEMENT = COMPONENTS.index("replacement")


def cases(**changed):
    given = {
        "region_code": "24",
        "origin": 2010,
        "ahead": 5,
        "rates": "measured",
        "stock": np.array([20.0, 80.0]),
        "forecast": np.array([12.0, 30.0]),
        "p10": np.array([8.0, 25.0]),
        "p90": np.array([16.0, 35.0]),
        "outcome": np.array([10.0, 40.0]),
        "leavers": np.array([12.0, 30.0]),
        "left": np.array([10.0, 41.0]),
    }
    return ReplacementCases(**given | changed)


def by_size(rows):
    return {(row.rates, row.size_class): row for row in rows}


def test_bias_is_percent_of_the_stock_and_error_percent_of_those_to_replace():
    rows = by_size(replacement_accuracy([cases()], SIZES))

    everything = rows["measured", "all"]
    assert everything.bias == pytest.approx(100 * (2 - 10) / 100)
    assert everything.wape == pytest.approx(100 * 12 / 50)
    assert everything.coverage_80 == 0.5
    assert everything.n == 2
    assert rows["measured", "<50"].bias == pytest.approx(10.0)
    assert rows["measured", ">=50"].bias == pytest.approx(-12.5)


def test_kinds_of_risks_and_horizons_are_judged_apart():
    rows = replacement_accuracy([cases(), cases(rates="assumed"), cases(ahead=1)], SIZES)

    assert {(row.rates, row.horizon) for row in rows} == {
        ("measured", 5),
        ("assumed", 5),
        ("measured", 1),
    }


def test_a_class_without_anybody_to_replace_has_no_row():
    rows = by_size(replacement_accuracy([cases(outcome=np.array([0.0, 40.0]))], SIZES))

    assert ("measured", "<50") not in rows


def test_the_truth_follows_the_same_rule():
    truth = true_components(np.array([[105.0, 95.0]]), np.array([100.0]), np.full((1, 4, 2), 3.0))

    assert truth[0, REPLACEMENT].tolist() == [12.0, 2.0]


def test_a_case_sums_the_years_up_to_its_horizon():
    truth = np.zeros((1, len(COMPONENTS), 3))
    truth[0, REPLACEMENT] = [1.0, 2.0, 4.0]
    parts = np.broadcast_to(truth, (10, *truth.shape)).copy()
    parts[5:, :, REPLACEMENT] *= 2

    found = list(
        judged(
            parts, truth, np.array([50.0]), horizons=(1, 3, 5), region_code="24", origin=2010,
            rates="assumed",
        )
    )  # fmt: skip

    assert [case.ahead for case in found] == [1, 3]  # nobody knows five years
    assert found[1].outcome.tolist() == [7.0]
    assert found[1].forecast.tolist() == [10.5]
    assert found[1].p10[0] == 7.0
    assert found[1].p90[0] == 14.0

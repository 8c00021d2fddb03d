"""The members, their trends and weights, beside answers worked out by hand and plain twins."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from factories.employment import invented_employment, of
from talentlab.calc.assumptions.demand import DEMAND
from talentlab.calc.demand.baselines import Drift, Naive
from talentlab.calc.demand.ensemble import DemandEnsemble, newcomers
from talentlab.calc.demand.growth import believed, fading, steps
from talentlab.calc.demand.members import MEMBERS, members, own_growth
from talentlab.calc.demand.trends import (
    occupation_trends,
    regional_trends,
    shared_growth,
    total_growth,
)
from talentlab.calc.demand.weights import member_weights

PLAIN = replace(DEMAND, few=0.0, region_size=0.0, trend_size=0.0)


def one_cell(counts, years, **kwargs):
    return of(np.array(counts, dtype=float)[None, None, None], years=years, **kwargs)


# --- the opponents -----------------------------------------------------------------------------


def test_naive_stands_still():
    ahead = Naive().project(one_cell([5, 8], (2010, 2011)), 3)

    np.testing.assert_array_equal(ahead[0, 0, 0], [8, 8, 8])


@pytest.mark.parametrize(
    ("counts", "years", "breaks", "expected"),
    [
        ([10, 99, 99, 16], (2010, 2011, 2012, 2013), (), [18, 20]),  # three years back
        ([1, 10, 99, 99, 16], (2009, 2010, 2011, 2012, 2013), (), [18, 20]),
        ([99, 10, 14], (2010, 2011, 2012), (2011,), [18, 22]),  # only since the break
        ([99, 14], (2010, 2011), (2011,), [14, 14]),  # the first year after it
        ([10, 14], (2011, 2013), (), [16, 18]),  # a gap
        ([30, 10], (2012, 2013), (), [0, 0]),  # nobody is negative
        ([7], (2013,), (), [7, 7]),
    ],
)
def test_drift_goes_on_in_a_straight_line_that_begins_after_a_break(
    counts, years, breaks, expected
):
    ahead = Drift().project(one_cell(counts, years, breaks=breaks), 2)

    np.testing.assert_allclose(ahead[0, 0, 0], expected)


# --- growth ------------------------------------------------------------------------------------


def test_growth_is_per_year_and_stops_at_a_break():
    history = one_cell([100, 121, 500, 550], (2010, 2012, 2013, 2014), breaks=(2013,))

    known = steps(history)

    assert (known.first, known.last, known.since) == ((0, 2), (1, 3), 0)
    np.testing.assert_allclose(known.growth(history.persons)[0, 0, 0], np.log([1.1, 1.1]))


def test_years_since_the_last_measured_growth_are_counted():
    known = steps(one_cell([100, 110, 300], (2010, 2011, 2013), breaks=(2013,)))

    assert known.since == 2
    np.testing.assert_allclose(fading(0.5, known.since, 2), [0.25, 0.375])


def test_a_trend_is_drawn_to_none_by_years_of_standing_still():
    known = steps(one_cell([1, 1, 1], (2010, 2011, 2013)))
    growth = np.array([0.04, 0.5])

    trend = believed(growth, known, still_years=np.array(2.0), largest=0.1)

    assert trend == pytest.approx((0.04 * 1 + 0.1 * 2) / (3 + 2))


def test_the_total_returns_to_its_usual_growth():
    history = one_cell([1000, 1000 * np.exp(0.03)], (2010, 2011))
    mu, phi = DEMAND.usual_growth, DEMAND.growth_memory

    growth = total_growth(history, 2, DEMAND)

    expected = [mu + (0.03 - mu) * phi, 2 * mu + (0.03 - mu) * (phi + phi**2)]
    np.testing.assert_allclose(growth, expected)


def test_after_one_year_only_the_usual_growth_is_expected():
    history = of(np.full((2, 3, 2, 1), 50.0), years=(2010,))

    growth = shared_growth(history, 3, DEMAND)

    np.testing.assert_allclose(growth[1, 2, 0], DEMAND.usual_growth * np.array([1, 2, 3]))


def test_a_regions_trend_is_its_growth_beside_the_nations():
    counts = np.array([[100.0, 110.0], [100.0, 100.0]])[:, None, None]
    history = of(counts, years=(2010, 2011))

    trends = regional_trends(history, steps(history), PLAIN)

    nation = np.log(210 / 200)
    still = PLAIN.region_years
    np.testing.assert_allclose(trends, (np.log([1.1, 1.0]) - nation) / (1 + still))


def test_an_occupations_trend_adds_up_every_length_of_code_and_the_sex():
    history = invented_employment(regions=2, groups=2, years=range(2010, 2013))
    nation = history.persons.sum(axis=0)

    found = occupation_trends(history, steps(history), DEMAND)

    for o, code in enumerate(history.occupations):
        for s in range(2):
            chain = [
                nation.sum(axis=(0, 1)),
                nation[group_of(code, history)].sum(axis=(0, 1)),
                nation[o].sum(axis=0),
                nation[o, s],
            ]
            plain = sum(_plain_trend(part, whole) for whole, part in pairwise(chain))
            assert found[o, s] == pytest.approx(plain)


def group_of(code, history):
    return [i for i, other in enumerate(history.occupations) if other[0] == code[0]]


def _plain_trend(part, whole):
    part, whole = part + DEMAND.few, whole + DEMAND.few
    beside = [
        np.log(part[i + 1] / part[i]) - np.log(whole[i + 1] / whole[i])
        for i in range(len(part) - 1)
    ]
    held = [min(max(g, -DEMAND.largest_change), DEMAND.largest_change) for g in beside]
    return sum(held) / (len(held) + DEMAND.trend_years + DEMAND.trend_size / part[-1])


def test_an_own_trend_never_looks_behind_a_break():
    broken = one_cell([100, 200, 202], (2010, 2011, 2012), breaks=(2011,))

    growth = own_growth(broken, 1, DEMAND)

    few = DEMAND.few
    assert growth.item() == pytest.approx(np.log((202 + few) / (200 + few)) * DEMAND.own_memory)


# --- the ensemble ------------------------------------------------------------------------------


def test_the_prior_decides_when_there_is_nothing_to_learn_from():
    history = of(np.full((2, 3, 2, 1), 50.0), years=(2010,))

    weights = dict(zip(MEMBERS, member_weights(history, DEMAND), strict=True))

    assert weights == pytest.approx({"naive": 0.1, "nation": 0.1, "shared": 0.7, "own": 0.1})


def test_the_way_that_was_right_gains_weight():
    still = of(np.full((3, 4, 2, 9), 500.0), years=range(2010, 2019))

    weights = dict(zip(MEMBERS, member_weights(still, DEMAND), strict=True))

    assert weights["naive"] > 0.1
    assert sum(weights.values()) == pytest.approx(1.0)


def test_no_error_across_a_break_counts():
    history = invented_employment(years=range(2010, 2016), breaks=(2013,))
    jumped = history.persons.copy()
    jumped[..., 3:] *= 1.7

    weights = member_weights(replace(history, persons=jumped), DEMAND)

    np.testing.assert_allclose(weights, member_weights(history, DEMAND), rtol=0.02)


def test_the_outlook_is_the_weighted_mean_of_its_members():
    history = invented_employment()

    ahead = DemandEnsemble().project(history, 4)

    ways, weights = members(history, 4, DEMAND), member_weights(history, DEMAND)
    plain = sum(weight * way for weight, way in zip(weights, ways, strict=True))
    np.testing.assert_allclose(ahead, plain, rtol=1e-12)


def test_where_nobody_was_somebody_may_come_but_only_if_the_nation_has_some():
    persons = np.zeros((2, 3, 2, 1))
    persons[0, 0] = [[300.0], [100.0]]  # the other region has none of these
    persons[:, 1] = 200.0  # and nobody anywhere has the third
    history = of(persons, years=(2010,))

    came = newcomers(history, DEMAND)

    np.testing.assert_allclose(came[1, 0], DEMAND.newcomers * np.array([0.75, 0.25]))
    assert came.sum() == pytest.approx(DEMAND.newcomers)

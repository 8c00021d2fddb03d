"""Widths, shocks, draws, sums and summaries, beside slow plain twins."""

import numpy as np
import pytest

from factories.stocks import SINGLE, invented
from talentlab.calc.assumptions.population import INTERVALS, WORKING_AGE_PRIOR
from talentlab.calc.calibration import independent_origins, normal_quantile
from talentlab.calc.population.draws import (
    RegionDraws,
    draw_cells,
    movers_reach,
    split_targets,
)
from talentlab.calc.population.intervals import (
    Evidence,
    half_widths,
    prior_half_width,
)
from talentlab.calc.population.reconcile import adding_up, raked
from talentlab.calc.population.shocks import deviations, standardised, stream, wandering
from talentlab.calc.population.summary import PERCENTILES, grouped, summarise

RESIDENTS = np.array([5_000.0, 80_000.0])


def _evidence(errors):
    origins = tuple(range(1990, 1990 + len(errors)))
    return Evidence(origins, errors, np.broadcast_to(RESIDENTS, (len(errors), 2)))


def _no_evidence(years_ahead):
    return Evidence((), np.empty((0, years_ahead, 2)), np.empty((0, 2)))


def test_without_evidence_the_prior_speaks():
    widths = half_widths(_no_evidence(10), RESIDENTS, WORKING_AGE_PRIOR)

    expected = prior_half_width(
        np.arange(1.0, 11.0), RESIDENTS[:, None], WORKING_AGE_PRIOR, INTERVALS.level
    )
    np.testing.assert_allclose(widths, expected)
    assert np.all(widths[0] > widths[1])  # smaller is less sure


def test_the_prior_says_the_mean_error_it_is_given():
    width = prior_half_width(np.array([5.0]), np.array([270_000.0]), WORKING_AGE_PRIOR, 0.8)

    spread = width[0] / normal_quantile(0.8)
    assert spread * np.sqrt(2 / np.pi) == pytest.approx(WORKING_AGE_PRIOR.mae_at_5)


def test_large_hindcast_errors_widen_and_small_ones_narrow():
    none = half_widths(_no_evidence(5), RESIDENTS, WORKING_AGE_PRIOR)
    usual = np.array([0.003, 0.006, 0.01, 0.013, 0.016])[None, :, None]

    wide = half_widths(_evidence(np.full((20, 5, 2), 20 * usual)), RESIDENTS, WORKING_AGE_PRIOR)
    narrow = half_widths(_evidence(np.full((20, 5, 2), usual / 20)), RESIDENTS, WORKING_AGE_PRIOR)

    assert np.all(wide > none)
    assert np.all(narrow < none)


def test_widths_never_narrow_with_the_horizon():
    random = np.random.default_rng(1)
    errors = random.normal(0, 0.02, (15, 12, 2)) * np.linspace(3, 0.1, 12)[:, None]

    widths = half_widths(_evidence(errors), RESIDENTS, WORKING_AGE_PRIOR)

    assert np.all(np.diff(widths, axis=1) >= 0)


def test_only_outcomes_counted_by_then_are_known():
    errors = np.arange(3 * 4 * 2, dtype=float).reshape(3, 4, 2)

    known = _evidence(errors).known_in(1992)

    assert known.origins == (1990, 1991)
    assert np.isnan(known.errors[0, 2:]).all()
    assert np.isnan(known.errors[1, 1:]).all()
    np.testing.assert_array_equal(known.errors[0, :2], errors[0, :2])


def test_overlapping_origins_count_less():
    assert independent_origins(1, 10) == 1.0
    assert independent_origins(21, 10) == 3.0


def test_the_same_task_has_the_same_numbers_and_another_has_not():
    first = stream(7, "2480").standard_normal(4)

    np.testing.assert_array_equal(first, stream(7, "2480").standard_normal(4))
    assert not np.array_equal(first, stream(7, "2482").standard_normal(4))
    assert not np.array_equal(first, stream(8, "2480").standard_normal(4))


def test_errors_wander_as_random_walks_do():
    paths = wandering(np.random.default_rng(1), 20_000, 9)

    assert paths[:, 8].std() == pytest.approx(1.0, abs=0.02)
    assert np.corrcoef(paths[:, 0], paths[:, 8])[0, 1] == pytest.approx(1 / 3, abs=0.03)


def test_deviations_have_the_widths_asked_for_and_a_common_part():
    total, working = np.array([0.01, 0.05]), np.array([0.02, 0.08])
    kind = {"half_width_total": total, "half_width_working": working, "draws": 4000, "seed": 3}

    one, other = deviations("a", **kind), deviations("b", **kind)

    inside = (np.abs(one.working) <= working).mean(axis=0)
    np.testing.assert_allclose(inside, 0.8, atol=0.02)
    np.testing.assert_allclose(one.total.std(axis=0), total / normal_quantile(0.8))
    shared = np.corrcoef(one.working[:, 1], other.working[:, 1])[0, 1]
    assert shared == pytest.approx(0.35, abs=0.05)


def test_standardising_leaves_a_single_draw_at_zero():
    np.testing.assert_array_equal(standardised(np.array([[3.0, -2.0]])), [[0.0, 0.0]])


@pytest.fixture(scope="module")
def drawn():
    history = invented(years=range(2000, 2011))
    expected = np.repeat(history.persons[0, -1][None], 6, axis=0)
    off = deviations(
        "r0",
        half_width_total=np.linspace(0.01, 0.08, 6),
        half_width_working=np.linspace(0.01, 0.06, 6),
        draws=200,
        seed=1,
    )
    targets = split_targets(
        expected, total_deviation=off.total, working_deviation=off.working, ages=SINGLE
    )
    region = RegionDraws("r0", expected, *targets)
    return region, draw_cells(region, ages=SINGLE, seed=1)


def test_every_draw_adds_up_to_its_targets(drawn):
    region, cells = drawn

    assert cells.min() >= 0
    np.testing.assert_allclose(cells[..., 20:65].sum(axis=(2, 3)), region.working, rtol=1e-9)
    np.testing.assert_allclose(cells.sum(axis=(2, 3)), region.working + region.others, rtol=1e-9)


def test_draws_are_the_same_for_the_same_seed(drawn):
    region, cells = drawn

    np.testing.assert_array_equal(draw_cells(region, ages=SINGLE, seed=1), cells)


def test_the_young_are_less_sure_than_the_middle_aged(drawn):
    _, cells = drawn
    spread = (cells.std(axis=0) / cells.mean(axis=0))[-1].mean(axis=0)

    assert spread[25:32].mean() > 1.5 * spread[50:60].mean()
    assert spread[0:4].mean() > 1.5 * spread[50:60].mean()


def test_a_stream_of_movers_adds_up_along_the_cohorts():
    reach = movers_reach(10, SINGLE)

    assert np.all(reach.max(axis=1) == 1.0)
    assert reach[0].argmax() < reach[9].argmax()  # today's movers grow older


def test_parts_add_up_and_the_least_sure_gives_way():
    parts = np.array([[100.0, 100.0], [100.0, 100.0]])
    variance = np.array([[0.04, 0.01], [0.01, 0.01]])

    moved = adding_up(parts, np.array([230.0, 180.0]), log_variance=variance)

    np.testing.assert_allclose(moved.sum(axis=0), [230.0, 180.0], rtol=1e-12)
    change = np.log(moved / parts)
    assert change[0, 0] == pytest.approx(4 * change[1, 0], rel=1e-6)
    assert change[0, 1] == pytest.approx(change[1, 1])


def test_the_smallest_change_is_found():
    """To first order no other change that adds up is smaller: tried by brute force."""
    parts, variance = np.array([300.0, 100.0]), np.array([0.01, 0.04])
    whole = 402.0

    moved = adding_up(parts[:, None], np.array([whole]), log_variance=variance[:, None])[:, 0]

    def cost(first):
        tried = np.array([first, whole - first])
        return (np.log(tried / parts) ** 2 / variance).sum()

    best = min(np.linspace(298, 304, 6001), key=cost)
    assert moved[0] == pytest.approx(best, abs=0.02)


def test_raking_spreads_what_nobody_has():
    parts = np.array([[1.0, 0.0], [3.0, 0.0]])

    np.testing.assert_allclose(raked(parts, np.array([8.0, 6.0])), [[2.0, 3.0], [6.0, 3.0]])


def test_a_summary_equals_its_plain_twin():
    random = np.random.default_rng(2)
    draws = random.uniform(0, 10, (101, 4, 2, 3))  # D, H, X, G
    base = np.full((2, 3), 5.0)

    summary = summarise(draws, base)

    for x in range(2):
        for g in range(3):
            for h in range(4):
                values = draws[:, h, x, g]
                assert summary.mean[x, g, h] == pytest.approx(values.mean())
                assert summary.share_up[x, g, h] == pytest.approx((values > 5.0).mean())
                expected = np.percentile(values, PERCENTILES)
                np.testing.assert_allclose(summary.percentiles[:, x, g, h], expected)


def test_groups_are_sums_of_ages_and_of_sexes():
    persons = np.arange(12.0).reshape(2, 6)

    found = grouped(persons, {"young": [0, 1], "all": range(6)})

    np.testing.assert_array_equal(found, [[1.0, 15.0], [13.0, 51.0], [14.0, 66.0]])

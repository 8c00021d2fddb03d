"""Unfilled jobs are recovered where they are known, however wrong a source is."""

from dataclasses import replace

import numpy as np
import pytest

from factories.shortage import known_shortage, silent
from talentlab.calc.assumptions.shortage import SHORTAGE
from talentlab.calc.calibration import normal_quantile
from talentlab.calc.demand.shortage.pooled import (
    alone,
    judged_alone,
    pool,
    prior,
    usual,
    without,
)

Z = normal_quantile(0.8)
WORLDS = range(20)


def pooled(world, **kwargs):
    return pool(world.employees, world.sources, world.judgement, **kwargs)


def inside(believed, truth):
    return np.mean(np.abs(truth - believed.mean) <= Z * np.sqrt(believed.variance))


@pytest.mark.parametrize(
    "different",
    [
        {},
        {"factors": {"employers": 3.0}},
        {"factors": {"ads": 2.0}},
        {"factors": {"ads": 0.4, "employers": 2.0}},
        {"level": 1.0},
        {"easy": 1.0},
    ],
    ids=[
        "as believed",
        "survey overstates",
        "ads overstate",
        "two are wrong",
        "unusual place",
        "judges call all large",
    ],
)
def test_the_truth_is_inside_the_interval_four_times_of_five(different):
    worlds = [known_shortage(seed, **different) for seed in WORLDS]

    covered = np.mean([inside(pooled(world), world.truth) for world in worlds])

    assert 0.75 <= covered <= 0.85


def test_classes_alone_are_covered_too():
    worlds = [known_shortage(seed) for seed in WORLDS]

    covered = np.mean([inside(judged_alone(w.employees, w.judgement), w.truth) for w in worlds])

    assert 0.75 <= covered <= 0.85


def test_a_biased_survey_is_found_out_and_discounted():
    honest = [known_shortage(seed, factors={"employers": 1.3}) for seed in WORLDS]
    biased = [known_shortage(seed, factors={"employers": 3.9}) for seed in WORLDS]
    found = np.mean([np.exp(pooled(world).bias["employers"]) for world in biased])

    assert 3.0 < found < 4.5
    # Of three times as much that it says, less than a fifth (in logs) comes through.
    assert 0 < moved(honest, biased) < 0.2 * np.log(3)


def moved(before, after):
    """Return how far the pooled picture moves, in logs, on average."""
    pairs = zip(before, after, strict=True)
    return np.mean([np.mean(pooled(b).mean - pooled(a).mean) for a, b in pairs])


def test_more_sources_make_surer():
    world = known_shortage(1)

    widths = [
        np.sqrt(believed.variance).mean()
        for believed in (
            prior(world.employees),
            pool(world.employees, world.sources[:1], None),
            pool(world.employees, world.sources, None),
            pooled(world),
        )
    ]

    assert widths == sorted(widths, reverse=True)


def test_pooling_is_conditioning_of_one_normal_distribution():
    world = known_shortage(3, occupations=6)
    settings = replace(SHORTAGE, rounds=0)

    numbers = (world.sources[0], world.sources[2])
    believed = pool(world.employees, numbers, None, settings)

    expected, covariance = conditioned(world, numbers, settings)
    np.testing.assert_allclose(believed.mean, expected, rtol=1e-7)
    np.testing.assert_allclose(believed.covariance, covariance, rtol=1e-6, atol=1e-9)


def conditioned(world, statements, settings):
    """Return the same by the textbook: the joint normal of jobs and statements, conditioned."""
    size = len(world.truth)
    within = np.eye(size) * settings.occupation_spread**2 + settings.level_spread**2
    start = usual(world.employees, settings)
    rows, means, seen, errors, sources = [], [], [], [], []
    for number, statement in enumerate(statements):
        for o in np.flatnonzero(statement.says):
            rows.append(o)
            means.append(start[o] + np.log(statement.settings.bias))
            seen.append(statement.log_jobs[o])
            errors.append(statement.sampling[o] + statement.settings.spread**2)
            sources.append(number)
    sources = np.array(sources)
    of_bias = np.array([s.settings.bias_spread**2 for s in statements])
    alike = (sources[:, None] == sources) * of_bias[sources]
    whole = within[np.ix_(rows, rows)] + alike + np.diag(errors)
    gain = within[:, rows] @ np.linalg.inv(whole)
    mean = start + gain @ (np.array(seen) - np.array(means))
    return mean, within - gain @ within[:, rows].T


def test_a_survey_alone_gives_its_sums():
    world = known_shortage(4, occupations=40)
    sure = replace(SHORTAGE.vacancies, bias_spread=1e-3, spread=1e-3)
    survey = replace(world.sources[1], sampling=np.full(8, 1e-6), settings=sure)

    believed = pool(world.employees, (survey,), None)

    np.testing.assert_allclose(believed.jobs() @ survey.parts, survey.vacancies, rtol=0.02)


def test_the_order_of_sources_does_not_matter():
    world = known_shortage(5)

    forward = pooled(world)
    backward = pool(world.employees, world.sources[::-1], world.judgement)

    np.testing.assert_allclose(forward.mean, backward.mean, rtol=1e-9)
    assert forward.bias == pytest.approx(backward.bias)


def test_a_source_that_says_nothing_changes_nothing():
    world = known_shortage(7)
    quiet = (*world.sources[:2], silent(world.sources[2]))

    with_it = pool(world.employees, quiet, world.judgement)
    without_it = pool(world.employees, world.sources[:2], world.judgement)

    np.testing.assert_array_equal(with_it.mean, without_it.mean)


def test_without_any_source_only_the_prior_is_left():
    employees = np.array([100.0, 1000.0])

    believed = pool(employees, (), None)

    np.testing.assert_allclose(np.exp(believed.mean), employees * SHORTAGE.usual_rate)
    wide = SHORTAGE.level_spread**2 + SHORTAGE.occupation_spread**2
    np.testing.assert_allclose(believed.variance, wide)


@pytest.mark.parametrize("name", ["ads", "vacancies", "employers", "barometer"])
def test_leaving_out_a_source_moves_the_picture(name):
    world = known_shortage(11)

    rest = without(world.employees, world.sources, world.judgement, name)

    assert name not in rest.bias
    assert np.abs(rest.mean - pooled(world).mean).max() > 0.01


def test_alone_a_source_is_shown_without_its_usual_bias():
    statement = known_shortage(13).sources[2]

    said = alone(statement)

    says = statement.says
    np.testing.assert_allclose(
        said.mean[says], statement.log_jobs[says] - np.log(SHORTAGE.employers.bias)
    )
    assert np.isnan(said.mean[~says]).all()


def test_judges_who_call_everything_large_are_found_out():
    easy = [known_shortage(seed, easy=1.2) for seed in WORLDS]
    usual = [known_shortage(seed, easy=0.0) for seed in WORLDS]

    found = np.mean([pooled(world).bias["barometer"] for world in easy])

    assert 0.7 < found < 1.3
    assert abs(moved(usual, easy)) < 0.2 * 1.2

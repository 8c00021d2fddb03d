"""Announced events laid on drawn jobs: sums are kept, nothing is below zero, today is untouched."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentlab.calc.demand.events import EventJobs, with_events

EXACT = 1e-6
DRAWS, OCCUPATIONS, INDUSTRIES, YEARS = 3, 4, 2, 3


def same_jobs(random, least=0.0):
    """Return jobs by occupation and by industry with the same sums."""
    jobs = least + 100 * random.random((DRAWS, OCCUPATIONS, YEARS))
    parts = random.random((DRAWS, INDUSTRIES, YEARS))
    return jobs, parts / parts.sum(axis=1, keepdims=True) * jobs.sum(axis=1, keepdims=True)


def event(direct, further=0.0, occupations=(1, 0, 0, 0), industries=(1, 0)):
    """Return an event that begins in the first year ahead and is whole at once."""
    path = np.ones((DRAWS, YEARS))
    path[:, 0] = 0.0
    return EventJobs(
        direct * path, further * path, np.array(occupations, float), np.array(industries, float)
    )


def test_without_events_the_jobs_are_the_very_same():
    jobs, industries = same_jobs(np.random.default_rng(1))

    found = with_events(jobs, industries, ())

    assert (found[0] is jobs, found[1] is industries) == (True, True)


def test_direct_jobs_are_the_events_own_and_further_ones_as_those_of_today():
    jobs = np.full((DRAWS, OCCUPATIONS, YEARS), 25.0)
    industries = np.full((DRAWS, INDUSTRIES, YEARS), 50.0)

    by_occupation, by_industry = with_events(jobs, industries, [event(10.0, 8.0)])

    np.testing.assert_allclose(by_occupation[0, :, 0], 25.0)
    np.testing.assert_allclose(by_occupation[0, :, 1], [37.0, 27.0, 27.0, 27.0])
    np.testing.assert_allclose(by_industry[0, :, 1], [64.0, 54.0])


def test_what_an_occupation_lacks_the_others_lose_in_proportion():
    jobs = np.full((DRAWS, OCCUPATIONS, YEARS), 20.0)
    industries = np.full((DRAWS, INDUSTRIES, YEARS), 40.0)

    by_occupation, by_industry = with_events(jobs, industries, [event(-50.0)])

    np.testing.assert_allclose(by_occupation[0, :, 2], [0.0, 10.0, 10.0, 10.0])
    np.testing.assert_allclose(by_industry[0, :, 2], [0.0, 30.0])


def test_more_than_all_jobs_cannot_be_lost():
    jobs = np.full((DRAWS, OCCUPATIONS, YEARS), 20.0)
    industries = np.full((DRAWS, INDUSTRIES, YEARS), 40.0)

    by_occupation, by_industry = with_events(jobs, industries, [event(-500.0)])

    assert by_occupation[..., 1:].sum() == by_industry[..., 1:].sum() == 0.0
    np.testing.assert_array_equal(by_occupation[..., 0], jobs[..., 0])


def test_a_place_without_jobs_takes_an_employer_in():
    jobs, industries = (np.zeros((DRAWS, kinds, YEARS)) for kinds in (OCCUPATIONS, INDUSTRIES))

    by_occupation, by_industry = with_events(jobs, industries, [event(10.0, 4.0)])

    np.testing.assert_allclose(by_occupation[0, :, 1], [11.0, 1.0, 1.0, 1.0])
    np.testing.assert_allclose(by_industry[0, :, 1], [12.0, 2.0])


@pytest.mark.parametrize("wrong", ["occupations", "industries", "direct"])
def test_shares_and_paths_of_another_shape_are_refused(wrong):
    shapes = {"occupations": (3,), "industries": (5,), "direct": (DRAWS, YEARS + 1)}
    sound = event(1.0)
    parts = {name: getattr(sound, name) for name in ("direct", "further", *shapes)}

    with pytest.raises(ValueError, match="shape"):
        with_events(
            *same_jobs(np.random.default_rng(1)),
            [EventJobs(**parts | {wrong: np.ones(shapes[wrong])})],
        )


@given(
    seed=st.integers(0, 2**32 - 1),
    sizes=st.lists(st.tuples(st.floats(-300, 300), st.floats(-1, 1)), min_size=1, max_size=3),
)
def test_any_events_keep_both_sums_alike_and_nothing_below_zero(seed, sizes):
    random = np.random.default_rng(seed)
    jobs, industries = same_jobs(random)
    events = [
        event(
            size,
            size * more,
            random.dirichlet(np.ones(OCCUPATIONS)),
            random.dirichlet(np.ones(INDUSTRIES)),
        )
        for size, more in sizes
    ]
    change = sum(e.direct + e.further for e in events)

    by_occupation, by_industry = with_events(jobs, industries, events)

    assert min(by_occupation.min(), by_industry.min()) >= 0
    expected = np.maximum(jobs.sum(axis=1) + change, 0.0)
    np.testing.assert_allclose(by_occupation.sum(axis=1), expected, atol=EXACT)
    np.testing.assert_allclose(by_industry.sum(axis=1), expected, atol=EXACT)
    np.testing.assert_array_equal(by_occupation[..., 0], jobs[..., 0])

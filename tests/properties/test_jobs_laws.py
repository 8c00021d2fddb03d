"""What must hold for the jobs of every place: none is lost, in any draw, whatever they are by."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from talentlab.calc.demand.education.draws import education_jobs, education_shocks
from talentlab.calc.demand.education.drift import ProfileDrift
from talentlab.calc.demand.education.profile import drawn_to, shares
from talentlab.calc.demand.industries.occupations import occupation_mix
from talentlab.calc.demand.industries.sectors import public_jobs
from talentlab.calc.demand.place import PlaceToday, place_jobs
from talentlab.calc.demand.shortage.ahead import divided_now

FEW = settings(max_examples=40, deadline=None)
EXACT = 1e-6


@st.composite
def places(draw):
    """Draw a place: any size, with empty occupations and industries, and draws that are nothing."""
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    occupations, industries = draw(st.integers(1, 6)), draw(st.integers(1, 4))
    draws, years = draw(st.integers(2, 12)), draw(st.integers(1, 6))
    empty = draw(st.floats(0, 0.6))

    def some(*shape):
        return random.gamma(0.5, draw(st.floats(0.1, 2e4)), shape) * (random.random(shape) > empty)

    county = 1.0 + random.gamma(1.0, 500.0, (occupations, industries))
    mix = occupation_mix(county, county.sum(axis=1), county.sum(axis=0))
    today = PlaceToday(
        employees=some(occupations),
        employed=some(industries),
        mix=mix,
        per_employee=draw(st.floats(0.5, 2.0)),
        unfilled=some(draws, occupations),
        drift_spread=draw(st.floats(0, 0.2)),
    )
    return today, some(draws, occupations, years), some(draws, industries, years), random


def agree(one, other):
    scale = np.maximum(np.abs(one), 1.0)
    return bool((np.abs(one - other) <= EXACT * scale).all())


@FEW
@given(places())
def test_industries_and_occupations_are_the_same_jobs(place):
    today, trend, employed, _ = place

    jobs, industries = place_jobs(today, trend, employed)

    assert np.isfinite(jobs).all()
    assert jobs.min() >= 0
    assert industries.min() >= 0
    assert agree(jobs.sum(axis=1), industries.sum(axis=1))


@FEW
@given(places())
def test_today_is_those_employed_and_the_jobs_nobody_holds(place):
    today, trend, employed, _ = place

    jobs, _ = place_jobs(today, trend, employed)

    assert agree(jobs[..., 0], today.employees * today.per_employee + today.unfilled)


@FEW
@given(places(), st.integers(1, 5))
def test_sectors_and_educations_are_the_same_jobs(place, groups):
    today, trend, employed, random = place
    jobs, _ = place_jobs(today, trend, employed)
    codes = [str(o) for o in range(jobs.shape[1])]
    held = shares(1.0 + random.gamma(0.3, 50.0, (jobs.shape[1], groups)))
    drift = ProfileDrift(
        trend=random.normal(0, 0.1, groups),
        trend_spread=random.gamma(1, 0.02, groups),
        spread=random.gamma(1, 0.05, groups),
        memory=0.9,
    )
    factors = education_shocks(
        drift, [str(e) for e in range(groups)], draws=len(jobs), years=jobs.shape[2], seed=1
    )

    public = public_jobs(jobs, random.random(len(codes)), codes, seed=1)
    sectors = np.stack([jobs - public, public], axis=2)
    educated = education_jobs(sectors, held, drift, factors)

    assert sectors.min() >= 0
    assert educated.min() >= 0
    assert agree(educated.sum(axis=1), sectors.sum(axis=1))
    assert agree(educated.sum(axis=(1, 2)), jobs.sum(axis=1))


@FEW
@given(st.integers(1, 8), st.integers(1, 5), st.floats(0, 0.9), st.integers(0, 1000))
def test_unfilled_jobs_of_municipalities_are_the_county_s(places, occupations, empty, seed):
    random = np.random.default_rng(seed)
    employees = random.gamma(0.5, 100.0, (places, occupations))
    employees *= random.random(employees.shape) > empty
    employees[0, 0] += 1.0
    county = random.gamma(0.5, 20.0, (9, occupations))

    parts = divided_now(county, employees, [str(m) for m in range(places)], seed=seed)

    assert parts.min() >= 0
    assert agree(parts.sum(axis=0), county)


@FEW
@given(st.integers(1, 5), st.integers(1, 6), st.floats(0, 1e6), st.integers(0, 1000))
def test_shares_add_up_however_few_are_counted(occupations, groups, size, seed):
    random = np.random.default_rng(seed)
    wider = random.dirichlet(np.ones(groups), occupations)
    counted = np.round(random.gamma(0.1, size + 1.0, (3, occupations, groups)))

    held = drawn_to(counted, wider, 10.0)

    assert agree(held.sum(axis=-1), np.ones((3, occupations)))

"""What must hold for every country's employment, not only the ones we thought of."""

from dataclasses import replace

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factories.employment import invented_employment
from talentlab.calc.demand.ahead import look_ahead_demand
from talentlab.calc.demand.baselines import Drift, Naive
from talentlab.calc.demand.cases import demand_cases
from talentlab.calc.demand.draws import draws_of
from talentlab.calc.demand.ensemble import DemandEnsemble
from talentlab.calc.demand.history import EmploymentHistory, prefixes, summed

FEW = settings(max_examples=25, deadline=None)
METHODS = st.sampled_from([DemandEnsemble(), Naive(), Drift()])


@st.composite
def countries(draw, *, fewest_years=1, most_regions=4):
    """Draw a country: any size, calm or unruly, with gaps, breaks, empty cells, or one year."""
    year = st.integers(2005, 2020)
    years = sorted(draw(st.sets(year, min_size=fewest_years, max_size=8)))
    history = invented_employment(
        regions=draw(st.integers(1, most_regions)),
        groups=draw(st.integers(1, 3)),
        years=years,
        employees=draw(st.floats(10, 3e6)),
        seed=draw(st.integers(0, 1000)),
        noise=draw(st.floats(0, 0.4)),
        breaks=sorted(draw(st.sets(year, max_size=2))),
    )
    empty = draw(st.floats(0, 0.5))
    gone = np.random.default_rng(1).uniform(size=history.persons.shape) < empty
    return replace(history, persons=np.where(gone, 0.0, history.persons))


def reordered(history, regions, occupations):
    """Return the same country with regions and occupations in another order."""
    return EmploymentHistory(
        region_codes=tuple(history.region_codes[i] for i in regions),
        occupations=tuple(history.occupations[i] for i in occupations),
        sexes=history.sexes,
        years=history.years,
        persons=history.persons[np.ix_(regions, occupations)],
        breaks=history.breaks,
    )


@FEW
@given(countries(), METHODS)
def test_nobody_is_negative_and_every_number_is_finite(history, projector):
    ahead = look_ahead_demand(projector, history, 6)

    assert np.isfinite(ahead.expected).all()
    assert ahead.expected.min() >= 0
    for level in range(3):
        mean, low, high = ahead.at_level(level)
        assert np.isfinite(high).all()
        assert (low >= 0).all()
        assert (low <= np.ceil(mean)).all()
        assert (high >= low).all()


@FEW
@given(countries())
def test_every_draw_is_a_hierarchy_and_never_negative(history):
    ahead = look_ahead_demand(DemandEnsemble(), history, 3)

    draws = draws_of(ahead, history.region_codes[0], draws=40, seed=1)

    assert np.isfinite(draws).all()
    assert draws.min() >= 0
    for level in (0, 1):
        _, member = prefixes(history.occupations, level)
        by_sex = summed(draws, member)
        np.testing.assert_allclose(by_sex.sum(axis=1), draws.sum(axis=1), rtol=1e-9, atol=1e-6)


@FEW
@given(countries(), st.randoms(use_true_random=False), METHODS)
def test_the_order_of_regions_and_occupations_does_not_matter(history, random, projector):
    regions = random.sample(range(len(history.region_codes)), k=len(history.region_codes))
    occupations = random.sample(range(len(history.occupations)), k=len(history.occupations))
    mixed = reordered(history, regions, occupations)

    straight = look_ahead_demand(projector, history, 4)
    other = look_ahead_demand(projector, mixed, 4)

    np.testing.assert_allclose(
        other.expected, straight.expected[np.ix_(regions, occupations)], rtol=1e-9, atol=1e-9
    )
    code = history.region_codes[-1]
    np.testing.assert_allclose(
        draws_of(other, code, draws=10, seed=2),
        draws_of(straight, code, draws=10, seed=2)[:, occupations],
        rtol=1e-6,
        atol=1e-6,
    )


@FEW
@given(countries(fewest_years=3), st.floats(0.3, 3.0), METHODS)
def test_a_break_is_never_growth(history, jump, projector):
    """However much the new way of counting lifts all levels, growth is expected to be the same."""
    new = history.years[len(history.years) // 2]
    broken = replace(history, breaks=tuple(sorted({*history.breaks, new})))
    lifted = broken.persons.copy()
    lifted[..., [year >= new for year in broken.years]] *= jump
    settled = replace(DemandEnsemble().settings, few=0.0, region_size=0.0, trend_size=0.0)
    if isinstance(projector, DemandEnsemble):
        projector = DemandEnsemble(replace(settled, newcomers=0.0, weight_years=1e12))
        broken = replace(broken, persons=broken.persons + 1.0)
        lifted[...] = broken.persons
        lifted[..., [year >= new for year in broken.years]] *= jump

    before = projector.project(broken, 4)
    after = projector.project(replace(broken, persons=lifted), 4)

    np.testing.assert_allclose(after, before * jump, rtol=1e-7, atol=1e-9)


@FEW
@given(countries(fewest_years=4), st.integers(0, 100), st.integers(0, 1))
def test_what_happens_later_moves_nothing(history, seed, level):
    """Judged forecasts, and how sure they are, are the same whatever the years after them bring."""
    origins = history.years[1:-1]
    chosen = origins[seed % len(origins)]
    changed = history.persons.copy()
    later = [year > chosen for year in history.years]
    changed[..., later] *= np.random.default_rng(seed).uniform(0.1, 3.0, changed[..., later].shape)

    before, after = (
        told_of(country, level, origins, chosen)
        for country in (history, replace(history, persons=changed))
    )

    assume(before)
    assert after == before


def told_of(history, level, origins, latest):
    """Return what was said, by every method, up to ``latest``; all origins are tried at once."""
    cases = demand_cases(history, level=level, origins=origins, horizons=(1, 2, 3))
    return [replace(one, outcome=0.0) for one in cases if one.origin <= latest]


@FEW
@given(countries(fewest_years=2))
def test_a_small_region_far_away_changes_little(history):
    """A newcomer with a thousandth of the nation's employees moves nobody else by a hundredth."""
    far = history.persons.sum(axis=0, keepdims=True) / 1_000
    wider = replace(
        history,
        region_codes=(*history.region_codes, "far"),
        persons=np.concatenate([history.persons, far]),
    )

    before = DemandEnsemble().project(history, 3)
    after = DemandEnsemble().project(wider, 3)

    assert np.isfinite(after).all()
    np.testing.assert_allclose(after[:-1], before, rtol=0.01, atol=0.01)


@FEW
@given(countries())
def test_the_history_is_left_alone(history):
    before = history.persons.copy()

    draws_of(look_ahead_demand(DemandEnsemble(), history, 2), "r0", draws=5, seed=1)

    np.testing.assert_array_equal(history.persons, before)


@FEW
@given(countries())
def test_where_the_nation_has_nobody_nobody_is_expected(history):
    persons = history.persons.copy()
    persons[:, 0] = 0.0
    nobody = replace(history, persons=persons)

    ahead = look_ahead_demand(DemandEnsemble(), nobody, 3)

    assert ahead.expected[:, 0].max() == 0.0
    assert draws_of(ahead, "r0", draws=5, seed=1)[:, 0].max() == 0.0


@FEW
@given(countries())
def test_a_country_without_any_employees_stays_empty(history):
    empty = replace(history, persons=np.zeros_like(history.persons))

    ahead = look_ahead_demand(DemandEnsemble(), empty, 3)

    assert ahead.expected.max() == 0.0
    assert ahead.at_level(0)[2].max() == 0.0

"""What must hold for every country, not only the ones we thought of."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.stocks import banded, invented, only_years
from talentlab.calc.backtest.rolling import rolling
from talentlab.calc.population.baselines import Drift, Naive
from talentlab.calc.population.ensemble import StockEnsemble
from talentlab.calc.population.history import StockHistory
from talentlab.calc.population.reconcile import adding_up

FEW = settings(max_examples=8, deadline=None)


@st.composite
def countries(draw):
    """Draw a country: any size, unruly or calm, in bands or single years, with gaps or without."""
    last = draw(st.integers(2005, 2012))
    history = invented(
        regions=draw(st.integers(1, 4)),
        years=range(1995, last + 1),
        residents=draw(st.floats(20, 2e6)),
        seed=draw(st.integers(0, 1000)),
        noise=draw(st.floats(0, 0.2)),
    )
    if draw(st.booleans()):
        history = banded(history)
    if draw(st.booleans()):
        history = only_years(history, (1995, 1999, 2004, last))
    return history


def reordered(history, order):
    return StockHistory(
        region_codes=tuple(history.region_codes[i] for i in order),
        years=history.years,
        sexes=history.sexes,
        ages=history.ages,
        persons=history.persons[order],
        national=history.national,
    )


@FEW
@given(countries(), st.sampled_from([StockEnsemble(), Naive(), Drift()]))
def test_nobody_is_negative_and_every_number_is_finite(history, projector):
    ahead = projector.project(history, 12)

    assert np.isfinite(ahead).all()
    assert ahead.min() >= 0


@FEW
@given(countries(), st.randoms(use_true_random=False))
def test_the_order_of_regions_does_not_matter(history, random):
    order = random.sample(range(len(history.region_codes)), k=len(history.region_codes))

    straight = StockEnsemble().project(history, 8)
    mixed = StockEnsemble().project(reordered(history, order), 8)

    np.testing.assert_allclose(mixed, straight[order], rtol=1e-9, atol=1e-9)


@FEW
@given(countries())
def test_the_history_is_left_alone(history):
    before, nation = history.persons.copy(), history.national.copy()

    StockEnsemble().project(history, 5)

    np.testing.assert_array_equal(history.persons, before)
    np.testing.assert_array_equal(history.national, nation)


@FEW
@given(countries(), st.integers(0, 100))
def test_what_happens_later_moves_nothing(history, seed):
    origin = history.years[-2]
    last = history.years.index(origin) + 1
    changed = StockHistory(
        region_codes=history.region_codes,
        years=history.years,
        sexes=history.sexes,
        ages=history.ages,
        persons=history.persons.copy(),
        national=history.national.copy(),
    )
    changed.persons[:, last:] *= np.random.default_rng(seed).uniform(0.1, 3.0)
    changed.national[last:] = changed.persons[:, last:].sum(axis=0)

    kind = {"origins": (origin,), "years_ahead": 6}
    before = rolling(StockEnsemble(), history, **kind)
    after = rolling(StockEnsemble(), changed, **kind)

    np.testing.assert_array_equal(before.forecasts, after.forecasts)
    np.testing.assert_array_equal(before.half_widths, after.half_widths)


@given(
    st.lists(st.tuples(st.floats(1, 1e5), st.floats(1e-5, 0.1)), min_size=1, max_size=8),
    st.floats(0.5, 2.0),
)
def test_parts_add_up_to_any_whole_and_stay_positive(parts, factor):
    sizes, variance = (np.array(column)[:, None] for column in zip(*parts, strict=True))
    whole = sizes.sum(axis=0) * factor

    moved = adding_up(sizes, whole, log_variance=variance)

    assert moved.min() > 0
    np.testing.assert_allclose(moved.sum(axis=0), whole, rtol=1e-9)

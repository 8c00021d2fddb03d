"""Laws of supply: nobody is lost or negative, people add up to the population in every draw."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import supply
from talentlab.calc.supply.commuting import Commuting, at_work
from talentlab.calc.supply.draws import RESIDENT_FLOWS, draw_block, drawn_people
from talentlab.calc.supply.future import Block
from talentlab.tables.supply import FLOWS_IN, FLOWS_OUT

AHEAD = 3
EXACT = 1e-6
worlds = st.tuples(
    st.integers(0, 2**32 - 1),
    st.lists(st.floats(3.0, 200_000.0), min_size=3, max_size=3),
    st.booleans(),
)


def world(seed, sizes, with_studies):
    rng = np.random.default_rng(seed)
    counted = supply.stocks(rng, sizes=tuple(sizes), years=3, noise=0.05)
    start = supply.start(counted, years_ahead=AHEAD, with_studies=with_studies)
    people = drawn_people(supply.drawn(rng, counted, draws=4, years_ahead=AHEAD), slice(0, 4))
    return start, people, draw_block(start, people, Block(0, 4, seed))


@settings(max_examples=15, deadline=None)
@given(worlds)
def test_every_draw_is_whole(given_world):
    _, people, draws = world(*given_world)

    everyone = people.residents.sum(axis=(0, 1))  # n, T, R
    np.testing.assert_allclose(
        draws.residents.sum(axis=2), np.moveaxis(everyone, 1, 2), atol=EXACT, rtol=1e-12
    )
    for persons in (draws.residents, draws.labour, draws.workplace, *draws.flows.values()):
        assert np.isfinite(persons).all()
    for name in (*RESIDENT_FLOWS, "retired"):
        assert draws.flows[name].min() >= 0, name
    assert min(draws.residents.min(), draws.labour.min(), draws.workplace.min()) >= 0
    assert (draws.labour <= draws.residents + EXACT).all()


@settings(max_examples=15, deadline=None)
@given(worlds)
def test_stocks_change_by_their_flows_and_nothing_else(given_world):
    _, _, draws = world(*given_world)

    change = np.diff(draws.residents, axis=-1)
    told = sum(draws.flows[name][..., 1:].astype(float) for name in FLOWS_IN)
    told = told - sum(draws.flows[name][..., 1:].astype(float) for name in FLOWS_OUT)

    # flows are kept in single precision: seven digits of the largest of them
    largest = max(float(flow.max()) for flow in draws.flows.values())
    np.testing.assert_allclose(change, told, atol=max(EXACT, 1e-6 * largest))


@settings(max_examples=15, deadline=None)
@given(worlds)
def test_as_many_finish_an_education_as_leave_one(given_world):
    _, _, draws = world(*given_world)

    np.testing.assert_allclose(
        draws.flows["graduates"].sum(axis=2), draws.flows["studied_on"].sum(axis=2), rtol=1e-4
    )


@given(st.integers(0, 2**32 - 1), st.floats(0.0, 3.0))
def test_commuting_loses_only_those_who_cross_the_border(seed, more):
    rng = np.random.default_rng(seed)
    shares = supply.shares(rng, 4, 5)
    labour, incomers = rng.uniform(0, 100, (4, 3)), rng.uniform(0, 5, (4, 3))
    commuting = Commuting(shares, incomers.sum(axis=1))

    there = at_work(labour, incomers, commuting, np.array(more))

    most = min(more, 1 / (1 - np.diagonal(shares[:, :4])).max())
    away = most * (labour.sum(axis=1) * shares[:, 4]).sum()
    assert there.min() >= -EXACT
    assert there.sum() == pytest.approx(labour.sum() - away + most * incomers.sum())


def test_a_block_has_the_same_worlds_however_many_draws_are_asked_for():
    rng = np.random.default_rng(3)
    counted = supply.stocks(rng, years=3)
    start = supply.start(counted, years_ahead=AHEAD)
    people = supply.drawn(rng, counted, draws=6, years_ahead=AHEAD)

    few = draw_block(start, drawn_people(people, slice(0, 2)), Block(1, 2, 9))
    many = draw_block(start, drawn_people(people, slice(0, 6)), Block(1, 6, 9))

    np.testing.assert_array_equal(few.workplace, many.workplace[:2])
    np.testing.assert_array_equal(few.programmes["staying"], many.programmes["staying"][:2])

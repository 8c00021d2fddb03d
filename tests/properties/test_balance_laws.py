"""What must hold for every gap: sums, sectors, and that nothing withheld can be worked out."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from talentlab.calc.balance.disclosure import Sum, protected
from talentlab.calc.balance.measures import measured
from talentlab.calc.balance.sums import divided_by_sector, exercised, membership, summed

TOLERANCE = 1e-6  # persons
FEWEST = 5.0
PERSONS = st.integers(0, 5_000).map(float)


@st.composite
def draws(draw, axes=3):
    shape = draw(st.tuples(*[st.integers(1, 4)] * axes))
    return draw(arrays(float, shape, elements=PERSONS))


@given(draws(axes=4))
def test_sectors_add_up_to_the_supply_and_none_is_negative(jobs):
    supply = jobs.sum(axis=0) * 0.9

    divided = divided_by_sector(supply, jobs)

    np.testing.assert_allclose(divided.sum(axis=0), supply, atol=TOLERANCE)
    assert (divided >= 0).all()


@given(draws(axes=4))
def test_the_gaps_of_the_sectors_add_up_to_the_gap_in_every_draw(jobs):
    supply = jobs.sum(axis=0) + 7.0

    gaps = divided_by_sector(supply, jobs) - jobs

    np.testing.assert_allclose(gaps.sum(axis=0), supply - jobs.sum(axis=0), atol=TOLERANCE)


@given(draws(), st.data())
def test_nobody_is_lost_between_educations_and_occupations(supply, data):
    shares = data.draw(arrays(float, (len(supply), 3), elements=st.integers(1, 9).map(float)))
    matrix = shares / shares.sum(axis=1, keepdims=True)

    found = exercised(supply, matrix)

    np.testing.assert_allclose(found.sum(axis=0), supply.sum(axis=0), atol=TOLERANCE)
    assert (found >= 0).all()


@given(draws())
def test_wider_groups_are_sums_in_every_draw(cells):
    codes = [f"g{i}" for i in range(len(cells))]
    groups = {**{code: (code,) for code in codes}, "first": codes[:1], "all": codes}

    found = summed(membership(codes, groups), cells)

    np.testing.assert_allclose(found[: len(codes)], cells, atol=TOLERANCE)
    np.testing.assert_allclose(found[-2], cells[0], atol=TOLERANCE)
    np.testing.assert_allclose(found[-1], cells.sum(axis=0), atol=TOLERANCE)


@given(draws(), draws())
def test_the_measures_are_in_order(supply, demand):
    if supply.shape != demand.shape:
        demand = supply[::-1] * 1.1

    found = measured(supply, demand)

    assert (np.diff(found.gap, axis=0) >= 0).all()
    assert ((found.p_short >= 0) & (found.p_short <= 1)).all()
    assert (found.expected_shortage >= 0).all()
    assert (found.cvar_90 >= found.expected_shortage - TOLERANCE).all()


@st.composite
def tables(draw):
    """Draw cells (R, C, 1, 1) that add up over both: the first of each axis is the sum."""
    inner = draw(
        arrays(float, st.tuples(st.integers(2, 5), st.integers(2, 5)), elements=st.integers(0, 40))
    )
    rows = np.vstack([inner.sum(axis=0), inner])
    whole = np.column_stack([rows.sum(axis=1), rows])
    sums = [
        Sum(0, 0, tuple(range(1, whole.shape[0]))),
        Sum(1, 0, tuple(range(1, whole.shape[1]))),
    ]
    return whole[..., None, None], sums


@given(tables())
@settings(max_examples=200)
def test_no_withheld_cell_is_what_is_left_of_a_sum(table):
    persons, sums = table
    small = persons < FEWEST

    withheld = protected(small, np.zeros_like(small), persons, sums, fewest=FEWEST)

    assert (withheld >= small).all()
    for one in sums:
        hidden, size = (np.moveaxis(a, one.axis, 0) for a in (withheld, persons))
        parts = list(one.parts)
        left = np.where(hidden[parts], size[parts], 0.0).sum(axis=0)
        count = hidden[parts].sum(axis=0)
        exposed = ~hidden[one.whole] & (count > 0) & ((count == 1) | (left < FEWEST))
        assert not exposed.any()

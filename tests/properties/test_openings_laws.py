"""What must hold of leavers and openings for all stocks, risks and futures."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from factories.leaving import AGES, plain_risks
from talentlab.calc.demand.leaving.openings import components
from talentlab.calc.demand.leaving.outlook import LeavingStart, leaving_draws
from talentlab.calc.demand.leaving.risks import assumed_risks, completed
from talentlab.calc.demand.leaving.steady import steadied
from talentlab.calc.demand.leaving.turnover import fate_of, turnover
from talentlab.tables.openings import COMPONENTS

FEW = settings(max_examples=40, deadline=None)
AT = {name: k for k, name in enumerate(COMPONENTS)}
YEARS = 4
CODES = ("2221", "5321", "9111")


def numbers(shape, most=500.0):
    return arrays(np.float64, shape, elements=st.floats(0.0, most, width=32))


@st.composite
def regions(draw):
    """Draw a region's stock by age, risks, entry ages, and draws of its employment."""
    stock = draw(numbers((3, 2, 9))) / AGES.widths
    risks = draw(numbers((3, 2, 9, 4), most=0.25))
    entry = draw(numbers((3, 2, 9), most=1.0)) + 1e-3
    single = stock[..., AGES.group_of]
    shares = entry[..., AGES.group_of]
    return (
        single,
        completed(risks[:, :, AGES.group_of]),
        shares / shares.sum(axis=-1, keepdims=True),
        draw(numbers((6, 3, 2, YEARS), most=3000.0)),
    )


@FEW
@given(regions())
def test_persons_are_conserved_whatever_path_a_stock_follows(region):
    stock, yearly, entry, paths = region

    base, entrants = (fate_of(start, yearly, AGES, YEARS) for start in (stock, entry))
    found = turnover(paths, base, entrants, aged_years=2)

    before = np.concatenate(
        [np.broadcast_to(stock.sum(axis=-1), (6, 3, 2))[..., None], paths], axis=-1
    )[..., :-1]
    after = before - found.leaving.sum(axis=3) - found.displaced + found.entering
    np.testing.assert_allclose(after, paths, rtol=1e-9, atol=1e-6)
    for flow in (found.leaving, found.entering, found.displaced, found.aged):
        assert flow.min() >= -1e-9
    np.testing.assert_allclose(
        found.aged.sum(axis=-1),
        found.leaving[..., :2].sum(axis=-1).mean(axis=0),
        rtol=1e-9,
        atol=1e-6,
    )


@FEW
@given(numbers((5, 3, YEARS)), numbers((3,)), numbers((5, 3, 4, YEARS), most=90.0))
def test_openings_are_never_fewer_than_none_and_always_their_parts(paths, base, left):
    found = components(paths, base, left)

    expansion, replacement, openings = (
        found[:, :, AT[name]] for name in ("expansion", "replacement", "openings")
    )
    change = found[:, :, AT["change"]]
    np.testing.assert_array_equal(openings, expansion + replacement)
    assert min(expansion.min(), replacement.min()) >= 0.0
    assert (replacement <= left.sum(axis=2) + 1e-9).all()
    assert (openings >= change - 1e-9).all()
    np.testing.assert_allclose(base[:, None] + change.cumsum(axis=-1), paths, atol=1e-6)


@FEW
@given(numbers((5, 2, YEARS)), numbers((2,)), numbers((5, 2, 4, YEARS), most=90.0))
def test_more_who_leave_never_mean_fewer_openings(paths, base, left):
    few, many = components(paths, base, left), components(paths, base, left + 1.0)

    assert (many[:, :, AT["openings"]] >= few[:, :, AT["openings"]]).all()


@FEW
@given(numbers((12, 2, YEARS)))
def test_steady_futures_have_the_same_values_in_every_year(paths):
    np.testing.assert_array_equal(np.sort(steadied(paths), axis=0), np.sort(paths, axis=0))


@settings(max_examples=15, deadline=None)
@given(regions(), st.permutations(range(3)))
def test_the_order_of_occupations_does_not_matter(region, order):
    stock, yearly, entry, paths = region

    def drawn(at):
        codes = tuple(CODES[o] for o in at)
        risks = assumed_risks(codes, AGES, yearly[at])
        start = LeavingStart("24", codes, stock[at], risks, entry[at])
        return leaving_draws(start, paths[:, at], seed=5, aged_years=2)

    straight, mixed = drawn([0, 1, 2]), drawn(order)

    np.testing.assert_allclose(mixed.parts, straight.parts[:, order], atol=1e-9)
    np.testing.assert_allclose(mixed.left, straight.left[:, order], atol=1e-9)


def test_a_region_of_nobody_needs_nobody():
    risks = assumed_risks(CODES, AGES, plain_risks(3))
    nobody = np.zeros((3, 2, len(AGES.single)))
    entry = np.full(nobody.shape, 1 / len(AGES.single))

    found = leaving_draws(
        LeavingStart("24", CODES, nobody, risks, entry),
        np.zeros((5, 3, 2, YEARS)),
        seed=1,
        aged_years=2,
    )

    assert not found.parts.any()

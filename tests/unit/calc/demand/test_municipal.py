import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentlab.calc.assumptions.municipal import MUNICIPAL
from talentlab.calc.demand.history import prefixes, summed
from talentlab.calc.demand.municipal import (
    excess_variance,
    fitted,
    level_interval,
    misplaced,
    municipal_employees,
    seed_table,
)
from talentlab.calc.demand.municipal_draws import MunicipalShares, divided
from talentlab.calc.demand.spread import prior_spread

SIZES = st.integers(2, 5)


def invented(rows, columns, seed):
    return np.random.default_rng(seed).gamma(1.0, 100.0, (rows, columns))


def by_three_margins(seed, occupations, industries, rounds=400):
    """Fit a whole table (M, O, I) to both margins: the plain twin of the model."""
    table = np.broadcast_to(seed, (len(industries), *seed.shape)).copy()
    for _ in range(rounds):
        table *= (industries / table.sum(axis=1))[:, None, :]
        table *= (occupations / table.sum(axis=(0, 2)))[None, :, None]
    return table


def test_a_fitted_table_can_be_checked_by_hand():
    # Odds ratio 4 * 1 / (1 * 1) = 4 is kept: x * (x - 2) / ((6 - x) * (4 - x)) = 4.
    table = fitted(np.array([[4.0, 1.0], [1.0, 1.0]]), np.array([6.0, 2.0]), np.array([4.0, 4.0]))

    x = (38 - np.sqrt(38**2 - 4 * 3 * 96)) / 6
    np.testing.assert_allclose(table, [[x, 6 - x], [4 - x, x - 2]], rtol=1e-6)


@given(rows=SIZES, columns=SIZES, seed=st.integers(0, 10_000))
def test_sums_are_exact_and_odds_ratios_are_the_seeds(rows, columns, seed):
    counted, wanted = invented(rows, columns, seed), invented(rows, columns, seed + 1)
    counted += 1.0
    wanted += 1.0

    table = fitted(counted, wanted.sum(axis=1), wanted.sum(axis=0))

    np.testing.assert_allclose(table.sum(axis=1), wanted.sum(axis=1), rtol=1e-6)
    np.testing.assert_allclose(table.sum(axis=0), wanted.sum(axis=0), rtol=1e-6)

    def odds(of):
        return of[0, 0] * of[-1, -1] / (of[0, -1] * of[-1, 0])

    assert odds(table) == pytest.approx(odds(counted), rel=1e-6)


@pytest.mark.parametrize(
    ("seed", "occupations", "industries", "said"),
    [
        (np.ones((2, 2)), [1.0, 2.0], [1.0, 1.0], "sum to"),
        (np.array([[1.0, 1.0], [0.0, 0.0]]), [1.0, 1.0], [1.0, 1.0], "occupations wanted where"),
        (np.array([[1.0, 0.0], [1.0, 0.0]]), [1.0, 1.0], [1.0, 1.0], "industries wanted where"),
        (np.eye(2), [3.0, 1.0], [2.0, 2.0], "no table with these zeros"),
    ],
)
def test_sums_that_no_table_has_are_refused(seed, occupations, industries, said):
    with pytest.raises(ValueError, match=said):
        fitted(seed, np.array(occupations), np.array(industries))


def test_nothing_wanted_is_nothing_given():
    table = fitted(np.ones((3, 2)), np.array([0.0, 4.0, 2.0]), np.array([6.0, 0.0]))

    assert table.tolist() == [[0.0, 0.0], [4.0, 0.0], [2.0, 0.0]]


@given(seed=st.integers(0, 10_000))
def test_municipalities_are_the_fit_of_a_table_with_three_sides(seed):
    counted = invented(4, 3, seed)
    industries = invented(5, 3, seed + 1) + 1.0
    occupations = invented(4, 1, seed + 2)[:, 0] + 1.0
    scaled = industries * occupations.sum() / industries.sum()

    found = municipal_employees(counted, occupations, industries)

    start = seed_table(counted, occupations, scaled.sum(axis=0))
    plain = by_three_margins(start, occupations, scaled)
    np.testing.assert_allclose(found, plain.sum(axis=2), rtol=1e-5)
    np.testing.assert_allclose(found.sum(axis=0), occupations, rtol=1e-6)
    np.testing.assert_allclose(found.sum(axis=1), scaled.sum(axis=1), rtol=1e-6)


def test_an_occupation_that_the_mix_lacks_is_placed_by_how_many_work_where():
    counted = np.array([[10.0, 30.0], [0.0, 0.0]])

    found = municipal_employees(
        counted, np.array([40.0, 8.0]), np.array([[6.0, 6.0], [18.0, 18.0]])
    )

    np.testing.assert_allclose(found[:, 1], [2.0, 6.0])


def test_without_anybody_to_place_them_by_employees_are_not_placed():
    assert municipal_employees(np.ones((2, 2)), np.zeros(2), np.zeros((3, 2))).sum() == 0
    with pytest.raises(ValueError, match="nobody in any industry"):
        municipal_employees(np.ones((2, 2)), np.ones(2), np.zeros((3, 2)))


def test_misses_beyond_luck_are_what_is_left_of_them():
    modelled = np.full(4000, 400.0)
    random = np.random.default_rng(1)
    lucky = random.poisson(400.0, 4000).astype(float)
    unlike = random.poisson(400.0 * np.exp(0.2 * random.standard_normal(4000) - 0.02)).astype(float)

    assert excess_variance(modelled, lucky) < 0.0003
    assert excess_variance(modelled, unlike) == pytest.approx(0.04, rel=0.15)
    assert misplaced(np.array([10.0, 20.0]), np.array([12.0, 18.0])) == pytest.approx(4 / 30)


OCCUPATIONS = ("111", "112", "221", "222", "531")


@pytest.fixture
def shares():
    employees = np.array([[10.0, 40.0, 5.0, 0.0, 300.0], [400.0, 900.0, 60.0, 0.0, 3000.0]])
    return MunicipalShares(
        region_codes=("2403", "2480"),
        occupations=OCCUPATIONS,
        employees=employees,
        spread=prior_spread(3, 10),
    )


@pytest.fixture
def county():
    random = np.random.default_rng(5)
    return random.gamma(100.0, 10.0, (400, len(OCCUPATIONS), 10))


def test_municipalities_add_up_to_their_county_in_every_draw(shares, county):
    parts = divided(county, shares, seed=3)

    assert parts.shape == (2, 400, 5, 10)
    assert parts.min() >= 0
    np.testing.assert_allclose(parts.sum(axis=0), county)


def test_the_shares_are_the_modelled_ones_on_average(shares, county):
    parts = divided(county, shares, seed=3)

    had = [0, 1, 2, 4]
    usual = shares.employees[1, had] / shares.employees[:, had].sum(axis=0)
    found = (parts[1] / county).mean(axis=(0, 2))
    np.testing.assert_allclose(found[had], usual, rtol=1e-6)
    # Nobody was modelled in the fourth: it is divided as all employees are.
    assert found[3] == pytest.approx(4360 / 4715, rel=1e-6)


def test_neither_the_small_nor_the_large_gain_by_being_divided():
    # Unraked, a tenth beside the rest would get some percent too much, and the rest too little.
    employees = np.array([[100.0], [1000.0], [3.0]])
    spread = prior_spread(3, 10).scaled(own=3.0, luck=3.0)
    shares = MunicipalShares(("2403", "2480", "2482"), ("222",), employees, spread)

    found = divided(np.full((1000, 1, 10), 1103.0), shares, seed=7).mean(axis=1)

    np.testing.assert_allclose(found, np.repeat(employees[:, None], 10, axis=2), rtol=0.01)


def test_a_forecast_starts_from_the_modelled_employees_and_is_surest_next_year(shares, county):
    still = np.broadcast_to(shares.employees.sum(axis=0)[:, None], county.shape)

    parts = divided(still, shares, seed=3)

    nurses = parts[1, :, 1] / shares.employees[1, 1] - 1
    assert nurses[:, 0].std() < 0.03
    assert nurses[:, 9].std() > 2 * nurses[:, 0].std()


def test_how_wrong_todays_number_may_be_is_wider_where_few_work():
    unlike = np.array(MUNICIPAL.unlike) ** 2

    low, high = level_interval(np.array([1e6, 100.0, 1.0]), unlike)

    assert (low / [1e6, 100, 1])[:2] == pytest.approx([0.678, 0.660], abs=0.001)
    assert (high / [1e6, 100, 1])[:2] == pytest.approx([1.368, 1.393], abs=0.001)
    assert low[2] < 0.2
    assert high[2] > 2


def test_the_small_gain_nothing_from_the_large(shares, county):
    parts = divided(county, shares, seed=3)

    had = [0, 1, 2, 4]
    modelled = shares.employees[:, had] / shares.employees[:, had].sum(axis=0)
    for year in range(county.shape[2]):
        found = (parts[..., year] / county[..., year]).mean(axis=1)[:, had]
        np.testing.assert_allclose(found, modelled, rtol=0.01, atol=1e-12)


def test_an_interval_is_wider_far_ahead_in_detail_and_where_few_work(shares, county):
    parts = divided(np.ones_like(county) * county.mean(), shares, seed=3)

    def width(of):
        low, high = np.quantile(of, [0.1, 0.9], axis=0)
        return (high - low) / np.median(of, axis=0)

    small = width(parts[0])
    assert all(late > early for early, late in zip(small[:, 0], small[:, -1], strict=True))
    _, member = prefixes(OCCUPATIONS, 1)
    groups = summed(parts[0], member)
    assert width(groups)[0, 0] < small[0, 0]
    assert width(parts[1])[0, 0] < small[0, 0]
    # What is assumed is what is drawn: the shocks of both places, and their luck.
    of = shares.spread
    wanted = sum(
        of.luck[9] / n + sum(of.own_variance(k, np.full(10, n))[9] for k in range(4))
        for n in shares.employees[:, 4]
    )
    apart = np.log(parts[0] / parts[1])[:, 4, 9].std()
    assert apart == pytest.approx(np.sqrt(wanted), rel=0.15)


def test_the_same_municipality_is_drawn_alike_whatever_is_beside_it(shares, county):
    whole = divided(county, shares, seed=3)
    first = slice(0, 2)
    cut = MunicipalShares(
        region_codes=shares.region_codes,
        occupations=OCCUPATIONS[first],
        employees=shares.employees[:, first],
        spread=shares.spread,
    )

    np.testing.assert_allclose(divided(county[:, first], cut, seed=3), whole[:, :, first])
    assert not np.allclose(divided(county, shares, seed=4), whole)


def test_a_place_without_any_employees_has_none(shares, county):
    nobody = MunicipalShares(
        region_codes=("2403", "2480"),
        occupations=OCCUPATIONS,
        employees=np.zeros((2, 5)),
        spread=shares.spread,
    )

    assert divided(np.zeros_like(county), nobody, seed=1).sum() == 0


def test_levels_of_what_is_missed_are_in_order():
    assert all(a <= b for a, b in itertools.pairwise(MUNICIPAL.unlike))

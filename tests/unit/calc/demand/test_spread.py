"""The variance of any sum, beside a plain covariance of every cell with every other."""

import numpy as np
import pytest
from scipy.special import ndtri
from scipy.stats import gamma

from factories.employment import invented_employment, of
from talentlab.calc.assumptions.demand import SPREAD
from talentlab.calc.calibration import normal_quantile
from talentlab.calc.demand.ahead import ahead_from, look_ahead_demand
from talentlab.calc.demand.baselines import Naive
from talentlab.calc.demand.calibrate import calibrated
from talentlab.calc.demand.draws import draws_of
from talentlab.calc.demand.hindcasts import Judged, judged
from talentlab.calc.demand.history import prefixes, summed
from talentlab.calc.demand.interval import interval_80, varied
from talentlab.calc.demand.nodes import node_variances
from talentlab.calc.demand.scores import missed
from talentlab.calc.demand.spread import prior_spread

FEW = 0.05  # sampling error of percentiles of two thousand draws, with a margin


def plain_covariance(expected, occupations, spread):
    """Return the covariance of all cells (R, O, S) one year ahead, written out cell by cell."""
    cells = list(np.ndindex(expected.shape))
    both = expected.sum(axis=2)
    covariance = np.zeros((len(cells), len(cells)))
    for i, (r, o, s) in enumerate(cells):
        for j, (q, p, x) in enumerate(cells):
            product = expected[r, o, s] * expected[q, p, x]
            for length in range(len(spread.own)):
                code = occupations[o][:length]
                if occupations[p][:length] != code:
                    continue
                inside = [k for k, c in enumerate(occupations) if c[:length] == code]
                nation = both[:, inside].sum()
                covariance[i, j] += product * spread.shared_variance(length, np.array([nation]))[0]
                if r == q:
                    here = both[r, inside].sum()
                    covariance[i, j] += product * spread.own_variance(length, np.array([here]))[0]
        mean = expected[r, o, s]
        covariance[i, i] += spread.luck[0] * mean
        covariance[i, i] += mean**2 * spread.sex_variance(np.array([mean]))[0]
    return cells, covariance


@pytest.mark.parametrize("level", [0, 1, 2])
@pytest.mark.parametrize("sex", [None, 0, 1])
def test_the_variance_of_a_sum_is_what_the_covariances_add_up_to(level, sex):
    history = invented_employment(regions=2, groups=2)
    expected = history.persons[..., -1:]
    spread = prior_spread(2, 1)

    found = node_variances(expected, history.occupations, spread, level, sex=sex)

    cells, covariance = plain_covariance(expected[..., 0], history.occupations, spread)
    for c, code in enumerate(prefixes(history.occupations, level)[0]):
        member = np.array(
            [
                history.occupations[o].startswith(code) and (sex is None or s == sex)
                for _, o, s in cells
            ]
        )
        assert found.nation[c, 0] == pytest.approx(member @ covariance @ member)
        for region in range(2):
            there = member & np.array([r == region for r, _, _ in cells])
            assert found.regions[region, c, 0] == pytest.approx(there @ covariance @ there)


@pytest.mark.parametrize("mean", [0.2, 0.7, 1.0, 2.0, 40.0, 5_000.0])
def test_counts_follow_a_gamma_distribution(mean):
    variance, z = 0.7 * mean, normal_quantile(0.8)

    low, high = (
        varied(np.array([mean]), np.array([variance]), np.array([side]))[0] for side in (-z, z)
    )

    exact = gamma.ppf([0.1, 0.9], mean**2 / variance, scale=variance / mean)
    np.testing.assert_allclose([low, high], exact, rtol=0.02, atol=1e-3)


@pytest.mark.parametrize("relative", [0.1, 0.45, 0.55, 2.0, 5.0, 40.0])
def test_the_mean_is_what_was_expected_however_uncertain(relative):
    deviates = ndtri((np.arange(20_000) + 0.5) / 20_000)

    drawn = varied(np.array([3.0]), np.array([relative * 9.0]), deviates)

    assert drawn.mean() == pytest.approx(3.0, rel=0.005)


@pytest.mark.parametrize("mean", [0.5, 2.0, 10.0])
def test_an_upper_end_never_falls_when_the_variance_grows(mean):
    variances = mean**2 * np.linspace(0.01, 30.0, 400)

    high = varied(np.array([mean]), variances, np.array([normal_quantile(0.8)]))

    assert (np.diff(high) >= -0.002 * mean).all()
    assert high[-1] > 2.5 * mean


def test_intervals_are_whole_persons_and_reach_zero_where_few_are_expected():
    low, high = interval_80(np.array([0.0, 1.0]), np.array([0.0, 0.8]))

    np.testing.assert_array_equal(low, [0, 0])
    np.testing.assert_array_equal(high, [0, 2])


def test_what_is_believed_beforehand_grows_with_the_horizon():
    spread = prior_spread(4, 10)

    assert spread.own.shape == (5, 10)
    for widths in (spread.luck, spread.own, spread.shared, spread.sex):
        assert (np.diff(widths, axis=-1) > 0).all()
    assert spread.shared[0, 9] == pytest.approx(SPREAD.shared_total * 10**SPREAD.shared_growth)


def test_a_classification_of_one_code_has_only_the_shocks_to_all():
    assert prior_spread(0, 3).own.shape == (1, 3)
    assert prior_spread(1, 3).own[:, 0].tolist() == [SPREAD.own_total, SPREAD.own_leaf]


# --- calibration -------------------------------------------------------------------------------


def world(widths, *, origins=12, seed=1):
    """Return earlier outlooks whose outcomes vary ``widths`` times as much as was believed."""
    history = invented_employment(
        regions=8, groups=5, employees=900_000.0, years=range(2000, 2001 + origins)
    )
    prior = prior_spread(2, 1).scaled(**widths)
    random = np.random.default_rng(seed)
    expected = history.persons[..., 0]
    both = expected.sum(axis=2, keepdims=True)
    seen = []
    for origin in range(2000, 2000 + origins):
        log = np.zeros(expected.shape)
        for length in range(3):
            codes, member = prefixes(history.occupations, length)
            here = summed(both[..., 0], member)
            own = prior.own_variance(length, here[..., None])[..., 0]
            shared = prior.shared_variance(length, here.sum(axis=0)[:, None])[:, 0]
            shock = random.normal(size=here.shape) * np.sqrt(own)
            shock += random.normal(size=len(codes)) * np.sqrt(shared)
            log += shock[:, member, None]
        variance = prior.sex_variance(expected[..., None])[..., 0]
        log += random.normal(size=log.shape) * np.sqrt(variance)
        outcome = varied(
            expected * np.exp(log), prior.luck[0] * expected, random.normal(size=log.shape)
        )
        one = Judged(origin, 1, expected, outcome)
        seen.append(missed(one, history, prior_spread(2, 1)))
    return seen, history


@pytest.mark.parametrize(
    "widths",
    [{}, {"luck": 2.0}, {"own": 2.0}, {"shared": 2.0}, {"luck": 0.5, "own": 0.5, "shared": 0.5}],
    ids=str,
)
def test_earlier_errors_tell_how_wide_intervals_must_be_at_every_level(widths):
    seen, history = world(widths)
    prior = prior_spread(2, 1)

    spread = calibrated(prior, seen, history.base_year)

    expected, codes = history.persons[..., :1], history.occupations
    for level in (0, 1, 2):
        found = node_variances(expected, codes, spread, level)
        true = node_variances(expected, codes, prior.scaled(**widths), level)
        for calibration, truth in ((found.regions, true.regions), (found.nation, true.nation)):
            assert np.median(np.sqrt(calibration / truth)) == pytest.approx(1.0, abs=0.3)


def test_without_earlier_errors_the_prior_stands():
    history = invented_employment(years=(2010,))
    prior = prior_spread(2, 5)

    spread = calibrated(prior, [], history.base_year)

    np.testing.assert_allclose(spread.own, prior.own)
    np.testing.assert_allclose(spread.luck, prior.luck)


def test_earlier_outlooks_may_have_looked_further_ahead():
    history = invented_employment(regions=3, groups=3, years=range(2000, 2012))
    long = look_ahead_demand(Naive(), history, 6)

    short = ahead_from(long.hindcasts, history, long.expected[..., :2])
    judged_already = ahead_from(
        long.hindcasts,
        history,
        long.expected[..., :2],
        seen=[missed(one, history, prior_spread(2, 6)) for one in judged(long.hindcasts, history)],
    )

    np.testing.assert_allclose(short.spread.own, judged_already.spread.own)
    assert short.spread.luck.shape == (2,)


# --- draws -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ahead():
    history = invented_employment(regions=3, groups=3, employees=90_000.0)
    return look_ahead_demand(Naive(), history, 3)


@pytest.fixture(scope="module")
def drawn(ahead):
    codes = ahead.history.region_codes
    return np.stack([draws_of(ahead, code, draws=2000, seed=3) for code in codes])


@pytest.mark.parametrize("level", [0, 1, 2])
def test_draws_have_the_mean_and_the_interval_that_was_calculated(ahead, drawn, level):
    expected, low, high = ahead.at_level(level)
    member = prefixes(ahead.history.occupations, level)[1]
    for r in range(3):
        sums = summed(drawn[r].sum(axis=2), member)
        found = np.quantile(sums, [0.1, 0.9], axis=0)
        width = high[r] - low[r]
        np.testing.assert_allclose(sums.mean(axis=0), expected[r], rtol=FEW)
        np.testing.assert_allclose(found[0], low[r], atol=3 * FEW * width.max() + 1)
        ratio = (found[1] - found[0])[width > 50] / width[width > 50]
        assert ratio.mean() == pytest.approx(1.0, abs=FEW)


def test_the_nations_draws_are_the_sum_of_the_regions(ahead, drawn):
    variance = node_variances(ahead.expected, ahead.history.occupations, ahead.spread, 0).nation

    nation = drawn.sum(axis=(0, 2, 3))

    np.testing.assert_allclose(nation.std(axis=0), np.sqrt(variance[0]), rtol=2 * FEW)


def test_one_sex_varies_as_calculated(ahead, drawn):
    for sex in (0, 1):
        variance = node_variances(
            ahead.expected, ahead.history.occupations, ahead.spread, 2, sex=sex
        ).regions
        ratio = drawn[:, :, :, sex].std(axis=1) / np.sqrt(variance)
        assert ratio.mean() == pytest.approx(1.0, abs=FEW)


def test_the_same_seed_draws_the_same_wherever_it_is_drawn(ahead, drawn):
    again = draws_of(ahead, "r1", draws=2000, seed=3)
    other = draws_of(ahead, "r1", draws=2000, seed=4)

    np.testing.assert_array_equal(again, drawn[1])
    assert not np.allclose(other, drawn[1])


def test_regions_share_what_hits_the_nation(drawn):
    totals = drawn.sum(axis=(2, 3))[..., 2]

    correlation = np.corrcoef(totals[0], totals[1])[0, 1]

    assert correlation > 0.2


def test_nobody_appears_where_nobody_is_expected():
    persons = np.full((2, 2, 2, 3), 50.0)
    persons[0, 1] = 0.0
    ahead = look_ahead_demand(Naive(), of(persons, years=(2010, 2011, 2012)), 2)

    assert draws_of(ahead, "r0", draws=50, seed=1)[:, 1].max() == 0.0

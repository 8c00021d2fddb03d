import numpy as np
import pytest

from factories.scenarios import shock
from talentlab.calc.scenarios.replay import replay
from talentlab.calc.scenarios.scenario import Range, ShockKind
from talentlab.calc.scenarios.shock_paths import shock_path

YEARS = tuple(range(2025, 2036))
MANY = 20_000


def path(draws=MANY, **more):
    return shock_path(shock(**more), years=YEARS, draws=draws, seed=9)


def test_jobs_come_along_a_straight_line():
    found = path(draws=1, ramp_years=4)

    assert found.direct[:6, 0] == pytest.approx([0, 25, 50, 75, 100, 100])


def test_what_may_not_happen_happens_as_often_as_said():
    found = path(probability=0.3)

    assert (found.direct[-1] > 0).mean() == pytest.approx(0.3, abs=0.02)


def test_what_may_be_undone_is_gone_after_its_years():
    found = path(reversal_probability=0.25, reversal_after=5)

    assert (found.direct[5] == 0).mean() == 0.0
    assert (found.direct[6] == 0).mean() == pytest.approx(0.25, abs=0.02)


def test_local_jobs_movers_and_people_follow_the_direct_jobs():
    found = path(draws=3)

    np.testing.assert_allclose(found.further, 0.5 * found.direct)
    np.testing.assert_allclose(found.movers, 0.4 * found.direct)
    np.testing.assert_allclose(found.people, 1.2 * 1.5 * found.direct)


def test_ranges_hold_four_fifths():
    found = path(realised=Range(0.5, 1.1))

    assert np.quantile(found.direct[-1], [0.1, 0.9]) == pytest.approx([50, 110], rel=0.06)


def test_an_employer_that_closes_has_no_more_jobs_than_it_has():
    found = path(kind=ShockKind.CLOSES, realised=Range(0.8, 1.4))

    assert found.direct.min() == -100.0
    assert found.people.max() <= 0.0


def test_a_replay_reads_the_moment_between_two_ends_of_years():
    residents = np.tile(np.array([1000.0, 1010.0, 1030.0]), (5, 1))
    ahead = shock(first_year=2021, ramp_years=1, multiplier=Range(0, 0))

    # 2021.5 is the middle of 2021: half of the way from the end of 2020 to that of 2021
    half, end = replay(
        residents,
        ahead,
        years=(2019, 2020, 2021),
        outcomes={2021.5: 1080.0, 2022.0: 1200.0},
        seed=1,
    )

    assert half.without == pytest.approx((1020.0,) * 3)
    assert half.with_shock == pytest.approx((1080.0,) * 3)
    assert (half.is_held_without, half.is_held_with) == (False, True)
    assert end.with_shock == pytest.approx((1150.0,) * 3)
    assert not end.is_held_with

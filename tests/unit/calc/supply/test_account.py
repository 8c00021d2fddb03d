"""One year of the account against the same year told slowly, person group by person group."""

import numpy as np
import pytest

from factories import supply
from talentlab.calc.education.transitions import MOST_LEARNING
from talentlab.calc.population.bands import BANDS
from talentlab.calc.supply.account import (
    PeopleBefore,
    YearRates,
    YearTimes,
    one_year,
)

GROUPS = 4


def invented_rates(rng, regions):
    learning = rng.uniform(0, 0.05, (2, BANDS, GROUPS, GROUPS))
    learning[..., range(GROUPS), range(GROUPS)] = 0
    return YearRates(
        young=supply.shares(rng, 2, GROUPS),
        dying=rng.uniform(0, 0.02, (2, BANDS, GROUPS)),
        learning=learning,
        leaving=rng.uniform(0, 0.1, (2, BANDS, regions, GROUPS)),
        emigrating=rng.uniform(0, 0.02, (2, BANDS, regions, GROUPS)),
        immigrating=rng.uniform(0, 0.02, (2, BANDS, regions)),
        movers=supply.shares(rng, 2, BANDS, regions, GROUPS),
        immigrants=supply.shares(rng, 2, BANDS, GROUPS),
    )


def slowly(stock, before, after, rates, psi):
    """Return residents after a year, one cell at a time."""
    found = np.zeros(stock.shape)
    for s, g, r in np.ndindex(*stock.shape[:3]):
        share = before.last_ages[s, g + 1, r] / before.residents[s, g, r]
        people = [stock[s, g, r, e] * (1 - share) for e in range(GROUPS)]
        for e in range(GROUPS):
            if g == 0:
                people[e] += before.last_ages[s, 0, r] * rates.young[s, e]
            else:
                entering = before.last_ages[s, g, r] / before.residents[s, g - 1, r]
                people[e] += stock[s, g - 1, r, e] * entering
            people[e] *= 1 - rates.dying[s, g, e]
        learnt = list(people)
        for e in range(GROUPS):
            for later in range(GROUPS):
                moved = people[e] * rates.learning[s, g, e, later] * psi[r, later]
                learnt[e] -= moved
                learnt[later] += moved
        for e in range(GROUPS):
            gone = rates.leaving[s, g, r, e] + rates.emigrating[s, g, r, e]
            learnt[e] *= 1 - gone
            learnt[e] += (
                before.residents[s, g, r] * rates.immigrating[s, g, r] * rates.immigrants[s, g, e]
            )
        missing = after[s, g, r] - sum(learnt)
        assert missing >= 0
        for e in range(GROUPS):
            found[s, g, r, e] = learnt[e] + missing * rates.movers[s, g, r, e]
    return found


def test_the_account_is_the_slow_one():
    rng = np.random.default_rng(3)
    residents, last = supply.people(rng, (5_000.0, 800.0), 2, growth=0.2)
    before = PeopleBefore(residents[:, :, 0], last[:, :, 0])
    stock = supply.shares(rng, 2, BANDS, 2, GROUPS) * residents[:, :, 0, :, None]
    rates, psi = invented_rates(rng, 2), rng.uniform(0.5, 1.5, (2, GROUPS))

    year = one_year(stock, before, residents[:, :, 1], rates, learning_factor=psi)

    expected = slowly(stock, before, residents[:, :, 1], rates, psi)
    np.testing.assert_allclose(year.residents, expected, rtol=1e-10)


def test_a_place_that_empties_loses_people_and_never_gets_a_negative_number():
    rng = np.random.default_rng(4)
    residents, last = supply.people(rng, (1_000.0,), 1)
    before = PeopleBefore(residents[:, :, 0], last[:, :, 0])
    stock = supply.shares(rng, 2, BANDS, 1, GROUPS) * residents[:, :, 0, :, None]
    after = residents[:, :, 0] * rng.choice([0.0, 0.05, 0.4], (2, BANDS, 1))

    year = one_year(
        stock, before, after, invented_rates(rng, 1), learning_factor=np.ones((1, GROUPS))
    )

    assert year.residents.min() >= 0
    np.testing.assert_allclose(year.residents.sum(axis=-1), after, atol=1e-9)


def test_nobody_finishes_two_educations_at_once_however_much_seats_grow():
    rng = np.random.default_rng(5)
    residents, last = supply.people(rng, (1_000.0,), 1)
    before = PeopleBefore(residents[:, :, 0], last[:, :, 0])
    stock = supply.shares(rng, 2, BANDS, 1, GROUPS) * residents[:, :, 0, :, None]
    rates = invented_rates(rng, 1)

    year = one_year(
        stock, before, residents[:, :, 0], rates, learning_factor=np.full((1, GROUPS), 1e6)
    )

    assert year.residents.min() >= 0
    assert (year.flows["studied_on"] <= MOST_LEARNING * stock.sum(axis=(0, 1)) * 1.2).all()


def test_a_wave_of_movers_changes_moves_and_not_the_sum():
    rng = np.random.default_rng(6)
    residents, last = supply.people(rng, (1_000.0,), 2)
    before = PeopleBefore(residents[:, :, 0], last[:, :, 0])
    stock = supply.shares(rng, 2, BANDS, 1, GROUPS) * residents[:, :, 0, :, None]
    rates, psi = invented_rates(rng, 1), np.ones((1, GROUPS))
    once = np.ones((1, 1))

    usual = one_year(stock, before, residents[:, :, 1], rates, learning_factor=psi)
    wave = one_year(
        stock,
        before,
        residents[:, :, 1],
        rates,
        learning_factor=psi,
        times=YearTimes(once, once, once, 2 * once),
    )

    np.testing.assert_allclose(wave.flows["immigrated"], 2 * usual.flows["immigrated"], rtol=1e-9)
    assert wave.flows["moved_in"].sum() < usual.flows["moved_in"].sum()
    assert wave.residents.sum() == pytest.approx(usual.residents.sum())


def test_with_constant_rates_it_is_the_teacher_model_of_statistics_norway():
    """LÆRERMOD: next year's teachers are this year's who remain, and those who finish.

    T(t+1) = T(t) (1 - q) + c K, with c the share who complete and K those who start (Gunnes &
    Knudsen, SSB, LÆRERMOD 2012-2035, equations 3-10), here in a closed world of one age: nobody
    moves or changes age, and everybody who is no teacher may become one.
    """
    residents = np.zeros((2, BANDS, 1))
    residents[0, 4] = 10_000.0
    nobody = np.zeros((2, BANDS, 1, 2))
    rates = YearRates(
        young=np.array([[1.0, 0.0]] * 2),
        dying=np.zeros((2, BANDS, 2)),
        learning=np.zeros((2, BANDS, 2, 2)),
        leaving=nobody,
        emigrating=nobody,
        immigrating=np.zeros((2, BANDS, 1)),
        movers=nobody + 0.5,
        immigrants=np.zeros((2, BANDS, 2)) + 0.5,
    )
    quits, starts, completes = 0.05, 300.0, 0.8
    before = PeopleBefore(residents, np.zeros((2, BANDS + 1, 1)))
    stock = np.zeros((2, BANDS, 1, 2))
    stock[0, 4, 0] = (9_000.0, 1_000.0)
    teachers = 1_000.0
    for _ in range(10):
        others = stock[0, 4, 0, 0]
        rates.learning[0, 4] = [[0.0, completes * starts / others], [quits, 0.0]]
        stock = one_year(stock, before, residents, rates, learning_factor=np.ones((1, 2))).residents
        teachers = teachers * (1 - quits) + completes * starts

    assert stock[0, 4, 0, 1] == pytest.approx(teachers, abs=1e-6)


def test_what_nobody_can_explain_changes_moves_as_little_as_it_can():
    rng = np.random.default_rng(7)
    residents, last = supply.people(rng, (9_000.0,), 2)
    before = PeopleBefore(residents[:, :, 0], last[:, :, 0])
    stock = supply.shares(rng, 2, BANDS, 1, GROUPS) * residents[:, :, 0, :, None]
    rates, psi = invented_rates(rng, 1), np.ones((1, GROUPS))
    shock = np.array([[0.01, -0.01, 0.0, 0.005]])

    usual = one_year(stock, before, residents[:, :, 1], rates, learning_factor=psi)
    shaken = one_year(stock, before, residents[:, :, 1], rates, learning_factor=psi, shock=shock)

    gained = (shaken.residents - usual.residents).sum(axis=(0, 1))
    more_in = shaken.flows["moved_in"] - usual.flows["moved_in"]
    fewer_out = usual.flows["moved_out"] - shaken.flows["moved_out"]
    np.testing.assert_allclose(more_in, gained / 2, atol=1e-9)
    np.testing.assert_allclose(fewer_out, gained / 2, atol=1e-9)


def test_moves_never_become_negative_however_large_the_unexplained_is():
    rng = np.random.default_rng(8)
    residents, last = supply.people(rng, (9_000.0,), 2)
    before = PeopleBefore(residents[:, :, 0], last[:, :, 0])
    stock = supply.shares(rng, 2, BANDS, 1, GROUPS) * residents[:, :, 0, :, None]
    shock = np.array([[1.0, -1.0, 0.0, 0.5]])

    year = one_year(
        stock,
        before,
        residents[:, :, 1],
        invented_rates(rng, 1),
        learning_factor=np.ones((1, GROUPS)),
        shock=shock,
    )

    told = sum(year.flows[name] for name in ("graduates", "moved_in", "immigrated", "turned_16"))
    told = told - sum(
        year.flows[name] for name in ("studied_on", "moved_out", "emigrated", "turned_75", "deaths")
    )
    np.testing.assert_allclose(
        year.residents.sum(axis=(0, 1)) - stock.sum(axis=(0, 1)), told, atol=1e-9
    )
    assert min(year.flows["moved_in"].min(), year.flows["moved_out"].min()) >= 0

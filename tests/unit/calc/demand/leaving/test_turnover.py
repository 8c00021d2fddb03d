"""Stocks that grow older: nobody lost or invented, and the same as counting age by age."""

import numpy as np
import pytest

from factories.leaving import AGES, GROUPS, plain_risks
from talentlab.calc.demand.leaving.entrants import a_year_older, entry_ages
from talentlab.calc.demand.leaving.risks import RETIREMENT
from talentlab.calc.demand.leaving.turnover import fate_of, turnover
from talentlab.calc.demand.leaving.working_ages import WorkingAges
from talentlab.tables.openings import CAUSES

YEARS = 6


@pytest.fixture
def invented():
    """Two occupations of some ages, their risks, and paths that rise, fall and collapse."""
    rng = np.random.default_rng(7)
    stock = rng.uniform(0, 30, (2, 2, len(AGES.single)))
    yearly = plain_risks(2) * rng.uniform(0.5, 1.5, (2, 2, len(AGES.single), 1))
    yearly[:, :, -1] = 0.0
    yearly[:, :, -1, RETIREMENT] = 1.0
    entry = rng.uniform(0, 1, stock.shape)
    entry /= entry.sum(axis=-1, keepdims=True)
    base = stock.sum(axis=-1)
    course = np.array([[1.1, 1.2, 0.9, 0.5, 0.55, 0.7], [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]])
    paths = base[None, ..., None] * course[:, None, None, :]
    return stock, yearly, entry, paths


def plain_twin(stock, yearly, entry, path):
    """Count one stock (A) along one path (H), age by age: what is in turnover, said plainly."""
    now, leaving, entering, displaced, aged = stock.copy(), [], [], [], np.zeros((4, len(GROUPS)))
    for h, wanted in enumerate(path):
        left = now[:, None] * yearly
        if h < 2:
            for age, group in enumerate(AGES.group_of):
                aged[:, group] += left[age]
        leaving.append(left.sum(axis=0))
        stayed = np.concatenate([[0.0], (now - left.sum(axis=1))[:-1]])
        if stayed.sum() > wanted:
            displaced.append(stayed.sum() - wanted)
            entering.append(0.0)
            now = stayed * wanted / stayed.sum()
        else:
            displaced.append(0.0)
            entering.append(wanted - stayed.sum())
            now = stayed + entry * entering[-1]
    return np.array(leaving).T, np.array(entering), np.array(displaced), aged


def test_turnover_is_what_counting_age_by_age_gives(invented):
    stock, yearly, entry, paths = invented

    found = turnover(
        paths,
        fate_of(stock, yearly, AGES, YEARS),
        fate_of(entry, yearly, AGES, YEARS),
        aged_years=2,
    )

    for d in range(2):
        for o in range(2):
            for s in range(2):
                twin = plain_twin(stock[o, s], yearly[o, s], entry[o, s], paths[d, o, s])
                np.testing.assert_allclose(found.leaving[d, o, s], twin[0])
                np.testing.assert_allclose(found.entering[d, o, s], twin[1], atol=1e-9)
                np.testing.assert_allclose(found.displaced[d, o, s], twin[2], atol=1e-9)
    alone = plain_twin(stock[0, 0], yearly[0, 0], entry[0, 0], paths[0, 0, 0])[3]
    other = plain_twin(stock[0, 0], yearly[0, 0], entry[0, 0], paths[1, 0, 0])[3]
    np.testing.assert_allclose(found.aged[0, 0], (alone + other) / 2)


def test_every_stock_is_last_years_less_leavers_and_displaced_plus_entrants(invented):
    stock, yearly, entry, paths = invented

    found = turnover(
        paths,
        fate_of(stock, yearly, AGES, YEARS),
        fate_of(entry, yearly, AGES, YEARS),
        aged_years=2,
    )

    before = np.concatenate(
        [np.broadcast_to(stock.sum(axis=-1), (2, 2, 2))[..., None], paths], axis=-1
    )[..., :-1]
    kept = before - found.leaving.sum(axis=3) - found.displaced + found.entering
    np.testing.assert_allclose(kept, paths)


def test_a_fate_ends_when_the_last_age_is_passed():
    stock = np.zeros((1, 1, len(AGES.single)))
    stock[..., -2:] = 10.0
    nobody_else = np.zeros((*stock.shape, len(CAUSES)))
    nobody_else[:, :, -1, RETIREMENT] = 1.0

    fate = fate_of(stock, nobody_else, AGES, 3)

    assert fate.there[:, 0, 0].tolist() == [20.0, 10.0, 0.0, 0.0]
    assert fate.leaving[:, 0, 0, RETIREMENT, -1].tolist() == [10.0, 10.0, 0.0]


def test_those_who_stay_are_a_year_older():
    risks = np.zeros((3, 4))
    risks[0, 0] = 0.5

    assert a_year_older(np.array([8.0, 5.0, 2.0]), risks).tolist() == [0.0, 4.0, 5.0]


# --- at what age people enter ------------------------------------------------------------------


def test_entrants_are_those_whom_the_next_count_has_beyond_the_stayers():
    ages = WorkingAges(("20-24", "25-29"))
    yearly = np.zeros((1, 1, 10, 4))
    yearly[:, :, -1, RETIREMENT] = 1.0
    before = np.array([[[50.0, 50.0]]])
    after = np.array([[[60.0, 50.0]]])  # ten of 24 turned 25: 20 entered below, none above

    found = entry_ages(
        np.stack([before, after]), yearly, occupations=("222",), ages=ages, steps=[(0, 1)]
    )

    # Drawn to all by a hundred entrants, which are these twenty and one more in each group.
    np.testing.assert_allclose(found.sum(), 1.0)
    assert found[0, 0, :5].sum() > 0.9


def test_without_two_counts_those_enter_who_keep_the_stock_as_it_is():
    stocks = np.full((1, 1, 2, len(GROUPS)), 100.0)

    found = entry_ages(stocks, plain_risks(1), occupations=("222",), ages=AGES, steps=[])

    by_group = AGES.grouped(found)[0, 0]
    np.testing.assert_allclose(by_group.sum(), 1.0)
    assert by_group.argmax() == 0  # the young have nobody below them to grow into their place


def test_those_who_were_not_counted_before_have_not_entered():
    stocks = np.full((3, 2, 1, len(GROUPS)), 1000.0)
    stocks[1, 1] = np.nan
    given = {"occupations": ("222", "532"), "ages": AGES, "steps": [(0, 1), (1, 2)]}

    found = entry_ages(stocks, plain_risks(2)[:, :1], **given)

    np.testing.assert_allclose(found[1], found[0], rtol=0.05, atol=1e-4)


def test_an_occupation_with_few_entrants_has_its_groups_entry_ages():
    rng = np.random.default_rng(1)
    before = np.full((2, 1, len(GROUPS)), 1000.0)
    after = before * rng.uniform(1.0, 1.3, before.shape)
    before[1] /= 1e6
    after[1] /= 1e6

    found = entry_ages(
        np.stack([before, after]),
        np.zeros((2, 1, len(AGES.single), 4)),
        occupations=("2221", "2222"),
        ages=AGES,
        steps=[(0, 1)],
    )

    np.testing.assert_allclose(found[1], found[0], rtol=0.1, atol=1e-4)

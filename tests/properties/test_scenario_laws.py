"""What must hold for every scenario: nothing in, nothing out; credit adds up; addresses last."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.scenarios import COUNTY, DOCTOR, NURSE, SKELLEFTEA, UMEA, scenario, small_world
from talentlab.calc.scenarios.credit import credits_of
from talentlab.calc.scenarios.levers import effects_of
from talentlab.calc.scenarios.outcome import outcome_of
from talentlab.calc.scenarios.scenario import Lever, LeverKind, Range, Shock, ShockKind
from talentlab.calc.scenarios.shapley import shapley
from talentlab.pipelines.scenarios.address import from_address, to_address
from talentlab.pipelines.scenarios.plain import scenario_from_plain, scenario_to_plain

SEED = 8
DETAILS = {"reskilling": DOCTOR, "technology": "222"}
AMOUNTS = st.floats(0.1, 30.0)
SHARES = st.floats(0.0, 1.0)
NAMES = st.text(st.characters(exclude_categories=["C"]), max_size=12).map(str.strip)


@st.composite
def levers(draw):
    kind = draw(st.sampled_from(list(LeverKind)))
    on_programme = kind in ("seats", "completion", "retention")
    low, high = sorted((draw(SHARES), draw(SHARES)))
    return Lever(
        kind=kind,
        region_code=UMEA if on_programme else draw(st.sampled_from((UMEA, SKELLEFTEA, COUNTY))),
        education_group_code=NURSE,
        amount=draw(AMOUNTS),
        first_year=draw(st.integers(2026, 2031)),
        detail=DETAILS.get(kind, ""),
        take_up=draw(st.none() | st.just(Range(low, high))),
        cost_sek=draw(st.none() | st.floats(0, 1e6)),
    )


@st.composite
def shocks(draw):
    share = draw(SHARES)
    spans = {
        name: Range(*sorted((draw(SHARES), draw(SHARES))))
        for name in ("realised", "multiplier", "movers", "people_per_job")
    }
    return Shock(
        name=draw(NAMES.filter(lambda name: "~" not in name and name)),
        kind=draw(st.sampled_from(list(ShockKind))),
        region_code=draw(st.sampled_from((UMEA, SKELLEFTEA))),
        jobs=draw(st.floats(1, 3000)),
        occupations=(("222", share), ("221", 1 - share)),
        first_year=draw(st.integers(2026, 2031)),
        ramp_years=draw(st.integers(1, 6)),
        probability=draw(SHARES),
        reversal_probability=draw(SHARES),
        reversal_after=draw(st.integers(1, 9)),
        **spans,
    )


@st.composite
def scenarios(draw, name=NAMES):
    unique = {lever.key: lever for lever in draw(st.lists(levers(), max_size=4))}
    return scenario(*unique.values(), shocks=draw(st.lists(shocks(), max_size=1)), name=draw(name))


def gap_change(asked, cells):
    world = small_world()
    effects = effects_of(asked, world, seed=SEED).effects
    players = len(asked.levers) + len(asked.shocks)
    change = outcome_of(effects, world, players).pair(cells).change()
    credited = credits_of(effects, world, cells, asked.year, players)
    return change[world.years.index(asked.year)], credited


@given(scenarios())
@settings(max_examples=60, deadline=None)
def test_credit_adds_up_to_the_whole_change_in_every_draw(asked):
    change, credited = gap_change(asked, small_world().cells(COUNTY, NURSE))

    np.testing.assert_allclose(sum(credited, np.zeros(len(change))), change, atol=1e-6)


@given(scenarios())
@settings(max_examples=40, deadline=None)
def test_a_scenario_that_asks_for_nothing_changes_nothing(asked):
    idle = replace(
        asked,
        levers=tuple(replace(lever, amount=0.0) for lever in asked.levers),
        shocks=tuple(replace(shock, probability=0.0) for shock in asked.shocks),
    )

    change, _ = gap_change(idle, small_world().cells(COUNTY, "total"))

    np.testing.assert_allclose(change, 0.0, atol=1e-9)


@given(scenarios())
@settings(max_examples=40, deadline=None)
def test_no_supply_and_no_demand_becomes_negative(asked):
    world = small_world()
    players = len(asked.levers) + len(asked.shocks)
    outcome = outcome_of(effects_of(asked, world, seed=SEED).effects, world, players)
    for cell in outcome.cells:
        after = outcome.pair([cell]).after

        assert after["supply"].min() >= -1e-9
        assert after["demand"].min() >= -1e-9


@given(st.lists(st.floats(-50, 50), min_size=8, max_size=8))
def test_parts_are_fair(values):
    worth = dict(zip([frozenset(c) for c in _subsets()], [0.0, *values[1:]], strict=True))

    parts = shapley((0, 1, 2), lambda found: np.array(worth[found]))

    assert sum(parts.values()) == _close(worth[frozenset((0, 1, 2))])
    swapped = {0: 1, 1: 0, 2: 2}
    mirrored = shapley((0, 1, 2), lambda f: np.array(worth[frozenset(swapped[p] for p in f)]))
    assert mirrored[0] == _close(parts[1])


def test_who_adds_nothing_to_any_gets_nothing():
    parts = shapley((0, 1), lambda found: np.array(5.0 if 0 in found else 0.0))

    assert (float(parts[0]), float(parts[1])) == (5.0, 0.0)


def _subsets():
    return [(), (0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)]


def _close(value):
    return pytest.approx(value, abs=1e-9)


@given(scenarios())
def test_an_address_says_the_scenario_and_nothing_else(asked):
    assert from_address(to_address(asked)) == asked


@given(scenarios())
def test_plain_values_say_the_scenario(asked):
    assert scenario_from_plain(scenario_to_plain(asked)) == asked

import numpy as np
import pytest

from factories.scenarios import (
    COUNTY,
    DOCTOR,
    NURSE,
    SKELLEFTEA,
    UMEA,
    lever,
    scenario,
    shock,
    small_world,
)  # fmt: skip
from talentlab.calc.scenarios.levers import effects_of
from talentlab.calc.scenarios.outcome import outcome_of
from talentlab.calc.scenarios.scenario import ShockKind

SEED = 4
LAST = -1


def changed(*levers, shocks=(), region=COUNTY, group="total"):
    """Return the change of supply and of demand (T,) in an area and group, mean of the draws."""
    asked = scenario(*levers, shocks=shocks)
    world = small_world()
    outcome = outcome_of(
        effects_of(asked, world, seed=SEED).effects, world, len(levers) + len(shocks)
    )
    pair = outcome.pair(world.cells(region, group))
    return tuple(
        (pair.after[side] - pair.before[side]).mean(axis=1) for side in ("supply", "demand")
    )


def base(side, region=COUNTY, group=NURSE):
    world = small_world()
    return world.base(world.cells(region, group))[side].sum(axis=0).mean(axis=-1)


def test_hours_are_worked_by_all_of_the_group():
    supply, demand = changed(lever("hours", 10.0, COUNTY))

    assert supply[LAST] == pytest.approx(0.1 * base("supply")[LAST])
    assert not demand.any()


def test_older_people_at_work_are_a_share_of_those_there_are():
    # 200 older residents in each of two municipalities, five points more of them
    supply, _ = changed(lever("participation", 5.0, COUNTY))

    assert supply[LAST] == pytest.approx(0.05 * 400)


def test_staffing_changes_the_public_part_of_the_jobs():
    _, demand = changed(lever("staffing", -10.0, UMEA))

    assert demand[LAST] == pytest.approx(-0.1 * 0.8 * base("demand", UMEA)[LAST])


def test_technology_changes_the_jobs_in_its_occupation_only():
    # 300 of 400 nurses' jobs are in 222; the codes that begin with 22 are the same
    _, precise = changed(lever("technology", 20.0, UMEA, detail="222"))
    _, broad = changed(lever("technology", 20.0, UMEA, detail="22"))

    assert precise[LAST] == pytest.approx(-0.2 * 0.75 * base("demand", UMEA)[LAST])
    np.testing.assert_array_equal(precise, broad)


def test_commuters_from_inside_the_region_are_missed_where_they_come_from():
    commuting = lever("commuting", 30.0, UMEA, detail=SKELLEFTEA)

    assert changed(commuting, region=UMEA)[0][LAST] == pytest.approx(30.0)
    assert changed(commuting, region=SKELLEFTEA)[0][LAST] == pytest.approx(-30.0)
    assert changed(commuting)[0][LAST] == pytest.approx(0.0, abs=1e-9)


def test_commuters_from_outside_are_missed_nowhere():
    assert changed(lever("commuting", 30.0, UMEA))[0][LAST] == pytest.approx(30.0)


def test_those_who_move_in_leave_again_as_others_do():
    supply, _ = changed(lever("in_migration", 10.0, UMEA, first_year=2026))

    there = 0.0
    for year, came in enumerate([0, 5.0, *[10.0] * 9]):  # half of the target the first year
        there = there * 0.95 + came
        assert supply[year] == pytest.approx(there)


def test_reskilling_moves_people_and_makes_none():
    reskilling = lever("reskilling", 10.0, UMEA, detail=DOCTOR)

    assert changed(reskilling, group=NURSE)[0][LAST] > 0
    assert changed(reskilling, group=DOCTOR)[0][LAST] < 0
    # those in training are away: ten a year, for one year
    assert changed(reskilling)[0][LAST] == pytest.approx(-10.0)


def test_a_reason_to_stay_keeps_no_more_than_those_who_say_it():
    supply, _ = changed(lever("retention", 20.0, detail="housing", first_year=2026))

    # twenty points are asked for, but only four in a hundred say that they would stay for it
    yearly = 100 * 0.75 * 0.04 * 0.9
    assert supply[1] == pytest.approx(yearly)
    assert supply[2] == pytest.approx(yearly * 0.95 + yearly)


def test_retention_acts_on_every_graduate_of_the_place():
    # 100 seats, 0.75 complete, ten points more stay, 0.9 of them at work; half the first year
    supply, _ = changed(lever("retention", 10.0, first_year=2026))

    yearly = 100 * 0.75 * 0.10 * 0.9
    assert supply[1] == pytest.approx(yearly / 2)
    assert supply[2] == pytest.approx(yearly / 2 * 0.95 + yearly)


def test_levers_that_scale_come_after_those_that_add():
    supply, _ = changed(lever("in_migration", 10.0, UMEA), lever("hours", 10.0, UMEA))

    more = changed(lever("in_migration", 10.0, UMEA))[0][LAST]
    assert supply[LAST] == pytest.approx(0.1 * base("supply", UMEA)[LAST] + 1.1 * more)


def test_an_employer_wants_the_educations_that_have_its_occupations():
    supply, demand = changed(shocks=(shock(),), region=UMEA)

    assert demand[LAST] == pytest.approx(100 * 1.5)
    assert supply[LAST] == pytest.approx(100 * 0.4)
    only = shock(multiplier=shock().realised, occupations=(("222", 1.0),))
    nurses = changed(shocks=(only,), region=UMEA, group=NURSE)
    assert nurses[0][LAST] == pytest.approx(40.0)


def test_an_employer_that_closes_takes_its_jobs_and_some_people_away():
    supply, demand = changed(shocks=(shock(kind=ShockKind.CLOSES),), region=UMEA)

    assert demand[LAST] == pytest.approx(-150.0)
    assert supply[LAST] == pytest.approx(-40.0)


def test_supply_never_falls_below_nobody():
    supply, _ = changed(lever("commuting", -5_000.0, SKELLEFTEA))

    assert supply[LAST] == pytest.approx(-base("supply", SKELLEFTEA)[LAST])

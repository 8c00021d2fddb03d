from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from scipy import stats

from factories import scenarios as made
from factories.scenarios import COUNTY, NURSE, UMEA, lever, scenario, shock
from factories.tiny_release import publish_small
from talentlab.calc.assumptions.levers import TAKE_UP
from talentlab.errors import ScenarioHasFaults, ScenariosNotPossible
from talentlab.pipelines.scenarios.address import from_address
from talentlab.pipelines.scenarios.faults import TOO_FEW
from talentlab.pipelines.scenarios.read import world_from, world_of
from talentlab.pipelines.scenarios.run import run_scenario
from talentlab.pipelines.scenarios.told import differences_frame
from talentlab.pipelines.scenarios.what_it_takes import what_it_takes
from talentlab.store.release import open_release
from talentlab.tables.balance import BALANCE_DRAWS
from talentlab.vocab.region import load_region

ASKED = scenario(
    lever("seats", 20.0),
    lever("retention", 10.0),
    lever("in_migration", 15.0, take_up=None),
    shocks=(shock(occupations=(("222", 0.6), ("532", 0.4))),),
)


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    root = tmp_path_factory.mktemp("store")
    made.publish(root)
    return open_release(root)


@pytest.fixture(scope="module")
def answer(release):
    return run_scenario(release, ASKED)


def of_year(rows, year=2033, subject="focus"):
    return next(row for row in rows if row.year == year and row.subject == subject)


def test_an_answer_says_what_it_is_about(answer, release):
    assert (answer.name, answer.release, answer.draws) == ("Prov", release.name, 30)
    assert answer.is_synthetic
    assert [row.year for row in answer.focus] == list(range(2026, 2034))
    assert from_address(answer.address) == ASKED


def test_the_gap_after_is_the_gap_before_and_the_change(answer, release):
    world = world_of(release)
    cells = world.cells(COUNTY, NURSE)
    base = world.base(cells)
    gap = (base["supply"] - base["demand"]).sum(axis=0)[world.years.index(2033)]
    row = of_year(answer.focus)

    told = (row.gap_before.p10, row.gap_before.p50, row.gap_before.p90)
    assert told == pytest.approx(np.quantile(gap, (0.1, 0.5, 0.9)))
    assert row.change.p10 <= row.change.p50 <= row.change.p90


def test_credit_of_levers_and_shocks_adds_up(answer, release):
    alone = run_scenario(release, replace(ASKED, levers=(), shocks=ASKED.shocks))
    levers = run_scenario(release, replace(ASKED, shocks=()))

    assert len(answer.credits) == 4
    expected = sum(c.mean for c in (*alone.credits, *levers.credits))
    assert sum(c.mean for c in answer.credits) == pytest.approx(expected)
    assert answer.credits[-1].cost_sek is None


def test_every_group_municipality_and_occupation_that_changes_is_told_of(answer):
    groups = {d.code for d in answer.differences if d.subject == "education_group"}
    places = {d.region_code for d in answer.differences if d.subject == "municipality"}
    occupations = {d.code for d in answer.differences if d.subject == "occupation"}

    assert NURSE in groups
    assert len(groups) > 1
    assert UMEA in places
    assert {"222", "532"} <= occupations


def test_nothing_is_told_of_a_handful(release):
    world = world_of(release)
    few = np.argwhere(np.median(world.supply, axis=3).max(axis=2) < 5)
    region_code, group = world.region_codes[few[0][0]], world.group_codes[few[0][1]]
    asked = scenario(lever("hours", 30.0, region_code, group), region_code=region_code, group=group)

    found = run_scenario(release, asked)

    assert {d.change for d in found.focus} == {None}
    assert {d.p_short_after for d in found.focus} == {None}
    assert (found.credits, found.cost) == ((), None)
    with pytest.raises(ScenarioHasFaults) as error:
        what_it_takes(release, asked, probability=0.5)
    assert [fault.why for fault in error.value.facts["faults"]] == [TOO_FEW]


def test_the_same_question_has_the_same_answer(answer, release):
    assert run_scenario(release, ASKED) == answer


def test_two_scenarios_with_a_lever_in_common_differ_by_the_other_only(release):
    common = lever("in_migration", 15.0, take_up=None)
    one = run_scenario(release, scenario(common))
    both = run_scenario(release, scenario(common, lever("seats", 20.0)))

    assert one.credits[0].mean == pytest.approx(both.credits[0].mean)
    assert one.credits[0].change.p90 == pytest.approx(both.credits[0].change.p90)


def test_costs_are_told_with_what_nobody_knows(answer):
    # seats and in-migration have a cost, retention has none
    assert answer.cost.total_sek.p50 > 0
    assert [text.en for text in answer.cost.without_cost] == [answer.credits[1].label.en]
    assert answer.credits[1].cost_sek is None


def test_the_ground_of_every_lever_is_told(answer):
    bases = {a.basis for a in answer.assumptions}
    sceptical = [a for a in answer.assumptions if "Riksrevisionen" in a.source.en]

    assert bases == {"measured", "assumed"}
    assert len(sceptical) == 1
    assert sceptical[0].value.p50 == pytest.approx(0.138)


def test_the_default_percentiles_are_those_of_the_default():
    exact = stats.beta.ppf((0.1, 0.5, 0.9), TAKE_UP.alpha, TAKE_UP.beta)
    assert TAKE_UP.percentiles == pytest.approx(exact, abs=0.001)


def test_an_answer_can_be_taken_as_rows(answer):
    frame = differences_frame(answer)

    assert frame.height == len(answer.focus) + len(answer.differences)
    assert frame["subject"][0] == "focus"
    assert frame["change_p50"][-1] is None or frame["change_p50"].dtype == pl.Float64


def test_a_release_is_read_once(release):
    assert world_of(release) is world_of(release)


def test_rows_in_any_order_are_the_same_world():
    tables = made.built()
    region = load_region("vasterbotten")
    ordered = tables["balance_draws"].sort(BALANCE_DRAWS.key)
    mixed = ordered.sample(fraction=1.0, shuffle=True, seed=1)

    found, wanted = (world_from(f, tables["lever_evidence"], region) for f in (mixed, ordered))

    assert found.group_codes == wanted.group_codes
    np.testing.assert_array_equal(found.supply, wanted.supply)
    np.testing.assert_array_equal(found.demand, wanted.demand)


def test_a_lost_row_is_not_taken_for_nobody():
    tables = made.built()

    with pytest.raises(ValueError, match="balance_draws"):
        world_from(
            tables["balance_draws"].slice(1), tables["lever_evidence"], load_region("vasterbotten")
        )


def test_a_release_without_draws_says_so(tmp_path):
    publish_small(tmp_path)

    with pytest.raises(ScenariosNotPossible) as error:
        run_scenario(open_release(tmp_path), ASKED)

    assert error.value.facts["tables"] == ["balance_draws", "lever_evidence"]


def test_all_faults_are_told_at_once(release):
    wrong = scenario(
        lever("seats", 9_999.0, "9999"),
        lever("participation", 5.0),
        lever("technology", 5.0, detail="ZZZ"),
        lever("hours", 5.0, first_year=1999),
        lever("seats", 5.0, "2482"),
        shocks=(shock(jobs=-5.0, probability=2.0, occupations=(("99999", 1.0),)),),
        group="75Q",
        year=2099,
    )

    with pytest.raises(ScenarioHasFaults) as error:
        run_scenario(release, wrong)

    places = [fault.where for fault in error.value.facts["faults"]]
    assert places == [
        "scenario.education_group_code",
        "scenario.year",
        "scenario.levers[1].amount",
        "scenario.levers[1].region_code",
        "scenario.levers[2].kind",
        "scenario.levers[3].detail",
        "scenario.levers[4].first_year",
        "scenario.levers[5].region_code",
        "scenario.shocks[1].jobs",
        "scenario.shocks[1].occupations",
        "scenario.shocks[1].probability",
    ]
    assert error.value.facts["total"] == len(places)


@pytest.mark.parametrize(
    ("levers", "where"),
    [
        ((), "scenario"),
        ((lever("hours"), lever("hours", 20.0)), "scenario.levers"),
        (
            tuple(
                lever("hours", 1.0, code)
                for code in made.balance.region().all_municipality_codes()[:11]
            ),
            "scenario",
        ),
    ],
    ids=["nothing", "the same twice", "too many"],
)
def test_a_scenario_is_some_levers_each_once(release, levers, where):
    with pytest.raises(ScenarioHasFaults) as error:
        run_scenario(release, scenario(*levers))

    assert [fault.where for fault in error.value.facts["faults"]] == [where]


def test_what_it_takes_is_tried_on_the_draws(release):
    limits = scenario(
        lever("in_migration", 400.0, COUNTY), lever("hours", 25.0, COUNTY, cost_sek=1e6)
    )
    now = run_scenario(release, limits).focus[-1].p_short_before

    found = what_it_takes(release, limits, probability=0.999)

    assert found.probability_now == pytest.approx(1 - now)
    assert found.is_possible
    best = found.ways[0]
    assert best.probability >= 0.999
    assert best.cost_sek is not None
    used = [a.amount for a in best.amounts]
    assert all(0 < amount <= most.most for amount, most in zip(used, best.amounts, strict=True))
    tried = scenario(
        *(
            replace(one, amount=amount.amount)
            for one in limits.levers
            for amount in best.amounts
            if amount.most == one.amount
        )
    )
    assert 1 - of_year(run_scenario(release, tried).focus).p_short_after == best.probability


def test_a_target_must_be_a_probability(release):
    with pytest.raises(ScenarioHasFaults) as error:
        what_it_takes(release, scenario(lever("hours")), probability=1.0)

    assert [fault.where for fault in error.value.facts["faults"]] == ["probability"]

import pytest

from factories import scenarios as factory
from talentlab.pipelines.scenarios.asked import scenario_asked
from talentlab.store.release import open_release

LEVER = {
    "kind": "commuting", "region_code": "24", "education_group_code": "75N", "amount": "40",
    "first_year": "2027",
}  # fmt: skip
QUESTION = {"region_code": "24", "education_group_code": "75N", "year": "2031"}


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    root = tmp_path_factory.mktemp("asked")
    factory.publish(root)
    return open_release(root)


def asked(release, *levers, shocks=(), **question):
    plain = {**QUESTION, **question, "levers": list(levers), "shocks": list(shocks)}
    scenario, faults = scenario_asked(release, plain)
    return scenario, {fault.where for fault in faults}


def test_a_scenario_without_faults_comes_back_as_it_was_written(release):
    scenario, faults = asked(release, LEVER)

    assert faults == set()
    assert (scenario.year, scenario.levers[0].amount) == (2031, 40.0)


def test_what_cannot_be_read_hides_nothing_that_the_release_cannot_answer(release):
    _, faults = asked(
        release,
        {**LEVER, "amount": "abc", "first_year": "1999"},
        {**LEVER, "region_code": "2403", "detail": "9999"},
        year="2090",
    )

    assert faults == {
        "scenario.year",
        "scenario.levers[1].amount",
        "scenario.levers[1].first_year",
        "scenario.levers[2].detail",
    }


def test_a_missing_question_does_not_hide_faults_in_the_levers(release):
    _, faults = asked(release, {**LEVER, "take_up": ["0.5", "1.7"]}, region_code="")

    assert faults == {"scenario.region_code", "scenario.levers[1].take_up"}


def test_nothing_is_said_of_a_lever_only_because_its_kind_is_missing(release):
    lever = {name: value for name, value in LEVER.items() if name != "kind"}

    _, faults = asked(release, {**lever, "amount": "1000"})

    assert faults == {"scenario.levers[1].kind"}


def test_every_fault_of_an_employer_is_told_beside_those_of_a_lever(release):
    employer = {"name": "X", "jobs": "-5", "probability": "1.5", "first_year": "2027"}

    _, faults = asked(release, {**LEVER, "amount": "99999"}, shocks=[employer])

    assert faults == {
        "scenario.levers[1].amount",
        "scenario.shocks[1].kind",
        "scenario.shocks[1].region_code",
        "scenario.shocks[1].occupations",
        "scenario.shocks[1].jobs",
        "scenario.shocks[1].probability",
    }


def test_what_is_no_list_of_levers_is_told_and_not_a_crash(release):
    scenario, faults = scenario_asked(release, {**QUESTION, "levers": "ten more"})

    assert scenario is None
    assert [fault.where for fault in faults] == ["scenario.levers"]

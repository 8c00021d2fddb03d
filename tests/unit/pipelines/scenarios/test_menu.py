import pytest

from factories import scenarios as factory
from talentlab.calc.assumptions.levers import LEVERS
from talentlab.pipelines.scenarios.menu import has_scenarios, menu_of, usual_limits
from talentlab.pipelines.scenarios.read import world_of
from talentlab.store.release import open_release


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    root = tmp_path_factory.mktemp("menu")
    factory.publish(root)
    return open_release(root)


def test_the_menu_offers_exactly_what_the_world_can_answer(release):
    menu, world = menu_of(release), world_of(release)

    assert has_scenarios(release)
    assert set(menu.region_codes) == set(world.areas)
    assert {code for code, _name in menu.groups} == set(world.groups)
    assert menu.years == world.years[1:]
    assert [choice.kind for choice in menu.levers] == list(LEVERS)


def test_a_release_without_evidence_has_no_scenarios(tmp_path):
    factory.publish(tmp_path, tables=("balance_draws",))

    assert not has_scenarios(open_release(tmp_path))


def test_usual_limits_leave_out_levers_without_evidence(release):
    nurses = usual_limits(release, factory.scenario(group="75N", year=2031))
    doctors = usual_limits(release, factory.scenario(group="75L", year=2031))

    assert "seats" in {lever.kind for lever in nurses.levers}
    assert "seats" not in {lever.kind for lever in doctors.levers}
    assert "commuting" in {lever.kind for lever in doctors.levers}
    assert {lever.first_year for lever in nurses.levers} == {2026}

import json

import pytest

from factories.scenarios import lever, scenario, shock
from talentlab.calc.assumptions.shocks import SHOCKS
from talentlab.errors import ScenarioHasFaults
from talentlab.pipelines.scenarios.address import from_address, to_address
from talentlab.pipelines.scenarios.library import shock_library
from talentlab.pipelines.scenarios.plain import scenario_from_plain, scenario_to_plain
from talentlab.pipelines.scenarios.scenario_file import read_scenario
from talentlab.vocab.ssyk import ssyk

PLAIN = {
    "name": "Fler",
    "region_code": "24",
    "education_group_code": "75N",
    "year": 2032,
    "levers": [
        {"kind": "seats", "region_code": "2480", "education_group_code": "75N", "amount": "20",
         "first_year": 2027, "take_up": [0.2, "0.9"]},
    ],
}  # fmt: skip


def faults_of(read, *arguments):
    with pytest.raises(ScenarioHasFaults) as error:
        read(*arguments)
    return [(fault.where, fault.value) for fault in error.value.facts["faults"]]


def test_numbers_may_be_written_as_a_form_writes_them():
    (found,) = scenario_from_plain(PLAIN).levers

    assert (found.amount, found.take_up.low, found.take_up.high) == (20.0, 0.2, 0.9)


def test_plain_values_can_be_a_json_file():
    asked = scenario(lever("seats", cost_sek=5.5), shocks=(shock(),))

    assert scenario_from_plain(json.loads(json.dumps(scenario_to_plain(asked)))) == asked


def test_every_fault_is_told_with_its_place():
    wrong = {
        "region_code": 24,
        "colour": "red",
        "levers": [
            {"kind": "magic", "region_code": "2480", "amount": "many", "first_year": 2027.5,
             "education_group_code": "75N", "take_up": [0.9, 0.2]},
        ],
        "shocks": [{"name": "X", "kind": "closes", "region_code": "2480", "jobs": float("nan"),
                    "occupations": {"222": 0.5}, "first_year": True}],
    }  # fmt: skip

    assert faults_of(scenario_from_plain, wrong) == [
        ("scenario.colour", "red"),
        ("scenario.region_code", "24"),
        ("scenario.education_group_code", "–"),
        ("scenario.year", "–"),
        ("scenario.levers[1].kind", "magic"),
        ("scenario.levers[1].amount", "many"),
        ("scenario.levers[1].first_year", "2027.5"),
        ("scenario.levers[1].take_up", "[0.9, 0.2]"),
        ("scenario.shocks[1].jobs", "nan"),
        ("scenario.shocks[1].occupations", "{'222': 0.5}"),
        ("scenario.shocks[1].first_year", "True"),
    ]


def test_levers_that_are_no_list_are_refused():
    assert faults_of(scenario_from_plain, {**PLAIN, "levers": "many"}) == [
        ("scenario.levers", "many")
    ]


def test_an_address_is_short_and_stays_the_same():
    # Shared addresses must be readable for ever: this one may not change.
    shared = (
        "v=1&f=24~75N~2032&l=seats~2480~75N~20~2027~~0.2_0.9"
        "&l=reskilling~24~75N~12.5~2026~55D&n=Fler+sjuksk%C3%B6terskor"
    )
    asked = scenario(
        lever("seats", 20.0, take_up=scenario_from_plain(PLAIN).levers[0].take_up),
        lever("reskilling", 12.5, "24", detail="55D", first_year=2026, take_up=None),
        year=2032,
        name="Fler sjuksköterskor",
    )

    assert to_address(asked) == shared
    assert from_address(shared) == asked
    assert from_address(f"?{shared}&lang=sv") == asked


def test_an_address_of_another_kind_is_refused():
    assert faults_of(from_address, "v=9&f=24~75N~2032") == [("v", "9")]
    assert faults_of(from_address, "") == [("v", "–")]


def test_faults_of_an_address_are_told_at_once():
    found = faults_of(from_address, "v=1&f=24~75N~soon~more&l=seats~2480~75N~x~2027")

    assert found == [
        ("address", "more"),
        ("scenario.year", "soon"),
        ("scenario.levers[1].amount", "x"),
    ]


def test_every_shock_of_the_library_has_a_source_and_real_occupations():
    for entry in shock_library().values():
        assert entry.source.sv
        assert entry.source.en
        assert {code for code, _ in entry.shock.occupations} <= set(ssyk())
        assert sum(share for _, share in entry.shock.occupations) == pytest.approx(1.0)


def test_what_is_invented_is_marked():
    invented = [slug for slug, entry in shock_library().items() if entry.is_invented]

    assert invented == ["hospital-arrives"]
    assert len(shock_library()) == 5


def test_a_shock_may_start_from_the_library(tmp_path):
    path = tmp_path / "closing.toml"
    path.write_text(
        'region_code = "24"\neducation_group_code = "total"\nyear = 2032\n'
        '[[shocks]]\nlibrary = "volvo-closes"\nfirst_year = 2028\njobs = 900\n',
        encoding="utf-8",
    )

    (found,) = read_scenario(str(path)).shocks

    known = shock_library()["volvo-closes"].shock
    assert (found.jobs, found.first_year, found.occupations) == (900.0, 2028, known.occupations)
    assert found.multiplier.low == SHOCKS.multiplier[0]


def test_a_shock_that_the_library_lacks_is_refused_with_the_nearest(tmp_path):
    path = tmp_path / "closing.toml"
    path.write_text('[[shocks]]\nlibrary = "volvo-close"\n', encoding="utf-8")

    with pytest.raises(ScenarioHasFaults) as error:
        read_scenario(str(path))

    (fault,) = error.value.facts["faults"]
    assert "volvo-closes" in fault.why.sv


@pytest.mark.parametrize("content", [None, "not = = toml", "{]"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path, content):
    path = tmp_path / ("scenario.json" if content == "{]" else "scenario.toml")
    if content is not None:
        path.write_text(content, encoding="utf-8")

    assert [where for where, _ in faults_of(read_scenario, str(path))] == [path.name]


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("kind", []),
        ("kind", {"seats": 1}),
        ("amount", 10**400),
        ("first_year", 10**400),
        ("region_code", "24\x1b[2J"),
        ("region_code", "\ud800"),
    ],
)
def test_a_value_of_any_kind_is_told_and_never_breaks_the_reading(where, value):
    lever = {**PLAIN["levers"][0], where: value}

    found = faults_of(scenario_from_plain, {**PLAIN, "levers": [lever]})

    assert [place for place, _ in found] == [f"scenario.levers[1].{where}"]


@pytest.mark.parametrize("slug", [["volvo-closes"], {}, 5, None])
def test_a_shock_of_the_library_is_named_by_text(tmp_path, slug):
    path = tmp_path / "mine.json"
    path.write_text(json.dumps({**PLAIN, "shocks": [{"library": slug}]}), encoding="utf-8")

    assert faults_of(read_scenario, str(path)) == [("shocks.library", str(slug))]

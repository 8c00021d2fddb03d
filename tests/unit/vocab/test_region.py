"""Regions: what the shipped ones say, and every fault in a declaration at once."""

import json
import pickle
import re
import tomllib
from pathlib import Path

import pytest

from talentlab.errors import RegionDoesNotFit, UnknownCode
from talentlab.vocab.geography import municipalities_in
from talentlab.vocab.grammar import genitive
from talentlab.vocab.region import (
    load_region,
    parse_region,
    region_from_json,
    region_names,
)
from talentlab.vocab.text import Text

ROOT = Path(__file__).parents[3]
SMALL = """
slug = "gotland"
region_code = "09"
county_codes = ["09"]
municipality_codes = ["0980"]
university_municipality_codes = ["0980"]
comparison_county_codes = ["08"]
name = { sv = "Gotland", en = "Gotland" }
name_genitive = { sv = "Gotlands", en = "Gotland’s" }
tiles = { 0980 = [0, 0] }
[owner]
name = { sv = "Region Gotland", en = "Region Gotland" }
contact_email = "someone@example.org"
is_example = true
"""


def faults_of(text):
    with pytest.raises(RegionDoesNotFit) as caught:
        parse_region(text)
    return [fault.en for fault in caught.value.facts["faults"]]


def test_three_regions_are_shipped():
    assert region_names() == ("dalarna", "umearegionen", "vasterbotten")


def test_vasterbotten_has_its_15_municipalities_and_ornskoldsvik():
    region = load_region("vasterbotten")

    assert region.region_code == "24"
    assert region.municipality_codes == municipalities_in("24")
    assert region.all_municipality_codes() == (*municipalities_in("24"), "2284")
    assert [area.slug for area in region.areas] == ["umearegionen", "umearegionen-ornskoldsvik"]
    assert region.university_municipality_codes == ("2480",)


def test_umearegionen_has_six_municipalities_and_no_whole_county():
    region = load_region("umearegionen")

    assert region.region_code == "umearegionen"
    assert region.municipality_codes == ("2401", "2403", "2404", "2409", "2460", "2480")
    assert region.whole_county_codes == ()
    assert list(region.members()) == ["umearegionen", "umearegionen-ornskoldsvik"]


def test_dalarna_needs_nothing_but_its_file():
    region = load_region("dalarna")

    assert region.members() == {"20": municipalities_in("20")}
    assert region.cooperating == region.areas == ()


@pytest.mark.parametrize("slug", region_names())
def test_a_shipped_region_says_that_its_owner_is_an_example(slug):
    region = load_region(slug)

    assert region.slug == slug
    assert region.owner.is_example
    assert region.owner.contact_email.endswith("@example.org")
    assert region.name_genitive == genitive(region.name)


@pytest.mark.parametrize("slug", region_names())
def test_a_region_survives_being_kept_in_a_release(slug):
    region = load_region(slug)
    assert region_from_json(region.to_json()) == region
    off = region.with_cooperating(())
    assert region_from_json(off.to_json()) == off


def test_switching_a_cooperating_municipality_off_takes_its_areas_with_it():
    region = load_region("vasterbotten")

    off = region.with_cooperating([])

    assert "2284" not in off.region_codes()
    assert list(off.members()) == ["24", "umearegionen"]
    assert set(region.tiles) - set(off.tiles) == {"2284"}
    assert off.with_cooperating(["2284"]) == region
    assert "2284" in region.region_codes()


def test_only_declared_municipalities_can_cooperate():
    with pytest.raises(UnknownCode) as caught:
        load_region("vasterbotten").with_cooperating(["2284", "2281", "2480"])
    assert caught.value.facts["codes"] == ("2281", "2480")
    assert caught.value.facts["nearest"]["2281"] == ("2284",)


def test_pages_exist_for_totals_first_and_then_municipalities():
    codes = load_region("umearegionen").region_codes()
    assert codes[:2] == ("umearegionen", "umearegionen-ornskoldsvik")
    assert codes[2:] == ("2401", "2403", "2404", "2409", "2460", "2480", "2284")


def test_every_page_knows_the_municipalities_it_adds_up():
    region = load_region("umearegionen")
    found = region.municipalities_by_code()

    assert tuple(found) == region.region_codes()
    assert found["umearegionen"] == region.municipality_codes
    assert (found["2480"], found["2284"]) == (("2480",), ("2284",))


def test_a_region_names_its_areas_and_every_other_place():
    region = load_region("vasterbotten")
    assert region.place_name("umearegionen") == Text(sv="Umeåregionen", en="The Umeå Region")
    assert region.place_name("24").sv == "Västerbottens län"
    assert region.place_name("2080").sv == "Falun"
    with pytest.raises(UnknownCode):
        region.place_name("norrland")


def test_an_unknown_region_is_refused_with_the_nearest():
    with pytest.raises(UnknownCode) as caught:
        load_region("dalarne")
    assert caught.value.facts["nearest"] == {"dalarne": ("dalarna",)}


def test_a_region_can_be_declared_by_its_text():
    region = load_region(SMALL)
    assert region.all_municipality_codes() == ("0980",)
    assert region.members() == {"09": ("0980",)}


@pytest.mark.parametrize("slug", region_names())
def test_tiles_lie_as_the_municipalities_do(slug):
    """Neighbours north-south in the map are so in the country, for places far apart."""
    tiles = load_region(slug).tiles
    assert len(set(tiles.values())) == len(tiles)
    north_of = {
        "vasterbotten": [("2422", "2480"), ("2482", "2409"), ("2409", "2401"), ("2421", "2425")],
        "umearegionen": [("2404", "2460"), ("2480", "2401"), ("2409", "2480")],
        "dalarna": [("2039", "2023"), ("2034", "2029"), ("2080", "2081"), ("2062", "2085")],
    }
    west_of = {
        "vasterbotten": [("2421", "2482"), ("2463", "2403"), ("2460", "2480"), ("2284", "2401")],
        "umearegionen": [("2403", "2460"), ("2460", "2480"), ("2284", "2401")],
        "dalarna": [("2023", "2080"), ("2085", "2084"), ("2021", "2081"), ("2039", "2031")],
    }
    assert all(tiles[a][1] < tiles[b][1] for a, b in north_of[slug])
    assert all(tiles[a][0] < tiles[b][0] for a, b in west_of[slug])


def test_unknown_and_missing_keys_are_told_together():
    text = SMALL.replace('slug = "gotland"', 'slugg = "gotland"').replace(
        'contact_email = "someone@example.org"\n', ""
    )
    found = faults_of(text)
    assert [fault.split(". ")[0] for fault in found] == [
        "Unknown key slugg",
        "slug is missing.",
        "owner.contact_email is missing.",
    ]


def test_missing_texts_and_wrong_kinds_are_told_together():
    text = (
        SMALL.replace(', en = "Gotland" }', " }", 1)
        .replace('sv = "Gotlands"', 'sv = " "')
        .replace("is_example = true", 'is_example = "yes"')
        .replace('["08"]', "[8]")
    )
    assert faults_of(text) == [
        "name.en is missing.",
        "name_genitive.sv is empty.",
        "comparison_county_codes [1] should be a text.",
        "owner.is_example should be true or false.",
    ]


def test_unknown_places_collisions_and_strangers_are_told_together():
    text = (
        SMALL.replace('municipality_codes = ["0980"]', 'municipality_codes = ["0980", "0984"]', 1)
        .replace(
            'university_municipality_codes = ["0980"]', 'university_municipality_codes=["2480"]'
        )
        .replace('["08"]', '["98"]')
        .replace("{ 0980 = [0, 0] }", "{ 0980 = [0, 0], 0984 = [0, 0], 0880 = [1] }")
        .replace("someone@example.org", "nobody")
    )
    found = faults_of(text)
    assert len(found) == 9
    assert "owner.contact_email “nobody” is not an e-mail address." in found
    assert "municipality_codes: 0984 is not a known code. Nearest: 0980 Gotland" in found[2]
    assert "comparison_county_codes: 98 is not a known code." in found[1]
    assert "tiles: 0980, 0984 share the cell [0, 0]." in found
    assert "tiles.0880 should be [column, row], whole numbers from 0." in found
    assert "tiles: 0880 is not shown." in found
    assert (
        "university_municipality_codes: 2480 is neither in the region nor cooperating with it."
        in found
    )


def test_a_municipality_belongs_once_and_in_its_county():
    text = SMALL.replace('["0980"]', '["0980", "0980", "2480"]', 1)
    assert faults_of(text) == [
        "0980 is declared more than once.",
        "2480 is not in any of the counties in county_codes.",
        "region_code 09 should be a county or area of exactly the own municipalities.",
        "tiles: 2480 has no tile.",
    ]


@pytest.mark.parametrize("text", ["a = " + "[" * 9_000, "a = " + "9" * 6_000])
def test_a_declaration_made_to_exhaust_us_is_told_as_broken(text):
    with pytest.raises(RegionDoesNotFit) as told:
        parse_region(text)

    assert [fault.en[:16] for fault in told.value.facts["faults"]] == ["Not valid TOML: "]


def test_broken_toml_is_told_as_such():
    (fault,) = faults_of("slug = \n")
    assert fault.startswith("Not valid TOML: ")


def test_every_fault_is_told_in_swedish_too():
    with pytest.raises(RegionDoesNotFit) as caught:
        parse_region('areas = [3]\ntiles = 1\nslug = ""')
    said = [(fault.sv, fault.en) for fault in caught.value.facts["faults"]]
    assert all(sv != en and sv and en for sv, en in said)


def test_the_guide_to_declaring_a_region_explains_every_key_with_examples_that_work():
    guide = (ROOT / "docs" / "how-to" / "declare-your-own-region.md").read_text()
    whole, parts, event = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    explained = re.findall(r"^\| (`.*?) \|", guide, re.MULTILINE)

    assert parse_region(whole).all_municipality_codes() == ("0980",)
    assert set(tomllib.loads(parts)) == {"cooperating", "areas"}
    (announced,) = tomllib.loads(event)["announced"]
    assert parse_region(f"{whole}{event}").announced[0].name.sv == announced["name"]["sv"]
    keys = {"announced", *tomllib.loads(whole), *tomllib.loads(parts), *announced}
    assert set(re.findall(r"`(\w+)`", " ".join(explained))) == keys


def test_a_region_may_leave_out_cooperation_and_areas_but_nothing_else():
    declared = tomllib.loads(SMALL)
    for key in declared:
        text = json.dumps({name: value for name, value in declared.items() if name != key})
        with pytest.raises(RegionDoesNotFit) as caught:
            region_from_json(text)
        assert [fault.en for fault in caught.value.facts["faults"]] == [f"{key} is missing."]


def test_a_region_can_be_sent_to_another_process():
    region = load_region("umearegionen").with_cooperating([])

    sent = pickle.loads(pickle.dumps(region))  # noqa: S301 -- our own bytes

    assert sent == region
    assert sent.all_municipality_codes() == region.all_municipality_codes()

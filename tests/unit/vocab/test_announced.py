"""Announced events of a region: kept as declared, and every fault told at once."""

import pickle
from dataclasses import replace

import pytest

from talentlab.errors import RegionDoesNotFit
from talentlab.vocab.region import load_region, parse_region, region_from_json, region_names

EVENT = """
[[announced]]
name = { sv = "Kabelfabriken", en = "The cable works" }
source = { sv = "Pressmeddelande", en = "Press release" }
announced_on = "2026-03-01"
kind = "arrives"
municipality_code = "0980"
industry = "C"
occupations = { 818 = 0.6, 311 = 0.4 }
jobs = { low = 80, best = 200, high = 240 }
first_year = 2028
ramp_years = 3
probability = 0.6
multiplier = { low = 0.2, high = 0.8 }
reversal_probability = 0.15
reversal_after = 6
"""
REGION = """
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


def faults_of(*events):
    with pytest.raises(RegionDoesNotFit) as caught:
        parse_region("".join((REGION, *events)))
    faults = caught.value.facts["faults"]
    assert all(fault.sv and fault.sv != fault.en for fault in faults)
    return [fault.en for fault in faults]


def changed(**told):
    """Return the event with some of its lines written differently, or left out."""
    lines = EVENT.strip().splitlines()
    kept = [line for line in lines if line.split(" = ")[0] not in told]
    return "\n".join([*kept, *(f"{k} = {v}" for k, v in told.items() if v is not None), ""])


def test_an_event_is_read_as_declared():
    (event,) = parse_region(REGION + EVENT).announced

    assert (event.name.sv, event.source.en) == ("Kabelfabriken", "Press release")
    assert (event.industry, event.occupations) == ("C", (("311", 0.4), ("818", 0.6)))
    assert (event.jobs_low, event.jobs_best, event.jobs_high) == (80, 200, 240)
    assert (event.first_year, event.ramp_years, event.probability) == (2028, 3, 0.6)
    assert (event.multiplier_low, event.multiplier_high) == (0.2, 0.8)
    assert (event.reversal_probability, event.reversal_after) == (0.15, 6)


@pytest.mark.parametrize("left_out", ["industry", "occupations"])
def test_a_release_and_another_process_remember_the_events(left_out):
    region = parse_region(REGION + changed(**{left_out: None}))

    assert region_from_json(region.to_json()) == region
    assert pickle.loads(pickle.dumps(region)) == region  # noqa: S301 -- our own
    assert region != parse_region(REGION)


@pytest.mark.parametrize("slug", region_names())
def test_shipped_regions_reckon_with_no_event_and_are_kept_as_they_were(slug):
    region = load_region(slug)

    assert region.announced == ()
    assert "announced" not in region.to_json()


def test_a_region_takes_only_the_events_of_its_own_places():
    region = parse_region(REGION + EVENT)
    (event,) = region.announced
    elsewhere = replace(event, municipality_code="2480")

    assert region.with_announced(()) == parse_region(REGION)
    assert region.with_announced((event, elsewhere)) == region


def test_keys_and_kinds_are_told_together():
    event = changed(probability='"high"', ramp_years="2.5", first_year="true", kind=None, size="3")

    assert [fault.split(". ")[0] for fault in faults_of(event)] == [
        "Unknown key announced [1].size",
        "announced [1].kind is missing.",
        "announced [1].first_year should be a whole number.",
        "announced [1].ramp_years should be a whole number.",
        "announced [1].probability should be a number.",
    ]


def test_everything_wrong_with_the_contents_is_told_together():
    event = changed(
        announced_on='"soon"',
        kind='"grows"',
        municipality_code='"2480"',
        industry='"X"',
        occupations="{ 8189 = 0.6, 311 = 0.3 }",
        jobs="{ low = 80, best = 70, high = nan }",
        multiplier="{ low = -1, high = 0.8 }",
        probability="1.5",
        first_year="28",
        reversal_after="0",
    )

    found = faults_of(event)

    assert found[:4] == [
        "announced [1].announced_on “soon” is no date. Write it as 2026-03-01.",
        "announced [1].kind “grows” should be arrives or closes.",
        "announced [1].municipality_code: 2480 is neither in the region nor cooperating with it.",
        "announced [1].industry: X is no section of SNI, A–U.",
    ]
    assert "8189 is no SSYK code of three digits. Nearest: 818" in found[4]
    assert found[5:] == [
        "announced [1].occupations: shares should be numbers above 0 and together 1.",
        "announced [1].jobs: low, best and high should rise from at least 0, best above 0.",
        "announced [1].multiplier: low and high should rise from at least 0.",
        "announced [1].probability: 1.5 is outside 0 to 1.",
        "announced [1].first_year: 28 is outside 2000 to 2100.",
        "announced [1].reversal_after: 0 is outside 1 to 30.",
    ]


def test_an_event_says_which_jobs_it_is_about():
    assert faults_of(changed(industry=None, occupations=None)) == [
        "announced [1]: give industry, occupations or both."
    ]


def test_the_same_event_counts_once():
    assert faults_of(EVENT, EVENT) == [
        "announced: Kabelfabriken in 0980 is declared more than once."
    ]

import pytest

from factories.signals import cells
from talentlab.pipelines.signals.places import of_areas, places_of
from talentlab.vocab.geography import counties, municipalities_in
from talentlab.vocab.region import load_region

UMEAREGIONEN = ("2401", "2403", "2404", "2409", "2460", "2480")


@pytest.fixture(scope="module")
def places():
    return places_of(load_region("vasterbotten"))


def sums(frame, places):
    columns = ("region_code", "value", "status")
    return {
        code: (value, status)
        for code, value, status in of_areas(frame, places).select(columns).rows()
    }


def test_published_areas_their_counties_and_sweden_are_shown(places):
    region = load_region("vasterbotten")

    assert set(region.region_codes()) <= set(places.around)
    assert {"24", "00", *region.comparison_county_codes} <= set(places.around)
    assert "0180" not in places.around


def test_larger_areas_stand_in_from_the_nearest_outwards(places):
    assert places.around["2480"] == ("2480", "24", "SE33", "00")
    assert places.around["umearegionen"] == ("umearegionen", "24", "SE33", "00")
    assert places.around["24"] == ("24", "SE33", "00")
    assert places.around["00"] == ("00",)
    assert places.around["SE33"] == ("SE33",)


def test_nobody_stands_in_for_an_area_that_is_alone(places):
    assert places.alone["2480"] == ("2480",)


def test_an_area_is_its_own_number_or_the_sum_of_all_its_parts(places):
    parts = [(code, "total", 1) for code in UMEAREGIONEN]

    found = sums(cells([*parts, ("24", "total", 99)]), places)

    assert found["umearegionen"] == (6.0, "counted")
    assert found["24"] == (99.0, "counted")
    assert "00" not in found


def test_an_area_with_a_part_that_was_not_counted_has_no_number(places):
    assert "umearegionen" not in sums(cells([(c, "total", 1) for c in UMEAREGIONEN[1:]]), places)


def test_a_group_that_a_part_lacks_is_missing_in_the_whole(places):
    parts = [(code, "2221", 1) for code in UMEAREGIONEN]
    other = [(code, "2222", 1) for code in UMEAREGIONEN[1:]]

    found = of_areas(cells([*parts, *other]), places)
    whole = found.filter(found["region_code"] == "umearegionen")

    assert whole.select("group", "value", "status").rows() == [
        ("2221", 6.0, "counted"), ("2222", None, "missing"),
    ]  # fmt: skip


def test_a_hidden_part_hides_the_whole(places):
    parts = [(code, "total", 1) for code in UMEAREGIONEN[1:]]

    found = sums(cells([*parts, (UMEAREGIONEN[0], "total", "suppressed")]), places)

    assert found["umearegionen"] == (None, "suppressed")


def test_sweden_is_all_its_counties(places):
    found = sums(cells([(code, "total", 1) for code in counties()]), places)

    assert found["00"] == (21.0, "counted")


def test_a_county_is_all_its_municipalities(places):
    found = sums(cells([(code, "total", 2) for code in municipalities_in("24")]), places)

    assert found["24"] == (30.0, "counted")


def test_an_area_across_counties_is_only_within_what_holds_it_all():
    region = load_region("vasterbotten").with_cooperating(["2284"])
    across = [code for code, inside in region.members().items() if "2284" in inside]

    found = places_of(region)

    assert found.around["2284"] == ("2284", "22", "SE32", "00")
    assert {found.around[code] for code in across} <= {(code, "00") for code in across}

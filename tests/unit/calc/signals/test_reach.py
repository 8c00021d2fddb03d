import polars as pl
import pytest

from talentlab.calc.signals.reach import code_reach, nearest, place_reach
from talentlab.vocab.ssyk import ssyk

PLACES = {"2480": ("2480", "24", "SE33", "00"), "00": ("00",)}


def reach(edition, widest=None):
    found = {}
    columns = ("ssyk_code", "measured_ssyk_code", "measured_ssyk_edition")
    for code, measured, in_edition in code_reach(edition, widest=widest).select(columns).rows():
        found.setdefault(code, []).append((measured, in_edition))
    return found


def test_every_code_is_shown_and_reaches_its_own_group():
    found = reach("af")

    assert set(found) == {*ssyk("scb"), "total"}
    assert found["1211"] == [("1210", "af")]
    assert found["5321"] == [("5321", "af")]
    assert found["2221"] == [("2221", "scb")]
    assert found["222"] == [("222", "scb")]
    assert found["total"] == [("total", "scb")]


def test_in_scbs_own_edition_nothing_is_merged():
    assert {edition for found in reach("scb").values() for _, edition in found} == {"scb"}


def test_wider_groups_may_stand_in_no_further_up_than_told():
    found = reach("scb", widest=3)

    assert found["2221"] == [("2221", "scb"), ("222", "scb")]
    assert (found["222"], found["22"]) == ([("222", "scb")], [("22", "scb")])
    assert reach("scb", widest=1)["2221"][-1] == ("2", "scb")


def wage(region_code, group, value, level=""):
    return {
        "region_code": region_code,
        "group": group,
        "sex": "total",
        "signal": "wage_mean",
        "period": "2020",
        "value": value,
        "level": level,
        "status": "counted" if value or level else "missing",
    }


def find(*measured, code="2221", region_code="2480"):
    frame = pl.DataFrame(list(measured), schema_overrides={"value": pl.Float64})
    shown = nearest(frame, place_reach(PLACES), code_reach("scb", widest=3))
    here = shown.filter(pl.col("region_code") == region_code, pl.col("ssyk_code") == code)
    return here.select("measured_region_code", "measured_ssyk_code", "value", "status").rows()


NORTH = wage("SE33", "222", 44.0)
SWEDEN = wage("00", "2221", 41.0)


def test_the_number_comes_with_the_place_and_group_it_was_measured_for():
    assert find(NORTH) == [("SE33", "222", 44.0, "counted")]
    assert find(NORTH, code="222") == [("SE33", "222", 44.0, "counted")]
    assert find(NORTH, code="22") == []


def test_the_nearest_occupation_comes_before_the_nearest_place():
    assert find(NORTH, SWEDEN) == [("00", "2221", 41.0, "counted")]


def test_of_the_same_occupation_the_nearest_place_comes_first():
    assert find(SWEDEN, wage("24", "2221", 43.0)) == [("24", "2221", 43.0, "counted")]


def test_one_without_a_number_is_shown_only_where_there_is_no_other():
    assert find(SWEDEN, wage("2480", "2221", None)) == [("00", "2221", 41.0, "counted")]
    assert find(wage("2480", "2221", None)) == [("2480", "2221", None, "missing")]


def test_a_class_is_as_good_as_a_number():
    judged = wage("24", "2221", None, level="large")

    assert find(judged, wage("00", "2221", 1.0)) == [("24", "2221", None, "counted")]


@pytest.mark.parametrize("region_code", ["25", "SE32"])
def test_a_place_out_of_reach_stands_for_nobody(region_code):
    assert find(wage(region_code, "2221", 44.0)) == []


def test_signals_and_sexes_are_found_apart():
    women = NORTH | {"sex": "women", "value": 43.0}
    median = NORTH | {"signal": "wage_median", "value": 42.0}

    assert sorted(value for *_, value, _ in find(NORTH, women, median)) == [42.0, 43.0, 44.0]

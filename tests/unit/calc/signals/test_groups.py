import pytest

from factories.signals import cells
from talentlab.calc.signals.groups import (
    finest,
    group_of,
    joined,
    not_counted,
    regrouped,
    summed,
    with_sums,
)


def as_dict(frame):
    return {
        (r, g): v if s == "counted" else s
        for r, g, v, s in frame.select("region_code", "group", "value", "status").iter_rows()
    }


def test_a_unit_group_is_itself_or_part_of_a_merged_group():
    assert group_of("scb")["1211"] == "1211"
    assert {group_of("af")[code] for code in ("1211", "1212")} == {"1210"}
    assert {group_of("af")[code] for code in ("5321", "5322")} == {"5321"}
    assert group_of("af")["2221"] == "2221"
    assert len(group_of("scb")) == len(group_of("af")) == 429


def test_three_codes_have_no_counterpart_at_the_employment_service():
    assert not_counted("af") == ("4430", "7619", "443")
    assert not_counted("scb") == ()


def test_two_editions_meet_in_the_one_that_merges():
    assert joined("scb", "scb") == "scb"
    assert joined("af", "scb") == joined("scb", "af") == joined("af", "af") == "af"


def test_merged_groups_are_added_and_others_keep_their_numbers():
    counted = cells([("24", "1211", 3), ("24", "1212", 4), ("24", "2221", 5), ("24", "222", 6)])

    assert as_dict(regrouped(counted, "scb", "af")) == {
        ("24", "1210"): 7, ("24", "2221"): 5, ("24", "222"): 6,
    }  # fmt: skip
    assert regrouped(counted, "scb", "scb").equals(counted)


def test_a_sum_over_a_hidden_number_is_hidden_and_over_a_missing_one_missing():
    found = summed(
        cells([("a", "1", 3), ("a", "1", 4), ("b", "1", 3), ("b", "1", "missing")])
        .vstack(cells([("c", "1", 1), ("c", "1", "missing"), ("c", "1", "suppressed")])),
        "region_code",
        "group",
    )  # fmt: skip

    assert as_dict(found) == {("a", "1"): 7, ("b", "1"): "missing", ("c", "1"): "suppressed"}


def test_sums_go_all_the_way_up_and_are_made_once():
    found = with_sums(cells([("24", "2221", 3), ("24", "2231", 4), ("24", "5321", 5)]))

    assert as_dict(found) == {
        ("24", "2221"): 3, ("24", "2231"): 4, ("24", "5321"): 5,
        ("24", "222"): 3, ("24", "223"): 4, ("24", "532"): 5,
        ("24", "22"): 7, ("24", "53"): 5,
        ("24", "2"): 7, ("24", "5"): 5,
        ("24", "total"): 12,
    }  # fmt: skip
    assert found.height == len(as_dict(found))


def test_areas_counted_less_in_detail_are_summed_from_their_own_groups():
    found = as_dict(with_sums(cells([("24", "2221", 3), ("2480", "222", 2), ("2480", "223", 1)])))

    assert {g: v for (r, g), v in found.items() if r == "2480"} == {
        "222": 2, "223": 1, "22": 3, "2": 3, "total": 3,
    }  # fmt: skip


def test_no_stated_occupation_counts_among_all_only_and_the_producers_total_not_at_all():
    found = as_dict(with_sums(cells([("24", "2221", 3), ("24", "0002", 2), ("24", "0000", 99)])))

    assert found[("24", "total")] == 5
    assert not any(group.startswith("0") for _, group in found)


@pytest.mark.parametrize("hidden", ["suppressed", "missing"])
def test_what_is_hidden_in_one_group_is_hidden_in_all_that_hold_it(hidden):
    found = as_dict(with_sums(cells([("24", "2221", 3), ("24", "2222", hidden), ("24", "51", 1)])))

    assert {g for (_, g), value in found.items() if value == hidden} == {
        "2222", "222", "22", "2", "total",
    }  # fmt: skip


def test_the_most_detailed_groups_of_each_area_are_kept():
    found = finest(cells([("24", "2221", 3), ("24", "222", 3), ("2480", "222", 1)]))

    assert as_dict(found) == {("24", "2221"): 3, ("2480", "222"): 1}


def test_who_states_no_occupation_is_no_soldier():
    found = as_dict(with_sums(cells([("24", "000", 500), ("24", "011", 10)])))

    assert found["24", "0"] == found["24", "01"] == 10
    assert ("24", "00") not in found
    assert found["24", "total"] == 510

"""The two editions of SSYK 2012 and the key between them."""

import math
from collections import Counter

import pytest

from talentlab.errors import UnknownCode
from talentlab.vocab.ssyk import only_in_scb, ssyk, ssyk_crosswalk


def unit_groups(edition):
    return set(ssyk(edition).at_level(4))


def test_25_manager_groups_replace_50_and_four_more_scb_groups_have_no_own_af_group():
    only_af = unit_groups("af") - unit_groups("scb")
    only_scb = unit_groups("scb") - unit_groups("af")

    assert len(only_af) == 25
    assert len(only_scb) == 54
    assert only_scb - {"4430", "5322", "5324", "7619"} == {
        group[:3] + level for group in only_af for level in "12"
    }


def test_every_scb_group_goes_to_one_place_and_every_af_group_is_reached():
    key = ssyk_crosswalk()

    assert {link.source for link in key.links} == unit_groups("scb")
    assert {link.target for link in key.links} == unit_groups("af") | set(only_in_scb())
    assert only_in_scb() == ("4430", "7619")
    assert {len(key.targets(code)) for code in unit_groups("scb")} == {1}


def test_the_shares_of_every_group_sum_to_one_both_ways():
    forward, back = Counter(), Counter()
    for link in ssyk_crosswalk().links:
        assert 0 < link.share_of_target <= 1
        forward[link.source] += link.share_of_source
        back[link.target] += link.share_of_target

    assert all(math.isclose(total, 1, abs_tol=1e-9) for total in forward.values())
    assert all(math.isclose(total, 1, abs_tol=1e-9) for total in back.values())


def test_managers_and_assistant_nurses_are_put_together():
    persons = {"1211": 3, "1212": 5, "5321": 10, "5322": 1, "5324": 2, "4430": 4, "2512": 7}

    assert ssyk_crosswalk().convert(persons) == {
        "1210": 8,
        "2512": 7,
        "4430": 4,
        "5321": 11,
        "5323": 2,
    }


def test_merged_groups_are_divided_by_their_declared_shares():
    back = ssyk_crosswalk().reversed()

    divided = back.convert({"1410": 1000, "2512": 7})

    assert divided == pytest.approx({"1411": 73.9, "1412": 926.1, "2512": 7})
    assert back.targets("1410") == ("1411", "1412")


def test_codes_of_the_wrong_edition_are_refused_together():
    with pytest.raises(UnknownCode) as caught:
        ssyk_crosswalk().convert({"1210": 1, "1410": 1, "2512": 1})
    assert caught.value.facts["codes"] == ("1210", "1410")
    assert caught.value.facts["nearest"]["1210"][:2] == ("1211", "1212")


def test_names_follow_the_edition():
    assert ssyk("scb").name("5321").sv == "Undersköterskor, hemtjänst, hemsjukvård och äldreboende"
    assert ssyk("af").name("5321").sv.endswith("äldreboende och habilitering")
    assert ssyk("scb").name("1412").sv == "Rektorer, nivå 2"
    assert ssyk("af").name("1210").en == "Finance managers"

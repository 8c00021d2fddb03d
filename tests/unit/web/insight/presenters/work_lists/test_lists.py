"""Lists show what they are asked to show, all of it, in the order asked for."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories.work_numbers import OCCUPATIONS, ONLY_IN_COUNTRY, codes_in, employees
from talentlab.store.release import open_release
from talentlab.vocab.collation import sort_key
from talentlab.web.insight.choices import Listing
from talentlab.web.insight.presenters.sentences import sureness_of
from talentlab.web.insight.presenters.tested.outlooks import ALL
from talentlab.web.insight.presenters.tested.sizes import OCCUPATIONS as SIZES
from talentlab.web.insight.presenters.work.occupations import occupation
from talentlab.web.insight.presenters.work_lists.asked import ORDERS, listing_of, parts_of
from talentlab.web.insight.presenters.work_lists.columns import COLUMNS, in_order
from talentlab.web.insight.presenters.work_lists.filters import DIRECTIONS, FILTERS
from talentlab.web.insight.presenters.work_lists.links import headings, lifted, limits
from talentlab.web.insight.presenters.work_lists.measured import measured_of
from talentlab.web.insight.presenters.work_lists.members import (
    digits_offered,
    digits_shown,
    members,
)
from talentlab.web.insight.presenters.work_lists.selection import candidates, counts, selected

YEAR = 2030
BY_NAME = {found.name: found for found in FILTERS}


@pytest.fixture
def every(work):
    return candidates(work, "24", YEAR, 4)


def listings():
    """Return any list that an address can ask for."""
    chosen = {found.attribute: st.sampled_from(["", *found.values]) for found in FILTERS}
    return st.builds(
        Listing,
        field=st.sampled_from(["", "5", "53", "2", "99"]),
        column=st.sampled_from(["", *COLUMNS]),
        is_reversed=st.booleans(),
        **chosen,
    )


def test_every_unit_group_with_numbers_is_a_member_and_no_other(work):
    assert {m.code for m in members(work, "24", YEAR, 4)} == set(OCCUPATIONS) - ONLY_IN_COUNTRY
    assert {m.code for m in members(work, "00", YEAR, 4)} == set(OCCUPATIONS)
    assert {m.code for m in members(work, "24", YEAR, 3)} == {
        code for code in codes_in("24") if len(code) == 3
    }


def test_an_area_without_numbers_has_no_members(work):
    assert members(work, "2425", YEAR, 4) == ()
    assert digits_offered(work, "2425", YEAR) == ()


def test_a_members_numbers_are_the_releases_own(work):
    nurses = next(m for m in members(work, "24", YEAR, 4) if m.code == "2221")
    counted = employees("24", "2221", 2024)
    later = work.query(
        "SELECT p10, p50, p90, share_up FROM employment_outlook WHERE region_code = '24' "
        "AND ssyk_code = '2221' AND sex = 'total' AND year = 2030"
    ).row(0)
    openings = work.query(
        "SELECT mean FROM openings_outlook WHERE region_code = '24' AND ssyk_code = '2221' "
        "AND component = 'openings' AND year = 2030"
    ).item()

    assert nurses.employees.total == counted["total"]
    assert nurses.share_women == counted["women"] / counted["total"]
    assert (nurses.change_low, nurses.change, nurses.change_high) == pytest.approx(
        tuple(bound - counted["total"] for bound in later[:3])
    )
    assert nurses.growth == pytest.approx(later[1] / counted["total"] - 1)
    assert nurses.sureness is sureness_of(later[3])
    assert nurses.openings.mean == openings
    assert [count.at for count in nurses.history] == list(range(2014, 2025))


def test_the_share_of_seniors_is_counted_from_the_ages(work):
    ages = work.query(
        "SELECT age_group, employed_persons FROM employment_ages WHERE region_code = '24' "
        "AND ssyk_code = '7231' AND sex = 'total'"
    ).rows()
    plain = sum(n for age, n in ages if age in {"55-59", "60-64", "65-69"}) / sum(
        n for _, n in ages
    )
    mechanics = next(m for m in members(work, "24", YEAR, 4) if m.code == "7231")

    assert mechanics.senior_share == pytest.approx(plain)


@given(listing=listings())
def test_a_list_is_what_a_plain_search_finds(work_store, listing):
    every = candidates(open_release(work_store), "24", YEAR, 4)
    plain = [c.member.code for c in every if plainly_held(c.member, listing)]

    assert sorted(m.code for m in selected(every, listing, "sv")) == plain


@given(listing=listings(), found=st.sampled_from(FILTERS))
def test_the_number_beside_a_limit_is_how_many_it_would_show(work_store, listing, found):
    every = candidates(open_release(work_store), "24", YEAR, 4)
    counted = counts(every, listing, found)

    assert {value: counted.get(value, 0) for value in found.values} == {
        value: len(selected(every, found.limited(listing, value), "sv")) for value in found.values
    }
    assert sum(counted.values()) == len(selected(every, found.limited(listing, ""), "sv"))


@given(listing=listings())
def test_an_address_asks_for_the_same_list_again(listing):
    usual = Listing(**{**fields_of(listing), "column": listing.column or "anstallda"})

    assert Listing(**{**fields_of(listing_of(parts_of(listing))), "column": usual.column}) == usual


def fields_of(listing):
    return {name: getattr(listing, name) for name in Listing.__dataclass_fields__}


def plainly_held(member, listing):
    """Say whether a member belongs in a list, one question at a time."""
    share = member.employees.women / member.employees.total
    ads = member.ads.value if member.ads else None
    groups = {"0": "militara", "1": "chefer", "2": "lang-hogskola", "3": "hogskola", "9": "kort"}
    balance = "jamn" if 0.4 <= share <= 0.6 else "kvinnor" if share > 0.6 else "man"
    told = {
        "field": member.code.startswith(listing.field),
        "direction": DIRECTIONS.get(listing.direction) is member.sureness,
        "qualification": groups.get(member.code[0], "gymnasium") == listing.qualification,
        "size": SIZES.of(member.employees.total) == listing.size,
        "balance": balance == listing.balance,
        "ads": ads is not None and listing.ads == ("med" if ads else "utan"),
    }
    return all(held for name, held in told.items() if getattr(listing, name))


@pytest.mark.parametrize("name", [name for name, column in COLUMNS.items() if column.measure])
def test_numbers_are_sorted_both_ways_and_the_unknown_come_last(every, name):
    measure = COLUMNS[name].measure
    for is_reversed in (False, True):
        found = selected(every, Listing(column=name, is_reversed=is_reversed), "sv")
        values = [measure(member) for member in found]
        known = [value for value in values if value is not None]

        assert known == sorted(known, reverse=not is_reversed)
        assert values[: len(known)] == known
        assert len(found) == len(every)


def test_names_are_sorted_as_their_readers_expect(every):
    for language in ("sv", "en"):
        found = in_order((c.member for c in every), Listing(column="yrke"), language)
        keys = [sort_key(occupation(m.code, language).name, language) for m in found]

        assert all(a <= b for a, b in pairwise(keys))


def test_every_order_has_words_of_its_own():
    with_words = {order: COLUMNS[order.removeprefix("-")] for order in ORDERS}

    assert len(ORDERS) == 2 * len(COLUMNS)
    assert set(with_words) == set(ORDERS)


def test_every_member_has_one_value_of_each_filter(every):
    for at, found in enumerate(FILTERS):
        values = {candidate.values[at] for candidate in every}
        assert values <= {"", *found.values}


def test_sizes_are_those_that_forecasts_were_tested_for():
    assert BY_NAME["storlek"].values == tuple(name for name in SIZES.names if name != ALL)


def test_ads_that_nobody_counted_are_neither_none_nor_some(every):
    ads, member = BY_NAME["annonser"], every[0].member
    withheld = replace(member.ads, value=None, status="suppressed")
    cases = {None: "", withheld: "", replace(member.ads, value=0.0): "utan", member.ads: "med"}

    assert {told: ads.value_of(replace(member, ads=told)) for told in cases} == cases


def test_a_municipality_shows_the_groups_that_are_modelled(work, monkeypatch):
    assert digits_shown(work, "24", YEAR, 4) == 4
    assert digits_shown(work, "2425", YEAR, 4) == 4

    monkeypatch.setattr(
        "talentlab.web.insight.presenters.work_lists.members.employees_in_area",
        lambda *_: {"222": None, "22": None},
    )
    assert digits_shown(work, "2480", YEAR, 4) == 3


@pytest.mark.usefixtures("english")
def test_a_second_click_on_a_heading_turns_the_order_around(work):
    measured = measured_of(work, members(work, "24", YEAR, 4), "en")

    def heading(listing, name):
        every = headings(work, YEAR, listing, {}, measured)
        return next(found for found in every if found.name == name)

    assert heading(Listing(), "anstallda").sorted == "descending"
    assert "sortera=-anstallda" in heading(Listing(), "anstallda").address
    assert heading(Listing(), "lon").sorted == ""
    assert "sortera=lon" in heading(Listing(), "lon").address
    backwards = Listing(column="lon", is_reversed=True)
    assert heading(backwards, "lon").sorted == "ascending"
    assert "sortera=lon" in heading(backwards, "lon").address
    assert heading(Listing(column="yrke"), "yrke").sorted == "ascending"
    assert heading(Listing(column="yrke", is_reversed=True), "yrke").sorted == "descending"


@pytest.mark.usefixtures("english")
def test_limits_offer_only_what_is_there_and_can_be_lifted(every):
    listing = Listing(direction="okar", field="25")
    found = {limit.name: limit for limit in limits(every, listing, {"omrade": "00"}, "en")}

    offered = {limit.label: limit.count for limit in found["riktning"].every}
    assert offered == {"All": 1, "Very likely more": 1}
    assert all("omrade=00" in limit.address for limit in found["riktning"].every)
    without = [address for _, _, address in lifted(listing, {}, "en")]
    assert without == ["/en/yrken/alla/?riktning=okar", "/en/yrken/alla/?falt=25"]


def test_of_several_wages_the_one_closest_to_the_occupation_is_told(work, monkeypatch):
    wage = next(m for m in members(work, "24", YEAR, 4) if m.code == "2221").wage
    broader = replace(wage, period="2025", measured_region_code="SE33", measured_ssyk_code="222")
    newest = replace(wage, period="2026", measured_region_code="SE33", value=None, status="missing")
    monkeypatch.setattr(
        "talentlab.web.insight.presenters.work_lists.members.signal_in_area",
        lambda *_: {"2221": (broader, newest, wage), "5321": (newest,)},
    )
    members.cache_clear()
    told = {m.code: m.wage for m in members(work, "24", YEAR, 4)}
    members.cache_clear()

    assert told["2221"] == wage
    assert told["5321"] == newest
    assert told["9111"] is None

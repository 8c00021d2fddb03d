"""A merged group of the employment service is not the group whose code it happens to share."""

from dataclasses import replace
from types import SimpleNamespace

import polars as pl
import pytest

from talentlab.web.insight.choices import Listing
from talentlab.web.insight.presenters.work_lists.columns import in_order
from talentlab.web.insight.presenters.work_lists.measured import Measured
from talentlab.web.insight.presenters.work_lists.members import members
from talentlab.web.insight.presenters.work_lists.rankings import rankings
from talentlab.web.insight.presenters.work_lists.selection import Candidate, candidates
from talentlab.web.insight.presenters.work_lists.table_twin import twin_of
from talentlab.web.insight.queries.signals import SignalValue, ads_by_area, ads_in_area

pytestmark = pytest.mark.usefixtures("english")


def ads(edition, code="5321"):
    return SignalValue(
        "ads", "total", "2024", "ads", 374.0, "", "counted", "24", code, edition, "ads"
    )


class Told:
    """A release that tells these ads and nothing else."""

    tables = ("occupation_signals",)

    def __init__(self, *found):
        self.found = found

    def query(self, _sql, _parameters=()):
        rows = [
            [getattr(each, name) for name in SignalValue.__dataclass_fields__]
            for each in self.found
        ]
        return pl.DataFrame(rows, schema=list(SignalValue.__dataclass_fields__), orient="row")


def test_the_remark_names_the_edition_even_where_the_code_is_the_same():
    measured = Measured(usual={"annonser": "24"}, periods={}, names={"24": "Västerbotten"})
    member = SimpleNamespace(code="5321")

    assert measured.remark("annonser", member, ads("af")) == "AF’s group 5321"
    assert measured.remark("annonser", member, ads("scb")) == ""
    assert measured.remark("annonser", member, ads("scb", "532")) == "group 532"


def test_only_ads_counted_for_the_very_occupation_are_its_own():
    assert ads_in_area(Told(ads("af")), "24") == {}
    assert ads_by_area(Told(ads("af")), "5321") == {}
    assert ads_in_area(Told(ads("scb")), "24") == {"5321": ads("scb")}
    assert ads_by_area(Told(ads("scb")), "5321") == {"24": ads("scb")}


@pytest.fixture
def merged(work):
    """Two occupations that share the ads of one of the employment service's groups."""
    shared = ("5321", "5322")
    own = [member for member in members(work, "24", 2030, 4) if member.code not in shared]
    of = next(member for member in members(work, "24", 2030, 4) if member.code == "5321")
    return [*own, *(replace(of, code=code, ads=ads("af", "5321")) for code in shared)]


@pytest.mark.parametrize("is_reversed", [False, True])
def test_ads_that_two_occupations_share_come_after_those_of_their_own(merged, is_reversed):
    found = in_order(merged, Listing(column="annonser", is_reversed=is_reversed), "sv")

    assert [member.code for member in found[-2:]] == ["5321", "5322"]
    own = [member.ads.value for member in found[:-2]]
    assert own == sorted(own, reverse=not is_reversed)
    assert any(value < 374 for value in own)


def test_shared_ads_are_in_no_short_list(work, merged):
    usual = {c.member.code: c for c in candidates(work, "24", 2030, 4)}
    values = usual["5321"].values
    every = [Candidate(m, usual[m.code].values if m.code in usual else values) for m in merged[-3:]]

    shown = next(r for r in rankings(every, {}, "en") if r.title == "Most ads")

    assert len(shown.rows) == 1


def test_a_sum_over_the_rows_that_leave_counts_no_ad_twice(work, merged):
    twin = twin_of(work, merged, 2030, "en")
    at = {column.key: i for i, column in enumerate(twin.columns)}
    rows = {row[at["ssyk_code"]]: row for row in twin.rows}

    for code in ("5321", "5322"):
        assert rows[code][at["ads"]] is None
        assert rows[code][at["ads_of_group"]] == 374
        assert "AF’s group 5321" in rows[code][at["ads_measured"]]
    assert rows["2221"][at["ads"]] > 0
    assert rows["2221"][at["ads_of_group"]] is None

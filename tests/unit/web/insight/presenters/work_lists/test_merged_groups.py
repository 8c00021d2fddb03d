"""A merged group of the employment service is not the group whose code it happens to share."""

from types import SimpleNamespace

import polars as pl
import pytest

from talentlab.web.insight.presenters.work_lists.measured import Measured
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

"""Wages of the very occupation come first, and points of different measurings are never mixed."""

import pytest

from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.work import told_wages
from talentlab.web.insight.presenters.work.measured import measured_elsewhere, other_groupings
from talentlab.web.insight.presenters.work.told_wages import means, spreads
from talentlab.web.insight.presenters.work.wage_figure import wages
from talentlab.web.insight.queries.signals import SignalValue

CHOICE = Choice("24", 2030, ssyk_code="5321")


def signal(name, value, *, period="2025", place="SE33", code="532", edition="scb", sex="total"):
    unit, status = "sek_per_month", "counted" if value else "missing"
    return SignalValue(name, sex, period, unit, value, "", status, place, code, edition, "wages")


def spread(*values, **where):
    names = ("wage_p10", "wage_median", "wage_p90")
    return [signal(name, value, **where) for name, value in zip(names, values, strict=True)]


BROAD = spread(28_800, 34_100, 39_900)
NARROW = spread(29_400, 34_700, 40_700, period="", place="00", code="5321")
OTHERS = spread(29_000, 34_000, 40_000, period="", place="00", code="5321", edition="af")


@pytest.fixture
def told(monkeypatch):
    """Let the release tell these signals."""

    def tell(*every):
        monkeypatch.setattr(told_wages, "signals_of", lambda *_asked: every)

    return tell


def points(found):
    return [(each.low.value, each.median.value, each.high.value) for each in found]


def test_each_spread_is_of_one_place_group_and_time(told):
    told(*BROAD, *NARROW)

    assert points(spreads(None, CHOICE)) == [(29_400, 34_700, 40_700), (28_800, 34_100, 39_900)]


def test_our_own_grouping_is_closer_than_another_with_the_same_code(told):
    told(*OTHERS, *NARROW)

    assert points(spreads(None, CHOICE))[0] == (29_400, 34_700, 40_700)


def test_a_spread_that_lacks_an_end_is_no_spread(told):
    told(*BROAD[:2], signal("wage_p90", None))

    assert spreads(None, CHOICE) == []


def test_the_newest_mean_of_each_sex_is_told_and_what_is_missing_left_out(told):
    told(
        signal("wage_mean", 33_000, period="2024"),
        signal("wage_mean", 34_000, period="2025"),
        signal("wage_mean", 34_500, sex="women"),
        signal("wage_mean", None, sex="men"),
    )

    assert [(found.sex, found.value) for found in means(None, CHOICE)] == [
        ("total", 34_000),
        ("women", 34_500),
    ]


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("sexes", "said"),
    [
        (("total", "women", "men"), "mean wage 30,000 SEK a month"),
        (("women", "men"), "women earn 30,001 and men 30,002 SEK a month on average"),
        (("men",), "men earn 30,002 SEK a month on average"),
    ],
)
def test_a_wage_of_women_is_never_called_everybodys(told, work, sexes, said):
    amounts = {"total": 30_000, "women": 30_001, "men": 30_002}
    told(*(signal("wage_mean", amounts[sex], sex=sex) for sex in sexes))

    title = wages(work, CHOICE, "en").figure.title
    assert title == f"Assistant nurses, home care and homes for the elderly: {said}"


@pytest.mark.usefixtures("english")
def test_another_grouping_is_named_as_such_and_explained_once(work):
    here = SignalValue("ads", "total", "2025", "ads", 3, "", "counted", "24", "5321", "af", "ads")

    assert measured_elsewhere(work, here, "24", "5321", "en") == (
        "Measured for the group 5321 in the employment service’s grouping."
    )
    assert [code for code, _name in other_groupings([here, here], "en")] == ["5321"]

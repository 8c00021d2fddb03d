"""What is said of a seat plan is no more than its unseen futures allow."""

import pytest
from django.utils.translation import override

from talentlab.web.insight.presenters.seat_plans.words import ends, headline, is_sure, lead, money
from talentlab.web.insight.queries.seat_plans import Lack, Worth

SURE, CHANCE = Worth(100e6, 10e6), Worth(10e6, 10e6)


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def test_a_gain_within_its_error_is_not_called_a_gain():
    assert headline(CHANCE, Lack(400.0, 300.0), "en") == (
        "It is not sure that another division of seats would be better than today’s"
    )
    assert "between SEK −2.8 million and SEK 22.8 million" in lead(CHANCE, "en")


def test_a_loss_is_never_a_gain():
    assert not is_sure(Worth(-100e6, 1e6))
    assert not is_sure(Worth(0.0, None))


def test_a_sure_gain_is_told_in_people_where_fewer_lack_and_else_in_money():
    fewer, dearer = (
        headline(SURE, lack, "en") for lack in (Lack(400.0, 300.0), Lack(400.0, 400.2))
    )

    assert "can be cut by about 100 people, 25%" in fewer
    assert "expected cost of shortage and surplus can be cut by about SEK 100 million" in dearer


def test_the_interval_holds_eighty_in_a_hundred():
    assert ends(SURE) == pytest.approx((87.18e6, 112.82e6), rel=1e-3)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.114, "SEK 0.11"),
        (12_345.0, "SEK 12,300"),
        (1_234_567.0, "SEK 1.2 million"),
        (7.71e9, "SEK 7.71 billion"),
        (-5_000_000.0, "SEK −5.0 million"),
    ],
)
def test_money_is_said_as_people_say_it(value, said):
    assert money(value, "en") == said

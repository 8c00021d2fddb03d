from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from talentlab.vocab.text import Text
from talentlab.web.common.templatetags import talentlab as tags

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("tag", "arguments", "swedish", "english"),
    [
        (tags.number, (1234.56, 1), f"1{NBSP}234,6", "1,234.6"),
        (tags.number, (134249,), f"134{NBSP}249", "134,249"),
        (tags.signed, (-45,), "−45", "−45"),
        (tags.signed, (120,), "+120", "+120"),
        (tags.percent, (0.05,), f"5{NBSP}%", "5%"),
        (tags.signed_percent, (-0.034, 1), f"−3,4{NBSP}%", "−3.4%"),
        (
            tags.between,
            (12300, 13100),
            f"mellan 12{NBSP}300 och 13{NBSP}100",
            "between 12,300 and 13,100",
        ),
        (tags.say, (Text(sv="Ålder", en="Age"),), "Ålder", "Age"),
        (tags.day, (date(2026, 11, 4),), "4 november 2026", "4 November 2026"),
        (
            tags.day,
            (datetime(2026, 11, 3, 23, 30, tzinfo=UTC),),
            "4 november 2026",
            "4 November 2026",
        ),
        (tags.day, ("2026-05-04T08:00:00+02:00",), "4 maj 2026", "4 May 2026"),
    ],
)
def test_numbers_dates_and_texts_follow_the_reader(tag, arguments, swedish, english):
    with override("sv"):
        assert tag(*arguments) == swedish
    with override("en"):
        assert tag(*arguments) == english

"""What is said of earlier forecasts is as plain when it is unflattering."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from talentlab.web.insight.presenters.accuracy import SIZE_CLASSES, Record, record_text, worst_first

WELL_TESTED = Record(
    years_ahead=10,
    mape=2.4,
    within_5=0.9,
    coverage=0.8,
    n=120,
    is_own_size=True,
    closer=None,
    base_year=2022,
    trusted_until=None,
)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"n": 6}, "Så få är prövade att andelarna säger lite."),
        (
            {"closer": ("drift", 1.9)},
            "Att låta trenden fortsätta hade kommit närmare: 1,9\u00a0% fel.",
        ),
        (
            {"closer": ("naive", 2.0)},
            "Att anta att ingenting förändras hade kommit närmare: 2,0\u00a0% fel.",
        ),
    ],
)
def test_few_tests_and_better_rivals_are_told(changed, said):
    with override("sv"):
        before = record_text(WELL_TESTED, "sv")
        after = record_text(replace(WELL_TESTED, **changed), "sv")
    assert said in after
    assert said not in before


def test_the_worst_misses_are_of_the_chosen_size_only(release):
    every = worst_first(release)
    by_size = [worst_first(release, size) for size in SIZE_CLASSES if size != "all"]

    assert sorted(map(repr, every)) == sorted(repr(case) for some in by_size for case in some)
    assert worst_first(release, "all") == every

"""An age pyramid says whose ages it shows."""

import pytest
from django.utils.translation import override

from talentlab.web.insight.presenters.work.age_figure import _notes
from talentlab.web.insight.queries.openings import Aged

GROUPS = ("25-29", "30-34")


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ("counted", []),
        ("group_profile", ["åldrarna i dess bredare grupp"]),
        ("national_profile", ["rikets åldrar i yrket"]),
    ],
)
def test_borrowed_ages_are_said_to_be_borrowed(basis, said):
    found = [Aged("women", group, 2024, 10.0, basis) for group in GROUPS]

    with override("sv"):
        notes = _notes(found, GROUPS)

    assert [words in note for words, note in zip(said, notes, strict=True)] == [True] * len(said)

"""What is said of how right gaps have been is as plain when something simpler did better."""

import pytest
from django.utils import translation

from talentlab.web.insight.presenters.balance import record
from talentlab.web.insight.queries.balance import Trial


def lines(monkeypatch, *, ours, rival, coverage=0.8):
    """Return what is said five years ahead of gaps that we and an unchanged gap missed by."""
    trials = [
        Trial("gap", method, 5, "all", error, share, 100)
        for method, error, share in (("talentlab", ours, coverage), ("naive", rival, None))
    ]
    monkeypatch.setattr(record, "balance_trials", lambda _release: trials)
    for empty in ("supply_trials", "verdict_trials"):
        monkeypatch.setattr(record, empty, lambda _release: ())
    monkeypatch.setattr(record, "trusted_years", lambda _release: {})
    with translation.override("en"):
        return record.record_of_balance(None, 5, "en").lines


@pytest.mark.parametrize(("ours", "rival", "is_told"), [(4.2, 3.8, True), (3.8, 4.2, False)])
def test_an_unchanged_gap_is_told_of_where_it_came_closer(monkeypatch, ours, rival, is_told):
    said = "Assuming that gaps do not change came closer: 3.8%."

    assert (said in lines(monkeypatch, ours=ours, rival=rival)) == is_told


@pytest.mark.parametrize(("coverage", "is_wide"), [(0.8, False), (0.9, False), (0.98, True)])
def test_an_interval_that_holds_nearly_all_outcomes_is_called_too_wide(
    monkeypatch, coverage, is_wide
):
    told = " ".join(lines(monkeypatch, ours=3.0, rival=4.0, coverage=coverage))

    assert ("it has been too wide" in told) == is_wide

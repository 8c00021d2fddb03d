from dataclasses import replace
from datetime import date, timedelta

from talentlab.web.common.statement import Conformity, parse_statement, statement

DECLARED = """
assessed_on = 2026-01-10
updated_on = 2026-02-01
method = {sv = "Själva", en = "Ourselves"}
"""
FAULT = """
[[known_faults]]
noted_on = 2026-01-15
criteria = ["1.4.10"]
mended_by = 2026-06-30
what = {sv = "v", en = "w"}
why = {sv = "v", en = "w"}
instead = {sv = "v", en = "w"}
"""


def test_a_service_without_known_faults_is_fully_compliant():
    assert parse_statement(DECLARED).conformity is Conformity.FULL
    assert parse_statement(DECLARED + FAULT).conformity is Conformity.PARTIAL


def test_the_assessment_is_due_after_a_year():
    declared = parse_statement(DECLARED)

    assert not declared.is_due(date(2027, 1, 10))
    assert declared.is_due(date(2027, 1, 11))


def test_a_broken_promise_makes_the_statement_due():
    declared = parse_statement(DECLARED + FAULT)

    assert not declared.is_due(date(2026, 6, 30))
    assert declared.is_due(date(2026, 7, 1))


def test_our_own_dates_are_in_order():
    ours = statement()
    noted = [fault.noted_on for fault in ours.known_faults]

    assert ours.assessed_on <= ours.updated_on
    assert all(day <= ours.updated_on for day in noted)
    assert all(f.mended_by is None or f.mended_by > f.noted_on for f in ours.known_faults)
    assert not ours.is_due(ours.updated_on)


def test_our_own_texts_are_whole_in_both_languages():
    ours = statement()
    texts = [ours.method, *ours.burdens, *ours.outside]
    texts += [t for f in ours.known_faults for t in (f.what, f.why, f.instead)]

    assert [
        t for t in texts if not (t.sv.strip().endswith(".") and t.en.strip().endswith("."))
    ] == []
    assert all(fault.criteria for fault in ours.known_faults)


def test_editing_without_dating_is_seen():
    ours = statement()
    edited = replace(ours, updated_on=ours.assessed_on - timedelta(days=1))

    assert edited.updated_on < edited.assessed_on

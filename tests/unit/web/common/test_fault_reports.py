from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError
from django.test import Client

from talentlab.errors import AlreadyAnswered, TooManyReports, UnknownReport
from talentlab.web.common.models import FaultReport
from talentlab.web.common.services import MOST_REPORTS_AN_HOUR, answer_fault, report_fault

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
FORM = "/sv/tillganglighet/anmal/"

pytestmark = pytest.mark.django_db


def report(what="Diagrammet syns inte", now=NOW):
    return report_fault(what=what, page="/sv/", language="sv", now=now)


def test_a_report_is_kept_and_leads_to_a_page_of_its_own(client):
    sent = client.post(FORM, {"what": "Tabellen går inte att läsa", "page": "/sv/befolkning/"})

    kept = FaultReport.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, f"{FORM}{kept.reference}/")
    assert (kept.what, kept.page, kept.language) == (
        "Tabellen går inte att läsa",
        "/sv/befolkning/",
        "sv",
    )
    thanks = client.get(sent["Location"])
    assert "Tack, vi har fått din anmälan" in thanks.content.decode()
    assert thanks["X-Robots-Tag"] == "noindex"
    assert "no-store" in thanks["Cache-Control"]


def test_the_answer_is_read_on_the_same_page(client):
    kept = report()

    answer_fault(reference=kept.reference, answer="Det är lagat nu.", now=NOW)

    html = client.get(kept.get_absolute_url()).content.decode()
    assert "Här är vårt svar" in html
    assert "Det är lagat nu." in html


def test_an_empty_report_is_explained_and_the_summary_takes_focus(client):
    answer = client.post(FORM, {"what": "  ", "page": ""})

    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert" tabindex="-1" autofocus' in html
    assert '<a href="#id_what">Skriv några ord om vad som gick fel.</a>' in html
    assert 'aria-invalid="true"' in html
    assert FaultReport.objects.count() == 0


def test_a_report_that_is_too_long_says_how_long_it_may_be(client):
    answer = client.post(FORM, {"what": "x" * 4001, "page": "y" * 501})

    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Korta ner texten till högst 4000 tecken." in html
    assert "Korta ner sidan till högst 500 tecken." in html


def test_a_program_that_fills_in_everything_is_not_kept_but_told(client):
    answer = client.post(FORM, {"what": "Köp!", "website": "https://example.org"})

    assert "Anmälan sparades inte" in answer.content.decode()
    assert FaultReport.objects.count() == 0


def test_a_form_from_another_site_is_refused_in_words():
    answer = Client(enforce_csrf_checks=True).post(FORM, {"what": "Hej"})

    assert answer.status_code == 403
    assert "Formuläret behöver skickas igen" in answer.content.decode()


def test_a_flood_is_stopped_for_the_hour_and_said_so(client, monkeypatch):
    for number in range(MOST_REPORTS_AN_HOUR):
        report(what=f"Nummer {number}")
    with pytest.raises(TooManyReports):
        report()
    report(now=NOW + timedelta(hours=1))

    monkeypatch.setattr("talentlab.web.common.views.now", lambda: NOW)
    answer = client.post(FORM, {"what": "En till"})

    assert answer.status_code == 429
    assert "Vänta en stund" in answer.content.decode()


def test_what_people_write_is_never_run(client):
    kept = report(what="<script>alert(1)</script>")

    assert "<script>" not in client.get(kept.get_absolute_url()).content.decode()


def test_a_guessed_reference_is_not_found(client):
    assert client.get(f"{FORM}AAAAAAAAAAAAAAAA/").status_code == 404


def test_only_one_answer_to_one_known_report():
    kept = report()
    answer_fault(reference=kept.reference, answer="Ja", now=NOW)

    with pytest.raises(AlreadyAnswered):
        answer_fault(reference=kept.reference, answer="Nej", now=NOW)
    with pytest.raises(UnknownReport):
        answer_fault(reference="finns-inte", answer="Ja", now=NOW)


def test_the_database_refuses_an_answer_without_a_time():
    kept = report()

    with pytest.raises(IntegrityError):
        FaultReport.objects.filter(pk=kept.pk).update(answer="Ja")


def test_nothing_about_the_sender_is_kept():
    assert {field.name for field in FaultReport._meta.get_fields()} == {
        "id",
        "reference",
        "what",
        "page",
        "language",
        "reported_at",
        "answer",
        "answered_at",
    }

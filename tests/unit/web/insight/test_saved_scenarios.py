import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError
from django.test import Client

from talentlab.errors import TooManySaved
from talentlab.web.insight.models import SavedScenario
from talentlab.web.insight.services.scenarios import (
    MOST_SAVED_AN_HOUR,
    remove_scenario,
    save_scenario,
)

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
QUESTION = "v=1&f=24~75N~2031&l=commuting~24~75N~40~2027"
SAVE = f"/sv/scenarier/spara/?{QUESTION}&n=Prov"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scenarios")]


def save(name="Prov", now=NOW):
    return save_scenario(name=name, question=QUESTION, release="2026-11-27", now=now)


def shown(html, name):
    return re.search(rf'id="val-{name}" readonly value="([^"]+)"', html)[1]


def test_a_saved_scenario_has_a_short_address_and_a_key_that_is_shown_once(client):
    form = client.get(SAVE)
    assert 'value="Prov"' in form.content.decode()

    answer = client.post(SAVE, {"namn": "Fler  händer"})
    kept = SavedScenario.objects.get()
    html = answer.content.decode()

    assert answer.status_code == 201
    assert "no-store" in answer["Cache-Control"]
    assert (kept.name, kept.question, kept.release) == (
        "Fler händer", f"{QUESTION}&n=Prov", "2026-11-27",
    )  # fmt: skip
    assert shown(html, "adress").endswith(f"/sv/scenarier/s/{kept.reference}/")
    key = shown(html, "nyckel")
    assert key not in {kept.key_sha256, kept.reference}
    assert key not in client.get(kept.get_absolute_url()).content.decode()


def test_the_short_address_shows_the_scenario_in_its_release(client):
    kept = save("Vårt scenario").scenario

    answer = client.get(kept.get_absolute_url())

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Vårt scenario" in html
    assert f"{kept.get_absolute_url()}ta-bort/" in html
    assert "utgava=2026-11-27" in html
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]


def test_the_holder_of_the_key_removes_it_and_nobody_else(client):
    saved = save()
    page = f"{saved.scenario.get_absolute_url()}ta-bort/"

    refused = client.post(page, {"nyckel": "gissning"})
    assert refused.status_code == 422
    assert "inte nyckeln till det här scenariot" in refused.content.decode()
    assert SavedScenario.objects.count() == 1

    assert client.post(page, {"nyckel": f" {saved.key} "}).status_code == 200
    assert SavedScenario.objects.count() == 0
    assert client.get(saved.scenario.get_absolute_url()).status_code == 404
    assert not remove_scenario(reference=saved.scenario.reference, key=saved.key)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("   ", "Ge scenariot ett namn"),
        ("x" * 81, "högst 80 tecken"),
        ("Anna 19800101-1234", "inget personligt sparas"),
        ("anna@example.se", "inget personligt sparas"),
    ],
)
def test_a_name_that_cannot_be_kept_is_explained(client, name, says):
    answer = client.post(SAVE, {"namn": name})

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert SavedScenario.objects.count() == 0


def test_a_name_is_one_line_without_what_is_not_seen(client):
    client.post(SAVE, {"namn": "Fler\u202e \r\nhänder\x07"})

    assert SavedScenario.objects.get().name == "Fler händer"


def test_programs_that_fill_in_everything_save_nothing(client):
    client.post(SAVE, {"namn": "Köp nu", "webbplats": "https://example.com"})

    assert SavedScenario.objects.count() == 0


def test_an_hour_has_its_fill_and_the_next_begins_anew():
    for i in range(MOST_SAVED_AN_HOUR):
        save(now=NOW + timedelta(seconds=i))

    with pytest.raises(TooManySaved):
        save(now=NOW + timedelta(minutes=59))
    save(now=NOW + timedelta(minutes=62))

    assert SavedScenario.objects.count() == MOST_SAVED_AN_HOUR + 1


def test_the_form_says_so_when_the_hour_has_had_its_fill(client, monkeypatch):
    monkeypatch.setattr("talentlab.web.insight.services.scenarios.MOST_SAVED_AN_HOUR", 0)

    answer = client.post(SAVE, {"namn": "Prov"})

    assert answer.status_code == 429
    assert "Adressen fungerar ändå" in answer.content.decode()


def test_another_site_cannot_save_through_the_reader():
    assert Client(enforce_csrf_checks=True).post(SAVE, {"namn": "Prov"}).status_code == 403


def test_what_cannot_be_calculated_is_not_saved(client):
    assert client.get("/sv/scenarier/spara/?v=1&f=nonsens").status_code == 404


def test_the_database_refuses_a_scenario_without_a_name():
    with pytest.raises(IntegrityError):
        save(name="")


def test_two_scenarios_never_share_an_address():
    assert len({save().scenario.reference for _ in range(20)}) == 20

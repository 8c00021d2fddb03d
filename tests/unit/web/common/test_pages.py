"""The shared pages, asked as a browser asks."""

import re
from datetime import date

import pytest

from talentlab.web.common import views

EVERY_PAGE = (
    "om/",
    "integritet/",
    "metod/",
    "metod/befolkning/",
    "tillganglighet/",
    "tillganglighet/anmal/",
)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", EVERY_PAGE)
@pytest.mark.usefixtures("published")
def test_a_page_says_its_language_and_links_to_the_other(client, page, language):
    answer = client.get(f"/{language}/{page}?a=1")

    html = answer.content.decode()
    other = {"sv": "en", "en": "sv"}[language]
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in html
    assert f'<a href="/{other}/{page}?a=1" lang="{other}" hreflang="{other}">' in html


@pytest.mark.parametrize(
    ("accepted", "expected"), [("en", "/en/"), ("sv", "/sv/"), ("de", "/sv/"), ("", "/sv/")]
)
def test_the_first_visit_follows_the_browser_and_is_swedish_otherwise(client, accepted, expected):
    answer = client.get("/", headers={"accept-language": accepted})

    assert (answer.status_code, answer["Location"]) == (302, expected)
    assert answer["Vary"] == "Accept-Language, Cookie, Accept-Encoding"


@pytest.mark.usefixtures("published")
def test_sample_data_is_named_on_every_page(client):
    assert "Exempeldata (syntetiska)" in client.get("/sv/om/").content.decode()
    assert "Sample data (synthetic)" in client.get("/en/om/").content.decode()


def test_a_page_of_numbers_without_a_release_says_what_to_do(client, monkeypatch):
    monkeypatch.delattr(views.about, "stands_alone")

    answer = client.get("/sv/om/")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "Inga siffror än" in answer.content.decode()
    assert "talentlab publish" in answer.content.decode()


def test_pages_about_the_service_stand_without_a_release(client):
    assert [client.get(f"/sv/{page}").status_code for page in EVERY_PAGE] == [200] * len(EVERY_PAGE)


@pytest.mark.parametrize(("language", "words"), [("sv", "Sidan finns inte"), ("en", "not here")])
def test_a_missing_page_is_friendly_in_the_language_of_the_address(client, language, words):
    answer = client.get(f"/{language}/finns-inte/")

    assert answer.status_code == 404
    assert words in answer.content.decode()
    assert f'<html lang="{language}"' in answer.content.decode()


@pytest.mark.parametrize(("language", "words"), [("sv", "gick sönder"), ("en", "broke")])
def test_a_fault_of_ours_is_told_without_templates(client, monkeypatch, language, words):
    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr("talentlab.web.common.context.entries", fail)
    client.raise_request_exception = False

    answer = client.get(f"/{language}/om/")

    assert answer.status_code == 500
    assert words in answer.content.decode()
    assert f'<html lang="{language}">' in answer.content.decode()


@pytest.mark.parametrize(("language", "words"), [("sv", "Strax tillbaka"), ("en", "Back in")])
@pytest.mark.usefixtures("published")
def test_the_maintenance_switch_closes_every_page(client, settings, language, words):
    settings.VAR.mkdir()
    settings.MAINTENANCE_SWITCH.touch()

    answer = client.get(f"/{language}/om/")

    assert (answer.status_code, answer["Retry-After"]) == (503, "600")
    assert words in answer.content.decode()

    settings.MAINTENANCE_SWITCH.unlink()
    assert client.get(f"/{language}/om/").status_code == 200


@pytest.mark.usefixtures("published")
def test_the_statement_names_who_answers_and_where_to_complain(client):
    html = client.get("/sv/tillganglighet/").content.decode()

    assert "https://www.digg.se/tdosanmalan" in html
    assert "delvis förenlig" in html
    assert "24 november 2026" in html
    assert "9 §" in html
    assert "12 §" in html


def test_the_statement_says_when_it_is_due(client, monkeypatch):
    monkeypatch.setattr(views, "localdate", lambda: date(2028, 1, 1))

    assert "overdue for review" in client.get("/en/tillganglighet/").content.decode()


@pytest.mark.usefixtures("published")
def test_the_sitemap_lists_every_page_in_both_languages(client):
    addresses = re.findall("<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())

    assert "http://testserver/sv/" in addresses
    assert "http://testserver/en/omraden/2480/" in addresses
    assert len(addresses) == len(set(addresses))
    assert {a.replace("/sv/", "/en/") for a in addresses if "/sv/" in a} == {
        a for a in addresses if "/en/" in a
    }


def test_robots_may_read_everything_but_reports(client):
    answer = client.get("/robots.txt").content.decode()

    assert "Disallow: /sv/tillganglighet/anmal/" in answer
    assert "Sitemap: http://testserver/sitemap.xml" in answer


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("page", EVERY_PAGE)
def test_pages_about_the_service_ask_the_database_nothing(client, django_assert_num_queries, page):
    with django_assert_num_queries(0):
        assert client.get(f"/sv/{page}").status_code == 200


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_a_page_can_be_asked_for_without_its_content(client, page):
    answer = client.head(f"/sv/{page}")

    assert (answer.status_code, answer.content) == (200, b"")


def test_reading_pages_cannot_be_written_to(client):
    assert client.post("/sv/om/").status_code == 405


def test_the_first_address_can_be_asked_for_without_following_it(client):
    answer = client.head("/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/sv/")

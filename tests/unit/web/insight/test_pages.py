"""Every page opens in both languages, says something of its own, and asks few questions."""

import re
import time

import pytest

from talentlab.store.release import Release
from talentlab.web.insight.presenters.accuracy_kinds import ACCURACY_KINDS
from talentlab.web.insight.presenters.population_kinds import POPULATION_KINDS
from talentlab.web.insight.queries.accuracy import population_cases, population_trials
from talentlab.web.insight.queries.population import courses, flows, sides

PAGES = (
    "",
    "omraden/",
    "omraden/24/",
    "omraden/umearegionen/",
    "omraden/2480/",
    "omraden/2480/?alder=20-64&ar=2040",
    "befolkning/",
    "befolkning/?omrade=2425&ar=2010",
    "jamfor/",
    "jamfor/?omrade=2480&omrade=2482&omrade=2425&omrade=24&alder=80%2B",
    "traffsakerhet/",
    "traffsakerhet/?storlek=%3C10k",
    "kallor/",
    *(f"figur/{name}/" for name in (*POPULATION_KINDS, *ACCURACY_KINDS)),
)
ABOUT_WORK = (
    "traffsakerhet/?prognos=sysselsattning&niva=3&storlek=%3C50&horisont=1&ordning=intervall",
    "traffsakerhet/?prognos=ersattning",
)
EVERYWHERE = [(language, page) for language in ("sv", "en") for page in (*PAGES, *ABOUT_WORK)]


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.mark.parametrize(("language", "page"), EVERYWHERE)
@pytest.mark.usefixtures("work")
def test_every_page_opens(client, language, page):
    response = client.get(f"/{language}/{page}")
    html = response.content.decode()

    assert response.status_code == 200
    assert html.count("<h1") == 1
    assert f'<html lang="{language}"' in html
    assert re.findall(r'\sstyle="|\son[a-z]+="|<script(?![^>]*src=)', html) == []
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("bare")
def test_pages_do_without_births_moves_and_tests(client, page):
    gone = {f"figur/{name}/" for name in ("forandringar", *ACCURACY_KINDS)}

    assert client.get(f"/sv/{page}").status_code == (404 if page in gone else 200)


@pytest.mark.usefixtures("bare")
def test_without_tests_the_accuracy_page_says_so(client):
    assert "inga prövade prognoser" in text_of(client.get("/sv/traffsakerhet/"))


@pytest.mark.usefixtures("bare")
def test_a_year_that_nobody_counted_is_told_with_its_neighbours(client):
    response = client.get("/sv/befolkning/?omrade=2480&ar=2012")

    assert response.status_code == 422
    assert "Ingen har räknat 2012. Närmaste åren är 2011 och 2013." in text_of(response)
    assert b" 2011 2013 " in response.content  # where the slider goes


@pytest.mark.usefixtures("bare")
def test_real_numbers_are_not_called_sample_data(client):
    assert "Exempeldata" not in text_of(client.get("/sv/"))


@pytest.mark.usefixtures("release")
def test_every_figure_says_source_version_labels_and_date(client):
    html = client.get("/sv/").content.decode()
    said = re.findall(r'<div class="source small">(.*?)</div>', html, re.DOTALL)

    assert len(said) == 3
    for line in said:
        assert "Exempeldata (syntetiska)" in line
        assert "Beräknat" in line
        assert "Källa: SCB. Version 2026-02-22. Uppdaterad 24 november 2026." in line
        assert "Så kom talen till" in line


@pytest.mark.usefixtures("release")
def test_an_unknown_area_is_not_found(client):
    assert client.get("/sv/omraden/9999/").status_code == 404
    assert client.get("/sv/omraden/0180/").status_code == 404


@pytest.mark.usefixtures("release")
def test_areas_stand_in_swedish_order_with_the_region_first(client):
    html = client.get("/sv/omraden/").content.decode()
    names = re.findall(r'<th scope="row"><a href="/sv/omraden/[^"]+">([^<]+)</a>', html)

    assert names[:6] == ["Västerbotten", "Umeåregionen", "Dorotea", "Skellefteå", "Umeå", "Vännäs"]


def count_questions(client, monkeypatch, page):
    """Return how many questions the release is asked for one fresh page."""
    for kept in (courses, flows, sides, population_trials, population_cases):
        kept.cache_clear()
    asked = []
    ask = Release.query

    def counted(self, *question):
        asked.append(question)
        return ask(self, *question)

    monkeypatch.setattr(Release, "query", counted)
    client.get(page)
    monkeypatch.setattr(Release, "query", ask)
    return len(asked)


@pytest.mark.usefixtures("release")
def test_more_areas_ask_no_more_questions(client, monkeypatch):
    two, four = (
        count_questions(client, monkeypatch, f"/sv/jamfor/?{'&'.join(codes)}")
        for codes in (
            ("omrade=24", "omrade=2480"),
            ("omrade=24", "omrade=2480", "omrade=2482", "omrade=2425"),
        )
    )

    assert two == four == 5


@pytest.mark.parametrize(("page", "questions"), [("", 5), ("omraden/2480/", 8), ("kallor/", 0)])
@pytest.mark.usefixtures("release")
def test_a_page_asks_a_fixed_number_of_questions(client, monkeypatch, page, questions):
    assert count_questions(client, monkeypatch, f"/sv/{page}") == questions


@pytest.mark.usefixtures("release")
def test_no_page_takes_more_than_80_milliseconds_of_work(client):
    client.get("/sv/omraden/2480/")
    took = []
    for attempt in range(7):
        start = time.process_time()
        client.get(f"/sv/omraden/2480/?nr={attempt}")
        took.append(time.process_time() - start)

    assert min(took) < 0.080

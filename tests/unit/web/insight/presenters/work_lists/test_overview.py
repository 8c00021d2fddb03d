"""The overview by field, the start page and the menu: what they say, and when they say nothing."""

import html
import re

import pytest

from factories.release import publish_small_release
from factories.work_numbers import employees
from factories.work_release import publish_work_release
from talentlab.tables.openings import NOT_A_SHORTAGE


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_overview_opens_and_every_link_leads_somewhere(client, main, language):
    page = main(f"/{language}/yrken/")
    links = {html.unescape(link) for link in re.findall(r'href="(/[^"#]*)', page)}

    assert len(links) > 25
    assert {link for link in links if client.get(link).status_code != 200} == set()


@pytest.mark.usefixtures("work")
def test_the_overview_answers_in_sentences_with_the_releases_numbers(words):
    _, said = words("/sv/yrken/")

    total = employees("24", "total", 2024)["total"]
    care = employees("24", "53", 2024)["total"]
    assert f"från {total:,.0f} år 2024".replace(",", " ") in said
    assert f"Flest arbetar inom vård och omsorg ({care:,.0f})".replace(",", " ") in said
    assert "Fler anställda 2030, med stor säkerhet: " in said
    assert "IT-specialister (+1" in said
    assert "Färre anställda 2030, med stor säkerhet: " in said
    assert "metall och reparation (−1" in said
    assert NOT_A_SHORTAGE.sv in said


@pytest.mark.usefixtures("work")
def test_the_fields_add_up_to_everybody(client):
    answer = client.get("/sv/figur/yrken-falt.json?omrade=24&ar=2030").json()

    fields = {row["ssyk_code"]: row["size"] for row in answer["rows"]}
    assert fields == {code: employees("24", code, 2024)["total"] for code in fields}
    assert sum(fields.values()) == pytest.approx(employees("24", "total", 2024)["total"], abs=5)
    assert {len(code) for code in fields} == {2}


@pytest.mark.usefixtures("work")
def test_rows_of_the_fields_lead_to_their_pages(main):
    table = main("/sv/yrken/").split("</figure>")[0]

    assert re.search(r'<td><a href="/sv/yrken/53/[^"]*">Vård och omsorg</a></td>', table)


@pytest.mark.usefixtures("work")
def test_short_lists_are_the_tops_of_the_long_ones(main):
    page = main("/sv/yrken/?omrade=2480&ar=2032")

    assert 'href="/sv/yrken/alla/?omrade=2480&amp;ar=2032&amp;sortera=oppningar"' in page
    assert 'href="/sv/yrken/532/?omrade=2480&amp;ar=2032"' in page
    assert "Ingen har räknat dem." in html.unescape(page)


@pytest.mark.usefixtures("work")
def test_an_area_without_numbers_says_where_there_are_some(words):
    status, said = words("/sv/yrken/?omrade=2425")

    assert status == 200
    assert "Den här utgåvan har inga tal om anställda i Dorotea" in said
    assert "Tal om arbete finns för: Västerbotten" in said


@pytest.mark.usefixtures("work")
def test_a_wrong_year_is_told(words):
    status, said = words("/sv/yrken/?ar=2010")

    assert status == 422
    assert "Det finns ingen prognos över anställda för ”2010”." in said


@pytest.mark.usefixtures("work")
def test_the_start_page_says_a_sentence_about_work_and_searches_for_it(words, main):
    _, said = words("/sv/")

    assert "Antalet anställda" in said
    assert "<li><p>Antalet anställda" in main("/sv/")
    assert 'href="/sv/yrken/"' in main("/sv/")
    assert 'action="/sv/yrken/sok/"' in main("/sv/")


@pytest.mark.usefixtures("work")
def test_the_menu_the_header_and_the_sitemap_lead_to_work(client):
    header = client.get("/sv/om/").content.decode()
    sitemap = client.get("/sitemap.xml").content.decode()

    assert '<a href="/sv/yrken/">Yrken</a>' in header
    assert 'href="/sv/yrken/sok/"' in header
    for slug in ("yrken/", "yrken/alla/", "yrken/jamfor/", "yrken/2221/", "yrken/0310/"):
        assert f"<loc>http://testserver/en/{slug}</loc>" in sitemap
    assert "yrken/total/" not in sitemap


@pytest.mark.usefixtures("work")
def test_the_place_in_the_menu_is_marked_on_every_page_about_work(client):
    for page in ("", "alla/", "sok/", "jamfor/", "2221/"):
        body = client.get(f"/sv/yrken/{page}").content.decode()
        assert re.search(r'<a href="/sv/yrken/" aria-current="(page|true)">', body)


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("page", ["", "alla/", "sok/?q=usk", "jamfor/?yrke=2221"])
def test_without_numbers_about_work_the_pages_say_so(words, page):
    status, said = words(f"/sv/yrken/{page}")

    assert status == 404
    assert "Den här utgåvan har inga tal om arbete" in said


@pytest.mark.usefixtures("release")
def test_without_numbers_about_work_nothing_leads_there(client):
    for page in ("/sv/", "/sv/om/", "/sitemap.xml"):
        assert "yrken/" not in client.get(page).content.decode()


def test_an_earlier_release_without_work_leads_to_the_newest(words, tmp_path, settings):
    publish_small_release(tmp_path, name="2026-01-01")
    settings.STORE = publish_work_release(tmp_path)

    status, said = words("/sv/yrken/?utgava=2026-01-01")

    assert status == 404
    assert "Den här utgåvan har inga tal om arbete" in said
    assert "Visa de nyaste talen" in said

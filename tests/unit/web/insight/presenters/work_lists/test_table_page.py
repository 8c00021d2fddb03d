"""The table of all occupations: every row, every way to sort and limit it, and every way out."""

import csv
import html
import io
import json
import re

import pytest
from django.core.cache import caches

from factories.work_numbers import OCCUPATIONS, ONLY_IN_COUNTRY, employees
from talentlab.store.release import Release
from talentlab.tables.openings import NOT_A_SHORTAGE
from talentlab.web.insight.presenters.work_lists import markup, members, selection
from talentlab.web.insight.queries import occupation_lists, openings, signals, work

ROWS = re.compile(r'<tr><th scope="row"><a href="([^"]+)">([^<]+)</a> <small>(\d+)</small>')

_LIMITED = "?riktning=okar&sortera=-lon"

pytestmark = pytest.mark.usefixtures("work")


def codes_in(markup):
    return [code for _, _, code in ROWS.findall(markup)]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_occupation_of_the_region_has_a_row(client, language):
    response = client.get(f"/{language}/yrken/alla/")

    codes = codes_in(response.content.decode())
    assert response.status_code == 200
    assert sorted(codes) == sorted(set(OCCUPATIONS) - ONLY_IN_COUNTRY)
    sizes = [employees("24", code, 2024)["total"] for code in codes]
    assert sizes == sorted(sizes, reverse=True)


def test_a_row_says_what_the_release_says(main):
    row = re.search(
        r'<tr><th scope="row"><a href="/sv/yrken/7231/">.*?</tr>', main("/sv/yrken/alla/")
    )
    said = html.unescape(re.sub(r"<[^>]+>", " ", row[0])).replace("\u00a0", " ").split()

    counted = employees("24", "7231", 2024)
    assert f"{counted['total']:.0f}" in said
    assert f"{100 * counted['women'] / counted['total']:.0f}" in said
    assert "Färre med stor säkerhet" in " ".join(said)
    assert row[0].count("data-label=") == 8


def test_the_heading_that_sorts_says_so(main):
    page = main("/sv/yrken/alla/?sortera=-forandring")

    assert re.findall(r'<th scope="col" aria-sort="(\w+)"><a href="([^"]+)">([^<]+)', page) == [
        ("ascending", "/sv/yrken/alla/?sortera=forandring#lista", "Förändring till 2030")
    ]


def test_limits_are_links_and_hold_together(main):
    page = main("/sv/yrken/alla/?riktning=minskar&konsfordelning=man&sortera=yrke")

    assert codes_in(page) == ["7231"]
    assert "Riktning: Färre med stor säkerhet" in page
    assert 'href="/sv/yrken/alla/?konsfordelning=man&amp;sortera=yrke#lista"' in page
    assert '<option value="yrke" selected>' in page
    assert '<input type="hidden" name="riktning" value="minskar">' in page


def test_a_list_without_rows_says_what_to_do(words):
    status, said = words("/sv/yrken/alla/?riktning=okar&falt=61")

    assert status == 200
    assert "0 av 14 yrken" in said
    assert "Inget yrke är kvar: ta bort en begränsning för att se fler." in said
    assert "CSV" not in said


def test_the_country_has_what_the_region_lacks(words):
    _, here = words("/sv/yrken/alla/")
    _, there = words("/sv/yrken/alla/?omrade=00")

    assert "415 av de 429 grupperna i SSYK 2012 saknar tal här" in here
    assert "Se listan för Sverige" in here
    assert "Soldater" in there
    assert "Se listan för Sverige" not in there


def test_broader_groups_have_a_list_of_their_own(client):
    body = client.get("/sv/yrken/alla/?niva=3&omrade=2480").content.decode()

    assert {len(code) for code in codes_in(body)} == {3}
    assert "/sv/yrken/222/?omrade=2480" in body
    assert "Ingen har räknat dem." in html.unescape(body)


def test_an_area_without_numbers_says_where_there_are_some(words, main):
    status, said = words("/sv/yrken/alla/?omrade=2425")

    assert status == 200
    assert "Den här utgåvan har inga tal om anställda i Dorotea" in said
    assert 'href="/sv/yrken/alla/?omrade=2480"' in main("/sv/yrken/alla/?omrade=2425")


def test_openings_are_guarded_and_wages_say_where_they_were_measured(words):
    _, said = words("/sv/yrken/alla/")

    assert NOT_A_SHORTAGE.sv in said
    assert "Medianlön Sverige" in said
    assert "Annonser Västerbotten, 2025" in said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("riktning=uppåt", "Listan kan inte begränsas till ”uppåt”."),
        ("falt=zz", "Listan kan inte begränsas till ”zz”."),
        ("niva=7", "Listan kan inte begränsas till ”7”."),
        ("sortera=tur", "Listan kan inte sorteras efter ”tur”."),
        ("omrade=9999", "”9999” finns inte där."),
        ("ar=1999", "Det finns ingen prognos över anställda för ”1999”."),
    ],
)
def test_what_cannot_be_listed_is_told_and_the_usual_list_is_shown(words, client, asked, said):
    status, page = words(f"/sv/yrken/alla/?{asked}")

    assert status == 422
    assert said in page
    assert len(codes_in(client.get(f"/sv/yrken/alla/?{asked}").content.decode())) == 14


def test_what_an_address_says_is_never_markup(client):
    body = client.get("/sv/yrken/alla/?riktning=<script>x</script>").content.decode()

    assert "<script>x" not in body


@pytest.mark.parametrize("asked", ["", "falt=5", "riktning=okar&sortera=-lon", "omrade=00&niva=3"])
def test_the_list_leaves_as_it_is_shown(client, main, asked):
    page = main(f"/sv/yrken/alla/?{asked}")
    link = html.unescape(re.search(r'href="([^"]+\.csv\?[^"]+)" download', page)[1])
    rows = csv.reader(io.StringIO(client.get(link).content.decode("utf-8-sig")), delimiter=";")
    told = [row for row in rows if row and not row[0].startswith("#")]

    assert [row[0] for row in told[1:]] == codes_in(page)


def test_the_list_can_be_taken_away_before_it_is_scrolled_through(main):
    page = main("/sv/yrken/alla/")
    table = page.index('class="occupations"')
    links = [found.start() for found in re.finditer(r"\.csv\?[^\"]*\" download", page)]

    assert len(links) == 2
    assert links[0] < table < links[1]


def test_a_limited_list_can_be_taken_whole_too(client, main):
    page = main("/sv/yrken/alla/?falt=5")
    links = [html.unescape(link) for link in re.findall(r'href="([^"]+\.json\?[^"]+)"', page)]
    assert links[:2] == links[2:]
    limited, whole = (json.loads(client.get(link).content) for link in links[:2])

    assert {row["ssyk_code"][0] for row in limited["rows"]} == {"5"}
    assert len(whole["rows"]) == 14
    assert limited["cards"].keys() == whole["cards"].keys() != set()


def test_a_download_tells_the_withheld_from_the_missing_and_from_none(client):
    answer = client.get("/sv/figur/yrken-alla.json?omrade=24&ar=2030&niva=4")
    rows = {row["ssyk_code"]: row for row in json.loads(answer.content)["rows"]}

    assert rows["2221"]["median_wage_sek_measured"] == "Sverige, 2221"
    assert rows["4112"]["median_wage_sek"] is None
    assert rows["4112"]["median_wage_sek_measured"] == "inte räknat"
    assert rows["4112"]["openings"] > 0


def test_the_figure_draws_the_first_rows_of_its_table(client):
    body = client.get("/sv/figur/yrken-alla/?falt=5&sortera=lon").content.decode()
    places = re.search(r'data-points="([^"]+)"', body)[1].split(";")

    assert [place.split(" ")[0] for place in places] == [str(i) for i in range(len(places))]
    assert NOT_A_SHORTAGE.sv in html.unescape(body)


@pytest.mark.parametrize("question", ["riktning=hej", "sortera=x", "niva=9"])
def test_a_permanent_address_never_means_another_list(client, question):
    assert client.get(f"/sv/figur/yrken-alla/?{question}").status_code == 404


def test_every_link_of_the_page_leads_somewhere(client, main):
    page = main("/sv/yrken/alla/?riktning=okar&utgava=2026-11-25")
    links = {html.unescape(link) for link in re.findall(r'href="(/[^"#]*)', page)}

    assert len(links) > 25
    assert {link for link in links if client.get(link).status_code != 200} == set()
    lists = {link for link in links if link.startswith("/sv/yrken/")} - {"/sv/yrken/"}
    assert [link for link in lists if "utgava=2026-11-25" not in link] == []


def test_the_page_asks_the_same_few_questions_whatever_it_shows(client, monkeypatch):
    asked = []
    ask = Release.query

    def counted(self, *question):
        asked.append(question)
        return ask(self, *question)

    monkeypatch.setattr(Release, "query", counted)
    client.get("/sv/yrken/alla/")  # what every page asks once and keeps
    numbers = {}
    for page in ("", "?omrade=00", "?omrade=2480&niva=3", _LIMITED):
        for module in (markup, members, occupation_lists, openings, selection, signals, work):
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()
        caches["pages"].clear()
        asked.clear()
        client.get(f"/sv/yrken/alla/{page}")
        numbers[page] = len(asked)

    # The country's own list needs not ask whether the country has one.
    assert numbers == {"": 10, "?omrade=00": 9, "?omrade=2480&niva=3": 10, _LIMITED: 10}

"""The page of an occupation opens everywhere, and says when it knows nothing."""

import html
import re
import sys

import pytest

from talentlab.store.release import Release
from talentlab.tables.openings import NOT_A_SHORTAGE
from talentlab.vocab.ssyk import ssyk

FIGURES = (
    "yrke-utveckling",
    "yrke-oppningar",
    "yrke-orsaker",
    "yrke-kon",
    "yrke-aldrar",
    "yrke-loner",
    "yrke-kommuner",
    "yrke-annonser",
)
PAGES = (
    "2221/",
    "2221/?omrade=2480",
    "222/?omrade=2480",
    "2221/?omrade=00&ar=2035&kon=women",
    "7231/?omrade=umearegionen&kon=men",
    "222/",
    "22/",
    "2/",
    "0310/",
    "0310/?omrade=00",
    "6221/",
)
EVERYWHERE = [(language, page) for language in ("sv", "en") for page in PAGES]


def words_of(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"[ \n]+", " ", html.unescape(text)).replace("\u00a0", " ")


@pytest.mark.parametrize(("language", "page"), EVERYWHERE)
@pytest.mark.usefixtures("work")
def test_it_opens_with_one_headline_and_no_script_or_style_inside(client, language, page):
    response = client.get(f"/{language}/yrken/{page}")
    body = response.content.decode()

    assert response.status_code == 200
    assert body.count("<h1") == 1
    assert re.findall(r'\sstyle="|\son[a-z]+="|<script(?![^>]*src=)', body) == []
    ids = re.findall(r'\sid="([^"]+)"', body)
    assert sorted(ids) == sorted(set(ids))
    referred = {
        name
        for names in re.findall(r'\saria-(?:labelledby|describedby)="([^"]+)"', body)
        for name in names.split()
    }
    assert referred <= set(ids)


@pytest.mark.parametrize("code", ["2221", "222", "22", "2"])
@pytest.mark.usefixtures("work")
def test_groups_of_every_length_have_the_figures_that_their_numbers_allow(client, code):
    body = client.get(f"/sv/yrken/{code}/").content.decode()

    found = [name for name in FIGURES if f'id="{name}"' in body]
    absent = "yrke-kommuner" if code == "2221" else "yrke-loner"
    assert found == [name for name in FIGURES if name != absent]


@pytest.mark.usefixtures("work")
def test_municipalities_without_numbers_of_a_group_lead_to_the_broader_one_that_has_them(client):
    county, town = (client.get(f"/sv/yrken/2221/?omrade={code}") for code in ("24", "2480"))

    assert "modellerade bara för bredare grupper: se Sjuksköterskor ." in words_of(county)
    assert "I Umeå finns det tal om den bredare gruppen Sjuksköterskor ." in words_of(town)
    assert 'href="/sv/yrken/222/?omrade=2480&amp;ar=2030"' in town.content.decode()
    assert 'id="yrke-annonser"' in town.content.decode()


@pytest.mark.usefixtures("work")
def test_every_group_of_the_classification_has_a_page(client):
    codes = list(ssyk().entries)
    assert len(codes) == 633
    some = codes[::29]

    assert {client.get(f"/sv/yrken/{code}/").status_code for code in some} == {200}


@pytest.mark.usefixtures("work")
def test_the_headline_says_which_way_and_the_lead_how_much(client):
    text = words_of(client.get("/sv/yrken/2512/"))

    assert (
        "Mjukvaru- och systemutvecklare m.fl.: med stor säkerhet fler anställda i Västerbotten 2030"
    ) in text
    assert (
        "Antalet anställda ökar med stor säkerhet: från 1 972 år 2024 till omkring 2 330 år 2030, "
        "och med 80 procents sannolikhet till mellan 2 140 och 2 520."
    ) in text


@pytest.mark.usefixtures("work")
def test_an_occupation_that_shrinks_does_not_replace_everybody(client):
    text = words_of(client.get("/en/yrken/7231/"))

    assert "Vehicle mechanics and repairers: very likely fewer employees in Västerbotten" in text
    assert re.search(
        r"In 2030 about \d+ people need to be recruited \(80% interval \d+ to \d+\), all of them "
        r"to replace those who leave\. About \d+ leave, but not all who leave are replaced "
        r"in futures in which their occupation shrinks\.",
        text,
    )


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("address", ["yrken/2221/", "yrken/723/?omrade=2480", "omraden/24/"])
@pytest.mark.usefixtures("work")
def test_whoever_shows_openings_says_what_they_are_not(client, language, address):
    assert NOT_A_SHORTAGE.say(language) in words_of(client.get(f"/{language}/{address}"))


@pytest.mark.usefixtures("work")
def test_what_nobody_counted_is_called_modelled(client):
    county, town = (words_of(client.get(f"/sv/yrken/222/?omrade={c}")) for c in ("24", "2480"))
    said = "Antalet anställda här är modellerat"

    assert said not in county
    assert said in town
    assert "Anställda , 2024, modellerat" in town


@pytest.mark.usefixtures("work")
def test_no_number_is_said_in_words_with_the_way_to_where_there_is_one(client):
    response = client.get("/sv/yrken/0310/")
    text = words_of(response)

    assert response.status_code == 200
    assert "Soldater m.fl.: inget tal för Västerbotten" in text
    assert "Att tal saknas är inte samma sak som noll." in text
    assert "Det finns tal om yrket för: Sverige ." in text
    assert 'href="/sv/yrken/0310/?omrade=00&amp;ar=2030"' in response.content.decode()


@pytest.mark.usefixtures("work")
def test_an_area_without_any_work_says_so(client):
    text = words_of(client.get("/sv/yrken/2221/?omrade=2425"))

    assert "Grundutbildade sjuksköterskor: inget tal för Dorotea" in text
    assert "Utgåvan har inga tal om anställda i Dorotea, varken räknade eller modellerade." in text


@pytest.mark.usefixtures("work")
def test_a_code_that_is_none_is_not_found(client):
    assert client.get("/sv/yrken/9999/").status_code == 404
    assert client.get("/sv/yrken/12345/").status_code == 404


@pytest.mark.usefixtures("work")
def test_what_openings_assume_stands_beside_them_and_among_the_sources(client):
    page = html.unescape(client.get("/sv/yrken/2221/").content.decode())
    sources = html.unescape(client.get("/sv/kallor/").content.decode())

    told = page[page.index("Vad jobböppningarna bygger på") :]
    assert "<li>Alla går i pension vid 66.</li>" in told
    assert 'href="/sv/metod/jobboppningar/"' in told
    assert re.search(r"<h3>Jobböppningar</h3>\s*<ol><li>Alla går i pension vid 66.</li>", sources)
    assert "<li>Kommunernas yrken följer länets.</li>" in sources


@pytest.mark.usefixtures("release")
def test_a_release_without_work_has_no_occupations_and_leads_to_none(client):
    assert client.get("/sv/yrken/2221/").status_code == 404
    assert "/yrken/2" not in client.get("/sv/omraden/24/").content.decode()
    assert client.get("/sv/figur/yrke-utveckling/?yrke=2221").status_code == 404


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("ar=2024", "Välj ett år i listan. Det finns ingen prognos över anställda för ”2024”."),
        ("omrade=0180", "Välj ett område i listan. ”0180” finns inte där."),
        ("kon=alla", "Välj ett kön i listan. ”alla” finns inte bland dem."),
    ],
)
@pytest.mark.usefixtures("work")
def test_what_cannot_be_had_is_told_and_the_page_still_shows_something(client, question, said):
    response = client.get(f"/sv/yrken/2221/?{question}")

    assert response.status_code == 422
    assert said in words_of(response)
    assert 'id="yrke-utveckling"' in response.content.decode()


@pytest.mark.usefixtures("work")
def test_the_choice_is_kept_in_the_form_and_in_the_links(client):
    body = client.get("/sv/yrken/2221/?omrade=00&ar=2032&kon=women").content.decode()

    assert '<option value="00" selected>' in body
    assert '<option value="2032" selected>' in body
    assert '<option value="women" selected>' in body
    assert 'href="/sv/yrken/222/?omrade=00&amp;ar=2032"' in body


@pytest.mark.usefixtures("work")
def test_where_women_and_men_are_not_told_apart_the_page_says_so_and_shows_both(client):
    response = client.get("/sv/yrken/222/?omrade=2480&kon=women")

    assert "Kvinnor och män är inte skilda åt i Umeå" in words_of(response)
    assert 'id="yrke-utveckling"' in response.content.decode()
    assert (
        client.get("/sv/figur/yrke-utveckling/?yrke=222&omrade=2480&kon=women").status_code == 404
    )


@pytest.mark.usefixtures("work")
def test_every_link_on_the_page_leads_somewhere(client):
    body = client.get("/sv/yrken/5321/").content.decode()
    main = body[body.index("<main") : body.index("</main>")]
    links = {html.unescape(link) for link in re.findall(r'href="(/[^"#]*)', main)}

    assert len(links) > 25
    assert {link for link in links if client.get(link).status_code != 200} == set()


@pytest.mark.usefixtures("work")
def test_how_right_we_have_been_stands_beside_what_we_say(client):
    text = words_of(client.get("/en/yrken/7231/"))

    assert "How right have we been?" in text
    assert "Not even the first year ahead is the number of employees sure" in text
    assert "What earlier forecasts said, and what happened" in text
    assert "missed" in text


def count_questions(client, monkeypatch, page):
    """Return how many questions the release is asked for one fresh page."""
    ours = [name for name in sys.modules if name.startswith("talentlab.web.insight.")]
    for module in (sys.modules[name] for name in ours):
        for kept in list(vars(module).values()):
            if hasattr(kept, "cache_clear"):
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


@pytest.mark.usefixtures("work")
def test_a_page_asks_the_same_few_questions_whatever_it_shows(client, monkeypatch):
    pages = ("2221/", "2/", "2221/?omrade=00", "911/?omrade=2480")

    assert {count_questions(client, monkeypatch, f"/sv/yrken/{page}") for page in pages} == {22}

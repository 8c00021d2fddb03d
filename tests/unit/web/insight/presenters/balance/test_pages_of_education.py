"""Pages about supply and demand open everywhere, and say no more than their numbers allow."""

import csv
import html
import io
import re

import pytest

from factories.work_balance import publish_balance_release
from talentlab.store.release import Release
from talentlab.web.insight.presenters.balance_kinds import BALANCE_KINDS
from talentlab.web.insight.queries import accuracy, education, openings, population, signals, work
from talentlab.web.insight.queries import balance as gaps

PAGES = (
    "utbildningar/",
    "utbildningar/?omrade=umearegionen&ar=2032&sektor=public&inriktning=7",
    "utbildningar/?q=undersköterska",
    "utbildningar/?q=xqzxqz",
    "utbildning/75N/",
    "utbildning/75N/?omrade=umearegionen&ar=2032",
    "utbildning/73O/?sektor=private",
    "utbildning/75T/",
    "utbildning/75T/?omrade=2425",
    "utbildning/75GT/",
    "utbildning/55D/",
    "utbildningar/sektorer/",
    "utbildningar/sektorer/?omrade=2480&ar=2030&inriktning=7",
    "inflyttning/",
    "inflyttning/?omrade=2482",
    "yrken/balans/",
    "yrken/balans/?sektor=public&ar=2031",
    "yrken/532/?omrade=umearegionen&ar=2032",
    "yrken/2221/",
    "yrken/5321/?omrade=2480",
    "omraden/24/",
    "omraden/2425/",
    "",
)
QUESTIONS = {
    "utbildning-balans": "?utbildning=75N",
    "utbildning-gap": "?utbildning=75N",
    "utbildning-floden": "?utbildning=75N",
    "utbildning-steg": "?utbildning=73O",
    "utbildning-stannar": "?utbildning=45D",
    "utbildning-yrken": "?utbildning=75N",
    "utbildning-kommuner": "?utbildning=75N",
    "yrke-balans": "?yrke=532",
    "yrke-gap": "?yrke=532",
    "brist-idag": "?yrke=532",
}
EVERYWHERE = [
    (language, page)
    for language in ("sv", "en")
    for page in (*PAGES, *(f"figur/{name}/{QUESTIONS.get(name, '')}" for name in BALANCE_KINDS))
]


def words_of(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"[ \n]+", " ", html.unescape(text)).replace("\u00a0", " ")


def words_of_text(body):
    return re.sub(r"[ \n]+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body))).replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize(("language", "page"), EVERYWHERE)
@pytest.mark.usefixtures("balance")
def test_it_opens_with_one_headline_and_no_script_or_style_inside(client, language, page):
    response = client.get(f"/{language}/{page}")
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


@pytest.mark.usefixtures("balance")
def test_the_headline_says_short_where_that_is_sure_and_unsure_where_it_is_not(client):
    nurses, builders, programmers = (
        words_of(client.get(f"/sv/utbildning/{code}/?ar=2031")) for code in ("75N", "53B", "45D")
    )

    assert (
        "Sjuksköterskeutbildning: Västerbotten behöver med stor säkerhet fler än det finns 2031"
    ) in nurses
    assert "osäkert om de räcker till i Västerbotten 2031" in builders
    assert "troligen fler än Västerbotten behöver 2031" in programmers


@pytest.mark.usefixtures("balance")
def test_the_word_shortage_is_not_used_where_it_is_unsure(client):
    body = client.get("/sv/utbildning/53B/?ar=2031").content.decode()
    parts = re.findall(
        r'<h[1-3][^>]*>.*?</h[1-3]>|<p class="lead">.*?</p>|<span class="key-.*?</span>', body
    )
    said = [words_of_text(part) for part in parts if "brist" in part.casefold()]

    # Only a probability of it is told, and that it is not called so.
    assert [words for words in said if not re.search("sannolikhet", words, re.IGNORECASE)] == [
        " I ingen av 4 kommuner med eget tal är det säkert brist "
    ]


@pytest.mark.usefixtures("balance")
def test_the_answer_has_number_interval_probability_in_words_source_and_a_lasting_link(client):
    text = words_of(client.get("/sv/utbildning/75N/?omrade=umearegionen&ar=2032"))

    assert re.search(
        r"År 2032 finns omkring [\d ]+ jobb och [\d ]+ människor för dem: [\d ]+ för få, och med "
        r"80 procents sannolikhet [\d ]+ till [\d ]+ för få\. Att det blir brist är mycket "
        r"troligt: sannolikheten är 9\d %\.",
        text,
    )
    assert "Exempeldata (syntetiska)" in text
    assert "Beräknat" in text
    assert "Källa: SCB. Version 2026-05-20." in text
    assert "Permanent länk till den här sidan" in text
    assert "Hur rätt har vi haft om gapet?" in text
    assert "Gap som förutsagts 5 år framåt har varit 5,5 % av jobben fel" in text
    assert "5 år framåt kallades brist trolig eller osannolik i 40 % av fallen" in text
    assert "86 % av dem stämde." in text
    assert "Att anta att gapen inte förändras hade kommit närmare: 5,0 % fel." in text
    assert "rätt i 70 % av fallen; slumpen har rätt i hälften." in text


@pytest.mark.usefixtures("balance")
def test_a_pooled_group_leads_to_its_pool_and_the_pool_to_its_groups(client):
    alone, pool = (client.get(f"/sv/utbildning/{code}/") for code in ("75T", "75GT"))

    assert "för osäkert för sig i Västerbotten" in words_of(alone)
    assert 'href="/sv/utbildning/75GT/?omrade=24&amp;ar=2030"' in alone.content.decode()
    assert "Utbildningar som ingår: Tandhygienistutbildning" in words_of(pool)
    assert 'id="utbildning-gap"' in pool.content.decode()


@pytest.mark.usefixtures("balance")
def test_what_is_withheld_is_said_not_to_be_none(client):
    response = client.get("/sv/utbildning/75T/?omrade=2425")

    assert "för få för att visas i Dorotea" in words_of(response)
    assert "Det är inte samma sak som inga." in words_of(response)
    assert 'id="utbildning-gap"' not in response.content.decode()


@pytest.mark.usefixtures("balance")
def test_an_education_without_any_number_says_so(client):
    text = words_of(client.get("/en/utbildning/55D/"))

    assert "no number of supply and demand for Västerbotten" in text
    assert "No number is not the same as none." in text


@pytest.mark.usefixtures("balance")
def test_the_overview_counts_what_is_sure_and_what_is_not(client):
    text = words_of(client.get("/sv/utbildningar/?ar=2031"))

    assert (
        "Västerbotten behöver troligen fler än det finns i 2 av 5 utbildningar 2031, och färre i 1"
        in text
    )
    assert "Av 5 utbildningar med tal för 2031 är det brist i 2 och överskott i 1." in text
    assert "I ingen räcker människorna troligen, och i 2 är det osäkert." in text


@pytest.mark.usefixtures("balance")
def test_the_matrix_has_a_row_for_every_education_pooled_ones_too(client):
    body = client.get("/sv/figur/gap-utbildningar.csv?omrade=24&ar=2030").content
    lines = body.decode("utf-8-sig").splitlines()
    start = next(i for i, line in enumerate(lines) if "75N" in line) - 1
    rows = {row[0]: row for row in csv.reader(io.StringIO("\n".join(lines[start:])), delimiter=";")}

    assert set(rows) >= {"75N", "73O", "45D", "53B", "75T", "75GT"}
    assert "Visas i en bredare grupp" in rows["75T"]
    assert "Med stor säkerhet brist" in rows["75N"]


@pytest.mark.usefixtures("balance")
def test_a_field_narrows_the_matrix(client):
    shown = words_of(client.get("/sv/figur/gap-utbildningar/?omrade=24&inriktning=4"))

    assert "Programmerar- och systemerarutbildning" in shown
    assert "Sjuksköterskeutbildning" not in shown


@pytest.mark.usefixtures("balance")
def test_a_search_finds_educations_with_their_gap_and_occupations_beside(client):
    text = words_of(client.get("/sv/utbildningar/?q=undersköterska&ar=2031"))

    assert "Utbildningar för ”undersköterska”" in text
    assert re.search(r"Omvårdnads- och omsorgsutbildning på gymnasial nivå [\d ]+ för få", text)
    assert "Yrken du kanske menar:" in text


@pytest.mark.usefixtures("balance")
def test_flows_add_up_from_the_stock_today_to_the_stock_then(client):
    body = client.get("/sv/figur/utbildning-floden.csv?utbildning=75N&ar=2032").content
    lines = body.decode("utf-8-sig").splitlines()
    rows = [row for row in csv.reader(lines, delimiter=";") if len(row) > 2]
    sums = {row[0]: (row[1], row[2]) for row in rows}

    def number(written):
        return float(written.replace("\u00a0", "").replace(",", "."))

    came = sum(number(v) for way, v in sums.values() if way == "in")
    went = sum(number(v) for way, v in sums.values() if way == "ut")
    now, then = (number(sums[f"Bor här {year}"][1]) for year in (2025, 2032))
    assert now + came - went == pytest.approx(then, abs=3)
    assert "Går i pension" in sums


@pytest.mark.usefixtures("balance")
def test_an_education_leads_to_its_occupations_counted_as_near_as_somebody_did(client):
    county = client.get("/sv/figur/utbildning-yrken/?utbildning=75N&omrade=2480")
    country = client.get("/sv/figur/utbildning-yrken/?utbildning=45D&omrade=24")

    assert "80 % av de anställda med utbildningen arbetar som sjuksköterskor" in words_of(county)
    assert "Anställda i Västerbotten efter yrke, räknat 2024." in words_of(county)
    assert "Yrken med för få människor för att visas: 1." in words_of(county)
    assert 'href="/sv/yrken/222/?omrade=2480"' in county.content.decode()
    assert "Anställda i Sverige efter yrke" in words_of(country)


@pytest.mark.usefixtures("balance")
def test_present_shortage_shows_every_source_and_what_each_moves(client):
    figure = words_of(client.get("/sv/figur/brist-idag/?yrke=532&omrade=24"))

    for source in ("Platsannonser", "Vakansundersökningen", "Yrkesbarometern", "enkät"):
        assert source in figure
    assert (
        "”Platsannonser” betyder mest: utan den skulle medelvärdet ändras med +9,5 jobb." in figure
    )
    assert "ingen har räknat obesatta jobb" in figure
    assert "inte samma sak som brist" in figure


@pytest.mark.usefixtures("balance")
def test_the_occupation_page_has_the_gap_and_leads_to_the_broader_group_where_needed(client):
    group = words_of(client.get("/sv/yrken/532/?omrade=umearegionen&ar=2032"))
    unit = client.get("/sv/yrken/5321/?omrade=2480")

    assert "Undersköterskor: Umeåregionen behöver med stor säkerhet fler än det finns 2032" in group
    assert "Gapet finns för den bredare gruppen" in words_of(unit)
    assert 'href="/sv/yrken/532/?omrade=2480&amp;ar=2030#gap"' in unit.content.decode()


@pytest.mark.usefixtures("balance")
def test_the_area_and_the_start_page_name_only_what_is_sure(client):
    area = client.get("/sv/omraden/24/").content.decode()
    part = area[area.index('id="utbildning"') : area.index('id="arbete"')]
    start = words_of(client.get("/sv/"))

    assert "/sv/utbildning/75N/" in part
    assert "/sv/utbildning/45D/" in part
    assert "/sv/utbildning/53B/" not in part
    assert "är det brist i 2 och överskott i 1" in start


@pytest.mark.usefixtures("balance")
def test_who_stays_is_told_with_the_followed_and_with_how_many_answered(client):
    text = words_of(client.get("/sv/inflyttning/"))

    assert "bor omkring 74 % kvar av dem som bodde i länet före studierna" in text
    assert "310 har svarat, 41 % av dem som fick frågan." in text
    assert "Människor säger sig göra mer än de gör, så svaren räknas ned." in text
    assert "420" in text


@pytest.mark.usefixtures("balance")
def test_an_area_shows_the_place_of_study_in_it_that_most_are_followed_from(client):
    page = client.get("/sv/inflyttning/?omrade=umearegionen").content.decode()
    education = client.get("/sv/utbildning/75N/?omrade=umearegionen").content.decode()

    assert "/sv/figur/stannar/?omrade=2480" in page
    assert "/sv/figur/utbildning-stannar/?utbildning=75N&amp;omrade=2480" in education or (
        "/sv/figur/utbildning-stannar/?omrade=2480&amp;utbildning=75N" in education
    )


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("ar=2099", "Det finns ingen prognos över tillgång och efterfrågan för ”2099”."),
        ("omrade=0180", "Välj ett område i listan. ”0180” finns inte där."),
        ("sektor=ideell", "Välj en sektor i listan. ”ideell” finns inte där."),
        ("inriktning=x", "Välj en inriktning i listan. ”x” finns inte där."),
    ],
)
@pytest.mark.usefixtures("balance")
def test_the_impossible_is_told_and_the_usual_is_shown(client, question, said):
    response = client.get(f"/sv/utbildningar/?{question}")

    assert response.status_code == 422
    assert said in words_of(response)


@pytest.mark.usefixtures("balance")
def test_a_code_that_is_none_is_not_found(client):
    assert client.get("/sv/utbildning/99999/").status_code == 404
    assert client.get("/sv/figur/utbildning-gap/?utbildning=99999").status_code == 404
    assert client.get("/sv/figur/utbildning-gap/").status_code == 404
    assert client.get("/sv/figur/utbildning-gap/?utbildning=55D").status_code == 404


@pytest.mark.usefixtures("work")
def test_a_release_without_supply_and_demand_says_so_and_leads_to_none_of_it(client):
    for page in ("utbildningar/", "utbildningar/sektorer/", "inflyttning/", "yrken/balans/"):
        response = client.get(f"/sv/{page}")
        assert response.status_code == 404
        assert "Utgåvan har inga tal om tillgång och efterfrågan" in words_of(response)
    assert client.get("/sv/utbildning/75N/").status_code == 404
    for page in ("", "omraden/24/", "yrken/2221/", "yrken/"):
        assert "/utbildning" not in client.get(f"/sv/{page}").content.decode()


@pytest.mark.usefixtures("balance")
def test_every_page_about_supply_and_demand_stands_in_the_sitemap(client):
    found = client.get("/sitemap.xml").content.decode()

    for slug in ("utbildningar/", "utbildningar/sektorer/", "inflyttning/", "utbildning/75N/"):
        assert f"/sv/{slug}</loc>" in found


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("name", BALANCE_KINDS)
@pytest.mark.usefixtures("balance")
def test_every_figure_leaves_in_every_format(client, name, suffix):
    response = client.get(f"/en/figur/{name}.{suffix}{QUESTIONS.get(name, '')}")

    assert response.status_code == 200
    assert len(response.content) > 300


KEPT = [
    kept
    for module in (accuracy, education, gaps, openings, population, signals, work)
    for kept in vars(module).values()
    if hasattr(kept, "cache_clear")
]


def count_questions(client, monkeypatch, page):
    """Return how many questions the release is asked for one fresh page."""
    for kept in KEPT:
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


@pytest.mark.parametrize(
    ("small", "large"),
    [
        ("/sv/utbildningar/?omrade=2425", "/sv/utbildningar/?omrade=24"),
        ("/sv/utbildning/75GT/?omrade=24", "/sv/utbildning/75N/?omrade=24"),
        ("/sv/yrken/balans/?sektor=public", "/sv/yrken/balans/"),
    ],
)
@pytest.mark.usefixtures("balance")
def test_more_rows_ask_no_more_questions(client, monkeypatch, small, large):
    assert count_questions(client, monkeypatch, small) == count_questions(
        client, monkeypatch, large
    )


@pytest.mark.parametrize(
    "without",
    [
        "supply_outlook",
        "graduates_outlook",
        "retention_estimates",
        "stay_drivers",
        "occupations_by_education",
    ],
)
def test_pages_do_without_each_table_that_may_be_missing(client, settings, tmp_path, without):
    settings.STORE = publish_balance_release(tmp_path, without=(without,))

    for page in ("utbildningar/", "utbildning/75N/", "utbildningar/sektorer/", "inflyttning/"):
        assert client.get(f"/sv/{page}").status_code == 200


@pytest.mark.usefixtures("balance")
def test_supply_in_an_occupation_is_said_to_be_spread_as_people_work_today(client):
    said = "utbildade räknas till de yrken som de arbetar i nu, efter länets mönster"

    assert said in words_of(client.get("/sv/yrken/balans/"))
    assert said in words_of(client.get("/sv/figur/yrke-gap/?yrke=532"))
    assert said in words_of(client.get("/sv/figur/yrke-balans/?yrke=532"))
    assert said not in words_of(client.get("/sv/figur/utbildning-gap/?utbildning=75N"))


@pytest.mark.usefixtures("balance")
def test_a_search_asks_for_the_area_and_year_chosen_beside_it(client):
    body = client.get("/sv/utbildningar/").content.decode()
    asked = re.search(r'<input type="search"[^>]*name="q"[^>]*>', body).group()
    form = re.search(r'<form[^>]*id="gap-chooser".*?</form>', body, re.DOTALL).group()

    assert 'form="gap-chooser"' in asked
    assert {'name="omrade"', 'name="ar"', 'name="sektor"'} <= set(re.findall(r'name="\w+"', form))
    assert body.count('name="omrade"') == 1

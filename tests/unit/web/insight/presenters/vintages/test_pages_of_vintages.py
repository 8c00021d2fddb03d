"""Pages about revisions, earlier forecasts, others' opinions and seats say what the tables say."""

import csv
import html
import io
import re

import pytest

from factories.vintages import EARLIER, NEWEST, OLDEST, publish_vintages
from talentlab.web.insight.presenters.seat_plan_kinds import SEAT_PLAN_KINDS
from talentlab.web.insight.presenters.vintage_kinds import VINTAGE_KINDS

PAGES = (
    "revideringar/",
    "revideringar/?amne=employment&omrade=24&ar=2029&ordning=andel",
    "revideringar/?kod=5321",
    "revideringar/?kod=XQZ",
    "revideringar/?omrade=2425",
    f"revideringar/?utgava={EARLIER}",
    "andra-prognoser/",
    f"andra-prognoser/?utgava={EARLIER}",
    "utbildningsplatser/",
    "utbildningsplatser/?ar=2028",
    "utbildningsplatser/?ar=1999",
    f"utbildningsplatser/?utgava={EARLIER}",
    "traffsakerhet/",
    "utbildning/75N/?omrade=24&ar=2031",
    "utbildning/73O/?omrade=24&ar=2031",
    "yrken/5321/?omrade=24&ar=2030",
    "omraden/24/?ar=2031",
    "befolkning/?omrade=24&ar=2031",
)
ANSWERS = {
    "revideringar/?kod=XQZ": 422,
    "utbildningsplatser/?ar=1999": 422,
    f"utbildningsplatser/?utgava={EARLIER}": 404,
}
QUESTIONS = {
    "tidigare-invanare": "?omrade=24&ar=2031",
    "tidigare-anstallda": "?yrke=5321&omrade=24&ar=2031",
    "tidigare-utbildade": "?utbildning=75N&omrade=24&ar=2031",
    "tidigare-jobb": "?utbildning=75N&omrade=24&ar=2031",
    "andras-utbildning": "?utbildning=75N&omrade=24",
}
WITHOUT_NUMBERS = {"andras-yrke"}
FIGURES = [name for name in (*VINTAGE_KINDS, *SEAT_PLAN_KINDS) if name not in WITHOUT_NUMBERS]
EVERYWHERE = [
    (language, page)
    for language in ("sv", "en")
    for page in (*PAGES, *(f"figur/{name}/{QUESTIONS.get(name, '')}" for name in FIGURES))
]


def words_of(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"[ \n]+", " ", html.unescape(text)).replace("\u00a0", " ")


def headline(response):
    found = re.findall(r"<h1.*?</h1>", response.content.decode(), re.DOTALL)
    return re.sub(r"<[^>]+>", "", html.unescape(found[0])).replace("\u00a0", " ")


@pytest.mark.parametrize(("language", "page"), EVERYWHERE)
@pytest.mark.usefixtures("vintages")
def test_it_opens_with_one_headline_and_no_script_or_style_inside(client, language, page):
    response = client.get(f"/{language}/{page}")
    body = response.content.decode()

    assert response.status_code == ANSWERS.get(page, 200)
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


@pytest.mark.usefixtures("vintages")
def test_the_headline_tells_the_largest_revision_and_mostly_why(client):
    assert headline(client.get("/sv/revideringar/")) == (
        "Skellefteå 2030: prognosen för invånare höjdes med 6 %, mest för att fler räknades"
    )
    assert headline(client.get("/en/revideringar/?omrade=24&amne=employment&kod=5321")) == (
        "Västerbotten 2030: the forecast of employees: Assistant nurses, home care and homes for "
        "the elderly was lowered by 6%, mostly because the pace is lower"
    )


@pytest.mark.usefixtures("vintages")
def test_the_largest_in_persons_is_another_than_the_largest_in_percent(client):
    by_share = client.get("/sv/revideringar/?ordning=andel")

    assert headline(by_share).startswith("Västerbotten 2030: prognosen för anställda: Fordonsmek")
    assert "höjdes med 9 %" in headline(by_share)
    assert "mest" not in headline(by_share)


@pytest.mark.usefixtures("vintages")
def test_each_part_is_told_and_why_there_are_none_where_there_are_none(client):
    text = words_of(client.get("/sv/revideringar/"))

    assert (
        "Från 72 400 till 76 800 (+6 %). Räknade uppgifter +3 000, takt +1 600, metod −200, "
        "aviserade händelser 0."
    ) in text
    assert "Från 700 till 760 (+9 %). Som det stod" in text
    assert "Vi kan inte säga hur mycket som beror på vad" in text


@pytest.mark.usefixtures("vintages")
def test_every_change_leads_to_the_number_as_it_stood_and_as_it_stands(client):
    body = client.get("/sv/revideringar/?omrade=24&kod=5321").content.decode()
    links = re.findall(r'<li><h3><a href="([^"]+)".*?<a href="([^"]+)"', body)[0]
    now, before = (html.unescape(link) for link in links)

    assert now == "/sv/yrken/5321/?omrade=24&ar=2030"
    assert before == f"/sv/yrken/5321/?omrade=24&ar=2030&utgava={EARLIER}"
    assert client.get(before).status_code == 200


@pytest.mark.usefixtures("vintages")
def test_the_file_has_the_parts_that_add_up(client):
    response = client.get("/sv/figur/revideringar.csv?omrade=2482")
    lines = response.content.decode("utf-8-sig").splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("Tal"))
    row = next(csv.DictReader(io.StringIO("\n".join(lines[start:])), delimiter=";"))
    numbers = [float(value.replace(",", ".")) for value in list(row.values())[5:12]]
    before, after, *parts, change = numbers

    assert after - before == pytest.approx(change) == pytest.approx(sum(parts))


@pytest.mark.usefixtures("vintages")
def test_nothing_revised_is_said_to_be_nothing(client):
    assert headline(client.get("/sv/revideringar/?omrade=2425")) == (
        "Inget av talen du frågar efter har ändrats med mer än fem procent"
    )
    assert headline(client.get(f"/sv/revideringar/?utgava={EARLIER}")) == (
        "Det finns ingen tidigare utgåva att jämföra med"
    )


def test_a_release_that_changed_no_number_says_so(client, settings, tmp_path):
    settings.STORE = publish_vintages(tmp_path, without=("revisions",))

    assert headline(client.get("/en/revideringar/")) == (
        "No number has changed by more than five percent"
    )


@pytest.mark.usefixtures("vintages")
def test_the_number_has_what_earlier_releases_said_beside_it(client):
    body = client.get("/sv/utbildning/75N/?omrade=24&ar=2031").content.decode()
    part = body[body.index('id="tidigare"') :]

    for name in (OLDEST, EARLIER, NEWEST):
        assert name in part
    assert re.search(r"Jobb 2031: \d+\u00a0% (fler|färre) än i förra utgåvan", part)
    assert "80-procentsintervallet i utgåvan 2025-11-25" in part


@pytest.mark.usefixtures("vintages")
def test_the_number_has_what_came_of_it(client):
    text = words_of(client.get("/sv/omraden/24/"))

    assert "Så blev det med det vi publicerade" in text
    assert re.search(r"2025 2025-11-25 224 613 221 950 \+1,2 % Höll", text)


@pytest.mark.usefixtures("vintages")
def test_a_first_release_shows_nothing_of_earlier_ones(client):
    for page in ("utbildning/75N/", "yrken/5321/", "omraden/24/", "befolkning/", "traffsakerhet/"):
        body = client.get(f"/sv/{page}?utgava={EARLIER}").content.decode()

        assert 'id="tidigare"' not in body
        assert 'id="publicerade"' not in body
        assert 'id="andras"' not in body


@pytest.mark.usefixtures("vintages")
def test_producers_are_compared_on_the_same_numbers_and_drawn_alone(client):
    text = words_of(client.get("/sv/traffsakerhet/"))
    drawn = client.get("/sv/figur/publicerade-prognoser/").content.decode()
    bars = re.findall(r'<text[^>]*class="ch-label"[^>]*>([^<]+)</text>', drawn)

    assert (
        "Invånare, 1 år framåt, på de 2 tal som båda förutsagt: Talentlab hade 1,2 % fel, "
        "SCB 2,0 %."
    ) in text
    assert not re.search(r"bättre än SCB|slår SCB", text)
    assert {bar.split(",")[0] for bar in bars} == {"Talentlab"}


@pytest.mark.usefixtures("vintages")
def test_others_opinions_are_counted_ordered_and_called_another_thing(client):
    text = words_of(client.get("/sv/andra-prognoser/"))

    assert "samma bild som vår i 7 av 11 yrken" in text
    assert re.search(r"rangkorrelationen 0,\d\d \(80-procentsintervall 0,\d\d till 0,\d\d\)", text)
    assert "men de är för få för ett intervall" in text
    assert "De mäter inte samma sak" in text
    assert "Systemanalytiker" in text


@pytest.mark.usefixtures("vintages")
def test_an_education_tells_what_others_expect_and_why_it_may_differ(client):
    text = words_of(client.get("/sv/utbildning/73O/?omrade=24"))

    assert "SCB 2023-02 säger −2 000, vi säger −600 (80-procentsintervall −900 till −300)" in text
    assert "Lägre än vårt intervall. Deras prognos utgår från uppgifter som är 2 år äldre." in text


@pytest.mark.usefixtures("vintages")
def test_an_occupation_tells_classes_of_others_beside_its_probability(client):
    text = words_of(client.get("/sv/yrken/5321/?omrade=24"))

    assert "Arbetsförmedlingen 2026-1 Stora möjligheter Brist 2026 (97 %) Samma" in text


@pytest.mark.usefixtures("vintages")
def test_the_seats_are_a_proposal_with_what_binds_and_what_one_more_would_give(client):
    text = words_of(client.get("/sv/utbildningsplatser/"))

    assert re.search(r"Med samma pengar går det att minska väntad brist med omkring \d+ pers", text)
    assert "som människor får ta ställning till" in text
    assert "Pengarna är slut 2026: en krona till skulle ge" in text
    assert "det kallas ånger (regret)" in text
    assert "värdet av fullständig kunskap (EVPI)" in text


@pytest.mark.usefixtures("vintages")
def test_a_single_number_of_others_is_told_with_whose_it_is(client):
    said = words_of(client.get("/sv/figur/andras-utbildning/?utbildning=75N&omrade=24"))

    assert "Talet från SCB 2023-02 ligger inom vårt intervall" in said
    assert "Sjuksköterskeutbildning, Västerbotten 2035" in said

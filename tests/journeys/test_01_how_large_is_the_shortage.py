"""Journey 1: how large is the shortage of assistant nurses in the Umeå Region 2032, how sure?

On a phone and without JavaScript, from the start page to the answer in three steps at most, by what
people call the occupation and by what it is educated for.
"""

import re

import pytest

from journeys.site import fetch

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NUMBER = r"\d{1,3}(?:\u00a0\d{3})*"
SURENESS = r"sannolikheten är \d{1,2}\u00a0%"


def said(reader, part="main"):
    return reader.page.locator(part).first.inner_text()


def choose(reader, **asked):
    """Choose in the form at the top of the page and send it."""
    for name, value in asked.items():
        reader.page.locator(f".chooser select[name={name}]").select_option(value)
    reader.follow(reader.page.locator(".chooser button"))


@pytest.fixture
def answer(read):
    """Walk by occupation: search on the start page, open the group, choose area and year."""
    reader = read(width=375, java_script_enabled=False)
    reader.go("/sv/")
    reader.page.locator(".finder input[name=q]").fill("undersköterska")
    reader.follow(reader.page.locator(".finder button"))
    reader.follow(reader.page.locator("main h2 a").first)
    choose(reader, omrade="umearegionen", ar="2032")
    return reader


@pytest.fixture
def education(read):
    """Walk by education: the menu, a search, and the education found."""
    reader = read(width=375, java_script_enabled=False)
    reader.go("/sv/")
    reader.page.locator("details.menu summary").click()
    reader.follow(reader.page.locator("details.menu a", has_text=re.compile("^Utbildning$")))
    reader.page.locator("#education-finder").fill("undersköterska")
    reader.follow(reader.page.locator(".finder button"))
    reader.follow(reader.page.locator("#sok .gap-list a").first)
    return reader


def test_the_answer_has_a_number_its_interval_and_its_probability_in_words(answer):
    gap = said(answer, "#gap")

    assert "i Umeåregionen" in gap or "Umeåregionen" in gap
    assert re.search(rf"År 2032 finns omkring {NUMBER} jobb och {NUMBER} människor", gap)
    assert "80 procents sannolikhet" in gap
    assert re.search(SURENESS, gap)
    assert re.search(r"troligt|osannolikt|lika troligt", gap)


def test_the_answer_has_its_chart_its_source_and_how_wrong_we_used_to_be(answer):
    figure = answer.page.locator("#yrke-gap")

    assert figure.locator("svg").locator("visible=true").count() == 1
    assert "Källa:" in figure.inner_text()
    assert "Beräknat" in figure.inner_text()
    assert "Hur rätt har vi haft om gapet?" in said(answer, "#gap")


def test_each_source_of_today_is_told_beside_the_pooled_picture(answer):
    figure = answer.page.locator("#brist-idag")

    assert "Alla källor vägda" in figure.inner_text() or figure.locator("svg").count()
    assert "ingen har räknat" in figure.inner_text()


def test_the_link_to_share_shows_the_same_answer(answer):
    before = said(answer, "#gap p")
    answer.follow(answer.page.locator("a", has_text="Permanent länk"))

    assert "utgava=" in answer.page.url
    assert said(answer, "#gap p") == before


def test_the_numbers_leave_with_their_card(answer, site):
    link = answer.page.locator("#yrke-gap a", has_text="CSV").get_attribute("href")
    status, headers, body = fetch(site + link)

    assert status == 200
    assert headers["Content-Type"].startswith("text/csv")
    assert "Talentlab" in body.decode("utf-8-sig")


def test_the_education_answers_too_and_says_where_people_come_from(education):
    assert "/sv/utbildning/73O/" in education.page.url
    choose(education, omrade="umearegionen", ar="2032")

    hero = said(education, ".hero")
    assert "Umeåregionen" in hero
    assert "2032" in said(education, "h1")
    flows = education.page.locator("#utbildning-floden")
    assert flows.locator("svg").locator("visible=true").count() == 1
    flows.locator("summary").click()
    assert "Går i pension" in flows.locator("table").inner_text()


def test_the_matrix_is_read_with_the_arrow_keys_in_the_words_of_its_table(read):
    reader = read()
    reader.go("/sv/utbildningar/")
    figure = reader.page.locator("#gap-utbildningar")
    chart = figure.locator("svg:visible")
    chart.focus()
    chart.press("Home")

    first = figure.locator("tbody tr").first.locator("th").text_content()
    read_out = figure.locator("output").inner_text()
    assert first in read_out
    assert re.search("brist|överskott|Räcker|Osäkert|bredare grupp|visas inte", read_out)

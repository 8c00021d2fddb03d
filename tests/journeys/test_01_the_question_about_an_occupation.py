"""Journey 1 for occupations: how many will work in it, how many must be recruited, how sure is it?

From the area's own profile to the answer, on a phone and without JavaScript.
"""

import re

import pytest

from journeys.site import fetch

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NUMBER = r"\d{1,3}(?:\u00a0\d{3})*"


@pytest.fixture
def answer(read):
    """Walk from the county's profile to its largest occupation and return the reader."""
    reader = read(width=375, java_script_enabled=False)
    reader.go("/sv/omraden/24/")
    reader.follow(reader.page.locator("#arbete tbody th a").first)
    return reader


def said(reader, part="main"):
    return reader.page.locator(part).inner_text()


def test_the_answer_is_a_number_with_its_interval_and_how_sure_it_is(answer):
    hero = said(answer, ".hero")

    assert "/sv/yrken/" in answer.page.url
    assert re.search(r"stor säkerhet|troligen|fler eller färre", answer.page.title())
    assert re.search(rf"från {NUMBER} år|var {NUMBER} år", hero)
    assert "80 %-intervall" in hero.replace("\u00a0", " ") or "80 procents sannolikhet" in hero


def test_the_answer_says_how_many_must_be_recruited_and_that_this_is_not_a_shortage(answer):
    figure = answer.page.locator("#yrke-oppningar")

    assert re.search(rf"{NUMBER} att rekrytera|Knappast någon", figure.locator("h2").inner_text())
    assert "Jobböppningar är inte brist" in figure.inner_text()
    assert figure.locator("svg").locator("visible=true").count() == 1


def test_the_answer_has_its_earlier_mistakes_and_its_signals_with_what_they_cannot_say(answer):
    text = said(answer)

    assert "Hur rätt har vi haft?" in text
    assert "Vad tidigare prognoser" in text
    signals = answer.page.locator(".signal")
    assert signals.count() >= 3
    for signal in signals.all():
        assert "Vad den inte kan säga:" in signal.inner_text()


def test_another_area_is_chosen_with_the_form_and_is_called_modelled(read):
    reader = read(width=375, java_script_enabled=False)
    reader.go("/sv/yrken/532/")
    reader.page.locator("#val-omrade").select_option("2480")
    reader.follow(reader.page.locator(".chooser button"))

    assert "omrade=2480" in reader.page.url
    assert "i Umeå" in said(reader, "h1")
    assert "modellerat" in said(reader, ".hero")


def test_a_group_too_narrow_for_a_municipality_leads_to_the_broader_one(read):
    reader = read(java_script_enabled=False)
    reader.go("/sv/yrken/5321/?omrade=2480")
    assert "inget tal för Umeå" in said(reader, "h1")

    reader.follow(reader.page.locator(".notice a").first)

    assert "/sv/yrken/532/" in reader.page.url
    assert reader.page.locator("#yrke-utveckling svg.chart-wide").is_visible()


def test_the_numbers_leave_with_their_card_and_the_link_shows_the_same_again(answer, site):
    figure = answer.page.locator("#yrke-utveckling")
    link = figure.locator("a", has_text="CSV").get_attribute("href")
    status, headers, body = fetch(site + link)
    assert status == 200
    assert headers["Content-Type"].startswith("text/csv")
    assert "Talentlab" in body.decode("utf-8-sig")

    headline = said(answer, "h1")
    answer.follow(answer.page.locator("a", has_text="Permanent länk"))
    assert "utgava=" in answer.page.url
    assert said(answer, "h1") == headline


def test_the_arrow_keys_read_every_bar_in_the_words_of_the_table(read):
    reader = read()
    reader.go("/sv/yrken/5321/")
    figure = reader.page.locator("#yrke-oppningar")
    chart = figure.locator("svg:visible")
    chart.focus()
    chart.press("End")

    last = figure.locator("tbody tr").last.locator("th").text_content()
    assert figure.locator("output").inner_text().startswith(f"År {last} · ")
    assert "80 %-intervall, nedre" in figure.locator("output").inner_text()

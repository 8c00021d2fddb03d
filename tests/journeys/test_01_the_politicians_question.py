"""Journey 1: how many will we be in the Umeå Region in 2032, and how sure are you?

On a phone, without JavaScript, in three steps at most. (The same question about assistant nurses
waits for the outlook of demand.)
"""

import re

import pytest

from journeys.site import fetch

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NUMBER = r"\d{1,3}(?:\u00a0\d{3})*"


@pytest.fixture
def answer(read):
    """Walk from the start page to the answer and return the reader."""
    reader = read(width=375, java_script_enabled=False)
    reader.go("/sv/")
    reader.page.locator("details.menu summary").click()
    reader.follow(reader.page.locator("details.menu a", has_text="Områden"))
    reader.follow(reader.page.locator("main a", has_text=re.compile(r"^Umeåregionen$")).first)
    return reader


def test_the_answer_is_a_number_with_its_interval_in_words(answer):
    said = answer.page.locator(".hero").inner_text()

    assert re.search(rf"{NUMBER}", said)
    assert "80-procentsintervall" in said or "80 procents sannolikhet" in said
    assert re.search(r"troligen|stor säkerhet|båda hållen|både", said)


def test_the_answer_has_its_chart_source_and_earlier_mistakes(answer):
    page = answer.page
    figure = page.locator("figure").filter(has=page.locator("svg")).first
    assert figure.locator("svg").locator("visible=true").count() == 1
    assert "Källa:" in figure.inner_text()

    said = page.locator("main").inner_text()
    assert "Hur rätt har vi haft?" in said
    assert re.search(r"i genomsnitt varit [\d,]+\u00a0% fel", said)


def test_the_year_in_the_question_has_an_address_of_its_own(answer):
    answer.go("/sv/befolkning/?omrade=umearegionen&ar=2032")
    heading = answer.page.locator("main h2", has_text="2032").first.inner_text()
    answer.go("/en/befolkning/?omrade=umearegionen&ar=2032")

    assert "2032" in heading
    assert "2032" in answer.page.locator("main h2", has_text="2032").first.inner_text()


def test_the_numbers_leave_with_their_card(answer, site):
    link = answer.page.locator("a", has_text="CSV").first.get_attribute("href")
    status, headers, body = fetch(site + link)

    assert status == 200
    assert headers["Content-Type"].startswith("text/csv")
    assert "Talentlab" in body.decode("utf-8-sig")


def test_the_link_to_share_shows_the_same_figure(answer):
    title = answer.page.locator("figure figcaption, figure h2, figure h3").first.inner_text()
    answer.follow(answer.page.locator("a", has_text="Så kom talen till").first)

    assert title.split("\n")[0] in answer.page.locator("main").inner_text()
    assert "/sv/figur/" in answer.page.url

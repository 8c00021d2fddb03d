"""Journey 18: reads a forecast, compares two municipalities, reports a fault, gets an answer."""

import re

import pytest

from journeys.site import run

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_every_chart_has_a_name_and_a_table_that_says_the_same(read):
    reader = read()
    reader.go("/sv/omraden/2480/")
    figures = reader.page.locator("figure:has(svg[role=img])")
    assert figures.count() >= 2

    for figure in figures.all():
        for chart in figure.locator("svg[role=img]").all():
            named = chart.get_attribute("aria-labelledby") or chart.get_attribute("aria-label")
            assert named
        table = figure.locator("table").first
        assert table.locator("caption").count() == 1
        assert table.locator("th[scope=col]").count() >= 2
        assert table.locator("tbody tr").count() >= 2


def test_two_municipalities_are_compared_by_keyboard(read):
    reader = read()
    reader.go("/sv/jamfor/?omrade=2480&omrade=2482")

    html = reader.page.locator("main").inner_text()
    assert "Umeå" in html
    assert "Skellefteå" in html


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_a_fault_is_reported_by_keyboard_and_gets_an_answer(read, store, java_script_enabled):
    reader = read(java_script_enabled=java_script_enabled)
    page = reader.page
    reader.go("/sv/tillganglighet/")
    page.locator("main .ds-button", has_text="Anmäl ett fel").press("Enter")
    page.wait_for_url("**/anmal/**")

    page.get_by_role("button", name="Skicka anmälan").press("Enter")
    summary = page.locator(".error-summary")
    page.locator(".error-summary:focus").wait_for()
    assert reader.focused()["words"].startswith("Något behöver rättas")
    assert not java_script_enabled or reader.axe() == []
    summary.locator("a").press("Enter")
    page.locator("#id_what:focus").wait_for()
    assert reader.focused()["id"] == "id_what"

    page.keyboard.type("Diagrammet om Dorotea läses inte upp.")
    page.get_by_role("button", name="Skicka anmälan").press("Enter")
    page.get_by_role("heading", level=1, name="Tack, vi har fått din anmälan").wait_for()
    assert not java_script_enabled or reader.axe() == []

    reference = re.search(r"/anmal/([^/]+)/$", page.url)[1]
    answered = run(
        "talentlab.web",
        "fault_reports",
        "--answer",
        reference,
        "Nu läses det.",
        store=store,
    )
    assert "Answered" in answered
    page.reload()
    assert "Nu läses det." in page.locator("main").inner_text()

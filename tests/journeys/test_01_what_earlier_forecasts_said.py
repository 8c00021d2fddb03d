"""Journey 1: what the last forecasts said of the same number, why it moved, and what came of it.

Two small releases are imported, built and published as any release is. On a phone, without script.
"""

import re

import pytest

from factories.vintage_releases import FIRST, SECOND, publish_two_releases
from journeys.reader import as_lines
from journeys.site import BUILD, run, serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NUMBER = r"\d{2}\s\d{3}"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Return the address of a site whose release stands beside an earlier one, for ``read``."""
    BUILD.mkdir(parents=True, exist_ok=True)
    store = publish_two_releases(tmp_path_factory.mktemp("two"))
    run("talentlab.web", "prepare", store=store)
    with serving(store) as address:
        yield address


@pytest.fixture
def phone(read):
    """Return a reader on a phone, without JavaScript, on the page of Skellefteå."""
    reader = read(width=375, java_script_enabled=False)
    reader.go("/sv/omraden/2482/?ar=2035")
    return reader


def said(reader, part="main"):
    return reader.page.locator(part).inner_text()


def test_the_page_of_the_number_tells_what_the_earlier_release_said(phone):
    part = said(phone, "#tidigare")

    assert re.search(r"Invånare 2035: \d+\s% fler än i förra utgåvan", part)
    assert f"inom 80-procentsintervallet i utgåvan {FIRST}" in part
    assert phone.page.locator("#tidigare svg").locator("visible=true").count() == 1
    phone.page.locator("#tidigare summary").first.click()
    table = said(phone, "#tidigare .twin table")
    assert f"Utgåva {FIRST}" in table
    assert f"Den här utgåvan, {SECOND}" in table
    assert re.search(rf"{FIRST}\s+2025\s+{NUMBER}", table)


def test_the_page_tells_what_came_of_it_and_that_the_interval_missed(phone):
    table = said(phone, "#tidigare .ds-table")

    assert re.search(rf"2026\s+{FIRST}\s+{NUMBER}\s+{NUMBER}\s+−5,7\s%\s+Missade", table)


def test_the_change_leads_to_its_reasons_and_back_to_the_number_as_it_was(phone):
    phone.follow(phone.page.locator("#tidigare a", has_text="Vad de fyra orsakerna betyder"))

    assert "/sv/revideringar/?" in phone.page.url
    assert re.search(
        r"Skellefteå 20\d\d: prognosen för invånare höjdes med 6\s%, mest för att fler räknades",
        said(phone, "h1"),
    )
    phone.follow(phone.page.locator(".revised a", has_text=f"utgåvan {FIRST}").first)
    assert f"utgava={FIRST}" in phone.page.url
    assert f"Du ser utgåva {FIRST}" in said(phone)
    assert phone.page.locator("#tidigare").count() == 0


def test_the_published_forecasts_are_judged_where_accuracy_is_told(phone):
    phone.go("/sv/traffsakerhet/")
    part = said(phone, "#publicerade")

    assert re.search(r"Invånare, 1 år framåt: \d,\d\s% fel\. Intervallet för 80 av 100", part)
    assert "ingen kan sägas träffa bättre" in part


@pytest.mark.parametrize("page", ["revideringar/", "omraden/2482/?ar=2035", "traffsakerhet/"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_pages_are_accessible_in_every_light_and_width(read, page, language):
    reader = read(reduced_motion="reduce")
    assert reader.go(f"/{language}/{page}").status == 200
    found = {}
    for scheme in ("light", "dark"):
        for width in (1280, 375, 320):
            reader.turn(width=width, color_scheme=scheme)
            found[f"{scheme} {width}"] = reader.axe() + reader.overflow()

    faults = {where: faults for where, faults in found.items() if faults}
    assert faults == {}, as_lines(faults)

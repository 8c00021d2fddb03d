"""Journey 3: what if Volvo closes, and what if we keep ten more students in a hundred?

Without JavaScript where nothing else is said.
"""

import json
import re
from contextlib import ExitStack

import pytest

from factories.work_scenarios import publish_scenario_release
from journeys.reader import Reader, as_lines
from journeys.site import BUILD, fetch, run, serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ANSWER = (
    "scenarier/?v=1&f=24~75N~2031&l=retention~2480~75N~10~2026~~0.3_0.7"
    "&s=Volvo~closes~2480~800~821_0.5*222_0.5~2027~2~1&n=Tio%20fler"
)
PAGES = (
    "scenarier/",
    ANSWER,
    "scenarier/?omrade=24&utbildning=&ar=2031&a1-slag=hours&a1-mal=abc&a1-start=1&gor=rakna",
    "scenarier/vad-kravs/",
    "scenarier/vad-kravs/?v=1&f=24~75N~2031&l=commuting~24~75N~5000~2026~~1_1&p=0.8",
    "scenarier/jamfor/",
    "scenarier/jamfor/?s=%3Fv%3D1%26f%3D24~75N~2031%26l%3Dcommuting~24~75N~40~2027&s=x",
    f"scenarier/spara/{ANSWER.removeprefix('scenarier/')}",
)


@pytest.fixture(scope="module")
def scenario_site(tmp_path_factory):
    """Return the address of a site whose release scenarios can start from."""
    store = publish_scenario_release(tmp_path_factory.mktemp("what-if"))
    BUILD.mkdir(parents=True, exist_ok=True)
    run("talentlab.web", "prepare", store=store)
    with serving(store) as address:
        yield address


@pytest.fixture
def read(browser, scenario_site):
    """Return a function that opens a window on this site; nothing may go wrong unseen in it."""
    readers = []
    with ExitStack() as windows:

        def open_window(**how):
            context = browser.new_context(viewport={"width": 1280, "height": 900}, **how)
            context.set_default_timeout(15_000)
            windows.callback(context.close)
            readers.append(Reader(context.new_page(), scenario_site))
            return readers[-1]

        yield open_window
    assert [fault for reader in readers for fault in reader.faults] == []


@pytest.fixture
def reader(read):
    """Return a reader without JavaScript."""
    return read(java_script_enabled=False)


def calculate(reader):
    reader.follow(reader.page.get_by_role("button", name="Räkna", exact=True))


def ask_both(reader):
    """Ask both questions in the form, as a person does."""
    page = reader.page
    reader.go("/sv/utbildningar/")
    reader.follow(page.locator("a.way", has_text="Tänk om?"))
    page.get_by_label("Utbildning", exact=True).select_option("75N")
    page.get_by_label("År", exact=True).select_option("2031")
    page.get_by_label("Scenariots namn").fill("Volvo och tio fler")
    page.get_by_label("Åtgärd", exact=True).select_option("retention")
    page.get_by_label("Mål", exact=True).fill("10")
    page.get_by_label("Eller en arbetsgivare ur biblioteket").select_option("volvo-closes")
    reader.follow(page.get_by_role("button", name="Lägg till ur biblioteket"))
    assert page.get_by_label("Mål", exact=True).input_value() == "10"
    calculate(reader)


def test_both_questions_are_asked_together_and_answered_with_an_interval(reader):
    ask_both(reader)
    page = reader.page
    facts = page.locator("section:has(#facts-heading)").inner_text()

    assert re.search(r"troligen|går inte att skilja från noll", page.inner_text("h1"))
    assert re.search(r"Skillnad, median \(80 %-intervall\)\s+[+\u2212]?[\d\xa0]+ \(", facts)
    credited = page.locator("#scenario-credit tbody th").all_text_contents()
    assert len(credited) == 2
    assert credited[0].startswith("Andel som stannar")
    assert credited[1].startswith("Volvo")
    assumed = page.locator("#underlag").text_content()
    assert "Riksrevisionen RiR 2018:10" in assumed


def test_a_scenario_is_saved_shared_compared_and_removed(reader, scenario_site):
    ask_both(reader)
    page = reader.page
    reader.follow(page.get_by_role("link", name="Spara med en kort adress"))
    assert page.get_by_label("Scenariots namn").input_value() == "Volvo och tio fler"
    reader.follow(page.get_by_role("button", name="Spara", exact=True))
    short = page.get_by_label("Adress att dela").input_value()
    key = page.get_by_label("Nyckel att ta bort det med").input_value()

    reader.go(short.removeprefix(scenario_site))
    heading = page.inner_text("h1")
    reader.follow(page.get_by_role("link", name="Jämför med andra"))
    page.get_by_label("Scenario 2").fill(short)
    page.get_by_label("Scenario 3").fill(f"{scenario_site}/sv/{ANSWER}")
    reader.follow(page.get_by_role("button", name="Jämför", exact=True))
    assert page.locator("table.facts thead th").count() == 3
    assert heading

    reader.go(short.removeprefix(scenario_site))
    reader.follow(page.get_by_role("link", name="Ta bort det sparade scenariot"))
    page.get_by_label("Nyckel", exact=True).fill(key)
    reader.follow(page.get_by_role("button", name="Ta bort", exact=True))
    assert reader.go(short.removeprefix(scenario_site)).status == 404


def test_everything_leaves_with_its_card(reader, scenario_site):
    reader.go(f"/sv/{ANSWER}")
    link = reader.page.locator("a", has_text="JSON – Alla skillnader").get_attribute("href")

    status, _, body = fetch(scenario_site + link)

    document = json.loads(body)
    assert status == 200
    assert {row["subject"] for row in document["rows"]} >= {"Frågan", "Utbildning"}
    assert "utgava=2026-11-27" in document["address"]


def test_faults_take_the_focus_and_lead_to_their_fields(read):
    reader = read()
    reader.go("/sv/scenarier/")
    reader.page.get_by_label("Mål", exact=True).fill("abc")
    calculate(reader)

    assert reader.focused()["words"].startswith("Något behöver rättas")
    reader.page.locator(".error-summary a", has_text="abc").click()
    assert reader.focused()["id"] == "val-a1-mal"
    assert reader.page.get_by_label("Mål", exact=True).input_value() == "abc"


def test_enter_in_a_field_calculates_and_does_not_add_or_remove(read):
    reader = read()
    reader.go("/sv/scenarier/?utbildning=75N&omrade=24&ar=2031")
    reader.page.get_by_label("Åtgärd", exact=True).select_option("commuting")
    amount = reader.page.get_by_label("Mål", exact=True)
    amount.fill("40")
    with reader.page.expect_navigation():
        amount.press("Enter")

    assert "l=commuting" in reader.page.url
    assert reader.page.locator("#scenario-difference svg:visible").count() == 1


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_accessible_in_every_light_and_width(read, page, language):
    reader = read(reduced_motion="reduce")
    reader.go(f"/{language}/{page}")
    found = {}
    for scheme in ("light", "dark"):
        for width in (1280, 375):
            reader.turn(width=width, color_scheme=scheme)
            found[f"{scheme} {width}"] = reader.axe() + reader.overflow()
    reader.turn(width=320, color_scheme="light")
    found["320"] = reader.overflow() + reader.small_targets()

    faults = {where: said for where, said in found.items() if said}
    assert faults == {}, as_lines(faults)


def test_paper_has_the_answer_and_not_the_form(read):
    reader = read()
    reader.go(f"/sv/{ANSWER}")
    reader.page.emulate_media(media="print")

    assert reader.page.locator("#scenario-difference svg:visible").count() == 1
    assert reader.page.locator("main form:visible").count() == 0

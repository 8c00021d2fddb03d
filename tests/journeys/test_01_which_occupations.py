"""Journey 1 for occupations: which work is there, which way does it go, and how sure are you?

On a phone and without JavaScript where nothing else is said.
"""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NUMBER = r"\d{1,3}(?:\u00a0\d{3})*"


@pytest.fixture
def phone(read):
    """Return a reader with a phone and no JavaScript."""
    return read(width=375, java_script_enabled=False)


def test_the_assistant_nurses_are_found_in_three_steps(phone):
    phone.go("/sv/")
    phone.page.locator("main input[name=q]").fill("usk")
    phone.follow(phone.page.locator("main").get_by_role("button", name="Sök"))
    found = phone.page.locator("section:has(#best-heading)")

    assert "Undersköterskor" in found.inner_text()
    assert re.search("Hittades genom (ordet|titeln) ”usk”", found.inner_text())
    assert re.search(rf"Anställda i Västerbotten\s+{NUMBER}", found.inner_text())
    assert re.search(r"med stor säkerhet|Troligen|båda hållen", found.inner_text())

    phone.follow(found.locator("h2 a"))
    said = phone.page.locator(".hero").inner_text()
    assert re.search(NUMBER, said)
    assert "80 %-intervall" in said or "80 procents sannolikhet" in said


def test_the_table_is_sorted_and_limited_by_links(read):
    reader = read(java_script_enabled=False)
    reader.go("/sv/yrken/alla/")
    assert reader.page.locator(".occupations tbody tr").count() > 300

    reader.follow(reader.page.get_by_role("link", name="Medianlön"))
    sorted_by = reader.page.locator("th[aria-sort=descending]")
    assert sorted_by.inner_text().startswith("Medianlön")
    cells = reader.page.locator(".occupations td:last-child")
    told = cells.evaluate_all("cells => cells.slice(0, 20).map(c => c.firstChild.textContent)")
    wages = [int(re.sub(r"\D", "", wage)) for wage in told]
    assert wages == sorted(wages, reverse=True)

    reader.page.locator("summary", has_text="Begränsa mer").click()
    reader.follow(reader.page.get_by_role("link", name=re.compile("^Chefsyrken")))
    codes = reader.page.locator(".occupations tbody th small").all_inner_texts()
    assert {code[0] for code in codes} == {"1"}
    assert len(codes) > 5
    assert reader.page.locator("th[aria-sort=descending]").inner_text().startswith("Medianlön")


def test_the_list_is_chosen_with_a_form_and_stays_in_the_address(phone):
    phone.go("/sv/yrken/alla/?konsfordelning=kvinnor")
    phone.page.get_by_label("Yrkesfält").select_option("53")
    phone.page.get_by_label("Ordning").select_option("-anstallda")
    phone.follow(phone.page.locator("main").get_by_role("button", name="Visa"))

    assert {"konsfordelning=kvinnor", "falt=53", "sortera=-anstallda"} <= set(
        re.split("[?&#]", phone.page.url)
    )
    codes = phone.page.locator("tbody th small").all_inner_texts()
    assert {code[:2] for code in codes} == {"53"}


def test_a_row_is_a_small_card_on_a_phone_with_every_number_named(phone):
    phone.go("/sv/yrken/alla/?falt=53")
    row = phone.page.locator(".occupations tbody tr").first
    named = row.locator("td[data-label]").evaluate_all(
        "cells => cells.map(c => getComputedStyle(c, '::before').content)"
    )

    assert phone.page.locator(".occupations thead").is_hidden()
    assert len(named) == 8
    assert all(name.strip('"') for name in named)
    assert phone.overflow() == []


def test_the_work_of_a_small_municipality_is_cards_with_every_number_on_a_phone(phone):
    phone.go("/sv/omraden/2404/")
    row = phone.page.locator(".work-rows tbody tr").first
    cells = row.locator("td[data-label]")
    right = cells.evaluate_all("cells => cells.map(c => c.getBoundingClientRect().right)")
    named = cells.evaluate_all("cells => cells.map(c => getComputedStyle(c, '::before').content)")

    assert phone.page.locator(".work-rows thead").is_hidden()
    assert len(right) == 6
    assert max(right) <= 375
    assert all(name.strip('"') for name in named)
    assert all(cells.nth(i).is_visible() for i in range(6))
    assert phone.overflow() == []


def test_the_names_of_numbers_do_not_run_into_each_other_on_a_phone(phone):
    phone.go("/sv/yrken/alla/?falt=53")
    cells = phone.page.locator(".occupations tbody tr").first.locator("td[data-label]")
    room = cells.evaluate_all(
        "cells => cells.map(c => {"
        " const mark = document.createElement('span'); mark.textContent = c.dataset.label;"
        " mark.style.font = getComputedStyle(c, '::before').font; mark.style.whiteSpace = 'nowrap';"
        " mark.style.position = 'absolute'; c.append(mark); const w = mark.offsetWidth;"
        " mark.remove(); return c.clientWidth - w; })"
    )

    assert min(room) >= 8


def test_the_headings_that_stay_hide_no_row_that_has_the_focus(read):
    reader = read(height=700)
    reader.go("/sv/yrken/alla/?sortera=yrke")
    links = reader.page.locator(".occupations tbody a")
    links.nth(120).focus()
    hidden = []
    for _ in range(25):
        reader.page.keyboard.press("Shift+Tab")
        hidden += reader.page.evaluate(
            "() => { const head = document.querySelector('.occupations thead th')"
            ".getBoundingClientRect().bottom, here = document.activeElement;"
            " return here.getBoundingClientRect().top < head ? [here.textContent] : []; }"
        )

    assert hidden == []


def test_occupations_are_compared_without_javascript(phone):
    phone.go("/sv/yrken/jamfor/")
    for word, name in (("usk", "Undersköterskor, hemtjänst"), ("nurse", "Grundutbildade")):
        phone.page.get_by_label("Sök ett yrke att lägga till").fill(word)
        phone.follow(phone.page.get_by_role("button", name="Sök och visa"))
        phone.follow(phone.page.locator(".offered a", has_text=name).first)
    chosen = phone.page.locator("input[name=yrke]:checked")

    assert chosen.count() == 2
    assert phone.page.locator("#yrken-jamforelse svg:visible").count() == 1
    assert phone.page.locator(".versus tbody tr").count() > 10

    phone.follow(phone.page.get_by_role("link", name=re.compile("^Ta bort Undersköterskor")))
    assert phone.page.locator("input[name=yrke]:checked").count() == 1


def test_the_fields_are_walked_through_by_keyboard_and_lead_on(read):
    reader = read()
    reader.go("/sv/yrken/")
    figure = reader.page.locator("#yrken-falt")
    chart = figure.locator("svg.chart-wide")
    first = figure.locator("tbody tr").first
    chart.focus()

    chart.press("Home")
    said = figure.locator("output").inner_text()
    assert said.startswith(f"Kod {first.locator('th').text_content()} · Yrkesfält ")
    assert chart.locator(".ch-dot").count() == 1
    with reader.page.expect_navigation():
        chart.press("Enter")
    assert re.search(r"/sv/yrken/\d\d/", reader.page.url)


@pytest.mark.parametrize("page", ["", "alla/", "sok/?q=usk", "jamfor/?yrke=2221&yrke=5321"])
def test_paper_has_the_findings_and_not_the_controls(read, page):
    reader = read()
    reader.go(f"/sv/yrken/{page}")
    reader.page.emulate_media(media="print")

    assert reader.page.locator("h1").is_visible()
    for controls in ("main form:visible", ".limits:visible", ".choosing:visible"):
        assert reader.page.locator(controls).count() == 0


@pytest.mark.parametrize("page", ["", "alla/?riktning=okar", "jamfor/?yrke=2221&yrke=5321"])
def test_forced_colours_leave_everything_to_be_seen(read, page):
    reader = read(forced_colors="active", color_scheme="dark")
    reader.go(f"/sv/yrken/{page}")

    # The browser swaps colours after axe has read them, so only we can see this contrast.
    assert reader.axe(but=("color-contrast",)) == []
    for current in reader.page.locator(".limit a[aria-current]:visible").all():
        assert current.evaluate("e => getComputedStyle(e).borderTopWidth") == "3px"

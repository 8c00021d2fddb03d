"""Formulas of the method guide: whole on a wide screen, in a box of their own on a phone."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CUT = """() => [...document.querySelectorAll(".equation")]
    .filter((box) => box.scrollWidth > box.clientWidth).length"""
SPILLED = """() => [...document.querySelectorAll(".equation")]
    .filter((box) => box.tabIndex < 0 || getComputedStyle(box).overflowX !== "auto").length"""


@pytest.mark.parametrize("chapter", ["befolkning", "sysselsattning"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_formula_is_cut_on_a_wide_screen(read, language, chapter):
    reader = read(width=1280)
    reader.go(f"/{language}/metod/{chapter}/")

    assert reader.page.locator(".equation").count() > 5
    assert reader.page.evaluate(CUT) == 0


def test_on_a_phone_wide_formulas_scroll_by_themselves_and_the_page_does_not(read):
    reader = read(width=375)
    reader.go("/sv/metod/befolkning/")

    assert reader.page.evaluate(CUT) > 0
    assert reader.page.evaluate(SPILLED) == 0
    assert reader.page.evaluate(
        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )

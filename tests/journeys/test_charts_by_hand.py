"""Charts can be walked through by keyboard and pointer, and are whole without either."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_arrow_keys_read_every_point_in_the_words_of_the_table(read):
    reader = read()
    reader.go("/sv/omraden/2480/")
    figure = reader.page.locator("#utveckling")
    chart = figure.locator("svg.chart-wide")
    rows = figure.locator("tbody tr")
    chart.focus()

    chart.press("Home")
    first = figure.locator("output").inner_text()
    chart.press("End")
    last = figure.locator("output").inner_text()
    chart.press("ArrowLeft")

    assert first.startswith(f"År {rows.first.locator('th').text_content()} · Räknat ")
    assert last.startswith(f"År {rows.last.locator('th').text_content()} · Median ")
    assert "80 %-intervall, nedre" in last
    assert figure.locator("output").get_attribute("aria-live") == "polite"
    assert chart.locator(".ch-dot").count() == 1
    assert figure.locator("output").inner_text() != last


def test_the_pointer_reads_the_nearest_point(read):
    reader = read()
    reader.go("/en/omraden/2480/")
    figure = reader.page.locator("#utveckling")
    chart = figure.locator("svg.chart-wide")

    box = chart.bounding_box()
    chart.hover(position={"x": box["width"] * 0.3, "y": box["height"] * 0.5})

    assert re.match(r"Year 20\d\d · Counted [\d,]+", figure.locator("output").inner_text())


def test_a_municipality_on_the_map_leads_to_its_page(read):
    reader = read()
    reader.go("/sv/omraden/")
    chart = reader.page.locator("#karta svg:visible")

    chart.locator("text", has_text="Dorotea").click()

    reader.page.wait_for_url("**/sv/omraden/2425/")


def test_the_slider_walks_through_the_years_without_leaving_the_page(read):
    reader = read()
    reader.go("/sv/befolkning/?omrade=2480&ar=2030")
    slider = reader.page.locator("#year-slider")

    slider.press("ArrowRight")
    reader.page.locator("#pyramid h2", has_text="2031").wait_for()

    assert slider.get_attribute("aria-valuetext") == "År 2031"
    assert "ar=2031" in reader.page.url
    reader.page.locator("#pyramid svg.chart-wide").press("Home")
    assert reader.page.locator("#pyramid output").inner_text().startswith("Ålder 0 · ")


def test_without_a_script_the_years_are_links(read):
    reader = read(java_script_enabled=False, width=375)
    reader.go("/sv/befolkning/?omrade=2480&ar=2030")
    assert reader.page.locator("#year-slider").count() == 0

    reader.follow(reader.page.get_by_role("link", name="2040", exact=True))

    assert "2040" in reader.page.locator("#pyramid h2").inner_text()
    reader.page.locator("#pyramid summary").click()
    assert reader.page.locator("#pyramid tbody tr").count() == 101


def test_text_in_charts_is_large_enough_on_a_phone(read):
    reader = read(width=375)
    for page in ("", "omraden/2480/", "befolkning/", "jamfor/", "traffsakerhet/", "yrken/5321/"):
        reader.go(f"/sv/{page}")
        smallest = reader.page.evaluate(
            """() => Math.min(...[...document.querySelectorAll('svg.chart')]
              .filter((svg) => svg.getBoundingClientRect().width)
              .flatMap((svg) => [...svg.querySelectorAll('text')].map((text) =>
                parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a)))"""
        )
        assert smallest >= 12, page


def test_labels_in_charts_never_lie_on_each_other(read):
    for width in (1280, 375):
        reader = read(width=width)
        for page in (
            "",
            "omraden/2480/",
            "omraden/2425/",
            "yrken/5321/",
            "yrken/532/?omrade=2480",
            "befolkning/",
            "jamfor/",
            "traffsakerhet/",
        ):
            reader.go(f"/sv/{page}")
            assert reader.page.evaluate(OVERLAPPING) == [], (width, page)


def test_maps_are_read_in_forced_colours(read):
    reader = read(forced_colors="active", color_scheme="dark")
    reader.go("/sv/omraden/")
    ground, unsure, text = reader.page.evaluate(
        """() => ['rect[rx="6"]', '.ch-unsure', 'text[class*=ch-on]'].map((found) =>
          getComputedStyle(document.querySelector('#karta svg ' + found)).fill)"""
    )

    assert unsure == "none"
    assert ground != text


OVERLAPPING = """() => [...document.querySelectorAll('svg.chart')]
  .filter((svg) => svg.getBoundingClientRect().width)
  .flatMap((svg) => {
    const texts = [...svg.querySelectorAll('text')]
      .map((t) => [t.textContent, t.getBoundingClientRect()]);
    const [shrinkX, shrinkY] = [1, 4];  // a line's box is taller than its letters
    return texts.flatMap(([a, A], i) => texts.slice(i + 1).filter(([, B]) =>
      A.left + shrinkX < B.right - shrinkX && B.left + shrinkX < A.right - shrinkX
      && A.top + shrinkY < B.bottom - shrinkY && B.top + shrinkY < A.bottom - shrinkY)
      .map(([b]) => `${a} / ${b}`));
  })"""

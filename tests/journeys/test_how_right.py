"""A sceptic asks how right the forecasts have been: from everything to one occupation and back."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("width", [375, 1280])
def test_a_sceptic_without_scripts_reaches_the_occupation_that_we_were_most_wrong_about(
    read, width
):
    reader = read(java_script_enabled=False, width=width)
    reader.go("/sv/traffsakerhet/")
    assert reader.page.locator("main h2").first.inner_text() == "Där en enkel metod kom närmare"

    reader.follow(reader.page.get_by_role("link", name="Sysselsättning", exact=True).last)
    reader.follow(reader.page.get_by_role("link", name="Utanför intervallet"))
    worst = reader.page.locator("#storst tbody tr").first
    assert "missade" in worst.inner_text()
    occupation = worst.locator("a").inner_text()
    reader.follow(worst.locator("a"))

    assert occupation in reader.page.locator("h1").inner_text() + reader.page.title()
    reader.follow(reader.page.get_by_role("link", name="Se hur metoden har prövats"))
    assert reader.page.locator("#sysselsattning").is_visible()
    assert re.search(r"niva=4&storlek=\S+#sysselsattning$", reader.page.url)


def test_the_choice_is_kept_while_it_is_narrowed(read):
    reader = read()
    reader.go("/en/traffsakerhet/?storlek=%3C10k")

    reader.follow(
        reader.page.locator("#storst").get_by_role("link", name="5 years ahead", exact=True)
    )

    assert "storlek=%3C10k" in reader.page.url
    current = reader.page.locator("nav.sizes a[aria-current]").all_inner_texts()
    assert {"5 years ahead", "Under 10,000 residents", "Everything"} <= set(current)
    spans = reader.page.locator("#storst tbody td.unbroken").all_inner_texts()
    years = [[int(year) for year in span.split("→")] for span in spans]
    assert {said_for - made for made, said_for in years} == {5}

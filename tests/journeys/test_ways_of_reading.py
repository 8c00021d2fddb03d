"""By keyboard, without JavaScript, in another light: the same site."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_keyboard_reaches_everything_in_order_and_sees_where_it_is(read):
    reader = read()
    reader.go("/sv/")
    reader.page.keyboard.press("Tab")

    first = reader.focused()
    assert (first["words"], first["ringed"], first["seen"]) == ("Hoppa till innehållet", True, True)
    stops = [first]
    for _ in range(200):
        reader.page.keyboard.press("Tab")
        if (stop := reader.focused()) is None:
            break
        stops.append(stop)

    assert [stop for stop in stops if not (stop["ringed"] and stop["seen"])] == []
    assert [stop["words"] for stop in stops[-3:]] == ["Som enheten", "Ljust", "Mörkt"]
    assert len(stops) < 200


def test_the_skip_link_leads_past_the_menu(read):
    reader = read()
    reader.go("/sv/")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")

    assert reader.focused()["id"] == "content"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_phone_without_javascript_opens_the_menu_and_goes_on(read, language):
    reader = read(width=375, java_script_enabled=False)
    reader.go(f"/{language}/")
    wide = reader.page.locator(".site-nav > ul")
    assert not wide.is_visible()

    reader.page.locator("summary", has_text="Men").first.click()
    reader.page.locator("details.menu a").first.click()

    assert reader.page.url.endswith(f"/{language}/befolkning/")
    assert reader.page.locator("h1").is_visible()


def test_the_language_changes_and_the_page_stays_without_javascript(read):
    reader = read(java_script_enabled=False)
    reader.go("/sv/befolkning/?omrade=2480&ar=2035")

    reader.page.locator(".language a[hreflang]").click()

    assert reader.page.url.endswith("/en/befolkning/?omrade=2480&ar=2035")
    assert reader.page.locator("html").get_attribute("lang") == "en"


def test_dark_is_chosen_and_remembered_without_javascript(read):
    reader = read(java_script_enabled=False, color_scheme="light")
    reader.go("/sv/kallor/")

    reader.page.get_by_role("button", name="Mörkt").click()

    assert reader.page.url.endswith("/sv/kallor/")
    reader.go("/sv/om/")
    html = reader.page.locator("html")
    assert html.get_attribute("data-color-scheme") == "dark"
    assert reader.page.locator("body").evaluate("e => getComputedStyle(e).color") != "rgb(0, 0, 0)"


def test_without_a_choice_the_device_decides(read):
    light, dark = read(color_scheme="light"), read(color_scheme="dark")
    light.go("/sv/om/")
    dark.go("/sv/om/")
    ground = "e => getComputedStyle(e).backgroundColor"

    assert light.page.locator("body").evaluate(ground) != dark.page.locator("body").evaluate(ground)


def test_paper_gets_the_content_without_the_frame(read):
    reader = read()
    reader.go("/sv/omraden/2480/")
    reader.page.emulate_media(media="print")

    assert not reader.page.locator(".site-header").is_visible()
    assert not reader.page.locator(".site-footer").is_visible()
    assert reader.page.locator(".print-header").is_visible()
    assert reader.page.locator("h1").is_visible()

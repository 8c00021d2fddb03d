"""Readers choose with links and forms; what cannot be had is told, never guessed."""

import html
import re

import pytest
from django.utils.translation import override

from talentlab.web.insight.presenters.tested.sizes import AREAS

pytestmark = pytest.mark.usefixtures("release")


def text_of(response):
    return html.unescape(response.content.decode())


def test_the_years_are_links_that_work_without_a_script(client):
    page = text_of(client.get("/sv/befolkning/?omrade=2480&ar=2040"))
    years = re.findall(r'<li><a href="([^"]+)"( aria-current="true")?[^>]*>(\d{4})</a>', page)

    assert [year for _, _, year in years][:3] == ["2005", "2010", "2015"]
    assert [year for _, current, year in years if current] == ["2040"]
    address = next(address for address, _, year in years if year == "2010")
    assert address == "?omrade=2480&ar=2010#pyramid"
    assert "Umeå 2010:" in text_of(client.get(f"/sv/befolkning/{address.partition('#')[0]}"))


def test_the_chosen_year_is_always_among_the_links(client):
    page = text_of(client.get("/sv/befolkning/?ar=2033"))

    assert re.search(r'href="\?omrade=24&ar=2033#pyramid" aria-current="true"', page)


def test_a_year_without_numbers_is_told_and_the_page_still_shows_something(client):
    response = client.get("/sv/befolkning/?ar=1800")

    assert response.status_code == 422
    assert "Välj ett år från 2005 till 2045: för 1800 finns inga tal." in text_of(response)
    assert 'id="pyramid"' in text_of(response)


def test_forecasts_are_never_shown_for_a_counted_year(client):
    response = client.get("/sv/omraden/2480/?ar=2010")

    assert response.status_code == 422
    assert "Välj ett år från 2026 till 2045" in text_of(response)
    assert client.get("/sv/figur/aldrar/?ar=2010").status_code == 404
    assert client.get("/sv/figur/pyramid/?ar=2010").status_code == 200


def test_beside_a_counted_pyramid_the_outlook_looks_as_far_as_usual(client):
    page = text_of(client.get("/sv/befolkning/?omrade=2480&ar=2010"))

    assert "Umeå 2010:" in page
    assert "till 2035" in page
    assert "till 2010" not in page


def test_an_unknown_area_is_told_with_its_code(client):
    response = client.get("/sv/jamfor/?omrade=0180")

    assert response.status_code == 422
    assert "Välj ett område i listan. ”0180” finns inte där." in text_of(response)


def test_at_most_four_areas_are_compared(client):
    codes = "&".join(f"omrade={c}" for c in ("24", "umearegionen", "2480", "2482", "2425"))
    response = client.get(f"/sv/jamfor/?{codes}")

    assert response.status_code == 422
    assert "Välj högst fyra områden. Du har valt 5." in text_of(response)


def test_a_comparison_keeps_the_order_it_was_asked_for(client):
    page = text_of(client.get("/sv/jamfor/?omrade=2425&omrade=2480"))
    heads = re.findall(r'<th scope="col" class="number"><a href="/sv/omraden/(\w+)/">', page)

    assert heads == ["2425", "2480"]
    assert len(re.findall(r'name="omrade" value="\w+" id="[^"]+" checked', page)) == 2


def test_without_a_choice_the_region_is_compared_with_its_largest_municipalities(client):
    page = text_of(client.get("/sv/jamfor/"))
    heads = re.findall(r'<th scope="col" class="number"><a href="/sv/omraden/(\w+)/">', page)

    assert heads == ["24", "2480", "2482"]


def test_size_classes_are_links_and_narrow_the_figures(client):
    everywhere = text_of(client.get("/sv/traffsakerhet/"))
    small = text_of(client.get("/sv/traffsakerhet/?storlek=%3C10k"))

    assert 'href="/sv/traffsakerhet/?storlek=%3C10k#befolkning"' in everywhere
    assert "Alla mått: Under 10\u00a0000 invånare" in small
    assert "Alla mått: Alla områden" in everywhere


@pytest.mark.parametrize(
    ("residents", "name"),
    [(9_999, "<10k"), (10_000, "10-25k"), (25_000, "25-50k"), (99_999, "50-100k"), (1e6, ">=100k")],
)
def test_every_area_has_a_size(residents, name):
    assert AREAS.of(residents) == name


def test_words_change_with_the_language_and_addresses_do_not(client):
    with override("en"):
        english = text_of(client.get("/en/omraden/2480/"))

    assert "Umeå will very likely have more residents in 2035" in english
    assert "How right have we been?" in english

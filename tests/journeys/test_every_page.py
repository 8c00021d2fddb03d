"""What holds for every page, in both languages, light and dark, on a desk and on a phone."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from journeys.pages import LANGUAGES, MISSING, PAGES, SCHEMES, WIDTHS
from journeys.reader import as_lines
from journeys.site import fetch

ROOT = Path(__file__).resolve().parents[2]
FIRST_LOAD_BYTES = 150_000

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_accessible_in_every_light_and_width(read, page, language):
    reader = read(reduced_motion="reduce")  # colours change at once, not gradually
    answer = reader.go(f"/{language}/{page}")
    assert answer.status == (404 if page == MISSING else 200)
    found = {}
    for scheme in SCHEMES:
        for width in WIDTHS:
            reader.turn(width=width, color_scheme=scheme)
            found[f"{scheme} {width}"] = reader.axe() + reader.overflow()

    faults = {where: said for where, said in found.items() if said}
    assert faults == {}, as_lines(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_a_window_of_320_pixels_and_a_finger(read, language):
    reader = read(width=320, height=640)
    faults = {}
    for page in PAGES:
        reader.go(f"/{language}/{page}")
        if said := reader.overflow() + reader.small_targets():
            faults[page] = said

    assert faults == {}, as_lines(faults)


def test_every_page_is_valid_html(site, tmp_path):
    for language in LANGUAGES:
        for number, page in enumerate(PAGES):
            _, _, body = fetch(f"{site}/{language}/{page}")
            (tmp_path / f"{language}-{number:02d}.html").write_bytes(body)

    command = [
        *(ROOT / "node_modules" / ".bin" / "html-validate", "--formatter", "json"),
        *("--config", ROOT / "frontend" / "htmlvalidate.json", tmp_path),
    ]
    told = tmp_path / "told.json"  # a pipe would be cut off at 64 kB
    with told.open("w") as out:
        done = subprocess.run(command, stdout=out, check=False)

    faults = [
        f"{PAGES[int(Path(file['filePath']).stem[3:])]} {m['ruleId']}: {m['message']}"
        f" (line {m['line']})"
        for file in json.loads(told.read_text())
        for m in file["messages"]
    ]
    assert faults == [], as_lines(faults)
    assert done.returncode == 0


def test_pages_of_every_area_are_found_from_the_sitemap(site):
    _, _, body = fetch(f"{site}/sitemap.xml")
    addresses = re.findall("<loc>(.*?)</loc>", body.decode())

    assert len(addresses) > 50
    assert [a for a in addresses if fetch(a)[0] != 200] == []


@pytest.mark.parametrize(
    "page",
    [
        "",
        "befolkning/",
        "omraden/2480/",
        "yrken/5321/",
        "yrken/",
        "yrken/alla/",
        "utbildningar/",
        "utbildning/75N/",
    ],
)
def test_the_first_load_is_light(read, page):
    reader = read()
    loaded = []
    reader.page.on("response", lambda response: loaded.append(response.url))

    reader.go(f"/sv/{page}")

    sizes = {url: len(fetch(url, **{"Accept-Encoding": "br"})[2]) for url in loaded}
    assert sum(sizes.values()) <= FIRST_LOAD_BYTES, as_lines(sizes)


def test_forced_colours_leave_everything_to_be_seen(read):
    reader = read(forced_colors="active", color_scheme="dark")

    reader.go("/sv/omraden/2480/")

    # The browser swaps colours after axe has read them, so only we can see this contrast.
    assert reader.axe(but=("color-contrast",)) == []
    assert reader.page.locator("h1").is_visible()
    assert reader.page.locator(".theme-choice button[aria-pressed=true]").evaluate(
        "e => getComputedStyle(e).borderTopWidth"
    ) == ("3px")

"""The method guide that ships, as pages."""

import itertools
import re

import pytest

from talentlab.publish.guide.chapters import CHAPTERS
from talentlab.web.common.guide import guide_pages
from talentlab.web.config.settings import REPOSITORY


@pytest.fixture(autouse=True)
def real_guide(settings):
    settings.GUIDE = REPOSITORY / "docs"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_link_leads_to_a_page_or_out_of_here(language):
    pages = guide_pages(language)
    slugs = {chapter.slug for chapter in CHAPTERS}
    links = [link for page in pages for link in re.findall(r'<a href="([^"]*)"', page.html)]

    lost = [
        link
        for link in links
        if not (
            link.startswith(("https://", "#"))
            or ((found := re.match(r"/(?:sv|en)/metod/([a-z-]+)/", link)) and found[1] in slugs)
        )
    ]
    assert lost == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_formula_was_understood(language):
    html = "".join(page.html for page in guide_pages(language))
    prose = re.sub(r"<(math|code|pre)\b.*?</\1>", "", html, flags=re.DOTALL)

    assert "$" not in prose
    assert "\\" not in prose
    assert "<math" in html


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_chapter_has_one_title_and_no_skipped_level(language):
    for page in guide_pages(language):
        levels = [int(level) for level in re.findall(r"<h([1-6])", page.html)]

        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))

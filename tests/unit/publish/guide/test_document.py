"""The guide on paper: every chapter, with links that lead somewhere, tagged for a screen reader."""

import io
import re

import pikepdf
import pytest

from factories.guide import write_guide
from talentlab.publish.guide.chapters import CHAPTERS, guide_file, guide_folder, linked_chapter
from talentlab.publish.guide.document import guide_chapters, guide_pdf
from talentlab.publish.guide.mathml import as_mathml
from talentlab.publish.guide.pictures import as_picture
from talentlab.publish.guide.reading import read_chapter

LANGUAGES = ("sv", "en")

TALLEST = 8.0  # em: no formula of the guide has more than three lines
HEIGHT = re.compile(r"height:([\d.]+)em")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Return the folder of a guide that is quickly set."""
    return write_guide(tmp_path_factory.mktemp("guide"))


@pytest.fixture(scope="module")
def printed(small):
    """Return the small guide in Swedish, opened."""
    return pikepdf.open(io.BytesIO(guide_pdf("sv", version="1.2.3", folder=small)))


def tags(node, found=None):
    """Return every kind of tag in the structure tree below ``node``."""
    found = set() if found is None else found
    if isinstance(node, pikepdf.Array):
        for kid in node:
            tags(kid, found)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            found.add(str(node.S))
        if "/K" in node:
            tags(node.K, found)
    return found


def alternatives(node, found=None):
    """Return the text that is read aloud instead of each picture."""
    found = [] if found is None else found
    if isinstance(node, pikepdf.Array):
        for kid in node:
            alternatives(kid, found)
    elif isinstance(node, pikepdf.Dictionary):
        if node.get("/S") == "/Figure":
            found.append(str(node.get("/Alt", "")))
        if "/K" in node:
            alternatives(node.K, found)
    return found


def test_it_says_its_language_and_that_it_is_tagged(printed):
    assert str(printed.Root.Lang) == "sv"
    assert bool(printed.Root.MarkInfo.Marked)
    assert bool(printed.Root.ViewerPreferences.DisplayDocTitle)
    with printed.open_metadata() as said:
        assert said["pdfuaid:part"] == "1"
        assert said["dc:title"] == "Metodguide – Talentlab"


def test_headings_tables_and_formulas_are_tagged_as_what_they_are(printed):
    assert tags(printed.Root.StructTreeRoot) >= {
        "/H1",
        "/H2",
        "/P",
        "/Table",
        "/TH",
        "/TD",
        "/Figure",
    }


def test_every_formula_is_read_aloud_as_it_is_written(printed):
    read = alternatives(printed.Root.StructTreeRoot)

    assert "N_{t+1} = N_t + B_t - D_t" in read
    assert all(read)


def test_chapters_are_in_the_outline_in_reading_order(printed):
    with printed.open_outline() as outline:
        titles = [item.title for item in outline.root]

    assert titles[1:] == [f"Chapter {c.file.sv}" for c in CHAPTERS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_link_within_the_real_guide_is_dead(language):
    chapters = guide_chapters(language, guide_folder())
    pages = "".join(f'<article id="{c.slug}">{c.html}</article>' for c in chapters)
    names = re.findall(r'id="([^"]+)"', pages)
    links = set(re.findall(r'href="#([^"]+)"', pages))

    assert len(names) == len(set(names))
    assert links
    assert links - set(names) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_formula_of_the_real_guide_is_drawn_out_of_size(language):
    drawn = {
        found[1]: float(found[1])
        for chapter in guide_chapters(language, guide_folder())
        for found in HEIGHT.finditer(chapter.html)
    }

    assert drawn
    assert [height for height in drawn.values() if height > TALLEST] == []


def test_a_picture_of_a_formula_stands_on_the_line():
    low, high = as_picture("x", False), as_picture(r"\frac{x}{y}", True)
    drop = re.compile(r"vertical-align:(-?[\d.]+)em")

    assert float(drop.search(high)[1]) < float(drop.search(low)[1]) <= 0


def test_brackets_of_a_stated_size_are_drawn_like_others():
    assert (
        as_picture(r"\Big( x \Big)", True).split("alt=")[0]
        == (as_picture("( x )", True).split("alt=")[0])
    )


def test_a_swedish_decimal_is_one_number_in_both_drawings():
    assert "<mtext>,</mtext>" in as_mathml("0{,}72", False)
    assert as_picture("0{,}72", False)


def test_a_chapter_without_a_title_is_a_bug(tmp_path):
    folder = write_guide(tmp_path)
    (folder / "metodguide" / CHAPTERS[1].file.sv).write_text("no title", encoding="utf-8")

    with pytest.raises(ValueError, match=CHAPTERS[1].file.sv):
        read_chapter(folder, CHAPTERS[1], "sv", formula=as_mathml, address=lambda link, _: link)


def test_links_lead_to_chapters_in_either_language():
    chapter, language, anchor = linked_chapter("../method-guide/population.md#3-x", "sv")

    assert (chapter.slug, language, anchor) == ("befolkning", "en", "3-x")
    assert linked_chapter("https://www.scb.se/", "sv") is None


def test_each_version_has_a_guide_of_its_own():
    assert guide_file("sv", "1.0") != guide_file("sv", "1.1")
    assert guide_file("sv", "1.0") != guide_file("en", "1.0")


def test_code_can_be_scrolled_with_the_keyboard_and_runs_nothing(tmp_path):
    folder = write_guide(tmp_path)
    path = folder / "metodguide" / CHAPTERS[1].file.sv
    path.write_text("# Title\n\n```pycon\n>>> 1 < 2\n```\n", encoding="utf-8")

    shown = read_chapter(folder, CHAPTERS[1], "sv", formula=as_mathml, address=lambda link, _: link)

    assert '<pre tabindex="0"><code>&gt;&gt;&gt; 1 &lt; 2\n</code></pre>' in shown.html

import pytest

from talentlab.publish.guide.chapters import CHAPTERS
from talentlab.web.common.guide import guide_pages, page_address, printed_guide


def page(language="en"):
    return guide_pages(language)[0].html


def test_every_chapter_has_a_page_in_both_languages():
    slugs = [chapter.slug for chapter in CHAPTERS]

    assert [p.slug for p in guide_pages("sv")] == slugs
    assert [p.slug for p in guide_pages("en")] == slugs


def test_formulas_become_mathml_that_needs_no_script():
    assert "<msub><mi>N</mi><mi>t</mi></msub>" in page()
    assert '<div class="equation" tabindex="0" role="group"><math' in page()
    assert '<span class="equation-number">(1)</span>' in page()


def test_html_in_the_text_is_shown_not_run():
    assert "<script>" not in page()
    assert "&lt;script&gt;" in page()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_links_between_chapters_lead_to_their_pages_in_the_same_language(language):
    assert f'<a href="/{language}/metod/{CHAPTERS[1].slug}/#more">' in page(language)


def test_tables_scroll_by_themselves():
    assert '<div class="table-scroll" tabindex="0" role="group"><table>' in page()


def test_the_whole_guide_is_offered_as_pdf_once_it_is_written(client, settings, tmp_path):
    settings.STORE = tmp_path / "store"
    assert "/metod/pdf/" not in client.get("/sv/metod/").content.decode()
    assert client.get("/sv/metod/pdf/").status_code == 404

    printed = printed_guide("sv")
    printed.parent.mkdir(parents=True)
    printed.write_bytes(b"%PDF-1.7")

    sent = client.get("/sv/metod/pdf/")
    assert '<a href="/sv/metod/pdf/">' in client.get("/sv/metod/").content.decode()
    assert sent["Content-Type"] == "application/pdf"
    assert printed.name in sent["Content-Disposition"]
    assert b"".join(sent) == b"%PDF-1.7"


def test_an_unknown_chapter_is_not_found(client):
    assert client.get("/sv/metod/finns-inte/").status_code == 404


def test_the_chapter_being_read_is_marked_in_the_contents(client):
    html = client.get(f"/sv/metod/{CHAPTERS[1].slug}/").content.decode()

    assert f'<a href="/sv/metod/{CHAPTERS[1].slug}/" aria-current="page">' in html


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("population.md", "/en/metod/befolkning/"),
        ("population.md#3-ratios", "/en/metod/befolkning/#3-ratios"),
        ("../metodguide/index.md", "/sv/metod/oversikt/"),
        ("index.md", "/en/metod/oversikt/"),
        ("https://www.scb.se/", "https://www.scb.se/"),
        ("#symbols", "#symbols"),
    ],
)
def test_links_written_for_files_lead_to_pages(link, address):
    assert page_address(link, "en") == address

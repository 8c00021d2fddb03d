"""The method guide as pages: chapters with formulas as MathML and links to each other's pages."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from talentlab.publish.guide.chapters import CHAPTERS, Chapter, guide_file, linked_chapter
from talentlab.publish.guide.mathml import as_mathml
from talentlab.publish.guide.reading import Shown, read_chapter
from talentlab.store.layout import Layout
from talentlab.vocab.text import Language


def guide_pages(language: Language) -> tuple[Shown, ...]:
    """Return every chapter in ``language``, in reading order."""
    return tuple(rendered(chapter, language) for chapter in CHAPTERS)


@cache
def rendered(chapter: Chapter, language: Language) -> Shown:
    """Return one chapter as a page. Made once: the files change only with the code."""
    folder: Path = settings.GUIDE
    return read_chapter(folder, chapter, language, formula=as_mathml, address=page_address)


def printed_guide(language: Language) -> Path:
    """Return where the guide of this version lies as PDF, once it has been written."""
    store: Path = settings.STORE
    return Layout(store).printed(guide_file(language, version("talentlab")))


def page_address(link: str, language: Language) -> str:
    """Return where ``link``, written for the files, leads on the pages.

    A link to another chapter's file, in either language's folder, leads to its page; anything else
    is left as it is.
    """
    found = linked_chapter(link, language)
    if found is None:
        return link
    chapter, other, anchor = found
    return f"/{other}/metod/{chapter.slug}/" + (f"#{anchor}" if anchor else "")

"""The whole method guide as one document: a title page, contents and every chapter."""

import html
import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from talentlab.publish.guide.chapters import CHAPTERS, Chapter, guide_folder, linked_chapter
from talentlab.publish.guide.pictures import as_picture
from talentlab.publish.guide.reading import Shown, read_chapter
from talentlab.publish.pdf.paper import Paper, print_pdf
from talentlab.vocab.text import Language, Text

_TITLE: Final = Text(sv="Metodguide", en="Method guide")
_ABOUT: Final = Text(
    sv="Hur Talentlabs tal räknas fram, vad de bygger på och hur rätt de har haft. För dig som ska "
    "kunna försvara ett tal.",
    en="How Talentlab’s numbers are made, what they rest on and how right they have been. For "
    "whoever must be able to defend a number.",
)
_VERSION: Final = Text(sv="Hör till Talentlab {version}.", en="Belongs to Talentlab {version}.")
_CONTENTS: Final = Text(sv="Innehåll", en="Contents")
_HEADING: Final = re.compile(r"<h2 id=\"([^\"]+)\">(.*?)</h2>", re.DOTALL)
_ID: Final = re.compile(r'(<h[1-3]) id="([^"]+)"')


def guide_pdf(language: Language, *, version: str, folder: Path | None = None) -> bytes:
    """Return the guide as a tagged PDF (PDF/UA-1).

    Raises
    ------
    PrintingNotPossible
        The machine lacks the libraries that set text.

    """
    chapters = guide_chapters(language, folder or guide_folder())
    title = _TITLE.say(language)
    parts = [
        _cover(title, language, version),
        _contents(chapters, language),
        *(f'<article id="{c.slug}" class="chapter">{c.html}</article>' for c in chapters),
    ]
    return print_pdf(Paper(title=f"{title} – Talentlab", language=language, body="".join(parts)))


def _cover(title: str, language: Language, version: str) -> str:
    said = (_ABOUT.say(language), _VERSION.say(language).format(version=version))
    words = "".join(f"<p>{html.escape(sentence)}</p>" for sentence in said)
    return (
        f'<section class="cover"><p class="brand">Talentlab</p><h1>{html.escape(title)}</h1>'
        f"{words}</section>"
    )


def guide_chapters(language: Language, folder: Path) -> tuple[Shown, ...]:
    """Return every chapter with links that lead within the one document."""
    return tuple(_chapter(chapter, language, folder) for chapter in CHAPTERS)


def _chapter(chapter: Chapter, language: Language, folder: Path) -> Shown:
    """Return the chapter with headings that no other chapter has the same name for."""
    address = partial(_address, chapter.slug)
    shown = read_chapter(folder, chapter, language, formula=as_picture, address=address)
    return replace(shown, html=_ID.sub(rf'\1 id="{chapter.slug}--\2"', shown.html))


def _address(slug: str, link: str, language: Language) -> str:
    """Return where a link in the chapter ``slug`` leads in the one document."""
    written = unquote(link)  # the reader encodes what stands in the file
    if written.startswith("#"):
        return f"#{slug}--{written[1:]}"
    found = linked_chapter(written, language)
    if found is None:
        return link
    chapter, other, anchor = found
    if other != language:
        return f"/{other}/metod/{chapter.slug}/"
    return f"#{chapter.slug}--{anchor}" if anchor else f"#{chapter.slug}"


def _contents(chapters: tuple[Shown, ...], language: Language) -> str:
    rows = []
    for number, chapter in enumerate(chapters, start=1):
        headings = _HEADING.findall(chapter.html)
        sections = "".join(f'<li><a href="#{name}">{words}</a></li>' for name, words in headings)
        rows.append(
            f'<li><a href="#{chapter.slug}">{number} {html.escape(chapter.title)}</a>'
            f"<ul>{sections}</ul></li>"
        )
    heading = html.escape(_CONTENTS.say(language))
    return f'<nav class="contents"><h2>{heading}</h2><ul>{"".join(rows)}</ul></nav>'

"""The method guide: the Markdown chapters of ``docs``, shown as pages.

The files are written once, for the repository and for the pages. An installed package carries
them in ``talentlab/web/guide``; a checkout reads ``docs`` itself.
"""

import html
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from latex2mathml.converter import convert
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from talentlab.vocab.text import Language, Text

FOLDERS: Final[dict[Language, str]] = {"sv": "metodguide", "en": "method-guide"}


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: its address, and its file in each language."""

    slug: str
    file: Text


CHAPTERS: Final = (
    Chapter("oversikt", Text(sv="index.md", en="index.md")),
    Chapter("data", Text(sv="data-och-kallor.md", en="data-and-sources.md")),
    Chapter("befolkning", Text(sv="befolkning.md", en="population.md")),
    Chapter("sysselsattning", Text(sv="sysselsattning.md", en="employment.md")),
    Chapter("jobboppningar", Text(sv="jobboppningar.md", en="openings.md")),
    Chapter("signaler", Text(sv="signaler.md", en="signals.md")),
    Chapter("osakerhet", Text(sv="osakerhet-och-provning.md", en="uncertainty-and-backtest.md")),
)


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One chapter as a reader sees it. ``html`` is made by us from our own files."""

    slug: str
    title: str
    html: str


def guide_pages(language: Language) -> tuple[GuidePage, ...]:
    """Return every chapter in ``language``, in reading order."""
    return tuple(rendered(chapter, language) for chapter in CHAPTERS)


@cache
def rendered(chapter: Chapter, language: Language) -> GuidePage:
    """Return one chapter as a page. Made once: the files change only with the code."""
    text = chapter_path(chapter, language).read_text(encoding="utf-8")
    title = re.search(r"^# (.+)$", text, re.MULTILINE)
    if title is None:
        raise ValueError(chapter.file.say(language))  # a chapter without a title is a bug
    body = _reader().render(text, {"language": language})
    return GuidePage(slug=chapter.slug, title=title[1].strip(), html=body)


def chapter_path(chapter: Chapter, language: Language) -> Path:
    """Return where the chapter's file lies in this installation."""
    folder: Path = settings.GUIDE
    return folder / FOLDERS[language] / chapter.file.say(language)


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
    reader.use(anchors_plugin, max_level=3)
    reader.use(dollarmath_plugin, renderer=_formula, allow_digits=False)
    reader.add_render_rule("math_block", _display)
    reader.add_render_rule("math_block_label", _display)
    reader.add_render_rule("table_open", _open_table)
    reader.add_render_rule("table_close", _close_table)
    reader.add_render_rule("link_open", _open_link)
    return reader


def _formula(tex: str, options: dict[str, Any]) -> str:
    return _mathml(tex, "block" if options["display_mode"] else "inline")


def _mathml(tex: str, display: str) -> str:
    r"""Return a formula as MathML; a Swedish decimal, ``0{,}72`` in TeX, is not set apart."""
    mathml: str = convert(re.sub(r"(?<=\d)\{,\}(?=\d)", r"\\text{,}", tex), display=display)
    return mathml


# Wide things scroll in a box of their own that the keyboard can reach.
def _display(_self: object, tokens: list[Token], index: int, *_: object) -> str:
    label = tokens[index].info
    number = f' <span class="equation-number">({label})</span>' if label else ""
    formula = _mathml(tokens[index].content.strip(), "block")
    return f'<div class="equation" tabindex="0" role="group">{formula}{number}</div>\n'


def _open_table(*_: object) -> str:
    return '<div class="table-scroll" tabindex="0" role="group"><table>\n'


def _close_table(*_: object) -> str:
    return "</table></div>\n"


def _open_link(_self: object, tokens: list[Token], index: int, _options: object, env: Any) -> str:  # noqa: ANN401 -- the library's signature
    """Send links between chapters to their pages instead of their files."""
    address = str(tokens[index].attrGet("href") or "")
    return f'<a href="{html.escape(page_address(address, env["language"]))}">'


def page_address(link: str, language: Language) -> str:
    """Return where ``link``, written for the files, leads on the pages.

    A link to another chapter's file, in either language's folder, leads to its page; anything else
    is left as it is.
    """
    file, _, anchor = link.partition("#")
    path = Path(file)
    for other, folder in FOLDERS.items():
        if path.parent.name == folder:
            language = other
    for chapter in CHAPTERS:
        if file and chapter.file.say(language) == path.name:
            return f"/{language}/metod/{chapter.slug}/" + (f"#{anchor}" if anchor else "")
    return link

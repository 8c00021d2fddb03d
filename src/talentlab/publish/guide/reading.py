"""Reading a chapter: Markdown becomes HTML, with formulas as whoever shows it can draw them."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from talentlab.publish.guide.chapters import Chapter, chapter_path
from talentlab.vocab.text import Language

Formula: TypeAlias = Callable[[str, bool], str]
"""Draws a TeX formula as HTML; told whether it stands on a line of its own."""
Address: TypeAlias = Callable[[str, Language], str]
"""Returns where a link that was written for the files leads."""

_TITLE: Final = re.compile(r"^# (.+)$", re.MULTILINE)
_SWEDISH_DECIMAL: Final = re.compile(r"(?<=\d)\{,\}(?=\d)")


@dataclass(frozen=True, slots=True)
class Shown:
    """One chapter as a reader sees it. ``html`` is made by us from our own files."""

    slug: str
    title: str
    html: str


def read_chapter(
    folder: Path,
    chapter: Chapter,
    language: Language,
    *,
    formula: Formula,
    address: Address,
) -> Shown:
    """Return one chapter as HTML.

    Raises
    ------
    ValueError
        The chapter has no title, which is a bug in the file.

    """
    text = chapter_path(folder, chapter, language).read_text(encoding="utf-8")
    title = _TITLE.search(text)
    if title is None:
        raise ValueError(chapter.file.say(language))
    env = {"language": language, "formula": formula, "address": address}
    return Shown(slug=chapter.slug, title=title[1].strip(), html=_reader().render(text, env))


def readable_tex(tex: str) -> str:
    r"""Return a formula in which a Swedish decimal, ``0{,}72`` in TeX, is not set apart."""
    return _SWEDISH_DECIMAL.sub(r"\\text{,}", tex)


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
    reader.use(anchors_plugin, max_level=3)
    reader.use(dollarmath_plugin, allow_digits=False)
    reader.add_render_rule("math_inline", _inline)
    reader.add_render_rule("math_block", _display)
    reader.add_render_rule("math_block_label", _display)
    reader.add_render_rule("table_open", _open_table)
    reader.add_render_rule("table_close", _close_table)
    reader.add_render_rule("link_open", _open_link)
    reader.add_render_rule("fence", _code)
    return reader


def _inline(_self: object, tokens: list[Token], index: int, _options: object, env: Any) -> str:  # noqa: ANN401 -- the library's signature
    drawn: str = env["formula"](tokens[index].content.strip(), False)
    return drawn


# Wide things scroll in a box of their own that the keyboard can reach.
def _display(_self: object, tokens: list[Token], index: int, _options: object, env: Any) -> str:  # noqa: ANN401 -- as above
    label = tokens[index].info
    number = f' <span class="equation-number">({label})</span>' if label else ""
    formula = env["formula"](tokens[index].content.strip(), True)
    return f'<div class="equation" tabindex="0" role="group">{formula}{number}</div>\n'


def _code(_self: object, tokens: list[Token], index: int, *_: object) -> str:
    return f'<pre tabindex="0"><code>{html.escape(tokens[index].content)}</code></pre>\n'


def _open_table(*_: object) -> str:
    return '<div class="table-scroll" tabindex="0" role="group"><table>\n'


def _close_table(*_: object) -> str:
    return "</table></div>\n"


def _open_link(_self: object, tokens: list[Token], index: int, _options: object, env: Any) -> str:  # noqa: ANN401 -- as above
    """Send links between chapters to where they are shown instead of their files."""
    link = str(tokens[index].attrGet("href") or "")
    return f'<a href="{html.escape(env["address"](link, env["language"]))}">'

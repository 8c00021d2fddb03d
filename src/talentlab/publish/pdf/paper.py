"""Printing HTML of our own as a tagged PDF (PDF/UA-1), with the style sheet of all our documents.

WeasyPrint sets the text with the system's Pango. Nothing is fetched: pictures are in the HTML.
"""

import html
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from talentlab.errors import PrintingNotPossible
from talentlab.vocab.text import Language

_VARIANT: Final = "pdf/ua-1"


@dataclass(frozen=True, slots=True)
class Paper:
    """One document: its title, its language, and its body as HTML."""

    title: str
    language: Language
    body: str


def print_pdf(paper: Paper) -> bytes:
    """Return ``paper`` as a tagged PDF; the same paper gives the same pages.

    Raises
    ------
    PrintingNotPossible
        The machine lacks the libraries that set text.

    """
    library = _weasyprint()
    # Only pictures that are in the document itself: nothing is fetched from disk or network.
    own = library.urls.URLFetcher(allowed_protocols=("data",), fail_on_errors=True)
    document = library.HTML(string=_page(paper), url_fetcher=own)
    printed: bytes = document.write_pdf(
        stylesheets=[library.CSS(string=_styles())], pdf_variant=_VARIANT
    )
    return printed


def _page(paper: Paper) -> str:
    return (
        f'<!doctype html><html lang="{paper.language}"><head><meta charset="utf-8">'
        f"<title>{html.escape(paper.title)}</title></head><body>{paper.body}</body></html>"
    )


def _weasyprint() -> Any:  # noqa: ANN401 -- a module that carries no types
    """Return the library, loaded when something is printed: its system libraries may be missing."""
    try:
        import weasyprint  # type: ignore[import-untyped]  # noqa: PLC0415 -- see the docstring
    except OSError as error:
        raise PrintingNotPossible(why=str(error).splitlines()[0]) from error
    return weasyprint


@cache
def _styles() -> str:
    return files("talentlab.publish.pdf").joinpath("paper.css").read_text(encoding="utf-8")

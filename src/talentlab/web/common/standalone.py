"""Pages for bad days: they need no database, no release, no styles and no other template."""

import html
from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import Template
from typing import Final

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talentlab.web.common.language import reader_language


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says: what happened, what it means, what to do now."""

    title: Promise
    text: Promise


WORDS: Final = {
    "maintenance": Words(
        _("Back in a moment"),
        _("We are working on the site. No numbers are lost. Try again in a few minutes."),
    ),
    "server-error": Words(
        _("Something broke on our side"),
        _(
            "The fault is ours and has been noted. You have done nothing wrong. "
            "Try again in a moment, or go to the start page."
        ),
    ),
    "bad-request": Words(
        _("We could not read that"),
        _("The address or the form did not arrive whole. Go back and try again."),
    ),
    "expired-form": Words(
        _("The form needs to be sent again"),
        _(
            "Nothing was saved. The form had been open for a long time, or the browser did not "
            "let us keep its cookie. Go back, reload the page and send the form again."
        ),
    ),
}


def standalone_page(name: str, *, status: int) -> HttpResponse:
    """Return the page ``name`` of :data:`WORDS` in the active language.

    It asks nothing of the request, whose very host may be what is wrong.
    """
    words, language = WORDS[name], reader_language()
    page = _page().substitute(
        language=language,
        title=html.escape(str(words.title)),
        text=html.escape(str(words.text)),
        start=html.escape(str(_("Go to the start page"))),
    )
    return HttpResponse(page, status=status)


@cache
def _page() -> Template:
    folder = resources.files("talentlab.web.common") / "templates" / "common"
    return Template((folder / "standalone.html").read_text(encoding="utf-8"))

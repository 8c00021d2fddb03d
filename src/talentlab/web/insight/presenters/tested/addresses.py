"""Where what has been tested is shown: addresses of the accuracy page, narrowed by a choice."""

from urllib.parse import urlencode

from django.urls import reverse

from talentlab.web.insight.presenters.tested.outlooks import ALL, Outlook


def address_of(outlook: Outlook, **narrowed: str) -> str:
    """Return the address of one outlook's part of the page, narrowed to a size, level or horizon.

    A size of ``all`` narrows nothing and is left out.
    """
    asked = {key: value for key, value in narrowed.items() if value not in {"", ALL}}
    question = f"?{urlencode(asked)}" if asked else ""
    return f"{reverse('insight:accuracy')}{question}#{outlook.value}"

"""The reader's language, in the core's own terms."""

from django.utils.translation import get_language

from talentlab.vocab.text import Language


def reader_language() -> Language:
    """Return the language of the page being made; Swedish unless English was asked for."""
    return "en" if (get_language() or "sv").startswith("en") else "sv"

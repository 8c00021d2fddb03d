"""What the workshop offers before anything is asked: employers to start from, and what is usual."""

from dataclasses import dataclass

from talentlab.publish.numerals import percent
from talentlab.vocab.text import Language
from talentlab.web.insight.queries.scenarios import TAKE_UP_SHARES, shock_library


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One employer of the library."""

    slug: str
    title: str
    dated: str
    source: str
    is_invented: bool


def library_page(language: Language) -> dict[str, object]:
    """Return the library of employers, and what is assumed of targets without evidence."""
    low, middle, high = (percent(share, language) for share in TAKE_UP_SHARES)
    return {
        "library": [
            LibraryEntry(
                slug=slug,
                title=entry.title.say(language),
                dated=entry.dated,
                source=entry.source.say(language),
                is_invented=entry.is_invented,
            )
            for slug, entry in shock_library().items()
        ],
        "usual_take_up": {"low": low, "middle": middle, "high": high},
    }

"""What the page of one occupation holds: the finding first, then the figures that carry it."""

from talentlab.store.release import Release
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice


def occupation_page(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Return one occupation in one area."""
    entry = ssyk("scb").entry(choice.ssyk_code)
    return {"name": entry.name.say(language), "choice": choice}

"""What ``python -m talentlab.web`` says to those who run the site when something goes wrong."""

import os
from collections.abc import Mapping
from typing import Final

from talentlab.errors import (
    AlreadyAnswered,
    FrontEndNotBuilt,
    SettingsDoNotFit,
    TalentlabError,
    UnknownReport,
)
from talentlab.vocab.text import Language, Text

WORDS: Final[Mapping[str, Text]] = {
    SettingsDoNotFit.code: Text(
        sv="Inställningar som inte går att använda: {faults}\nRätta miljövariablerna.",
        en="Settings that cannot be used: {faults}\nCorrect the environment variables.",
    ),
    FrontEndNotBuilt.code: Text(
        sv="Sidornas stilmallar och typsnitt saknas i {folder}. Kör ”make setup” först.",
        en='The styles and fonts of the pages are missing in {folder}. Run "make setup" first.',
    ),
    UnknownReport.code: Text(
        sv="Det finns ingen felanmälan {reference}. Ingenting har ändrats.",
        en="There is no fault report {reference}. Nothing has been changed.",
    ),
    AlreadyAnswered.code: Text(
        sv="Felanmälan {reference} har redan fått sitt svar. Ingenting har ändrats.",
        en="The fault report {reference} already has its answer. Nothing has been changed.",
    ),
}


def explain_to_operator(error: TalentlabError) -> str:
    """Return what ``error`` means and what to do, in the language of the terminal."""
    wanted = os.environ.get("TALENTLAB_LANG") or os.environ.get("LANG", "")
    language: Language = "sv" if wanted.lower().startswith("sv") else "en"
    facts = {name: _say(fact, language) for name, fact in error.facts.items()}
    return WORDS[error.code].say(language).format_map(facts) if error.code in WORDS else str(error)


def _say(fact: object, language: Language) -> str:
    if isinstance(fact, Mapping):
        return "".join(f"\n  • {name}: {text.say(language)}" for name, text in fact.items())
    return str(fact)

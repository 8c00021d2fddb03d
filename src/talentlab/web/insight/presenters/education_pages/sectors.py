"""What the pages about sectors, and about occupations by municipality, hold."""

from django.utils.translation import gettext as _

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.balance.sectors import sector_sentence
from talentlab.web.insight.presenters.balance.sentences import (
    AS_TODAY,
    BALANCE_IS,
    NOT_TOLD,
)
from talentlab.web.insight.presenters.figures import show
from talentlab.web.insight.presenters.work.places import offered_place


def sectors_page(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Return the jobs of private and public employers by education, and where each is short."""
    where = offered_place(release, choice.region_code, language)
    jobs = show("jobb-sektorer", release, choice, language)
    return {
        "place": where,
        "choice": choice,
        "headline": jobs.figure.title if jobs else _("Private and public employers"),
        "lead": sector_sentence(release, choice, language) if jobs else str(NOT_TOLD),
        "jobs": jobs,
        "matrix": show("gap-sektorer", release, choice, language),
        "balance_is": str(BALANCE_IS),
    }


def occupations_page(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Return every group of occupations in every municipality."""
    matrix = show("gap-yrken", release, choice, language)
    return {
        "choice": choice,
        "headline": matrix.figure.title if matrix else _("Occupations in every municipality"),
        "lead": str(AS_TODAY) if matrix else str(NOT_TOLD),
        "matrix": matrix,
    }

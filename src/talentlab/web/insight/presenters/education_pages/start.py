"""What the start page says about education: for how many a shortage or a surplus is sure."""

from django.urls import reverse
from django.utils.translation import gettext as _

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.balance.places import default_balance_year, whole_of_balance
from talentlab.web.insight.presenters.balance.worst import extremes
from talentlab.web.insight.presenters.pages import Statement
from talentlab.web.insight.queries.balance import has_balance


def statement_of_education(release: Release, language: Language) -> Statement | None:
    """Return how many educations are short; nothing where the release cannot say."""
    if not has_balance(release):
        return None
    choice = Choice(whole_of_balance(release, language).code, default_balance_year(release))
    found = extremes(release, choice, language)
    if found is None:
        return None
    return Statement(found.summary, reverse("insight:educations"), _("See every education"))

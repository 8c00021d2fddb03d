"""What the start page says about work."""

from django.urls import reverse
from django.utils.translation import gettext as _

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.pages import Statement
from talentlab.web.insight.presenters.work.places import whole_of_work
from talentlab.web.insight.presenters.work.years import default_work_year
from talentlab.web.insight.presenters.work_lists.total import everybody, lead
from talentlab.web.insight.queries.work import has_work


def statement_of_work(release: Release, language: Language) -> Statement | None:
    """Return which way the number of employees goes; nothing where the release cannot say."""
    if not has_work(release):
        return None
    choice = Choice(whole_of_work(release, language).code, default_work_year(release))
    whole = everybody(release, choice, language)
    if whole is None:
        return None
    return Statement(lead(whole, language), reverse("insight:occupations"), _("See every field"))

"""What is measured, of what, in the words that stand under a figure's headline."""

from django.utils.translation import gettext as _

from talentlab.store.release import Release
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.tested.outlooks import Outlook
from talentlab.web.insight.presenters.tested.sizes import SIZES
from talentlab.web.insight.presenters.tested.trials import level_of, size_of


def measured(outlook: Outlook) -> str:
    """Return what an error of the outlook is."""
    if outlook is Outlook.POPULATION:
        return _("Mean error in percent for ages 20–64.")
    return _("Errors of all occupations added up, in percent of all employees.")


def of_what(release: Release, outlook: Outlook, choice: Choice) -> str:
    """Return the size, and for employees the level, that a figure is about."""
    size = str(SIZES[outlook].names[size_of(outlook, choice)])
    if outlook is Outlook.POPULATION:
        return size
    return f"{size}, {digits(level_of(release, choice))}"


def digits(ssyk_level: int) -> str:
    """Return a level of the classification in words."""
    return _("%(digits)s-digit level") % {"digits": ssyk_level}

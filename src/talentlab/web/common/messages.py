"""What the pages say when something expected goes wrong, in the reader's language."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talentlab.errors import (
    CalculationsBusy,
    NothingPublished,
    StoreDamaged,
    TalentlabError,
    TooManyReports,
    TooManySaved,
    UnknownRelease,
)

# Each message answers three questions in plain words: what happened, what does it mean for me,
# what can I do now. No blame, no codes, no file names: the reader cannot mend the server.
MESSAGES: Final[dict[str, Promise]] = {
    NothingPublished.code: _(
        "The site is running, but no numbers have been published yet. "
        "If you run it: import a delivery, build and publish. If not: come back soon."
    ),
    StoreDamaged.code: _(
        "The published numbers cannot be read just now. Nothing is lost. "
        "If you run the site: publish an earlier release. If not: come back soon."
    ),
    UnknownRelease.code: _(
        "The release that should be shown is missing. Nothing else is wrong. "
        "If you run the site: publish another release. If not: come back soon."
    ),
    TooManyReports.code: _(
        "Unusually many reports have arrived in the last hour, so this one was not saved. "
        "Wait a while and send it again. Your text is still in the form."
    ),
    CalculationsBusy.code: _(
        "Others are calculating just now, so this has to wait. Nothing is lost: everything you "
        "wrote is in the form. Wait a few seconds and try again."
    ),
    TooManySaved.code: _(
        "Unusually many scenarios have been saved in the last hour, so this one was not. "
        "Its address works all the same: keep that, or wait a while and save again."
    ),
}
OTHERWISE: Final = _("The numbers cannot be shown just now. Nothing is lost. Come back soon.")


def explain(error: TalentlabError) -> str:
    """Return the message for ``error`` in the reader's language."""
    return str(MESSAGES.get(error.code, OTHERWISE))

"""What a group of educations is called in a scenario, all of them together included."""

from django.utils.translation import gettext as _

from talentlab.vocab.education_pools import education_name
from talentlab.vocab.text import Language

TOTAL = "total"


def name_of_group(code: str, language: Language) -> str:
    """Return the name of an education group, of a pool, or of all of them."""
    return _("All educations") if code == TOTAL else education_name(code).say(language)

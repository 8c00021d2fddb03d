"""The words of staying: reasons to stay, where people lived before, what an estimate rests on."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

DRIVER_NAMES: Final[dict[str, Promise]] = {
    "job": _("A job"),
    "own_field_job": _("A job in my own field"),
    "housing": _("Housing"),
    "partner_job": _("A job for my partner"),
    "pay": _("Pay"),
    "nature": _("Nature and leisure"),
    "family": _("Family"),
    "friends": _("Friends"),
    "childcare": _("Childcare and schools"),
    "transport": _("Transport"),
    "studies": _("Further studies"),
    "other": _("Something else"),
}
ORIGIN_NAMES: Final[dict[str, Promise]] = {
    "county": pgettext_lazy("graduates", "From the county"),
    "total": pgettext_lazy("graduates", "All"),
    "elsewhere": pgettext_lazy("graduates", "From elsewhere"),
}
BASIS_NAMES: Final[dict[str, Promise]] = {
    "measured": _("mostly their own"),
    "pooled": _("mostly borrowed from similar programmes"),
    "assumed": _("assumed"),
}
EVERYBODY: Final = "total"
"""All origins together, and all programmes together."""
LAST_FOLLOWED: Final = 5
"""How many years after graduation people are followed."""

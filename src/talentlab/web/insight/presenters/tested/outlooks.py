"""The outlooks that are tested, and the methods they are held against."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

ALL: Final = "all"
OURS: Final = "talentlab"
SIMPLE: Final = ("naive", "drift")
"""The methods that anyone could use: nothing changes, and the trend goes on."""


class Outlook(StrEnum):
    """What is forecast. The values stand in addresses and are therefore permanent."""

    POPULATION = "befolkning"
    EMPLOYMENT = "sysselsattning"
    OPENINGS = "ersattning"


OUTLOOKS: Final[Mapping[Outlook, Promise]] = {
    Outlook.POPULATION: gettext_lazy("Population"),
    Outlook.EMPLOYMENT: gettext_lazy("Employment"),
    Outlook.OPENINGS: gettext_lazy("Replacement"),
}
METHODS: Final[Mapping[str, Promise]] = {
    OURS: pgettext_lazy("method", "Talentlab"),
    "drift": pgettext_lazy("method", "Trend continues"),
    "naive": pgettext_lazy("method", "No change"),
}

"""Size classes: areas by residents, occupations by employees. Their names stand in addresses.

The limits are those that the backtests sort by; a test holds them against each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from talentlab.web.insight.presenters.tested.outlooks import ALL, Outlook


@dataclass(frozen=True, slots=True)
class Sizes:
    """Size classes from the smallest: each is below its limit, the last has none."""

    names: Mapping[str, Promise]
    limits: tuple[tuple[float, str], ...]
    largest: str

    def of(self, persons: float) -> str:
        """Return the size class of something with this many persons."""
        return next((name for limit, name in self.limits if persons < limit), self.largest)


AREAS: Final = Sizes(
    names={
        ALL: gettext_lazy("All areas"),
        "<10k": gettext_lazy("Under 10,000 residents"),
        "10-25k": gettext_lazy("10,000–25,000 residents"),
        "25-50k": gettext_lazy("25,000–50,000 residents"),
        "50-100k": gettext_lazy("50,000–100,000 residents"),
        ">=100k": gettext_lazy("100,000 residents or more"),
    },
    limits=((10_000, "<10k"), (25_000, "10-25k"), (50_000, "25-50k"), (100_000, "50-100k")),
    largest=">=100k",
)
OCCUPATIONS: Final = Sizes(
    names={
        ALL: gettext_lazy("All occupations"),
        "<50": gettext_lazy("Under 50 employees"),
        "50-199": gettext_lazy("50–199 employees"),
        "200-999": gettext_lazy("200–999 employees"),
        ">=1000": gettext_lazy("1,000 employees or more"),
    },
    limits=((50, "<50"), (200, "50-199"), (1_000, "200-999")),
    largest=">=1000",
)
SIZES: Final[Mapping[Outlook, Sizes]] = {
    Outlook.POPULATION: AREAS,
    Outlook.EMPLOYMENT: OCCUPATIONS,
    Outlook.OPENINGS: OCCUPATIONS,
}
EVERY_SIZE: Final[Mapping[str, Promise]] = {**OCCUPATIONS.names, **AREAS.names}
"""Every size class by name; ``all`` is one address, called after the outlook it is asked of."""

"""Up to three scenarios to compare, each by its address: whole, short, or only the question."""

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode, urlsplit

from django.http import QueryDict
from django.utils.translation import gettext as _

from talentlab.web.insight.forms.scenario_written import one_line
from talentlab.web.insight.models import SavedScenario
from talentlab.web.insight.models.saved_scenario import LONGEST_QUESTION
from talentlab.web.insight.presenters.figures import RELEASE

MOST: Final = 3
KEY: Final = "s"
_SHORT: Final = "/scenarier/s/"
_START: Final = "v="
_LONGEST_REFERENCE: Final = 32


@dataclass(slots=True)
class Compared:
    """One field: what is written, the question it leads to, and what is wrong with it."""

    number: int
    value: str
    question: QueryDict | None = None
    name: str = ""
    faults: list[str] = field(default_factory=list)

    @property
    def name_of_field(self) -> str:
        """Return the name of its control: links repeat one name, forms number them."""
        return f"{KEY}{self.number}"

    @property
    def identity(self) -> str:
        """Return the id of its control."""
        return f"val-{KEY}{self.number}"


def compared_in(asked: QueryDict) -> list[Compared]:
    """Return the fields with what is written in them; those after the third are left out."""
    said = [*asked.getlist(KEY), *(asked.get(f"{KEY}{i}", "") for i in range(1, MOST + 1))]
    values = [one_line(value, LONGEST_QUESTION) for value in said]
    filled = [value for value in values if value][:MOST]
    return [_read(i, value) for i, value in enumerate(filled, start=1)]


def with_room(fields: list[Compared]) -> list[Compared]:
    """Return the fields and empty ones after them, as many as can be compared."""
    return [*fields, *(Compared(i, "") for i in range(len(fields) + 1, MOST + 1))]


def _read(number: int, value: str) -> Compared:
    found = Compared(number, value)
    parts = urlsplit(value)
    query = parts.query or (value.lstrip("?") if value.lstrip("?").startswith(_START) else "")
    if _SHORT in parts.path:
        reference = parts.path.partition(_SHORT)[2].strip("/")
        kept = SavedScenario.objects.filter(reference=reference[:_LONGEST_REFERENCE]).first()
        if kept is None:
            found.faults.append(_("There is no saved scenario with that address."))
            return found
        found.name = kept.name
        query = f"{kept.question}&{urlencode({RELEASE: kept.release})}"
    if not query:
        found.faults.append(
            _("That is no address of a scenario. Copy it from the scenario's page.")
        )
        return found
    found.question = QueryDict(query)
    return found

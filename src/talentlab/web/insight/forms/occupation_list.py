"""Which occupations a list shows and in which order: what readers may ask of it."""

from dataclasses import replace
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from talentlab.store.release import Release
from talentlab.vocab.occupation_fields import field_name, fields
from talentlab.vocab.ssyk import MAJOR_GROUP
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.forms.work import WorkForm
from talentlab.web.insight.presenters.work_lists.asked import (
    FIELD,
    ORDERS,
    SORTED,
    listing_of,
)
from talentlab.web.insight.presenters.work_lists.columns import order_in_words
from talentlab.web.insight.presenters.work_lists.filters import FILTERS
from talentlab.web.insight.presenters.work_lists.members import DIGITS, digits_shown

_NOT_OFFERED: Final = _(
    "The list cannot be limited to “%(value)s”. Choose among the links on the page."
)
DIGIT_NAMES: Final = {4: _("Occupations"), 3: _("Broader groups")}


class OccupationListForm(WorkForm):
    """An area and a year, and what a list is limited to and sorted by. Everything has a default."""

    niva = forms.TypedChoiceField(
        label=_("Rows"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": _NOT_OFFERED},
    )
    falt = forms.ChoiceField(
        label=_("Field of work"), required=False, error_messages={"invalid_choice": _NOT_OFFERED}
    )
    sortera = forms.ChoiceField(
        label=_("Order"),
        required=False,
        error_messages={
            "invalid_choice": _(
                "The list cannot be sorted by “%(value)s”. Choose among the column headings."
            )
        },
    )

    def __init__(
        self,
        asked: Any,  # noqa: ANN401 -- Django's QueryDict or None
        *,
        release: Release,
        language: Language,
    ) -> None:
        """Check ``asked`` against what lists can be limited to and sorted by."""
        super().__init__(asked, release=release, language=language)
        self.offer("niva", [(str(digits), str(DIGIT_NAMES[digits])) for digits in DIGITS])
        self.offer(SORTED, [(order, order_in_words(order)) for order in ORDERS])
        self.offer(FIELD, [("", str(_("All fields"))), *_fields(language)])
        for found in FILTERS:
            self.fields[found.name] = forms.ChoiceField(
                label=str(found.label),
                required=False,
                choices=[(value, found.says(value, language)) for value in found.values],
                error_messages={"invalid_choice": _NOT_OFFERED},
            )

    def choice(self) -> Choice:
        """Return what is listed; where the address asks for the impossible, as usual."""
        chosen = super().choice()
        found = self.cleaned_data
        wanted = found.get("niva") or DIGITS[0]
        said = {name: str(value) for name, value in found.items() if value}
        return replace(
            chosen,
            ssyk_level=digits_shown(self.release, chosen.region_code, chosen.year, wanted),
            listing=listing_of(said),
        )


def _fields(language: Language) -> list[tuple[str, str]]:
    """Return every field of one and two digits, the broader before its own."""
    indent = "\u2003"
    return [
        (code, ("" if len(code) == MAJOR_GROUP else indent) + field_name(code).say(language))
        for code in fields()
    ]

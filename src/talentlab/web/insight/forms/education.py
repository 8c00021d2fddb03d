"""An area, a year, a sector and an education: what readers may ask about supply and demand."""

from dataclasses import replace
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.forms.work import WorkForm
from talentlab.web.insight.presenters.balance.places import (
    balance_places,
    balance_years_ahead,
    default_balance_year,
    whole_of_balance,
)
from talentlab.web.insight.presenters.balance.words import SECTOR_NAMES
from talentlab.web.insight.presenters.education.groups import FIELD_NAMES, is_education

_NOT_A_SECTOR: Final = _("Choose a sector from the list. “%(value)s” is not one of them.")
_NOT_A_FIELD: Final = _("Choose a field from the list. “%(value)s” is not one of them.")
_NO_FORECAST: Final = _(
    "Choose a year from the list. There is no forecast of supply and demand for “%(value)s”."
)
UNKNOWN_EDUCATION: Final = _(
    "There is no education group with the code “%(value)s”. Search for it by name instead."
)


class BalanceForm(WorkForm):
    """An area, a year with supply and demand, a sector and a field. Everything has a default."""

    sektor = forms.ChoiceField(
        label=_("Sector"), required=False, error_messages={"invalid_choice": _NOT_A_SECTOR}
    )
    inriktning = forms.ChoiceField(
        label=_("Field of education"),
        required=False,
        error_messages={"invalid_choice": _NOT_A_FIELD},
    )

    def __init__(
        self,
        asked: Any,  # noqa: ANN401 -- Django's QueryDict or None
        *,
        release: Release,
        language: Language,
    ) -> None:
        """Check ``asked`` against the areas and years that have both supply and demand."""
        super().__init__(asked, release=release, language=language)
        del self.fields["kon"]
        self.fields["ar"].error_messages["invalid_choice"] = _NO_FORECAST
        self.offer("omrade", [(p.code, p.name) for p in balance_places(release, language)])
        self.offer("ar", [(str(year), str(year)) for year in balance_years_ahead(release)])
        self.offer("sektor", [(sector, str(name)) for sector, name in SECTOR_NAMES.items()])
        fields = [(field, name.say(language)) for field, name in FIELD_NAMES.items()]
        self.offer("inriktning", [("", str(_("Every field of education"))), *fields])

    def choice(self) -> Choice:
        """Return what is looked at; where the address asks for the impossible, the default."""
        found = self.cleaned_data
        return Choice(
            region_code=found.get("omrade") or whole_of_balance(self.release, self.language).code,
            year=found.get("ar") or default_balance_year(self.release),
            sector=found.get("sektor") or "total",
            education_field=found.get("inriktning") or "",
        )


class EducationForm(BalanceForm):
    """The same about one education group or pool, which has no default."""

    utbildning = forms.CharField(
        label=_("Education"), error_messages={"required": _("Choose an education.")}
    )

    def clean_utbildning(self) -> str:
        """Return the code of an education that there is."""
        code: str = self.cleaned_data["utbildning"]
        if not is_education(code):
            raise forms.ValidationError(UNKNOWN_EDUCATION, params={"value": code})
        return code

    def choice(self) -> Choice:
        """Return what is looked at, with the education."""
        return replace(
            super().choice(), education_group_code=self.cleaned_data.get("utbildning", "")
        )

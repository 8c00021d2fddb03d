"""A subject, an area, a code, a year and an order: what readers may ask about revisions."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from talentlab.store.release import Release
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import AGE_GROUPS, WORK_YEARS_AHEAD, Choice
from talentlab.web.insight.forms.people import UNKNOWN_AREA
from talentlab.web.insight.presenters.education.groups import is_education
from talentlab.web.insight.presenters.vintages.cells import SUBJECT_NAMES
from talentlab.web.insight.presenters.work.places import offered_places
from talentlab.web.insight.queries.vintages import ORDERS, revised_subjects, revised_years

_NOT_REVISED: Final = _("No number of “%(value)s” was revised. Choose from the list.")
_NO_CODE: Final = _(
    "There is no age group, occupation or education with the code “%(value)s”. Leave it empty, or "
    "take a code from the table."
)
_ORDER_NAMES: Final = {"antal": _("Persons"), "andel": _("Percent")}


class RevisionForm(forms.Form):
    """Which revisions to look at. What is left out does not limit, but the year has a default."""

    amne = forms.ChoiceField(
        label=_("What"), required=False, error_messages={"invalid_choice": _NOT_REVISED}
    )
    omrade = forms.ChoiceField(
        label=_("Area"), required=False, error_messages={"invalid_choice": UNKNOWN_AREA}
    )
    kod = forms.CharField(
        label=_("Code (may be left empty)"),
        required=False,
        max_length=6,
        error_messages={"max_length": _("A code has six characters at most.")},
    )
    ar = forms.TypedChoiceField(
        label=_("Year"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": _NOT_REVISED},
    )
    ordning = forms.ChoiceField(
        label=_("Largest in"), required=False, error_messages={"invalid_choice": _NOT_REVISED}
    )

    def __init__(
        self,
        asked: Any,  # noqa: ANN401 -- Django's QueryDict or None
        *,
        release: Release,
        language: Language,
    ) -> None:
        """Check ``asked`` against what was revised in the release."""
        super().__init__(asked, auto_id="val-%s")
        self.release = release
        subjects, years = revised_subjects(release), revised_years(release)
        named = [(key, str(name)) for key, name in SUBJECT_NAMES.items() if key in subjects]
        areas = [(place.code, place.name) for place in offered_places(release, language)]
        self._offer("amne", [("", str(_("Everything"))), *named])
        self._offer("omrade", [("", str(_("Every area"))), *areas])
        self._offer("ar", [(str(year), str(year)) for year in years])
        self._offer("ordning", [(order, str(name)) for order, name in _ORDER_NAMES.items()])

    def _offer(self, name: str, offered: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = offered

    def clean_kod(self) -> str:
        """Return a code that stands for something."""
        code: str = self.cleaned_data["kod"].strip().upper()
        known = code in ssyk() or is_education(code) or code in (*AGE_GROUPS, "TOTAL", "")
        if not known:
            raise forms.ValidationError(_NO_CODE, params={"value": code})
        return "total" if code == "TOTAL" else code

    def choice(self) -> Choice:
        """Return what is looked at; where the address asks for the impossible, everything."""
        found = self.cleaned_data
        return Choice(
            region_code=found.get("omrade") or "",
            year=found.get("ar") or self._usual_year(),
            subject=found.get("amne") or "",
            code=found.get("kod") or "",
            order=found.get("ordning") or ORDERS[0],
        )

    def _usual_year(self) -> int:
        """Return the year that findings look at, or the nearest with a revised number."""
        years = revised_years(self.release)
        wanted = self.release.base_year + WORK_YEARS_AHEAD
        return min(years, key=lambda year: abs(year - wanted), default=wanted)

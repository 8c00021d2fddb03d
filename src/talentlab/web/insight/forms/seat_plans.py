"""A year of the plan of education seats: the only thing its page asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.places import whole
from talentlab.web.insight.queries.seat_plans import planned_years


class SeatPlanForm(forms.Form):
    """A year in which seats start; the first one when nothing is asked."""

    ar = forms.TypedChoiceField(
        label=_("Year that studies start"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={
            "invalid_choice": _("Choose a year from the list. “%(value)s” is not in the plan.")
        },
    )

    def __init__(
        self,
        asked: Any,  # noqa: ANN401 -- Django's QueryDict or None
        *,
        release: Release,
        language: Language,
    ) -> None:
        """Check ``asked`` against the years of the release's plan."""
        super().__init__(asked, auto_id="val-%s")
        self.years = planned_years(release)
        self.region_code = whole(release, language).code
        field = self.fields["ar"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(year), str(year)) for year in self.years]

    def choice(self) -> Choice:
        """Return the year looked at; where the address asks for another, the first."""
        year = self.cleaned_data.get("ar") or next(iter(self.years), 0)
        return Choice(region_code=self.region_code, year=year)

"""An area, a year and a sex, and an occupation: what readers may ask about work."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from talentlab.store.release import Release
from talentlab.vocab.sexes import SEX_NAMES
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.forms.people import UNKNOWN_AREA
from talentlab.web.insight.presenters.work.places import offered_places, whole_of_work
from talentlab.web.insight.presenters.work.years import default_work_year, years_ahead

UNKNOWN_OCCUPATION: Final = _(
    "There is no occupation with the code “%(value)s” in SSYK 2012. Search for it by name instead."
)
_SEXES: Final = ("total", "women", "men")


class WorkForm(forms.Form):
    """An area, a year with a forecast of employees, and a sex. All of them have a default."""

    omrade = forms.ChoiceField(
        label=_("Area"), required=False, error_messages={"invalid_choice": UNKNOWN_AREA}
    )
    ar = forms.TypedChoiceField(
        label=_("Year"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={
            "invalid_choice": _(
                "Choose a year from the list. There is no forecast of employees for “%(value)s”."
            )
        },
    )
    kon = forms.ChoiceField(
        label=_("Sex"),
        required=False,
        error_messages={
            "invalid_choice": _("Choose a sex from the list. “%(value)s” is not one of them.")
        },
    )

    def __init__(
        self,
        asked: Any,  # noqa: ANN401 -- Django's QueryDict or None
        *,
        release: Release,
        language: Language,
    ) -> None:
        """Check ``asked`` against what the release has about work."""
        super().__init__(asked, auto_id="val-%s")
        self.release = release
        self.language = language
        self.offer("omrade", [(p.code, p.name) for p in offered_places(release, language)])
        self.offer("ar", [(str(year), str(year)) for year in years_ahead(release)])
        self.offer("kon", [(sex, SEX_NAMES[sex].say(language)) for sex in _SEXES])

    def offer(self, name: str, offered: list[tuple[str, str]]) -> None:
        """Let the field ``name`` be one of these (value, label)."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = offered

    def choice(self) -> Choice:
        """Return what is looked at; where the address asks for the impossible, the default."""
        found = self.cleaned_data
        return Choice(
            region_code=found.get("omrade") or whole_of_work(self.release, self.language).code,
            year=found.get("ar") or default_work_year(self.release),
            ssyk_code=found.get("yrke", ""),
            sex=found.get("kon") or "total",
        )


class OccupationForm(WorkForm):
    """The same about one occupation in SSYK 2012, which has no default."""

    yrke = forms.CharField(
        label=_("Occupation"), error_messages={"required": _("Choose an occupation.")}
    )

    def clean_yrke(self) -> str:
        """Return the code of an occupation that there is."""
        code: str = self.cleaned_data["yrke"]
        if code not in ssyk():
            raise forms.ValidationError(UNKNOWN_OCCUPATION, params={"value": code})
        return code

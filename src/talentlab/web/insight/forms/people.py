"""An area, a year and ages: what readers may ask about people."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import AGE_GROUPS, MOST_COMPARED, Choice
from talentlab.web.insight.presenters.pages import default_year
from talentlab.web.insight.presenters.places import ages_label, places, whole
from talentlab.web.insight.queries.population import courses

UNKNOWN_AREA: Final = _("Choose an area from the list. “%(value)s” is not one of them.")


class ChoiceForm(forms.Form):
    """An area, a year and an age group. Whatever is left out has a sensible answer."""

    omrade = forms.ChoiceField(
        label=_("Area"), required=False, error_messages={"invalid_choice": UNKNOWN_AREA}
    )
    ar = forms.IntegerField(label=_("Year"), required=False)
    alder = forms.ChoiceField(
        label=_("Ages"),
        required=False,
        error_messages={
            "invalid_choice": _(
                "Choose an age group from the list. “%(value)s” is not one of them."
            )
        },
    )

    def __init__(
        self,
        asked: Any,  # noqa: ANN401 -- Django's QueryDict or None
        *,
        release: Release,
        language: Language,
        is_ahead: bool = True,
    ) -> None:
        """Check ``asked``; the year is a forecast one, or without ``is_ahead`` any year."""
        super().__init__(asked, auto_id="val-%s")
        self.release = release
        self.language = language
        self.is_ahead = is_ahead
        course = courses(release)[whole(release, language).code, "total"]
        self.first, self.last = course.forecast[0].at, course.forecast[-1].at
        offered = [(found.code, found.name) for found in places(release, language)]
        self._offer("omrade", offered)
        self._offer("alder", [(group, _capitalised(ages_label(group))) for group in AGE_GROUPS])

    def _offer(self, name: str, offered: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = offered

    def clean(self) -> dict[str, Any]:
        """Return the answers when there are numbers for the year, in the area asked for."""
        asked = super().clean() or self.cleaned_data
        year = asked.get("ar")
        if year is not None and "omrade" in asked:
            course = courses(self.release)[self.compared()[0], "total"]
            years = [y for y in course.years if y > course.base.at or not self.is_ahead]
            if year not in years:
                self.add_error("ar", _missing_year(year, years))
        return asked

    def choice(self) -> Choice:
        """Return what is looked at; where the address asks for the impossible, the default."""
        found = self.cleaned_data
        return Choice(
            region_code=found.get("omrade") or whole(self.release, self.language).code,
            year=found.get("ar") or default_year(self.release),
            age_group=found.get("alder") or "total",
            compared=self.compared(),
        )

    def compared(self) -> tuple[str, ...]:
        """Return the areas to compare: one here, several in the form that compares."""
        one = self.cleaned_data.get("omrade") or whole(self.release, self.language).code
        return (one,)


class ComparisonForm(ChoiceForm):
    """Up to four areas, a year and an age group."""

    omrade = forms.MultipleChoiceField(
        label=_("Areas"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": UNKNOWN_AREA},
    )

    def clean_omrade(self) -> list[str]:
        """Return the areas, at most four of them."""
        codes: list[str] = list(dict.fromkeys(self.cleaned_data["omrade"]))
        if len(codes) > MOST_COMPARED:
            raise forms.ValidationError(
                ngettext_lazy(
                    "Choose at most four areas. You have chosen %(count)d.",
                    "Choose at most four areas. You have chosen %(count)d.",
                    "count",
                ),
                params={"count": len(codes)},
            )
        return codes

    def choice(self) -> Choice:
        """Return what is compared; the first compared area stands for the others elsewhere."""
        compared = self.compared()
        found = self.cleaned_data
        return Choice(
            region_code=compared[0],
            year=found.get("ar") or default_year(self.release),
            age_group=found.get("alder") or "total",
            compared=compared,
        )

    def compared(self) -> tuple[str, ...]:
        """Return the chosen areas; without a choice the whole region and its largest part."""
        chosen = self.cleaned_data.get("omrade")
        if chosen:
            return tuple(chosen)
        every = places(self.release, self.language)
        first = whole(self.release, self.language).code
        largest = sorted(
            (found.code for found in every if not found.is_total),
            key=lambda code: -courses(self.release)[code, "total"].base.value,
        )
        return (first, *largest[: MOST_COMPARED - 2])


def _missing_year(year: int, years: list[int]) -> forms.ValidationError:
    """Return what to say about a year without numbers: beyond them all, or in a gap."""
    if not years[0] <= year <= years[-1]:
        return forms.ValidationError(
            _("Choose a year from %(first)s to %(last)s: there are no numbers for %(year)s."),
            params={"first": years[0], "last": years[-1], "year": year},
        )
    return forms.ValidationError(
        _("Nobody has counted %(year)s. The nearest years are %(before)s and %(after)s."),
        params={
            "year": year,
            "before": max(y for y in years if y < year),
            "after": min(y for y in years if y > year),
        },
    )


def _capitalised(label: str) -> str:
    """Return the label as it stands first in a line."""
    return label[:1].upper() + label[1:]

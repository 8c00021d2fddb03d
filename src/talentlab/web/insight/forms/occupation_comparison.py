"""Up to four occupations to hold against each other: what readers may ask."""

from dataclasses import replace

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from talentlab.store.release import Release
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import MOST_COMPARED, Choice
from talentlab.web.insight.forms.work import UNKNOWN_OCCUPATION, WorkForm


class OccupationComparisonForm(WorkForm):
    """Up to four occupations in SSYK 2012, an area and a year. Without occupations: none yet."""

    yrke = forms.Field(label=_("Occupations"), required=False, widget=forms.MultipleHiddenInput)

    def __init__(self, asked: QueryDict, *, release: Release, language: Language) -> None:
        """Check ``asked`` against the classification and what the release has about work."""
        super().__init__(asked, release=release, language=language)
        self.codes = list(dict.fromkeys(asked.getlist("yrke")))

    def clean_yrke(self) -> list[str]:
        """Return the occupations, each once: all of them known, and at most four."""
        faults = [
            forms.ValidationError(UNKNOWN_OCCUPATION, params={"value": code})
            for code in self.codes
            if code not in ssyk()
        ]
        if len(self.codes) > MOST_COMPARED:
            faults.append(_too_many(len(self.codes)))
        if faults:
            raise forms.ValidationError(faults)
        return self.codes

    def choice(self) -> Choice:
        """Return what is compared; of what the address asks too much, the first that there are."""
        known = [code for code in self.codes if code in ssyk()]
        return replace(
            super().choice(), ssyk_code="", compared_occupations=tuple(known[:MOST_COMPARED])
        )


def _too_many(count: int) -> forms.ValidationError:
    return forms.ValidationError(
        ngettext_lazy(
            "Choose at most four occupations. You have chosen %(count)d; the first four are shown.",
            "Choose at most four occupations. You have chosen %(count)d; the first four are shown.",
            "count",
        ),
        params={"count": count},
    )

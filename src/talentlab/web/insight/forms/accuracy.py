"""An outlook, a size, a level and a horizon: what readers may ask about how right we have been."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.pages import default_year
from talentlab.web.insight.presenters.places import whole
from talentlab.web.insight.presenters.tested.outlooks import ALL, OUTLOOKS
from talentlab.web.insight.presenters.tested.sizes import EVERY_SIZE
from talentlab.web.insight.presenters.tested.trials import horizons, levels
from talentlab.web.insight.queries.misses import MEASURES

_NOT_TESTED = _("Nothing was tested for “%(value)s”. Choose among the links on the page.")


class AccuracyForm(forms.Form):
    """What was forecast, its size and level, how far ahead, and what makes a miss large.

    Everything may be left out. Addresses from before work was tested had a size only.
    """

    prognos = forms.ChoiceField(
        label=_("Outlook"), required=False, error_messages={"invalid_choice": _NOT_TESTED}
    )
    storlek = forms.ChoiceField(
        label=_("Size"),
        required=False,
        error_messages={
            "invalid_choice": _("Choose a size from the list. “%(value)s” is not one of them.")
        },
    )
    niva = forms.TypedChoiceField(
        label=_("Level"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": _NOT_TESTED},
    )
    horisont = forms.TypedChoiceField(
        label=_("Years ahead"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": _NOT_TESTED},
    )
    ordning = forms.ChoiceField(
        label=_("Order"), required=False, error_messages={"invalid_choice": _NOT_TESTED}
    )

    def __init__(
        self,
        asked: Any,  # noqa: ANN401 -- Django's QueryDict or None
        *,
        release: Release,
        language: Language,
    ) -> None:
        """Check ``asked`` against what was tested in the release."""
        super().__init__(asked, auto_id="val-%s")
        self.release = release
        self.language = language
        self._offer("prognos", [str(outlook) for outlook in OUTLOOKS])
        self._offer("storlek", list(EVERY_SIZE))
        self._offer("niva", [str(level) for level in levels(release)])
        self._offer("horisont", [str(years) for years in horizons(release)])
        self._offer("ordning", list(MEASURES))

    def _offer(self, name: str, offered: list[str]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(value, value) for value in offered]

    def choice(self) -> Choice:
        """Return what is looked at; where the address asks for the impossible, all of it."""
        found = self.cleaned_data
        return Choice(
            region_code=whole(self.release, self.language).code,
            year=default_year(self.release),
            size_class=found.get("storlek") or ALL,
            outlook=found.get("prognos") or "",
            ssyk_level=found.get("niva") or 0,
            horizon_years=found.get("horisont") or 0,
            order=found.get("ordning") or MEASURES[0],
        )

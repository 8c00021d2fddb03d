"""Forms for saving a scenario and removing it, with our own words for every fault."""

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from talentlab.web.insight.forms.scenario_written import one_line
from talentlab.web.insight.models.saved_scenario import LONGEST_NAME

_OF_A_PERSON: Final = re.compile(r"\d{6}(?:\d\d)?[-+]?\d{4}|\S+@\S+\.\S+")
"""What looks like a personal identity number or an address of mail."""


class SaveForm(forms.Form):
    """The name of a scenario. Nobody needs to say who they are."""

    namn = forms.CharField(
        label=_("Name of the scenario"),
        help_text=_("Those who have the address see it. Please leave out names of people."),
        max_length=LONGEST_NAME,
        error_messages={
            "required": _("Give the scenario a name, such as “Ten more who stay”."),
            "max_length": _("Shorten the name to %(limit_value)d characters at most."),
        },
    )
    webbplats = forms.CharField(  # people never see it; programs that fill in everything do
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    use_required_attribute = False  # the browser's own words are not ours

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's signature
        super().__init__(*args, **{"label_suffix": "", "auto_id": "val-%s", **kwargs})

    def clean_namn(self) -> str:
        """Return the name in one line; nothing that points out a person is kept."""
        name = one_line(self.cleaned_data["namn"], LONGEST_NAME)
        if not name:
            raise forms.ValidationError(self.fields["namn"].error_messages["required"])
        if _OF_A_PERSON.search(name):
            raise forms.ValidationError(
                _("Leave out identity numbers and addresses of mail: nothing personal is kept.")
            )
        return name

    @property
    def is_from_a_program(self) -> bool:
        """Return whether the field that people never see was filled in."""
        return bool(self.cleaned_data.get("webbplats"))


class RemoveForm(forms.Form):
    """The key that was shown when the scenario was saved."""

    nyckel = forms.CharField(
        label=_("Key"),
        help_text=_("It was shown once, when the scenario was saved."),
        max_length=64,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Write the key that was shown when the scenario was saved."),
            "max_length": _("That is longer than a key can be. Copy it again."),
        },
    )

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's signature
        super().__init__(*args, **{"label_suffix": "", "auto_id": "val-%s", **kwargs})

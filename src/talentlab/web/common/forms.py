"""Forms of the shared pages, with our own words for every fault."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talentlab.web.common.models import LONGEST_PAGE, LONGEST_REPORT


class FaultReportForm(forms.Form):
    """A report of a fault. Nobody needs to say who they are."""

    what = forms.CharField(
        label=_("What went wrong?"),
        help_text=_(
            "Tell us what you wanted to do and what happened. Please leave out names, "
            "contact details and health: we do not need them."
        ),
        max_length=LONGEST_REPORT,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={
            "required": _("Write a few words about what went wrong."),
            "max_length": _("Shorten the text to %(limit_value)d characters at most."),
        },
    )
    page = forms.CharField(
        label=_("On which page? (optional)"),
        help_text=_("The address of the page, or what it is about."),
        max_length=LONGEST_PAGE,
        required=False,
        error_messages={"max_length": _("Shorten the page to %(limit_value)d characters at most.")},
    )
    website = forms.CharField(  # people never see it; programs that fill in everything do
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    use_required_attribute = False  # the browser's own words are not ours

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's signature
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    @property
    def is_from_a_program(self) -> bool:
        """Return whether the field that people never see was filled in."""
        return bool(self.cleaned_data.get("website"))

"""Selects of our own making, for pages with many options. ``{% load choosing %}``."""

from html import escape

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString, mark_safe

from talentlab.web.insight.forms.scenario import Field

register = template.Library()


@register.filter
def select(field: BoundField, chosen: object) -> SafeString:
    """Return a field as a select that shows what the page shows, every text escaped.

    What the page shows is more than the address asked for: what was left out has a usual value.
    Written here because Django's own takes a template for every option: ten times faster.
    """
    options = "".join(
        f'<option value="{escape(str(value))}"{" selected" if str(value) == str(chosen) else ""}>'
        f"{escape(str(label))}</option>"
        for value, label in field.field.choices  # type: ignore[attr-defined]  # a choice field
    )
    name, identity = escape(field.html_name), escape(field.id_for_label)
    return mark_safe(f'<select name="{name}" id="{identity}">{options}</select>')  # noqa: S308 -- escaped above


@register.filter
def selecting(field: Field) -> SafeString:
    """Return a field of the scenario form as a select, every text escaped; fast like ``select``."""
    options = "".join(
        f'<option value="{escape(value)}"{" selected" if value == field.value else ""}>'
        f"{escape(label)}</option>"
        for value, label in field.options
    )
    said = f' aria-describedby="{field.described_by}"' if field.described_by else ""
    wrong = ' aria-invalid="true"' if field.faults else ""
    name, identity = escape(field.name), escape(field.identity)
    return mark_safe(f'<select name="{name}" id="{identity}"{said}{wrong}>{options}</select>')  # noqa: S308 -- escaped above

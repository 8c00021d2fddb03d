"""How the outlook's templates reach drawings and sentences. ``{% load insight %}``."""

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

from talentlab.publish.charts.figure import TwinColumn
from talentlab.web.common.language import reader_language
from talentlab.web.insight.presenters.accuracy import Record
from talentlab.web.insight.presenters.pages import record_text

register = template.Library()


@register.filter
def drawn(svg: str) -> SafeString:
    """Return a drawing of our own as markup: publish.charts has escaped every text in it."""
    return mark_safe(svg)  # noqa: S308 -- made by publish.charts, which escapes


@register.filter
def sentences(record: Record) -> list[str]:
    """Return what a record says, in sentences."""
    return record_text(record, reader_language())


@register.filter
def at(found: tuple[str, ...], index: int) -> str:
    """Return the item at ``index``."""
    return found[index]


@register.filter
def is_measured(columns: tuple[TwinColumn, ...], index: int) -> bool:
    """Say whether a column holds numbers, which are set to the right."""
    return columns[index].decimals is not None


@register.filter
def of(names: Mapping[str, Promise], key: str) -> str:
    """Return the name that stands for ``key``."""
    return str(names[key])

"""Numbers, dates and texts in the reader's language. ``{% load talentlab %}``."""

from datetime import date, datetime

from django import template
from django.utils.formats import date_format
from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext

from talentlab.publish import numerals
from talentlab.vocab.text import Text
from talentlab.web.common.language import reader_language

register = template.Library()


@register.filter
def say(text: Text) -> str:
    """Return a core text in the reader's language."""
    return text.say(reader_language())


@register.filter
def number(value: float, decimals: int = 0) -> str:
    """Return 1 234,5 in Swedish and 1,234.5 in English."""
    return numerals.number(value, reader_language(), decimals=decimals)


@register.filter
def signed(value: float, decimals: int = 0) -> str:
    """Return a change with its sign: +120, −45, 0."""
    return numerals.number(value, reader_language(), decimals=decimals, signed=True)


@register.filter
def percent(share: float, decimals: int = 0) -> str:
    """Return a share (0–1) as 5 % in Swedish and 5% in English."""
    return numerals.percent(share, reader_language(), decimals=decimals)


@register.filter
def signed_percent(share: float, decimals: int = 0) -> str:
    """Return a relative change with its sign: +5 %, −3 %."""
    return numerals.percent(share, reader_language(), decimals=decimals, signed=True)


@register.simple_tag
def between(low: float, high: float, decimals: int = 0) -> str:
    """Return an interval as words: "between 12,300 and 13,100"."""
    ends = {"low": number(low, decimals), "high": number(high, decimals)}
    return gettext("between %(low)s and %(high)s") % ends


@register.filter
def day(moment: date | datetime | str) -> str:
    """Return a date as people write it: 24 november 2026. Takes ISO 8601 too."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    if isinstance(moment, datetime) and is_aware(moment):
        moment = localtime(moment)
    return date_format(moment, "j F Y")

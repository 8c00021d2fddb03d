"""How the outlook's templates reach drawings and their tables. ``{% load insight %}``."""

from collections.abc import Mapping
from html import escape

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

from talentlab.web.insight.presenters.figures import Shown

register = template.Library()


@register.filter
def drawn(svg: str) -> SafeString:
    """Return a drawing of our own as markup: publish.charts has escaped every text in it."""
    return mark_safe(svg)  # noqa: S308 -- made by publish.charts, which escapes


@register.filter
def rows(shown: Shown) -> SafeString:
    """Return the twin's rows as markup, every text escaped.

    Written here and not in a template because a pyramid has a thousand cells: ten times faster.
    """
    measured = [column.decimals is not None for column in shown.figure.twin.columns]
    opening = ['<td class="number">' if is_number else "<td>" for is_number in measured]
    return mark_safe(  # noqa: S308 -- every cell passes through escape
        "".join(_row(row, opening, _link(shown, i)) for i, row in enumerate(shown.rows))
    )


def _row(row: list[str], opening: list[str], link: str) -> str:
    """Return one row: its first cell names it, its second leads to the area's page, if any."""
    cells = [escape(cell) for cell in row]
    if link:
        cells[1] = f'<a href="{escape(link)}">{cells[1]}</a>'
    rest = "".join(f"{tag}{cell}</td>" for tag, cell in zip(opening[1:], cells[1:], strict=True))
    return f'<tr><th scope="row">{cells[0]}</th>{rest}</tr>'


def _link(shown: Shown, i: int) -> str:
    return shown.links[i] if shown.links else ""


@register.filter
def of(names: Mapping[str, Promise], key: str) -> str:
    """Return the name that stands for ``key``."""
    return str(names[key])

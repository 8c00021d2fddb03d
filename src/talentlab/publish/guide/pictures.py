"""Formulas in TeX as pictures, for PDF, which has no MathML."""

import base64
import html
import re
from functools import cache
from typing import Final

from talentlab.publish.guide.reading import readable_tex

_EM: Final = 14.0  # units of the drawing to one em of the text around it
_DRAWN_AT: Final = 16.0  # a little larger than the text: the math font's letters are small
_TALLEST: Final = 8.0  # em: taller than any formula of ours should be
# The library draws brackets of a stated size, and those that grow around sums, out of all size.
_SIZES: Final = re.compile(r"\\(?:bigg?|Bigg?)[lrm]?(?![a-zA-Z])")
_GROWING: Final = re.compile(r"\\(?:left|right)(?![a-zA-Z])")
_VIEW: Final = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')


@cache
def as_picture(tex: str, is_block: bool) -> str:  # noqa: FBT001 -- a formula's only choice
    """Return a formula as an SVG picture with its TeX as the text that is read aloud.

    The picture stands on the line of the text around it and grows with it.
    """
    svg = _drawn(_SIZES.sub("", readable_tex(tex)), is_inline=not is_block)
    top, width, height = _box(svg)
    if height > _TALLEST:
        svg = _drawn(_GROWING.sub("", _SIZES.sub("", readable_tex(tex))), is_inline=not is_block)
        top, width, height = _box(svg)
    style = f"width:{width:.3f}em;height:{height:.3f}em;vertical-align:{-(top + height):.3f}em"
    drawn = base64.b64encode(svg.encode()).decode()
    source = f"data:image/svg+xml;base64,{drawn}"
    return f'<img class="formula" style="{style}" alt="{html.escape(tex)}" src="{source}">'


def _drawn(tex: str, *, is_inline: bool) -> str:
    """Draw one formula; the library is loaded when something is printed, because it is slow to."""
    from ziamath.zmath import Latex  # noqa: PLC0415 -- see the docstring

    drawn: str = Latex(tex, size=_DRAWN_AT, inline=is_inline).svg()
    return drawn


def _box(svg: str) -> tuple[float, float, float]:
    """Return where a drawing's top is above the line, its width and its height, in em."""
    found = _VIEW.search(svg)
    if found is None:
        raise ValueError(svg)  # a drawing without a size is a bug
    _, top, width, height = (float(number) / _EM for number in found.groups())
    return top, width, height

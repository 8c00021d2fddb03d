"""Characters that cannot be seen but do something: what a value may not hold, or a terminal get."""

import re
from typing import Final

CONTROL: Final = r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
"""Control characters, separators of lines and paragraphs, and those that turn the direction.

The same pattern means the same to Python and to polars. Joiners are left alone: names need them.
"""
_UNSHOWABLE: Final = re.compile(rf"{CONTROL}|[\ud800-\udfff]")
_PICTURES: Final = 0x2400  # Unicode has a picture of each ASCII control character from here on
_DELETE: Final = 0x7F
_ASCII_CONTROLS: Final = 0x20


def visible(text: str) -> str:
    r"""Return ``text`` with something to see instead of every character that does something.

    Examples
    --------
    >>> visible("Umeå\x1b[2J")
    'Umeå␛[2J'

    """
    return _UNSHOWABLE.sub(lambda found: _picture(ord(found[0])), text)


def _picture(code: int) -> str:
    if code < _ASCII_CONTROLS:
        return chr(_PICTURES + code)
    return "␡" if code == _DELETE else "�"

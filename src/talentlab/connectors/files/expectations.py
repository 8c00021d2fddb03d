"""What a part must contain, said in words: "municipalities of county 24", "1968..2015"."""

import re
from typing import Final

from talentlab.vocab.geography import SWEDEN, counties, municipalities, municipalities_in

_SPAN: Final = re.compile(r"(\d+)\.\.(\d+)")
_WITHIN_COUNTY: Final = re.compile(r"municipalities of county (\d{2})")
_LONGEST_SPAN: Final = 10_000
WORDS: Final = (
    "Sweden",
    "counties",
    "municipalities",
    "municipalities of county 24",
    "1968..2015",
)
"""Examples of everything that can be said, for messages."""


def expected_values(words: str) -> tuple[str, ...] | None:
    """Return the values that the words stand for, or ``None`` if they stand for nothing.

    Raises
    ------
    UnknownCode
        If a county is named that does not exist.

    """
    if words == "Sweden":
        return (SWEDEN,)
    if words == "counties":
        return tuple(counties())
    if words == "municipalities":
        return tuple(municipalities())
    if within := _WITHIN_COUNTY.fullmatch(words):
        return municipalities_in(within[1])
    if span := _SPAN.fullmatch(words):
        first, last = int(span[1]), int(span[2])
        if first <= last < first + _LONGEST_SPAN:
            return tuple(str(value) for value in range(first, last + 1))
    return None

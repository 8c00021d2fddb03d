"""Sorting names as their readers expect: å, ä and ö come last in Swedish."""

import re
import unicodedata
from typing import Final, TypeAlias

from talentlab.vocab.text import Language

SortKey: TypeAlias = tuple[tuple[tuple[int, str], ...], str]

# Swedish letters after z, and the foreign ones that sort as they do.
_AFTER_Z: Final = str.maketrans(
    {"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}", "ü": "y", "ß": "ss"}
)
_PART: Final = re.compile(r"\d+|\D+")


def sort_key(name: str, language: Language = "sv") -> SortKey:
    """Return what to sort ``name`` by, for readers of ``language``.

    Capitals, accents and hyphens do not matter, whole numbers sort as numbers ("9" before "10"),
    and in Swedish å, ä and ö are letters of their own. Names that differ only in those ways keep
    a fixed order.
    """
    folded = unicodedata.normalize("NFC", name).casefold().replace("-", " ").strip()
    letters = folded.translate(_AFTER_Z) if language == "sv" else folded
    plain = "".join(c for c in unicodedata.normalize("NFD", letters) if not _is_accent(c))
    parts = tuple(
        (int(part), "") if part.isdecimal() else (_AFTER_NUMBERS, part)
        for part in _PART.findall(plain)
    )
    return parts, name


# Words sort after every number.
_AFTER_NUMBERS: Final = 10**18


def _is_accent(character: str) -> bool:
    return unicodedata.combining(character) != 0

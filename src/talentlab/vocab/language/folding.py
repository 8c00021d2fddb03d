"""Text as it is compared: without capitals, accents and signs."""

import re
import unicodedata
from typing import Final

# Letters that no accent can be taken from.
_LETTERS: Final = str.maketrans({"æ": "a", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t"})
# "c++" and "c#" are words too; hyphens join.
_JOINED: Final = re.compile(r"[a-z0-9]+[+#]*(?:-[a-z0-9]+[+#]*)*")


def fold(text: str) -> str:
    """Return ``text`` in small letters without accents: "Förskollärare" -> "forskollarare"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_LETTERS)


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text`` in order; signs and other scripts are left out.

    Words joined by hyphens come as one, hyphens included: "AT-läkare" -> "at-lakare".
    """
    return tuple(_JOINED.findall(fold(text)))

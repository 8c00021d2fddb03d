"""Text as it is compared: without capitals, accents and signs."""

import re
import unicodedata
from typing import Final

# The usual letters, and those that no accent can be taken from.
_LETTERS: Final = str.maketrans("åäöéüæøłđðþ", "aaoeuaolddt")
# "c++" and "c#" are words too; hyphens join, and one at the end says that a word is half.
_WORD: Final = re.compile(r"[^\W_]+[+#]*(?:-[^\W_]+[+#]*)*-?")

_DECIDING: Final = 4


def fold(text: str) -> str:
    """Return ``text`` in small letters without accents: "Förskollärare" -> "forskollarare"."""
    plain = text.casefold().translate(_LETTERS)
    if plain.isascii():
        return plain
    # Unicode, section 3.13: what is taken apart may have to be folded, and that taken apart, again.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain).casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_LETTERS)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` in order, not folded; signs are left out.

    Words joined by hyphens come as one, and a hyphen at the end is kept: "AT-läkare", "ban-".
    """
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text)))


def is_written_apart(one: str, other: str) -> bool:
    """Return whether two words begin with the same folded letters but other accents: vård, värd.

    Four letters decide; shorter words are compared as a whole. A word without any accents may have
    been typed on a keyboard without them, and agrees with everything.
    """
    first, second = one.casefold()[:_DECIDING], other.casefold()[:_DECIDING]
    return first != second and first != fold(first) and fold(first) == fold(second)

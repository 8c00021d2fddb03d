"""Industries: SNI 2007, sections (A-U) and divisions (01-99)."""

from functools import cache
from typing import Final

from talentlab.vocab.load import read_vocabulary
from talentlab.vocab.text import Text
from talentlab.vocab.vocabulary import Vocabulary

SECTION: Final = 1
DIVISION: Final = 2


@cache
def sni() -> Vocabulary:
    """Return SNI 2007: 21 sections and 88 divisions."""
    return read_vocabulary("sni")


def industry_name(code: str) -> Text:
    """Return the name of a section, a division or sections joined as SCB joins them ("B+C").

    Raises
    ------
    UnknownCode
        With every unknown part.

    """
    parts = code.split("+")
    sni().require(parts)
    names = [sni().entries[part].name for part in parts]
    return Text(
        sv="; ".join([names[0].sv, *(_lower_first(name.sv) for name in names[1:])]),
        en="; ".join([names[0].en, *(_lower_first(name.en) for name in names[1:])]),
    )


def _lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]

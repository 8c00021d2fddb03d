"""The months by number, as they are written within a sentence."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from talentlab.vocab.text import Text

MONTH_NAMES: Final[Mapping[int, Text]] = MappingProxyType(
    {
        1: Text(sv="januari", en="January"),
        2: Text(sv="februari", en="February"),
        3: Text(sv="mars", en="March"),
        4: Text(sv="april", en="April"),
        5: Text(sv="maj", en="May"),
        6: Text(sv="juni", en="June"),
        7: Text(sv="juli", en="July"),
        8: Text(sv="augusti", en="August"),
        9: Text(sv="september", en="September"),
        10: Text(sv="oktober", en="October"),
        11: Text(sv="november", en="November"),
        12: Text(sv="december", en="December"),
    }
)

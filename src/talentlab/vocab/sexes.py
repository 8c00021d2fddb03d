"""The sexes in official statistics, and how tables write them."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from talentlab.errors import SexNotUnderstood
from talentlab.vocab.text import Text

WOMEN: Final = "women"
MEN: Final = "men"
TOTAL: Final = "total"

SEXES: Final = (WOMEN, MEN)
"""The sexes that are counted, in the order of every array's axis."""

SEX_NAMES: Final = MappingProxyType(
    {
        WOMEN: Text(sv="Kvinnor", en="Women"),
        MEN: Text(sv="Män", en="Men"),
        TOTAL: Text(sv="Totalt", en="Total"),
    }
)
"""Sex -> its name, in the order they are shown."""

# "1" and "2" are men and women in every SCB table and in personal identity numbers.
SYNONYMS: Final = MappingProxyType(
    {
        WOMEN: "women woman females female kvinnor kvinna kvinnlig flickor flicka girls f w k kv 2",
        MEN: "men man males male män manlig pojkar pojke boys m 1",
        TOTAL: "total totalt tot t båda both samtliga alla all 1+2 persons both_sexes båda_könen",
    }
)
_BY_SYNONYM: Final = MappingProxyType(
    {word.replace("_", " "): sex for sex, words in SYNONYMS.items() for word in words.split()}
)


def parse_sex(label: str) -> str:
    """Return "women", "men" or "total" for a table's label such as "kvinnor", "Females" or "1".

    Raises
    ------
    SexNotUnderstood
        If the label means none of them.

    """
    return parse_sexes((label,))[label]


def parse_sexes(labels: Iterable[str]) -> dict[str, str]:
    """Return label -> sex for every label.

    Raises
    ------
    SexNotUnderstood
        With all the labels that mean none.

    """
    wanted = {label: " ".join(label.split()).casefold() for label in labels}
    failed = tuple(label for label, word in wanted.items() if word not in _BY_SYNONYM)
    if failed:
        raise SexNotUnderstood(labels=failed)
    return {label: _BY_SYNONYM[word] for label, word in wanted.items()}

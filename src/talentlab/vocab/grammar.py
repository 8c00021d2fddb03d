"""Small rules of Swedish and English that sentences about places need."""

from typing import Final

from talentlab.vocab.text import Text

_SIBILANTS: Final = ("s", "x", "z")


def genitive(name: Text) -> Text:
    """Return a name in the genitive: "Umeås" and "Umeå’s", "Västerås" and "Västerås’"."""
    return Text(
        sv=name.sv if name.sv.casefold().endswith(_SIBILANTS) else f"{name.sv}s",
        en=f"{name.en}’" if name.en.casefold().endswith("s") else f"{name.en}’s",
    )

"""A text for people, in the product's two languages."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["sv", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same thing said in Swedish (written first) and in English."""

    sv: str
    en: str

    def say(self, language: Language) -> str:
        """Return the text in ``language``."""
        return self.sv if language == "sv" else self.en

"""What every download holds: the figure's rows and everything a reader must know about them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from talentlab.publish.charts.figure import Figure
from talentlab.tables.card import Card
from talentlab.vocab.text import Language, Text

TITLE: Final = Text(sv="Titel", en="Title")
SUMMARY: Final = Text(sv="I en mening", en="In a sentence")
NOTE: Final = Text(sv="Att tänka på", en="Note")
ADDRESS: Final = Text(sv="Fast adress", en="Permanent address")
RELEASE: Final = Text(sv="Utgåva", en="Release")
PUBLISHED: Final = Text(sv="Publicerad", en="Published")
CODE_VERSION: Final = Text(sv="Programversion", en="Software version")
SYNTHETIC: Final = Text(
    sv="EXEMPELDATA (SYNTETISKA): talen är påhittade och visar bara hur tjänsten fungerar.",
    en="SAMPLE DATA (SYNTHETIC): the numbers are invented and only show how the service works.",
)
MODELLED: Final = Text(
    sv="Beräknade tal: ingen har räknat dem.", en="Modelled numbers: nobody counted them."
)
SOURCE: Final = Text(sv="Källa", en="Source")
PRODUCER: Final = Text(sv="Producent", en="Producer")
LICENCE: Final = Text(sv="Licens", en="Licence")
VINTAGE: Final = Text(sv="Version hos producenten", en="Producer's version")
RETRIEVED: Final = Text(sv="Hämtad", en="Retrieved")
BREAK: Final = Text(sv="Brott i serien", en="Break in the series")
FILE: Final = Text(sv="Råfil (SHA-256)", en="Raw file (SHA-256)")


@dataclass(frozen=True, slots=True)
class Parcel:
    """One figure on its way out: where it stands, and the cards of the tables behind it."""

    figure: Figure
    language: Language
    address: str
    release: str
    published: str
    code_version: str
    is_synthetic: bool
    cards: Mapping[str, Card]

    def particulars(self) -> list[tuple[str, str]]:
        """Return label and text of everything that must follow the numbers, in reading order."""
        say = self.language
        lines = [
            (TITLE.say(say), self.figure.title),
            (SUMMARY.say(say), self.figure.summary),
            *((NOTE.say(say), note) for note in self.figure.notes),
            (ADDRESS.say(say), self.address),
            (RELEASE.say(say), self.release),
            (PUBLISHED.say(say), self.published),
            (CODE_VERSION.say(say), self.code_version),
        ]
        if self.is_synthetic:
            lines.insert(0, (NOTE.say(say), SYNTHETIC.say(say)))
        # What is said of a part is said there, not once more about all that was made from it.
        of_parts = {c for name, card in self.cards.items() if "/" in name for c in card.caveats}
        for name, card in self.cards.items():
            own = card.caveats if "/" in name else [c for c in card.caveats if c not in of_parts]
            lines += card_lines(replace(card, caveats=tuple(own)), say)
        return lines


def card_lines(card: Card, language: Language) -> list[tuple[str, str]]:
    """Return label and text of everything on a card; what is not known is left out."""
    lines = [
        (SOURCE.say(language), f"{card.title.say(language)} – {card.source}"),
        (PRODUCER.say(language), card.producer),
        (LICENCE.say(language), card.licence),
        (VINTAGE.say(language), card.vintage),
        (RETRIEVED.say(language), card.retrieved),
        (ADDRESS.say(language), card.url),
        (NOTE.say(language), MODELLED.say(language) if card.modelled else ""),
        *((BREAK.say(language), f"{b.year}: {b.why.say(language)}") for b in card.breaks),
        *((NOTE.say(language), _about(card, caveat, language)) for caveat in card.caveats),
        *((FILE.say(language), f"{raw.name} {raw.sha256}") for raw in card.raw_files),
    ]
    return [(label, content) for label, content in lines if content]


def _about(card: Card, caveat: Text, language: Language) -> str:
    """Return a caveat with the name of what it is about."""
    return f"{card.title.say(language)}: {caveat.say(language)}"


def heading(label: str, unit: str) -> str:
    """Return a column's heading with its unit in brackets."""
    return f"{label} ({unit})" if unit else label

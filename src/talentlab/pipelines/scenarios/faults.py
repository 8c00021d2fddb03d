"""What can be wrong with a scenario, and what to do about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from talentlab.errors import ScenarioHasFaults
from talentlab.vocab.text import Text


@dataclass(frozen=True, slots=True)
class ScenarioFault:
    """One fault: where in the scenario, what stands there and why that does not do."""

    where: str
    value: str
    why: Text

    @property
    def code(self) -> str:
        """Return the key of its words."""
        return "scenario-fault"

    @property
    def facts(self) -> Mapping[str, object]:
        """Return what its words need."""
        return {"where": self.where, "value": self.value, "why": self.why}


def stop_if(faults: Iterable[ScenarioFault]) -> None:
    """Stop with all ``faults``, when there are any."""
    if found := list(faults):
        raise ScenarioHasFaults(faults=found, total=len(found))


MISSING: Final = Text(sv="saknas. Skriv in det.", en="is missing. Write it.")
UNREADABLE: Final = Text(
    sv="går inte att läsa som TOML eller JSON. Kontrollera namn och innehåll.",
    en="cannot be read as TOML or JSON. Check its name and what is in it.",
)
NOT_KNOWN: Final = Text(
    sv="är inget som ett scenario har. Ta bort det.",
    en="is nothing that a scenario has. Remove it.",
)
NOT_A_NUMBER: Final = Text(
    sv="är inget tal. Skriv ett tal, till exempel 20.", en="is no number. Write one, such as 20."
)
NOT_WHOLE: Final = Text(sv="är inget heltal.", en="is no whole number.")
NOT_A_TEXT: Final = Text(
    sv="är ingen text, eller har styrtecken i sig.",
    en="is no text, or has control characters in it.",
)
NOT_A_LIST: Final = Text(sv="är ingen lista.", en="is no list.")
NOT_A_RANGE: Final = Text(
    sv="är inget intervall. Skriv två tal, det lägre först.",
    en="is no range. Write two numbers, the lower first.",
)
NOT_A_SHARE: Final = Text(sv="är ingen andel från 0 till 1.", en="is no share from 0 to 1.")
NOT_MIXED: Final = Text(
    sv="Yrkenas andelar blir inte 1 tillsammans, eller någon är negativ.",
    en="The occupations' shares do not add up to 1, or one is negative.",
)
NO_SUCH_VERSION: Final = Text(
    sv="är en adress som den här versionen inte kan läsa.",
    en="is an address that this version cannot read.",
)
NO_PROGRAMME: Final = Text(
    sv="ges ingen sådan utbildning som utgåvan känner till. Välj en kommun där den ges.",
    en="gives no such education that the release knows of. Choose a municipality that gives it.",
)
NOT_POSITIVE: Final = Text(sv="måste vara större än noll.", en="must be more than zero.")
NOTHING: Final = Text(
    sv="Ett scenario behöver minst en åtgärd eller chock.",
    en="A scenario needs at least one lever or shock.",
)
SAME_TWICE: Final = Text(
    sv="finns två gånger. Lägg ihop dem till en.", en="is there twice. Join them into one."
)
TOO_FEW: Final = Text(
    sv="har färre än fem personer eller jobb. Välj ett större område eller en bredare grupp.",
    en="has fewer than five persons or jobs. Choose a larger area or a wider group.",
)
NO_EVIDENCE: Final = Text(
    sv="har utgåvan inget underlag om för de grupper som valts.",
    en="is something the release has no evidence about for the chosen groups.",
)


def one_of(known: Sequence[str]) -> Text:
    """Return the words for a value that is none of a few."""
    listed = ", ".join(known)
    return Text(
        sv=f"finns inte. Välj bland: {listed}.", en=f"does not exist. Choose from: {listed}."
    )


def nearest_are(found: Sequence[str]) -> Text:
    """Return the words for a code that is not there, with the nearest that are."""
    listed = ", ".join(found) or "–"
    return Text(sv=f"finns inte här. Närmast: {listed}.", en=f"is not here. Nearest: {listed}.")


def within(low: float, high: float) -> Text:
    """Return the words for a number outside its limits."""
    return Text(
        sv=f"är utanför {low:g} till {high:g}.", en=f"is outside the limits {low:g} to {high:g}."
    )


def too_many(most: int) -> Text:
    """Return the words for more levers and shocks than are credited exactly."""
    return Text(
        sv=f"Ett scenario kan ha högst {most} åtgärder och chocker tillsammans.",
        en=f"A scenario can have at most {most} levers and shocks together.",
    )

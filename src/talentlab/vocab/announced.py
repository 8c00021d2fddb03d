"""An announced event: an employer has said that it will arrive or close, and somebody judges it.

Events are declared in a region's file (``docs/how-to/declare-your-own-region.md``) and laid on the
jobs of its outlook. Here are the facts as declared; ``vocab.announced_faults`` judges them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from talentlab.vocab.text import Text

ARRIVES: Final = "arrives"
CLOSES: Final = "closes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """One announced event.

    Attributes
    ----------
    name, source : Text
        What is announced, and where it says so.
    announced_on : str
        The day of the announcement, ISO 8601.
    kind : str
        ``arrives`` or ``closes``.
    municipality_code : str
        Where the jobs are.
    industry : str
        SNI section; empty where only occupations are known.
    occupations : tuple of (str, float)
        SSYK codes of three digits and their shares of the jobs, together 1; empty where only the
        industry is known.
    jobs_low, jobs_best, jobs_high : float
        Direct jobs if it happens: four fifths of what is believed lies between low and high.
    first_year, ramp_years : int
        When it begins, and years until all of it is there.
    probability : float
        That it happens at all.
    multiplier_low, multiplier_high : float
        Further local jobs for each direct one, four fifths of what is believed.
    reversal_probability, reversal_after : float, int
        That it is undone, so many years after it began.

    """

    name: Text
    source: Text
    announced_on: str
    kind: str
    municipality_code: str
    industry: str
    occupations: tuple[tuple[str, float], ...]
    jobs_low: float
    jobs_best: float
    jobs_high: float
    first_year: int
    ramp_years: int
    probability: float
    multiplier_low: float
    multiplier_high: float
    reversal_probability: float
    reversal_after: int

    def declared(self) -> dict[str, Any]:
        """Return the event as plain values, as it is declared."""
        plain: dict[str, Any] = {
            "name": {"sv": self.name.sv, "en": self.name.en},
            "source": {"sv": self.source.sv, "en": self.source.en},
            "jobs": {"low": self.jobs_low, "best": self.jobs_best, "high": self.jobs_high},
            "multiplier": {"low": self.multiplier_low, "high": self.multiplier_high},
            **{name: getattr(self, name) for name in _PLAIN},
        }
        if self.industry:
            plain["industry"] = self.industry
        if self.occupations:
            plain["occupations"] = dict(self.occupations)
        return plain


_PLAIN: Final = (
    "announced_on", "kind", "municipality_code", "first_year", "ramp_years", "probability",
    "reversal_probability", "reversal_after",
)  # fmt: skip


def announced_from(declared: Mapping[str, Any]) -> Announced:
    """Return the event of a declaration without faults."""
    return Announced(
        name=Text(**declared["name"]),
        source=Text(**declared["source"]),
        industry=declared.get("industry", ""),
        occupations=tuple(sorted(declared.get("occupations", {}).items())),
        jobs_low=declared["jobs"]["low"],
        jobs_best=declared["jobs"]["best"],
        jobs_high=declared["jobs"]["high"],
        multiplier_low=declared["multiplier"]["low"],
        multiplier_high=declared["multiplier"]["high"],
        **{name: declared[name] for name in _PLAIN},
    )

"""What the seat plan assumes where nobody has said otherwise. Declared, dated, with their ground.

Set 2026-11. Weights are judgements of what a shortage is worth beside a surplus, not measurements:
whoever plans should put in their own. Method: docs/method-guide/seats.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """What a plan weighs, and how it is searched for. Symbols as in the method guide."""

    shortage_sek: float = 300_000.0
    """c_u: cost of one person short for a year, SEK. Judged: about half of the value added by a
    person at work; three times a surplus, so that a need is met in three futures of four.
    Plausible: 150 000 to 600 000."""
    surplus_sek: float = 100_000.0
    """c_o: cost of one person too many for a year, SEK. Judged: most find other work, at a loss.
    Plausible: 50 000 to 200 000."""
    risk_weight: float = 0.2
    """lambda: weight of the worst futures beside the average. Judged. Plausible: 0 to 0.5."""
    tail: float = 0.9
    """alpha: the worst futures are the costliest 10 %."""
    change_sek: float = 10_000.0
    """gamma: cost of one seat more or less than the year before: recruiting and moving teachers,
    rooms, contracts. Judged. Plausible: 0 to 40 000."""
    lasting_years: float = 5.0
    """The last year of the need counts as this many years, because those who graduate late in the
    plan work on after it. Judged, and short: a working life is longer, but so far ahead nobody
    knows the need. Plausible: 3 to 10."""
    planned_on: int = 300
    """Draws that the plan is made on."""
    held_out: int = 2_000
    """Draws that it is judged on, none of them seen when it was made."""
    perfect_draws: int = 30
    """Draws whose best plan is found to tell the value of perfect information."""

    def for_size(self, cells: int) -> "PlanSettings":
        """Return settings for so many programmes times years: fewer draws where there are many.

        From 300 cells (30 programmes in ten years) the work is held where it is, down to a hundred
        draws and five known ones, so that a whole region takes a minute at most.
        """
        return replace(
            self,
            planned_on=min(self.planned_on, max(FEWEST_PLANNED, MOST_WORK // cells)),
            perfect_draws=min(self.perfect_draws, max(FEWEST_PERFECT, MOST_PERFECT // cells)),
        )


MOST_WORK: Final = 90_000
"""Draws times programmes times years that a plan is made on, if that is a hundred draws."""
FEWEST_PLANNED: Final = 100
MOST_PERFECT: Final = 9_000
"""The same for perfect information, if that is five draws."""
FEWEST_PERFECT: Final = 5


@dataclass(frozen=True, slots=True)
class SpreadOfStudies:
    """How far starters and graduates fall from what is expected."""

    completion_persons: float = 60.0
    """Precision of the Beta of completion: as if it were known from so many students. Judged from
    yearly variation within Swedish upper-secondary vocational programmes. Plausible: 30-200."""
    retention_persons: float = 40.0
    """The same of the share who stay. Plausible: 20-150."""
    applicants_year: float = 0.10
    """Standard deviation of log applicants from year to year, besides the level. Plausible:
    0.05-0.2."""
    applicants_level: float = 0.15
    """Standard deviation of the log level of applicants over the whole plan. Plausible: 0.1-0.3.
    Riksrevisionen (RiR 2021:1): expansions were not even half filled, mostly for lack of
    applicants."""


@dataclass(frozen=True, slots=True)
class FormTerms:
    """What an education of one school form takes, where ``programme_terms`` does not say.

    Judged from the kind of education in Sweden about 2024, not measured for any programme.
    """

    cost_per_seat_sek: float
    """For the whole education of one student."""
    smallest_group: int
    """Fewest seats that a group is started with."""
    lag_years: int
    """From start to graduation."""
    completion: float
    """Share of starters who graduate."""
    retention: float
    """Share of graduates who work in the region."""


TERMS: Final[Mapping[str, FormTerms]] = MappingProxyType(
    {
        "upper_secondary": FormTerms(450_000.0, 8, 3, 0.75, 0.80),
        "adult": FormTerms(90_000.0, 12, 1, 0.65, 0.90),
        "higher_vocational": FormTerms(140_000.0, 16, 2, 0.72, 0.85),
        "higher_education": FormTerms(300_000.0, 20, 3, 0.70, 0.60),
    }
)
LARGEST_GROWTH: Final = 2.0
"""A programme may at most become this many times as large as today. Judged."""
OWN_GROWTH: Final = 0.10
"""A programme's own placements and teachers may grow by this share a year from what is stated for
its latest year. Judged: workplaces and teachers can be won, but not at once. Plausible: 0-0.2."""
YEARLY_CHANGE: Final = 0.20
"""Most of today's seats that a programme gains or loses in a year, or else its smallest group.
Judged. Plausible: 0.1-0.4."""
STAYS: Final = 0.97
"""Share of graduates at work in the region who still are a year later. Judged from moves and
retirement of the young. Plausible: 0.94-0.99."""
MUNICIPALITIES_TOGETHER: Final = 3
"""Municipalities that must plan upper-secondary and adult vocational seats together: their own and
at least two others (prop. 2021/22:159, for education that starts from 2025)."""
JOINT_FORMS: Final = frozenset({"upper_secondary", "adult"})
"""School forms that are planned together by law."""

PLAN: Final = PlanSettings()
STUDIES: Final = SpreadOfStudies()
PLAN_YEARS: Final = 5
"""Years of starts that a region's plan covers. Judged: what is planned is decided again every
year, and the need so far ahead is little known. Plausible: 3 to 10."""

"""What is assumed of employers that arrive or close, where the library does not say otherwise."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ShockSettings:
    """Ranges hold four fifths of what is believed (docs/method-guide/scenarios.md, section 5)."""

    probability: float = 0.7
    """That an announced arrival happens (judged 2026)."""
    realised: tuple[float, float] = (0.4, 1.2)
    """Part of the announced jobs that come when it happens (judged 2026: announcements are
    optimistic; Northvolt announced 2 500 jobs in Skellefteå and had just over 3 000 at most)."""
    multiplier: tuple[float, float] = (0.2, 0.8)
    """Further local jobs for each direct one. Moretti and Thulin (Industrial and Corporate Change
    22(1), 2013): ten jobs in traded industry in Sweden give about five local ones in the long run
    (as summarised by KTH, 2012-09-03); the range is judged."""
    movers: tuple[float, float] = (0.2, 0.6)
    """Part of the direct jobs whose holders move here, or away (judged 2026)."""
    people_per_job: tuple[float, float] = (0.6, 1.7)
    """Residents for each job. A consultant's shutdown scenario for Skellefteå had 3 700 fewer jobs
    and 4 250 fewer residents to 2030: 1.15 (norran.se, 2024); the range is judged."""
    reversal_probability: float = 0.15
    """That it is undone within the years of the outlook (judged 2026)."""
    reversal_after: int = 6
    """Years after it began."""


SHOCKS: Final = ShockSettings()

"""What the student state assumes until retention is measured where it runs."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class StudentSettings:
    """Where students come from and where they go. Shares in [0, 1].

    Source: Saco, Regionala högskolor (2015; SCB register data), students at institutions in
    Västerbotten: of 5 415 followed, 2 155 came from the county and 3 260 had moved in; 1 849 lived
    there afterwards. Plausible ranges are the other counties' in the same report.
    """

    local_share: float = 0.40
    """Entrants who already live in the municipality (plausible 0.2-0.7)."""
    retention: float = 0.34
    """rho: leavers of the studies who stay in the municipality (plausible 0.2-0.65)."""
    explained_at_most: float = 0.9
    """Share of counted moves that studies may explain: some always move for other reasons."""


STUDENTS: Final = StudentSettings()

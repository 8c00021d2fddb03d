"""What is assumed of a survey of employers: who is always asked, and what may be shown."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class SurveySettings:
    """Symbols as in docs/method-guide/needs-assessment.md. Set in 2026-11."""

    smallest: int = 2
    """Employees from which a workplace is in the survey: who works alone recruits nobody to it.

    The UK's Employer Skills Survey has the same bound."""
    take_all_from: int = 50
    """Employees from which every workplace is asked.

    Skewed populations need it (Lavallée and Hidiroglou 1988). Plausible: 50 to 200."""
    size_starts: tuple[int, ...] = (2, 5, 10, 20)
    """Where the size classes of those who are drawn begin: 2-4, 5-9, 10-19, 20-49 employees."""
    industries: tuple[str, ...] = ("A", "B+C+D+E", "F", "G+H+I", "J+K+L+M+N", "O+P+Q+R+S+T+U")
    """Sections of SNI 2007 that are strata together: few enough to draw from each in a county."""
    least_drawn: int = 5
    """Workplaces drawn in each stratum, or all of it. Plausible: 2 to 10."""
    power: float = 1.0
    """q: 1 is Neyman's allocation, the best for the whole; 0 gives small strata as good numbers
    as large ones (Bankier 1988). Plausible: 0.5 to 1."""
    need_rate: float = 0.05
    """r: persons needed per employee, to judge a plan by before anybody has answered.

    Akademi Norr 2024: a few percent of employment. Plausible: 0.02 to 0.1."""
    need_spread: float = 1.0
    """kappa: standard deviation of a workplace's true need beside r times its employees.
    Plausible: 0.5 to 2."""
    response: float = 0.33
    """Share of those asked who answer. Tillväxtverket's surveys of firms: 31 % 2017, 33 % 2020;
    Svenskt Näringsliv's of recruitment: 31 % 2017. Plausible: 0.25 to 0.6."""
    level: float = 0.95
    """Of intervals and margins, as official statistics tell them."""
    least_answers: int = 5
    """Answers in a cell of weights; fewer are joined with a neighbour (section 6)."""
    least_weight: float = 0.3
    most_weight: float = 3.0
    """L and U: how far raking may change a weight from what the stratum gave it."""
    most_relative_error: float = 0.3
    """Standard error of a shown number, relative to it; more and it is widened or withheld."""
    least_workplaces: int = 5
    """Workplaces behind a shown number; fewer would tell what single employers plan."""
    most_of_one: float = 0.8
    """Part of a shown number that one workplace may stand for."""


SURVEY: Final = SurveySettings()

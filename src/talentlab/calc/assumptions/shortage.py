"""What is assumed of unfilled jobs today and of who hints at them. Declared, dated, sourced."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """One source's bias and variance before it is compared with the others.

    ``bias`` is what it multiplies the truth by, in the median; ``bias_spread`` the standard
    deviation of the log of that, alike for all its occupations; ``spread`` that of its own error in
    one occupation, beside sampling.
    """

    bias: float
    bias_spread: float
    spread: float


@dataclass(frozen=True, slots=True)
class ShortageSettings:
    """Symbols as in docs/method-guide/present-shortage.md. Set in 2026-11."""

    usual_rate: float = 0.012
    """r: unfilled jobs (vacancies) per job, in the median occupation.

    SCB's vacancy survey has vacancies at 0.5-1.5 % of employees in most sections and years.
    Plausible: 0.005 to 0.03.
    """
    level_spread: float = 0.5
    """sigma_mu: standard deviation of the log of the region's level beside the usual rate."""
    occupation_spread: float = 0.8
    """sigma_v: the same of an occupation beside the region's level. Its size is learnt from the
    sources. Four occupations of five then have between 0.4 and 2.8 times the usual rate."""
    ads: SourceSettings = SourceSettings(bias=1.0, bias_spread=0.4, spread=0.65)
    """Ads count a flow; duration and coverage turn them into jobs open at a time. Habits differ
    much: staffing companies and personal assistance advertise several times as often as others."""
    vacancies: SourceSettings = SourceSettings(bias=1.0, bias_spread=0.15, spread=0.25)
    """A good sample of industries. What it says is of sums over occupations: its own error is how
    unlike the industry's part of an occupation is to the rest of it."""
    employers: SourceSettings = SourceSettings(bias=1.3, bias_spread=0.4, spread=0.5)
    """Employers state more than they hire (+15 % in simulations, more where no number is asked;
    docs/method-guide/present-shortage.md, section 4)."""
    posts_per_ad: float = 1.2
    """Jobs that an ad is for. Plausible: 1.1 to 2; some employers write one ad for many."""
    weeks_open: float = 6.0
    """Weeks from an ad until somebody begins or the search ends. Plausible: 3 to 12."""
    unfilled_share: float = 0.35
    """Share of jobs sought that nobody holds meanwhile. SCB: a fifth to a half. Plausible."""
    coverage_professional: float = 0.75
    """Share of jobs that are advertised where higher education is asked for (SSYK 1-3)."""
    coverage_skilled: float = 0.6
    """The same of other skilled work (SSYK 4-8)."""
    coverage_elementary: float = 0.4
    """The same of work without requirements (SSYK 9): most are filled through own contacts."""
    coverage_extra: float = 0.25
    """Standard deviation of the log of an occupation's coverage around these."""
    tight: float = 0.35
    """Distance of each class boundary of the employment service from the usual log rate: below
    -tight the opportunities are called small, above +tight large."""
    judges_spread: float = 0.5
    """Standard deviation of what judges add to every log rate: how easily they call it large."""
    judgement_spread: float = 0.8
    """Standard deviation of what the judges perceive, in log rate."""
    division_spread: float = 0.3
    """Standard deviation of the log of how unlike a municipality is in unfilled jobs per job."""
    fade: float = 0.85
    """Share of the log difference from the usual rate that is left after a year.

    A shortage of today calls up wages, training and moves. Plausible: 0.7 to 0.95.
    """
    learnt_as: float = 40.0
    """Occupations that an assumed variance counts as when the sources' own errors are weighed in.
    """
    rounds: int = 30
    """Rounds of learning variances and classes; always as many."""


SHORTAGE: Final = ShortageSettings()

"""What the population outlook assumes. One fixed configuration for every place and year."""

from dataclasses import dataclass
from typing import Final

from talentlab.calc.assumptions.calibration import CalibrationSettings


@dataclass(frozen=True, slots=True)
class RogersCastro:
    """Parameters of the model migration schedule (ages in years, rates per year)."""

    a1: float
    alpha1: float
    a2: float
    alpha2: float
    mu2: float
    lambda2: float
    c: float


@dataclass(frozen=True, slots=True)
class EnsembleSettings:
    """The stock-based ensemble. Symbols as in docs/method-guide/population.md."""

    base_years: int = 14
    """K: years of cohort ratios that make up the long-run level."""
    national_memory: float = 0.9
    """rho_n: share of the nation's last deviation from its long run kept after a year."""
    regional_memory: float = 0.35
    """rho_d: the same for a region's deviation from the nation."""
    closed_years: float = 5.0
    """Years of no net migration mixed into a national history shorter than K."""
    kappa: float = 200.0
    """Persons of national experience added to a cohort's long-run experience."""
    kappa_last: float = 100.0
    """The same for last year's experience."""
    kappa_children: float = 1000.0
    """Women of national experience added to the child-woman ratio."""
    child_years: int = 15
    """Years of births behind the long-run child-woman ratio."""
    child_memory: float = 0.9
    """rho_f: share of its last deviation kept after a year."""
    trend_weight: float = 2 / 3
    """gamma: weight of the working-age trend after many years of history and far ahead."""
    trend_years: int = 18
    """Longest trend that is fitted."""
    trend_half: float = 5.0
    """m0: years of history that earn the trend half of its weight."""
    trend_pace: float = 5.0
    """tau: years ahead after which the trend has 63 % of its weight."""
    small_area: float = 25_000.0
    """n0: residents below which standing still weighs more than half."""
    persistence_prior: float = 1.5
    """k: independent origins of evidence that lift the hold halfway to what trends have shown."""
    persistence_ahead: int = 5
    """Years ahead at which the persistence of trends is measured."""
    persistence_years: int = 5
    """Years of history an origin needs before its trend counts as evidence."""
    small_pace: float = 3.0
    """Years ahead after which standing still has 63 % of its weight."""


@dataclass(frozen=True, slots=True)
class Gompertz:
    """Death rate exp(growth * age) * at_0 per year: a stand-in where no deaths are known."""

    at_0: float
    growth: float


@dataclass(frozen=True, slots=True)
class Disaggregation:
    """How five-year bands are taken apart into single years."""

    window_years: int = 20
    """Years looked back on: enough for 14 years of cohort ratios and a trend over 18."""
    roughness: float = 0.01
    """lambda: weight of smoothness over ages against steadiness along cohorts."""


@dataclass(frozen=True, slots=True)
class ErrorPrior:
    """How wrong such outlooks usually are: what is believed before own hindcasts say better.

    Mean absolute error = ``mae_at_5`` (h/5)^``growth`` (n/``residents``)^-``size`` in log points.
    """

    mae_at_5: float
    growth: float = 0.85
    size: float = 0.28
    residents: float = 270_000.0


@dataclass(frozen=True, slots=True)
class IntervalSettings(CalibrationSettings):
    """How hindcast errors become intervals. Symbols as in the method guide."""

    own_years: int = 5
    """Horizons that tell how unruly one region is compared with the others."""
    own_origins: float = 3.0
    """Independent origins of being like the others that every region starts with."""
    history_years: int = 5
    """Years of history before a hindcast may serve as evidence."""


@dataclass(frozen=True, slots=True)
class CombinationSettings:
    """How far real components are trusted beside stocks alone."""

    components_weight: float = 0.75
    """Components see what causes change; an average still errs less than its best part."""


ROGERS_CASTRO: Final = RogersCastro(
    a1=0.02, alpha1=0.1, a2=0.06, alpha2=0.1, mu2=20.0, lambda2=0.4, c=0.003
)
ENSEMBLE: Final = EnsembleSettings()
COMBINATION: Final = CombinationSettings()
DISAGGREGATION: Final = Disaggregation()
STANDARD_MORTALITY: Final = Gompertz(at_0=3e-5, growth=0.1)
# Sources: NZ territorial authorities 2001-2010 and Swedish counties 1985-2010 (specification,
# accuracy tables); SSB: 80 % of municipalities within 5 % after five years; ONS: median error 3 %
# for shires after ten years. Read in 2026.
WORKING_AGE_PRIOR: Final = ErrorPrior(mae_at_5=0.0135)
TOTAL_PRIOR: Final = ErrorPrior(mae_at_5=0.0160)
INTERVALS: Final = IntervalSettings()

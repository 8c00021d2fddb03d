"""What the employment outlook assumes. One fixed configuration for every place and year."""

from dataclasses import dataclass
from typing import Final

from talentlab.calc.assumptions.calibration import CalibrationSettings


@dataclass(frozen=True, slots=True)
class DemandSettings:
    """The ensemble of growth. Symbols as in docs/method-guide/employment.md.

    Set in November 2026 on Swedish counties 2014-2022 (SCB), by rounding within a broad valley:
    halving or doubling any trend's parameter moves the error one year ahead by less than 0.05
    percentage points.
    """

    usual_growth: float = 0.008
    """mu: yearly log growth of all employment that the last years' growth returns to.

    A little above the 0.6 % a year by which Sweden's residents aged 16-64 grew from 2000 to 2022
    (SCB), because a growing share of them worked. Plausible: 0 to 0.015.
    """
    growth_memory: float = 0.5
    """phi: share of the total's deviation from the usual growth kept after a year."""
    region_years: float = 0.7
    """kappa_r: years of standing still that a region's growth beside the nation's starts with.

    Regional growth lasts: its correlation between neighbouring years was 0.6.
    """
    region_size: float = 20_000.0
    """nu: employees at whom plain luck adds one more such year."""
    trend_years: float = 6.0
    """kappa_o: years of standing still that an occupation's growth beside its group's starts with.

    Occupations' growth in the nation is correlated 0.1-0.3 between years, near or far apart.
    """
    trend_size: float = 20_000.0
    """nu: employees at whom plain luck adds one more such year."""
    trend_memory: float = 0.95
    """rho: share of a trend kept after a year."""
    largest_change: float = 0.10
    """Log growth per year beyond which a change is taken for a new way of coding."""
    few: float = 20.0
    """Employees added before growth is measured, so that small cells have some."""
    own_years: int = 3
    """Years back that a cell's own trend is measured over."""
    own_memory: float = 0.8
    """Share of a cell's own trend kept after a year."""
    newcomers: float = 0.5
    """delta: most employees expected where nobody was counted but the nation has some."""
    weight_naive: float = 0.1
    """Weight of standing still before earlier years say better."""
    weight_nation: float = 0.1
    """The same of every cell growing as all employment."""
    weight_shared: float = 0.7
    """The same of region, occupation and total growing each by its own trend."""
    weight_own: float = 0.1
    """The same of every cell following its own trend."""
    weight_years: float = 3.0
    """Independent origins that earlier errors need to count half."""
    tested_ahead: int = 3
    """Years ahead at which the members are compared."""


@dataclass(frozen=True, slots=True)
class SpreadSettings:
    """How far outcomes fall from the outlook, one year ahead, before own errors say better.

    Variances of log errors, except ``luck``. Source: errors of this outlook in Swedish counties by
    SSYK 4 (SCB), 2014-2022, one to three years ahead, at every level of the hierarchy, by sex and
    in the nation at once. Further ahead the growth with the horizon is carried on, untested.
    """

    luck: float = 0.65
    """alpha: variance per employee of who happens to be counted in a region's occupation."""
    own_total: float = 3e-5
    """Of shocks to all employment in one region."""
    own_group: float = 1.6e-4
    """Of a region's own shocks to each group of occupations, with 1 000 employees there."""
    own_leaf: float = 4.2e-4
    """The same for the most detailed occupations."""
    sex: float = 7.5e-4
    """The same for 1 000 women or men in a region's most detailed occupation."""
    own_size: float = 0.75
    """Own variances shrink with size to this power."""
    own_reference: float = 1_000.0
    """Employees that own variances are given for."""
    own_growth: float = 1.0
    """Luck and own variances grow as h to this power: as a random walk."""
    shared_total: float = 2e-4
    """Of shocks to all employment in the nation: 1.4 % in a year."""
    shared_group: float = 1.6e-4
    """Of the nation's shocks to each group of occupations, with 100 000 employees."""
    shared_leaf: float = 5e-4
    """The same for the most detailed occupations."""
    shared_size: float = 0.5
    """Shared variances shrink with size to this power."""
    shared_reference: float = 100_000.0
    """Employees that shared variances are given for."""
    shared_growth: float = 1.75
    """Shared variances grow as h to this power: trends that were missed go on."""
    small_cells: tuple[float, float] = (5.0, 100.0)
    """Expected employees of the cells that tell how large luck is."""
    large_cells: float = 200.0
    """Expected employees from which a cell tells how large own shocks are."""
    half_life: float = 3.0
    """Years after which an error counts half as much."""
    many_cells: float = 100.0
    """Cells per origin that give its evidence half its weight."""


DEMAND: Final = DemandSettings()
SPREAD: Final = SpreadSettings()
OWN_CALIBRATION: Final = CalibrationSettings(prior_origins=1.0)
SHARED_CALIBRATION: Final = CalibrationSettings(prior_origins=4.0)

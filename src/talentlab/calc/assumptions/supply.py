"""What the supply outlook assumes where nobody has measured. Declared, dated, sourced.

Set 2026-11, in round numbers: they are starting points that any counted table replaces, and were
not read anew at the source when set. Shares are 0-1. Groups of ages are 16-19, 20-24, ..., 70-74.
Symbols as in docs/method-guide/supply.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from talentlab.calc.assumptions.calibration import CalibrationSettings

ByAge = tuple[float, ...]
"""One number for each of the twelve age groups."""

DYING: Final[Mapping[str, ByAge]] = MappingProxyType(
    {
        "women": (
            0.0002, 0.0003, 0.0003, 0.0004, 0.0005, 0.0008, 0.0012, 0.0020, 0.0033, 0.0053, 0.0088,
            0.0145,
        ),
        "men": (
            0.0004, 0.0007, 0.0007, 0.0008, 0.0010, 0.0013, 0.0020, 0.0031, 0.0051, 0.0084, 0.0138,
            0.0221,
        ),
    }
)  # fmt: skip
"""Share who die in a year: SCB, Sweden's death rates by age 2019, rounded. Used where deaths are
not counted by age."""

LEAVING: Final[ByAge] = (
    0.035, 0.095, 0.070, 0.045, 0.028, 0.018, 0.013, 0.011, 0.010, 0.009, 0.008, 0.006,
)  # fmt: skip
"""Share who move to another municipality in a year: SCB, moves between municipalities by age 2019,
about 5 % of all. Used where moves are not counted by age."""
EMIGRATING: Final[ByAge] = (
    0.003, 0.006, 0.008, 0.007, 0.005, 0.004, 0.003, 0.003, 0.002, 0.002, 0.001, 0.001,
)  # fmt: skip
"""Share who emigrate in a year: SCB, emigrants by age 2015-2024 over residents."""
IMMIGRATING: Final[ByAge] = (
    0.007, 0.012, 0.012, 0.009, 0.007, 0.005, 0.003, 0.002, 0.002, 0.001, 0.001, 0.001,
)  # fmt: skip
"""Immigrants of a year as a share of residents: SCB, 2017-2024 without 2022."""

DYING_ODDS: Final[Mapping[str, float]] = MappingProxyType(
    {"1": 1.6, "2": 1.5, "3": 1.05, "4": 0.85, "5": 0.65, "9": 1.5}
)
"""How much more often than others of their age and sex people die, by how far the education goes
(second character of the group). SCB, life expectancy by education 2012-2019: at 30 those with only
compulsory school live about six years shorter than those with post-secondary education."""
LEAVING_ODDS: Final[Mapping[str, float]] = MappingProxyType(
    {"1": 0.8, "2": 0.75, "3": 0.9, "4": 1.3, "5": 1.25, "9": 1.1}
)
"""The same of moving to another county or country. SCB, Demographic Reports 2016-2020: at 25-44
those with post-secondary education move between counties about half as often again as others."""
IMMIGRANTS: Final[Mapping[str, float]] = MappingProxyType(
    {"1": 0.10, "2": 0.14, "3": 0.22, "4": 0.08, "5": 0.28, "9": 0.18}
)
"""Education of those who immigrate, shares by how far it goes; within it as among the residents.
SCB, education of the foreign born who came 2014-2022. Plausible: each within a third, and those
whose education is not known between 0.1 and 0.3."""

PARTICIPATING: Final[Mapping[str, ByAge]] = MappingProxyType(
    {
        "women": (
            0.40, 0.72, 0.86, 0.88, 0.91, 0.92, 0.92, 0.91, 0.88, 0.74, 0.24, 0.11,
        ),
        "men": (
            0.34, 0.75, 0.90, 0.94, 0.95, 0.95, 0.94, 0.93, 0.90, 0.78, 0.31, 0.17,
        ),
    }
)  # fmt: skip
"""Share in the labour force, employed or unemployed: SCB, Labour Force Surveys and BAS 2022-2024,
rounded. Used where nobody tells by education."""
PARTICIPATING_ODDS: Final[Mapping[str, float]] = MappingProxyType(
    {"1": 0.35, "2": 0.5, "3": 1.0, "4": 0.9, "5": 1.5, "9": 0.25}
)
"""How the odds of being in the labour force differ by how far the education goes (LFS)."""


@dataclass(frozen=True, slots=True)
class SupplySettings:
    """How rates are estimated, and how they may change. Symbols as in the method guide."""

    half_life: float = 5.0
    """Years after which a year's transitions count half."""
    drift_weight: float = 0.5
    """Weight of the groups' own trend beside the account of people: the mean of two ways that err
    differently (population: section 6 of its chapter)."""
    drift_years: int = 10
    """Latest years that trend is read from."""
    drift_prior: float = 300.0
    """Persons at whom a municipality's own trend weighs as much as all municipalities'."""
    region_prior: float = 300.0
    """In-movers at whom what a municipality gains of a group beside others is believed by half."""
    region_most: float = 4.0
    """How many times more common than usual a group may be among a municipality's in-movers."""
    participation_prior: float = 50.0
    """Residents at whom a cell's own participation weighs as much as that of the pool."""
    participation_walk: float = 0.045
    """Standard deviation of the yearly change of the log odds to take part, ages under 60: Sweden's
    participation 20-64 changed by 0.3 points a year 2005-2023, as 0.03-0.05 in log odds."""
    participation_walk_old: float = 0.07
    """The same at 60-74: from 2005 to 2023 the odds at 60-64 and 65-69 rose by 4-5 % a year."""
    participation_own: float = 0.02
    """The same of one municipality beside the others."""
    participation_trend: float = 0.02
    """Yearly rise of the log odds at 60-74 where no history tells: half of what was seen, as the
    retirement age follows life expectancy from 2026."""
    trend_fade: float = 0.9
    """Share of a trend in participation or in learning that is left after a year: as the damped
    trends that win forecasting competitions (Gardner 2006)."""
    trend_years: float = 2.0
    """Pairs of years at which a trend in learning is believed by half."""
    trend_prior: float = 20.0
    """Graduates a year, at least, that changes of a group are counted beside."""
    learning_walk: float = 0.05
    """Standard deviation of the yearly log change of how many finish, shared by all."""
    dying_walk: float = 0.02
    """Standard deviation of the yearly log change of death rates, shared by all: Sweden's at 16-74
    1990-2023."""
    leaving_walk: float = 0.04
    """The same of moves within the country."""
    abroad_walk: float = 0.12
    """The same of emigration and immigration: Sweden's immigration 2005-2023 changed by 10-15 % in
    an ordinary year and by half when wars and rules changed."""
    student_participation: float = 0.6
    """Students' participation beside others' of their age (SCB, LFS 2019-2023: 0.5-0.65)."""
    commuting_prior: float = 30.0
    """Commuters at whom a pair's own number weighs as much as what the gravity model expects."""
    commuting_walk: float = 0.03
    """Standard deviation of the yearly log change of commuting, shared by all."""


@dataclass(frozen=True, slots=True)
class SpreadSettings:
    """Log variances beside what is expected, after one year; they grow as h to ``growth``."""

    shared: float = 0.009**2
    """Of an education group in all municipalities. Plausible: 0.005-0.02 squared."""
    own: float = 0.013**2
    """Of a group in one municipality. Plausible: 0.008-0.03 squared."""
    luck: float = 0.05
    """Variance per person of plain luck: about the yearly share of a group that comes or goes."""
    growth: float = 1.7
    """How variances grow, as h to this power: a wrong trend is wrong every year (2), chance is not
    (1)."""
    smallest: float = 5.0
    """Persons below which a cell's luck grows no more."""
    large: float = 100.0
    """Persons from which a cell tells of own shocks more than of luck."""


SUPPLY: Final = SupplySettings()
SPREAD: Final = SpreadSettings()
CALIBRATION: Final = CalibrationSettings(prior_origins=4.0)
"""How hindcasts of supply become factors: few years of education by age are ever at hand."""

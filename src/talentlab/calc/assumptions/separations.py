"""What the openings outlook assumes about who leaves an occupation. Declared, dated, sourced.

Set 2026-11. Used as they stand where nobody has measured who leaves; where somebody has
(``occupation_leavers``), they are only what little evidence is drawn towards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

Points = tuple[tuple[int, float], ...]
"""(age, value) in increasing age; straight lines in between, flat outside."""


@dataclass(frozen=True, slots=True)
class LeavingShares:
    """Yearly share that leaves, by single age at the count and cause; ages 16-69.

    Plausible results: 10-16 % of all employees leave their three-digit occupation in a county in a
    year; the United States' 2016-26 are 11.1 % (4.7 % leave the labour force, 6.4 % change
    occupation; BLS, Monthly Labor Review, June 2019).
    """

    retirement: Points = (
        (54, 0.0), (55, 0.002), (58, 0.006), (59, 0.012), (60, 0.026), (61, 0.05), (62, 0.09),
        (63, 0.12), (64, 0.17), (65, 0.34), (66, 0.30), (67, 0.30), (69, 0.32),
    )  # fmt: skip
    """By this alone, those at work at 50 leave at 66.0 on average (plausible 64.5-67): in Sweden
    the labour force was left at 64.2 in 2022, pensions drawn from 64.8 in 2022 and 65.5 in 2024,
    and pension rights earned until 66.4 in 2019 (Swedish Pensions Agency, VER 2023-161, VER 2025-5,
    PID176578). Of employees aged 55-59 in 2014, 87 % as many were counted at 60-64 in 2019 (SCB,
    employees by occupation and age); this leaves 88 %."""
    other_exit: Points = (
        (16, 0.15), (20, 0.105), (25, 0.058), (30, 0.04), (35, 0.032), (45, 0.024), (55, 0.024),
        (60, 0.027), (69, 0.036),
    )  # fmt: skip
    """To study, children, illness, unemployment, own firm or death. Level 3.6 % of Sweden's
    employees in 2019: with retirement as many as BLS counts as leaving the labour force (4.7 %),
    and nearly one in a hundred who becomes unemployed. Plausible total 2.5-5 %."""
    transfer: Points = (
        (16, 0.155), (20, 0.15), (25, 0.112), (30, 0.089), (35, 0.072), (45, 0.052), (55, 0.034),
        (60, 0.022), (69, 0.009),
    )  # fmt: skip
    """Level 6.4 % of Sweden's employees in 2019, as BLS; of the employed in Sweden 12.5-14.2 %
    change employer and workplace in a year (SCB 2013:32 and register 2015-2016), about half of
    them occupation too. Falls with age as both sources do. Plausible total 4.5-8.5 %."""
    out_migration: Points = (
        (16, 0.014), (20, 0.036), (25, 0.040), (30, 0.026), (35, 0.014), (45, 0.006), (55, 0.003),
        (69, 0.002),
    )  # fmt: skip
    """To another county or country. Shape: moves by age; level: about 1.5 % of the employed leave
    a Swedish county in a year. Plausible total 0.8-2.5 %; small counties lose more."""
    emigration: Points = (
        (16, 0.003), (20, 0.006), (25, 0.008), (30, 0.007), (35, 0.005), (45, 0.003), (55, 0.002),
        (69, 0.001),
    )  # fmt: skip
    """The same from the country: SCB, emigrants by age 2015-2024 over residents, halved for those
    who work. Plausible total 0.2-0.8 %."""


TRANSFER_BY_FIELD: Final[Mapping[str, float]] = MappingProxyType(
    {"0": 0.8, "1": 0.95, "2": 0.75, "3": 1.0, "4": 1.25, "5": 1.1, "6": 0.95, "7": 0.85, "8": 1.05,
     "9": 1.4}
)  # fmt: skip
"""How much more often than others of their age people change occupation, by first digit of the
code. BLS (2019): after age, education tells most; the more of it, the fewer change. Plausible: each
within a third."""
EXIT_BY_FIELD: Final[Mapping[str, float]] = MappingProxyType(
    {"0": 0.8, "1": 0.7, "2": 0.75, "3": 0.9, "4": 1.05, "5": 1.15, "6": 1.2, "7": 0.9, "8": 1.0,
     "9": 1.4}
)  # fmt: skip
"""The same of leaving work for other reasons than retirement, by the same source."""


@dataclass(frozen=True, slots=True)
class LeavingSettings:
    """How risks are estimated, and how sure they are (docs/method-guide/openings.md)."""

    half_life: float = 3.0
    """Years after which a measured year counts half: recent years say most about coming ones."""
    prior_exposure: float = 400.0
    """Person-years at which measured risks by age and sex weigh as much as the assumed ones."""
    cohort_years: int = 5
    """Years between two counts of the same birth cohorts: a five-year age group."""
    least_retirement: float = 0.4
    """Lowest and highest factor on an occupation's retirement that cohorts are believed to show:"""
    most_retirement: float = 2.5
    """pilots and soldiers retire ten years early, physicians five years late."""
    entrants_prior: float = 100.0
    """Entrants at whom an occupation's own entry ages weigh as much as its group's."""
    level_measured: float = 0.03
    """Standard deviation of the log level of measured risks that nobody sees: that the coming
    years are unlike the measured ones."""
    level_borrowed: float = 0.10
    """The same of risks that were measured in another region."""
    occupation_borrowed: float = 0.10
    """Standard deviation of the log risk of one occupation beside what it is in that region."""
    level_assumed: float = 0.20
    """The same of assumed risks. The plausible ranges above are about two of these wide."""
    occupation_assumed: float = 0.25
    """Standard deviation of the log risk of one occupation beside what is assumed of it."""
    occupation_year: float = 0.10
    """The same of one occupation in one year, beside its own usual."""
    common_year: float = 0.08
    """The same of all occupations in one year: good years make people change, bad ones leave."""
    common_prior: float = 4.0
    """Pairs of measured years at which ``common_year`` is half measured, half assumed."""


LEAVING_SHARES: Final = LeavingShares()
LEAVING: Final = LeavingSettings()

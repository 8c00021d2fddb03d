"""The outlook from stocks alone: cohort ratios, held to what the region's labour market draws.

Method: docs/method-guide/population.md, sections 3-7.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.population import ENSEMBLE, EnsembleSettings
from talentlab.calc.population.ageing import one_step
from talentlab.calc.population.gaps import every_year
from talentlab.calc.population.history import StockHistory
from talentlab.calc.population.migration_profile import migration_profile
from talentlab.calc.population.ratios import (
    CohortPairs,
    child_ratios,
    cohort_pairs,
    national_log_ratio,
    regional_log_deviation,
    woman_index,
)
from talentlab.calc.population.working_age import moved_to, working_age_path


@dataclass(frozen=True, slots=True)
class StockEnsemble:
    """Looks ahead from counted residents and nothing else.

    Cohort ratios give who is here and how old; the working-age total is held between that, the
    region's own trend and standing still (``working_age.py``), and movers make up the difference.
    """

    settings: EnsembleSettings = ENSEMBLE

    def project(self, history: StockHistory, years_ahead: int) -> Floats:
        """Return the expected residents (R, H, S, A)."""
        yearly = every_year(history)
        ratios = expected_ratios(yearly, years_ahead, self.settings)
        free = self._rolled(yearly, ratios, target=None)
        target = working_age_path(yearly, free, self.settings)
        return self._rolled(yearly, ratios, target=target)

    def _rolled(self, yearly: StockHistory, ratios: Floats, *, target: Floats | None) -> Floats:
        """Return residents (R, H, S, A): aged by (H, R, S, A-1), moved to ``target`` (R, H)."""
        width, ages = yearly.ages.width, yearly.ages
        woman = woman_index(yearly.sexes)
        children = child_ratios(
            yearly, years=self.settings.child_years, kappa=self.settings.kappa_children
        )
        profile = migration_profile(ages)
        known = [yearly.persons[:, -width + i] for i in range(width)]
        for h, ratio in enumerate(ratios):
            ahead = one_step(known[h], ratio=ratio, child_ratio=children, ages=ages, woman=woman)
            if target is not None:
                ahead = moved_to(target[:, h], ahead, ages=ages, profile=profile)
            known.append(ahead)
        return np.stack(known[width:], axis=1)


def expected_ratios(yearly: StockHistory, years_ahead: int, settings: EnsembleSettings) -> Floats:
    """Return the cohort ratios (H, R, S, A-1) expected for each year ahead.

    The nation and the region's deviation from it each return from their last value to their long
    run: log c(h) = n + omega_n(h) (n1 - n) + delta D + omega_d(h) (D1 - delta D).

    Method: docs/method-guide/population.md, section 3, equations 1-2.
    """
    width = yearly.ages.width
    regions = cohort_pairs(yearly.persons, width)
    nation = cohort_pairs(yearly.national, width)
    counted = regions.reached.shape[1]
    long_run, last = _national(nation, settings)
    lasting, recent = _regional(regions, nation, counted, settings)
    return np.stack(
        [
            np.exp(
                long_run
                + memory(settings.national_memory, h, width) * (last - long_run)
                + lasting
                + memory(settings.regional_memory, h, width) * (recent - lasting)
            )
            for h in range(1, years_ahead + 1)
        ]
    )


def _national(nation: CohortPairs, settings: EnsembleSettings) -> tuple[Floats, Floats]:
    """Return the nation's long-run and last log ratios (S, A-1)."""
    long_run = national_log_ratio(nation.pooled(settings.base_years))
    return long_run, national_log_ratio(nation.pooled(1))


def _regional(
    regions: CohortPairs, nation: CohortPairs, counted: int, settings: EnsembleSettings
) -> tuple[Floats, Floats]:
    """Return the lasting and the last regional deviations (R, S, A-1)."""
    years = min(settings.base_years, counted)
    trust = settings.regional_trust * years / (years + 1)
    long_run = regional_log_deviation(
        regions.pooled(years), national_log_ratio(nation.pooled(years)), kappa=settings.kappa
    )
    recent = regional_log_deviation(
        regions.pooled(1), national_log_ratio(nation.pooled(1)), kappa=settings.kappa_last
    )
    return trust * long_run, recent


def memory(rho: float, ahead: int, width: int) -> float:
    """Return omega(h): how much of the last step's deviation is still there ``ahead`` years on.

    A step of ``width`` years that ends h years ahead covers the years h - width + 1 .. h. Those
    already lived count fully; year i ahead keeps rho^(i-1). For single years omega = rho^(h-1).

    Examples
    --------
    >>> memory(0.5, 3, 1)
    0.25
    >>> memory(0.5, 2, 5)  # three years already lived, then 1 and 0.5
    0.9

    """
    covered = range(ahead - width + 1, ahead + 1)
    return sum(rho ** max(i - 1, 0) for i in covered) / width

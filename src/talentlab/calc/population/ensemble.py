"""The outlook from stocks alone: cohort ratios, held to what the region's labour market draws.

Method: docs/method-guide/population.md, sections 8-11.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.population import ENSEMBLE, EnsembleSettings
from talentlab.calc.population.ageing import one_year
from talentlab.calc.population.history import StockHistory
from talentlab.calc.population.migration_profile import migration_profile
from talentlab.calc.population.mortality import log_survival
from talentlab.calc.population.ratios import (
    CohortPairs,
    child_ratios,
    cohort_pairs,
    lasting_child_ratios,
    national_log_ratio,
    regional_log_deviation,
    woman_index,
)
from talentlab.calc.population.single_years import in_bands, in_single_years
from talentlab.calc.population.working_age import moved_to, steadied, working_age_path


@dataclass(frozen=True, slots=True)
class StockEnsemble:
    """Looks ahead from counted residents and nothing else.

    Cohort ratios give who is here and how old; the working-age total is held between that, the
    region's own trend and standing still (``working_age.py``), and movers make up the difference.
    """

    settings: EnsembleSettings = ENSEMBLE

    def project(self, history: StockHistory, years_ahead: int) -> Floats:
        """Return the expected residents (R, H, S, A)."""
        yearly = in_single_years(history)
        ratios = expected_ratios(yearly, years_ahead, self.settings)
        children = expected_child_ratios(yearly, years_ahead, self.settings)
        free = rolled(yearly, ratios, children)
        target = working_age_path(yearly, free, self.settings)
        path = rolled(yearly, ratios, children, target)
        return in_bands(steadied(yearly, path, self.settings), history.ages)


def rolled(
    yearly: StockHistory, ratios: Floats, children: Floats, target: Floats | None = None
) -> Floats:
    """Return residents (R, H, S, A) from the base year on.

    ``ratios`` (H, R, S, A-1) age them, ``children`` (H, R, S) per woman are born, and movers bring
    ages 20-64 to ``target`` (R, H) when there is one.
    """
    woman = woman_index(yearly.sexes)
    profile = migration_profile(yearly.ages)
    stock, path = yearly.persons[:, -1], []
    for h, ratio in enumerate(ratios):
        stock = one_year(stock, ratio=ratio, child_ratio=children[h], ages=yearly.ages, woman=woman)
        if target is not None:
            stock = moved_to(target[:, h], stock, ages=yearly.ages, profile=profile)
        path.append(stock)
    return np.stack(path, axis=1)


def expected_child_ratios(
    yearly: StockHistory, years_ahead: int, settings: EnsembleSettings
) -> Floats:
    """Return children aged 0 per woman aged 20-39, (H, R, S): from last year to the long run."""
    kappa = settings.kappa_children
    long_run = lasting_child_ratios(yearly, years_back=settings.child_years, kappa=kappa)
    last = child_ratios(yearly, kappa=kappa)
    kept = settings.child_memory ** np.arange(years_ahead, dtype=np.float64)
    return np.asarray(long_run + kept[:, None, None] * (last - long_run), dtype=np.float64)


def expected_ratios(yearly: StockHistory, years_ahead: int, settings: EnsembleSettings) -> Floats:
    """Return the cohort ratios (H, R, S, A-1) expected for each year ahead.

    The nation and the region's deviation from it each return from their last value to their long
    run: log c(h) = n + rho_n^(h-1) (n1 - n) + D + rho_d^(h-1) (D1 - D).

    Method: docs/method-guide/population.md, section 8, equations 6-7.
    """
    regions = cohort_pairs(yearly.persons)
    nation = cohort_pairs(yearly.national)
    long_run = _national_long_run(nation, settings)
    last = national_log_ratio(nation.pooled(1))
    lasting, recent = _regional(regions, nation, settings)
    before = np.arange(years_ahead, dtype=np.float64)[:, None, None]
    national = long_run + settings.national_memory**before * (last - long_run)
    kept = settings.regional_memory ** before[..., None]
    return np.asarray(np.exp(national[:, None] + lasting + kept * (recent - lasting)))


def _national_long_run(nation: CohortPairs, settings: EnsembleSettings) -> Floats:
    """Return the nation's log ratio (S, A-1) to return to.

    Few years of history may all be a boom: they are mixed with a country nobody moves to or from,
    which counts as ``closed_years`` years. Equation 7.
    """
    years = min(settings.base_years, nation.reached.shape[0])
    seen = national_log_ratio(nation.pooled(years))
    closed = log_survival(seen.shape[-1])
    missing = settings.base_years - years
    weight = (
        missing * settings.closed_years / (settings.base_years * (years + settings.closed_years))
    )
    return np.asarray((1.0 - weight) * seen + weight * closed, dtype=np.float64)


def _regional(
    regions: CohortPairs, nation: CohortPairs, settings: EnsembleSettings
) -> tuple[Floats, Floats]:
    """Return the lasting and the last regional deviations (R, S, A-1)."""
    years = min(settings.base_years, regions.reached.shape[1])
    trust = years / (years + 1)
    long_run = regional_log_deviation(
        regions.pooled(years), national_log_ratio(nation.pooled(years)), kappa=settings.kappa
    )
    recent = regional_log_deviation(
        regions.pooled(1), national_log_ratio(nation.pooled(1)), kappa=settings.kappa_last
    )
    return trust * long_run, recent

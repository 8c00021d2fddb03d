"""Cohort-change ratios: how many of a cohort are here a step later, for every reason.

A ratio above one means that more moved in than died or moved away. Method:
docs/method-guide/population.md, section 3.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.population.history import AgeAxis, StockHistory

# Half a person keeps the logarithm of a national ratio defined where nobody is left.
_HALF_PERSON = 0.5
MOTHER_AGES = (20, 39)


@dataclass(frozen=True, slots=True)
class CohortPairs:
    """Cohorts counted twice, one step (``AgeAxis.width`` years) apart.

    ``reached[..., y, s, a]`` persons are in step a + 1 in year y; they were ``started`` one step
    earlier. The open last step is reached from itself and from the step before it.
    """

    reached: Floats
    started: Floats

    def pooled(self, years: int) -> "CohortPairs":
        """Return the sums (..., S, A-1) over the last ``years`` years."""
        return CohortPairs(
            reached=self.reached[..., -years:, :, :].sum(axis=-3),
            started=self.started[..., -years:, :, :].sum(axis=-3),
        )


def cohort_pairs(persons: Floats, width: int) -> CohortPairs:
    """Return all pairs in yearly stocks (..., Y, S, A): arrays (..., Y - width, S, A - 1)."""
    reached = persons[..., width:, :, 1:]
    started = persons[..., :-width, :, :-1].copy()
    started[..., -1] += persons[..., :-width, :, -1]
    return CohortPairs(reached=reached, started=started)


def national_log_ratio(pairs: CohortPairs) -> Floats:
    """Return the national log ratio (S, A-1) of pooled pairs."""
    return np.log((pairs.reached + _HALF_PERSON) / (pairs.started + _HALF_PERSON))


def regional_log_deviation(pairs: CohortPairs, national: Floats, *, kappa: float) -> Floats:
    """Return how regional log ratios (R, S, A-1) differ from ``national`` (S, A-1).

    ``kappa`` persons with the national ratio are added to each cohort, so that few persons say
    little: D = log((N + kappa c) / (P + kappa)) - log c.
    """
    ratio = np.exp(national)
    shrunk = (pairs.reached + kappa * ratio) / (pairs.started + kappa)
    return np.log(np.maximum(shrunk, np.finfo(np.float64).tiny)) - national


def mothers(persons: Floats, *, ages: AgeAxis, woman: int | None) -> Floats:
    """Return women aged 20-39 (...,) in stocks (..., S, A); all persons when sex is unknown."""
    inside = ages.covers(*MOTHER_AGES)
    rows = persons if woman is None else persons[..., woman : woman + 1, :]
    return rows[..., inside].sum(axis=(-2, -1))


def child_ratios(history: StockHistory, *, years: int, kappa: float) -> Floats:
    """Return children in the first age step per woman aged 20-39, (R, S), from the last years.

    Shrunk to the national ratio by ``kappa`` women. Method: section 5.
    """
    woman = woman_index(history.sexes)
    children = history.persons[:, -years:, :, 0].sum(axis=1)
    women = mothers(history.persons[:, -years:], ages=history.ages, woman=woman).sum(axis=1)
    national_children = history.national[-years:, :, 0].sum(axis=0)
    national_women = mothers(history.national[-years:], ages=history.ages, woman=woman).sum()
    national = national_children / max(national_women, 1.0)
    return (children + kappa * national) / (women[:, None] + kappa)


def woman_index(sexes: tuple[str, ...]) -> int | None:
    """Return where women are among ``sexes``, or ``None`` when sexes are not told apart."""
    return sexes.index("women") if "women" in sexes else None

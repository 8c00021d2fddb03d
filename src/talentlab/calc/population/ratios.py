"""Cohort-change ratios: how many of a cohort are here a year later, for every reason.

A ratio above one means that more moved in than died or moved away. Method:
docs/method-guide/population.md, section 8.
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
    """Cohorts counted twice, one year apart.

    ``reached[..., y, s, a]`` persons are aged a + 1 in year y; they were ``started`` a year before.
    The open last age is reached from itself and from the age before it.
    """

    reached: Floats
    started: Floats

    def pooled(self, years: int) -> "CohortPairs":
        """Return the sums (..., S, A-1) over the last ``years`` years."""
        return CohortPairs(
            reached=self.reached[..., -years:, :, :].sum(axis=-3),
            started=self.started[..., -years:, :, :].sum(axis=-3),
        )


def cohort_pairs(persons: Floats) -> CohortPairs:
    """Return all pairs in yearly stocks (..., Y, S, A): arrays (..., Y - 1, S, A - 1)."""
    reached = persons[..., 1:, :, 1:]
    started = persons[..., :-1, :, :-1].copy()
    started[..., -1] += persons[..., :-1, :, -1]
    return CohortPairs(reached=reached, started=started)


def national_log_ratio(pairs: CohortPairs) -> Floats:
    """Return the national log ratio (S, A-1) of pooled pairs."""
    ratio = (pairs.reached + _HALF_PERSON) / (pairs.started + _HALF_PERSON)
    return np.asarray(np.log(ratio), dtype=np.float64)


def regional_log_deviation(pairs: CohortPairs, national: Floats, *, kappa: float) -> Floats:
    """Return how regional log ratios (R, S, A-1) differ from ``national`` (S, A-1).

    ``kappa`` persons with the national ratio are added to each cohort, so that few persons say
    little: D = log((N + kappa c) / (P + kappa)) - log c.
    """
    ratio = np.exp(national)
    shrunk = (pairs.reached + kappa * ratio) / (pairs.started + kappa)
    return np.log(np.maximum(shrunk, np.finfo(np.float64).tiny)) - national


def mothers(persons: Floats, *, ages: AgeAxis, woman: int | None, years_back: int = 0) -> Floats:
    """Return women aged 20-39 ``years_back`` years ago (...,) in stocks (..., S, A).

    All persons of those ages when sexes are not told apart.
    """
    first, last = MOTHER_AGES
    inside = ages.covers(first + years_back, last + years_back)
    rows = persons if woman is None else persons[..., woman : woman + 1, :]
    return np.asarray(rows[..., inside].sum(axis=(-2, -1)), dtype=np.float64)


def child_ratios(history: StockHistory, *, kappa: float) -> Floats:
    """Return children aged 0 per woman aged 20-39, (R, S), in the last year.

    Shrunk to the national ratio by ``kappa`` women. Method: section 9, equation 9.
    """
    return _per_woman(history, years_back=1, kappa=kappa)


def lasting_child_ratios(history: StockHistory, *, years_back: int, kappa: float) -> Floats:
    """Return the child-woman ratio (R, S) of the last ``years_back`` years, seen from today.

    Those aged j now were born j years ago to the women who are 20 + j to 39 + j now, so one count
    of the population remembers its own births. Section 9, equation 10.
    """
    return _per_woman(history, years_back=years_back, kappa=kappa)


def _per_woman(history: StockHistory, *, years_back: int, kappa: float) -> Floats:
    """Return children aged 0..``years_back`` - 1 per woman who could have borne them, (R, S)."""
    woman = woman_index(history.sexes)
    stock, nation = history.persons[:, -1], history.national[-1]
    born = slice(0, years_back)
    women = sum(
        mothers(stock, ages=history.ages, woman=woman, years_back=j) for j in range(years_back)
    )
    all_women = sum(
        mothers(nation, ages=history.ages, woman=woman, years_back=j) for j in range(years_back)
    )
    national = nation[:, born].sum(axis=1) / np.maximum(all_women, 1.0)
    return np.asarray(
        (stock[..., born].sum(axis=2) + kappa * national) / (np.asarray(women)[:, None] + kappa)
    )


def woman_index(sexes: tuple[str, ...]) -> int | None:
    """Return where women are among ``sexes``, or ``None`` when sexes are not told apart."""
    return sexes.index("women") if "women" in sexes else None

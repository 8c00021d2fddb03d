"""The textbook cohort-component step, for age groups of any width."""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats, require_shape

BOYS_PER_GIRL = 1.05


@dataclass(frozen=True, slots=True)
class Step:
    """Outcome of one projection step.

    Attributes
    ----------
    persons : (S, A)
        Residents at the end of the step, women first.
    births : (A,)
        Births during the step by the mother's age group.

    """

    persons: Floats
    births: Floats


def project_step(
    persons: Floats,
    *,
    survival: Floats,
    fertility: Floats,
    net_migration: Floats,
    width: int,
    boys_per_girl: float = BOYS_PER_GIRL,
) -> Step:
    """Return the population one age-group width later.

    Axes
    ----
    S : women, men
    A : age groups ``width`` years wide, the last one open

    Parameters
    ----------
    persons : (S, A)
        Residents at the start.
    survival : (S, A)
        Share in [0, 1] who live to reach the group: from birth for the first, from the group
        below for the others; the last holds for the two oldest groups together.
    fertility : (A,)
        Births per woman and year.
    net_migration : (S, A)
        Persons moving in less persons moving out during the whole step. Half of them are exposed
        to the step's mortality, and live through it from the start; half come at its end.
    width : years
    boys_per_girl : sex ratio at birth

    Method: docs/method-guide/population.md, section 3.
    Source: Preston, Heuveline & Guillot, Demography (2001), boxes 6.1 and 6.2.

    Examples
    --------
    Two age groups, nobody moves, and 100 women have one child a year as long as they are young:

    >>> step = project_step(
    ...     np.array([[100.0, 50.0], [100.0, 50.0]]),
    ...     survival=np.array([[1.0, 0.5], [1.0, 0.5]]),
    ...     fertility=np.array([0.01, 0.0]),
    ...     net_migration=np.zeros((2, 2)),
    ...     width=1,
    ...     boys_per_girl=1.0,
    ... )
    >>> step.persons
    array([[ 0.25, 75.  ],
           [ 0.25, 75.  ]])

    """
    require_shape("survival", survival, persons.shape)
    require_shape("net_migration", net_migration, persons.shape)
    require_shape("fertility", fertility, persons.shape[1:])

    at_risk = persons + net_migration / 2
    survivors = np.zeros_like(persons)
    survivors[:, 1:] = at_risk[:, :-1] * survival[:, 1:]
    survivors[:, -1] = (at_risk[:, -2] + at_risk[:, -1]) * survival[:, -1]
    ahead = survivors + net_migration / 2

    births = width * fertility * (at_risk[0] + ahead[0]) / 2
    girls = births.sum() / (1 + boys_per_girl)
    newborn = np.array([girls, girls * boys_per_girl])
    ahead[:, 0] += newborn * survival[:, 0]
    return Step(persons=ahead, births=births)

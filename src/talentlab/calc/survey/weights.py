"""How many workplaces each answer stands for.

Method: docs/method-guide/needs-assessment.md, section 6, equations 8-10.
"""

from collections.abc import Sequence

import numpy as np

from talentlab.calc.arrays import Floats, Integers, require_shape

_ROUNDS = 200
_CLOSE = 1e-8  # relative: margins are kept to far better than anybody reads them
_HALVINGS = 100


def unit_weights(cell: Integers, design: Floats, population: Integers) -> Floats:
    """Return ``d_i N_c / sum_{j in c} d_j`` (I,): what the draw gave, made up to the cell's size.

    Who did not answer is taken to be like those of the cell who did.

    Parameters
    ----------
    cell : (I,)
        Which of the C cells each answer is in.
    design : (I,)
        ``N_h / n_h`` of the stratum each was drawn from; 1 where everybody is asked.
    population : (C,)
        Workplaces in the frame.

    """
    require_shape("design", design, cell.shape)
    reached = np.bincount(cell, design, minlength=len(population))
    return np.asarray(design * population[cell] / reached[cell], dtype=np.float64)


def raked(
    base: Floats,
    measure: Floats,
    cells: Sequence[Integers],
    totals: Sequence[Floats],
    *,
    least: float,
    most: float,
) -> Floats:
    """Return the weights (I,) that give every margin its total, near the base weights.

    Raking (Deming and Stephan 1940): each margin in turn, ``sum_{i in cell} w_i x_i = X_cell``,
    while ``least <= w_i / d_i <= most``. A cell that cannot be reached within the bounds is left as
    near as they allow; :func:`largest_miss` says how far that is.

    Parameters
    ----------
    base : (I,)
        Weights d from the strata.
    measure : (I,)
        What is added: 1 for workplaces, employees for people.
    cells : for each margin (I,)
        Which of the margin's cells each answer is in.
    totals : for each margin (C,)
        What the cells add up to in the frame.

    """
    require_shape("measure", measure, base.shape)
    change = np.ones_like(base)
    for _ in range(_ROUNDS):
        before = change.copy()
        for cell, total in zip(cells, totals, strict=True):
            for c, wanted in enumerate(total):
                inside = cell == c
                part = (base * measure)[inside]
                change[inside] = _scaled(change[inside], part, float(wanted), least, most)
        if np.abs(change - before).max(initial=0.0) < _CLOSE:
            break
    return np.asarray(base * change)


def _scaled(change: Floats, part: Floats, wanted: float, least: float, most: float) -> Floats:
    """Return changes within bounds that give ``wanted``; the sum grows with the factor."""
    if not len(change) or part.sum() == 0:
        return change
    plain = change * (wanted / (change * part).sum())
    if least <= plain.min() and plain.max() <= most:
        return np.asarray(plain)
    low, high = least / change.max(), most / change.min()
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if (np.clip(change * middle, least, most) * part).sum() < wanted:
            low = middle
        else:
            high = middle
    return np.asarray(np.clip(change * high, least, most))


def largest_miss(
    weights: Floats, measure: Floats, cells: Sequence[Integers], totals: Sequence[Floats]
) -> float:
    """Return the largest relative distance between a margin's cell and its total."""
    worst = 0.0
    for cell, total in zip(cells, totals, strict=True):
        reached = np.bincount(cell, weights * measure, minlength=len(total))
        there = total > 0
        miss = np.abs(reached[there] / total[there] - 1)
        worst = max(worst, float(miss.max(initial=0.0)))
    return worst


def design_effect(weights: Floats) -> float:
    """Return ``n sum w^2 / (sum w)^2``: what unequal weights do to a variance (Kish 1965).

    Examples
    --------
    >>> design_effect(np.array([1.0, 1.0, 4.0]))
    1.5

    """
    return float(len(weights) * (weights**2).sum() / weights.sum() ** 2)


def effective_answers(weights: Floats) -> float:
    """Return how many equally weighted answers these are worth: ``n / deff``."""
    return len(weights) / design_effect(weights)

"""What the answers say of all workplaces, and how sure it is.

Method: docs/method-guide/needs-assessment.md, section 7, equations 11-12.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats, Integers, require_shape

_COUNT_AGAIN = 2  # answers that it takes to see how unlike workplaces are


@dataclass(frozen=True, slots=True)
class Answers:
    """Those who answered: I workplaces in H cells of weights.

    Attributes
    ----------
    cell : (I,)
        Which of the H cells each is in.
    population : (H,)
        Workplaces in the frame.
    base, weights : (I,)
        ``N_h / n_h``, and the weights after raking.
    known : (I, J)
        What the weights were raked to, one column for each cell of each margin.
    measure : (I,)
        1 for workplaces, employees for people.

    """

    cell: Integers
    population: Integers
    base: Floats
    weights: Floats
    known: Floats
    measure: Floats


@dataclass(frozen=True, slots=True)
class Totals:
    """Grossed-up totals (K,), and their variances from the draw and from the statements."""

    total: Floats
    variance: Floats


def grossed(answers: Answers, needs: Floats, uncertain: Floats) -> Totals:
    """Return the totals of K occupations for all workplaces in the frame.

    ``T = sum_i w_i y_i``. The variance is of what the known totals do not explain, in strata and
    with the finite population in it, and of the statements themselves:
    ``V = sum_h N_h^2 (1 - n_h / N_h) s_h^2 / n_h + sum_i w_i v_i``, where ``s_h^2`` is of
    ``w_i / d_i`` times the residuals of y on what was raked to (Deville and Särndal 1992). A
    workplace without a need is a zero: occupations are domains of the same sample.

    Parameters
    ----------
    answers
        Who answered, and their weights.
    needs, uncertain : (I, K)
        What each stated, and the variance of the statement.

    """
    require_shape("uncertain", uncertain, needs.shape)
    require_shape("needs", needs, (len(answers.base), needs.shape[1]))
    left = _residuals(answers, needs) * (answers.weights / answers.base)[:, None]
    variance = answers.weights @ uncertain
    for h, population in enumerate(answers.population):
        inside = left[answers.cell == h]
        if len(inside) < _COUNT_AGAIN:
            continue
        missed = population * (population - len(inside)) / len(inside)
        variance = variance + missed * inside.var(axis=0, ddof=1)
    return Totals(total=answers.weights @ needs, variance=variance)


def _residuals(answers: Answers, needs: Floats) -> Floats:
    """Return what a weighted regression on the known columns leaves (I, K)."""
    scale = np.sqrt(answers.base / answers.measure)[:, None]
    slopes, *_ = np.linalg.lstsq(scale * answers.known, scale * needs, rcond=None)
    return np.asarray(needs - answers.known @ slopes)

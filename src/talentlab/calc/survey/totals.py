"""What the answers say of all workplaces, and how sure it is.

Method: docs/method-guide/needs-assessment.md, section 7, equations 11-12.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats, Integers, require_shape

_NOTHING = 1e-10  # relative: margins that sum to the same make columns that say nothing new
_LEAST_FREE = 0.1  # an answer that is nearly alone in its cell has a residual that says little


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
        The weights of the cells, and after raking.
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

    ``T = sum_i w_i y_i``. The variance is of what the known totals do not explain, with the finite
    population in it, and of the statements themselves:
    ``V = sum_h (1 - n_h / N_h) sum_{i in h} w_i^2 e_i^2 / (1 - l_i) + sum_i w_i v_i``, where e are
    the residuals of y on what was raked to (Deville and Särndal 1992) and ``l_i`` how far an answer
    draws the regression to itself (MacKinnon and White 1985). With stratum weights alone it is the
    textbook's ``N_h^2 (1 - n_h / N_h) s_h^2 / n_h``. A workplace without a need is a zero:
    occupations are domains of the same sample.

    Parameters
    ----------
    answers
        Who answered, and their weights.
    needs, uncertain : (I, K)
        What each stated, and the variance of the statement.

    """
    require_shape("uncertain", uncertain, needs.shape)
    require_shape("needs", needs, (len(answers.base), needs.shape[1]))
    left = _residuals(answers, needs) * answers.weights[:, None]
    reached = np.bincount(answers.cell, minlength=len(answers.population))
    missed = np.maximum(1 - reached / answers.population, 0.0)
    drawn = missed[answers.cell] @ left**2
    return Totals(total=answers.weights @ needs, variance=drawn + answers.weights @ uncertain)


def _residuals(answers: Answers, needs: Floats) -> Floats:
    """Return what a weighted regression on the known columns leaves (I, K), made up for leverage.

    The basis is orthonormal, so that an answer's leverage is its row's length.
    """
    scale = np.sqrt(answers.base / answers.measure)[:, None]
    basis, lengths, _ = np.linalg.svd(scale * answers.known, full_matrices=False)
    basis = basis[:, lengths > _NOTHING * lengths.max()]
    scaled = scale * needs
    free = 1 - (basis**2).sum(axis=1)
    left = (scaled - basis @ (basis.T @ scaled)) / scale
    return np.asarray(left / np.sqrt(np.maximum(free, _LEAST_FREE))[:, None])

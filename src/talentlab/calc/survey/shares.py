"""How sure a share is, and how many answers it takes.

Method: docs/method-guide/needs-assessment.md, section 4, equation 3.
"""

import math

from talentlab.calc.calibration import normal_quantile


def margin_of_share(
    share: float, answers: float, population: float, *, level: float = 0.95
) -> float:
    """Return the half-width (0-1) of a share's interval from a simple draw without replacement.

    ``m = z sqrt(p (1 - p) / n * (N - n) / (N - 1))``: who asks everybody has no margin. With
    weights, ``answers`` are the effective ones. In strata it is cautious.

    Examples
    --------
    >>> round(margin_of_share(0.5, 124, 400), 3)
    0.073

    """
    if population <= 1:
        return 0.0
    unknown = max(population - answers, 0.0) / (population - 1)
    return normal_quantile(level) * math.sqrt(share * (1 - share) / answers * unknown)


def answers_for_margin(
    margin: float, population: int, *, share: float = 0.5, level: float = 0.95
) -> int:
    """Return the fewest answers that keep the margin (0-1) of a share.

    ``n = N / (1 + (N - 1) m^2 / (z^2 p (1 - p)))``, equation 3 turned around.

    Examples
    --------
    >>> answers_for_margin(0.05, 400)
    197

    """
    wide = normal_quantile(level) ** 2 * share * (1 - share)
    return math.ceil(population / (1 + (population - 1) * margin**2 / wide) - 1e-9)

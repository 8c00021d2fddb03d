"""One year ahead: cohorts grow older, children are born."""

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.population.history import AgeAxis
from talentlab.calc.population.ratios import mothers


def one_year(
    stock: Floats, *, ratio: Floats, child_ratio: Floats, ages: AgeAxis, woman: int | None
) -> Floats:
    """Return the stock one year later.

    Axes: R regions, S sexes, A ages (the last one open).

    Parameters
    ----------
    stock : (R, S, A)
        Residents now.
    ratio : (R, S, A-1)
        Cohort-change ratio into age a + 1; the last one also keeps the open age.
    child_ratio : (R, S)
        Persons aged 0 per woman aged 20-39 at the same time.
    ages : AgeAxis
    woman : int or None
        Position of women on S; ``None`` when sexes are not told apart.

    Returns
    -------
    (R, S, A)

    Method: docs/method-guide/population.md, section 8, equation 8.

    Examples
    --------
    Half of each cohort stays, and nobody is of an age to have children:

    >>> import numpy as np
    >>> stock = np.zeros((1, 1, 66))
    >>> stock[..., 63:] = 8.0, 6.0, 2.0
    >>> ahead = one_year(
    ...     stock,
    ...     ratio=np.full((1, 1, 65), 0.5),
    ...     child_ratio=np.zeros((1, 1)),
    ...     ages=AgeAxis(lower=tuple(range(66)), width=1),
    ...     woman=None,
    ... )
    >>> ahead[0, 0, 63:]
    array([0., 4., 4.])

    """
    regions, sexes, steps = stock.shape
    require_shape("ratio", ratio, (regions, sexes, steps - 1))
    require_shape("child_ratio", child_ratio, (regions, sexes))

    ahead = np.empty_like(stock)
    ahead[..., 1:] = stock[..., :-1] * ratio
    ahead[..., -1] += stock[..., -1] * ratio[..., -1]
    ahead[..., 0] = 0.0
    ahead[..., 0] = child_ratio * mothers(ahead, ages=ages, woman=woman)[:, None]
    return ahead

"""One step ahead: cohorts grow older, children are born."""

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.population.history import AgeAxis
from talentlab.calc.population.ratios import mothers


def one_step(
    stock: Floats, *, ratio: Floats, child_ratio: Floats, ages: AgeAxis, woman: int | None
) -> Floats:
    """Return the stock one step (``ages.width`` years) later.

    Axes: R regions, S sexes, A age steps (the last one open).

    Parameters
    ----------
    stock : (R, S, A)
        Residents now.
    ratio : (R, S, A-1)
        Cohort-change ratio into age step a + 1; the last one also keeps the open step.
    child_ratio : (R, S)
        Persons in the first step per woman aged 20-39 at the same time.
    ages : AgeAxis
    woman : int or None
        Position of women on S; ``None`` when sexes are not told apart.

    Returns
    -------
    (R, S, A)

    Method: docs/method-guide/population.md, section 4, equation 3.

    Examples
    --------
    Half of each cohort stays; no women of child-bearing age, so nobody is born:

    >>> import numpy as np
    >>> ages = AgeAxis(lower=tuple(range(0, 90, 10)), width=10)
    >>> one_step(
    ...     np.array([[[8.0, 4.0, 0.0, 0.0, 0.0, 0.0, 0.0, 6.0, 2.0]]]),
    ...     ratio=np.full((1, 1, 8), 0.5),
    ...     child_ratio=np.zeros((1, 1)),
    ...     ages=ages,
    ...     woman=None,
    ... )
    array([[[0., 4., 2., 0., 0., 0., 0., 0., 4.]]])

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

"""What each education is used for: from the educations of occupations to the uses of educations.

Method: docs/method-guide/demand.md, section 8.
"""

import numpy as np

from talentlab.calc.arrays import Floats, require_shape


def exercised(jobs: Floats, profile: Floats) -> Floats:
    """Return the flexibility matrix F (E, O): which occupations each education works in.

    ``jobs`` (O,) are jobs by occupation and ``profile`` (O, E) the educations that hold them. Rows
    add up to one; an education that nobody here has is spread as everybody is.

    It says what people do, not what they could do: nobody counts the latter. In QuBe's terms it is
    the matrix from learned to exercised occupation (BIBB/IAB), for the whole labour force there and
    for the employed here.

    Method: docs/method-guide/demand.md, section 8, equation 15.

    Examples
    --------
    >>> exercised(np.array([8.0, 2.0]), np.array([[1.0, 0.0], [0.5, 0.5]])).round(3).tolist()
    [[0.889, 0.111], [0.0, 1.0]]

    """
    require_shape("profile", profile, (len(jobs), profile.shape[1]))
    table = (jobs[:, None] * profile).T
    total = table.sum(axis=1, keepdims=True)
    whole = jobs.sum()
    everybody = np.broadcast_to(jobs / whole if whole > 0 else 1.0 / len(jobs), table.shape)
    return np.where(total > 0, table / np.where(total > 0, total, 1.0), everybody)


def used(supply: Floats, flexibility: Floats) -> Floats:
    """Return persons (..., O) by the occupation they tend to work in, of ``supply`` (..., E)."""
    return np.asarray(supply @ flexibility)

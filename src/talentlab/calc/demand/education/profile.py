"""Which educations hold each occupation: counted, drawn to wider areas where few are.

Method: docs/method-guide/demand.md, section 6.
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.flexibility import EDUCATION, EducationSettings

_FEWEST: Final = 1.0  # expected employees: in smaller cells a squared miss says nothing


def drawn_to(counted: Floats, wider: Floats, size: float) -> Floats:
    """Return shares (..., O, E) of ``counted`` employees, drawn to the ``wider`` shares (O, E).

    The mean of a Dirichlet whose prior are ``size`` employees distributed as in the wider area.

    Method: docs/method-guide/demand.md, section 6, equation 8.

    Examples
    --------
    >>> drawn_to(np.array([[30.0, 10.0]]), np.array([[0.5, 0.5]]), 40.0).tolist()
    [[0.625, 0.375]]

    """
    require_shape("wider", wider, counted.shape[-2:])
    total = counted.sum(axis=-1, keepdims=True)
    return np.asarray((counted + size * wider) / (total + size))


def shares(counted: Floats) -> Floats:
    """Return each occupation's shares (O, E); of one that nobody holds, everybody's together."""
    total = counted.sum(axis=1, keepdims=True)
    whole = counted.sum()
    if whole <= 0:
        message = "nobody holds any occupation"
        raise ValueError(message)
    everybody = np.broadcast_to(counted.sum(axis=0) / whole, counted.shape)
    return np.where(total > 0, counted / np.where(total > 0, total, 1.0), everybody)


def likeness(counted: Floats, wider: Floats, settings: EducationSettings = EDUCATION) -> float:
    """Return how many employees the wider area counts as: how alike its parts are.

    By moments of the Dirichlet-multinomial: squared misses of ``counted`` (M, O, E) from the wider
    shares (O, E), beside those of plain luck, are (n + kappa) / (1 + kappa) times as large.

    Method: docs/method-guide/demand.md, section 6, equation 9.
    """
    total = counted.sum(axis=-1, keepdims=True)
    expected = total * wider
    seen = expected >= _FEWEST
    if not seen.any():
        return settings.usual_size
    squares = np.divide(
        (counted - expected) ** 2, expected, out=np.zeros_like(expected), where=seen
    )
    cells = np.where(seen, 1.0 - wider, 0.0)
    missed, free, sized = squares.sum(), cells.sum(), (cells * total).sum()
    if missed <= free:
        return settings.most_size
    kappa = (sized - missed) / (missed - free)
    return float(np.clip(kappa, settings.least_size, settings.most_size))


def fitted_to(
    profile: Floats, jobs: Floats, educated: Floats, settings: EducationSettings = EDUCATION
) -> Floats:
    """Return shares (O, E) near ``profile`` that give a place's ``educated`` (E,) of its ``jobs``.

    Iterative proportional fitting of the table jobs x shares; a fixed number of rounds, the
    occupations last, so that shares add up to one. An education that no occupation here uses is
    met as far as the profile allows.

    Method: docs/method-guide/demand.md, section 6, equation 10.
    """
    require_shape("profile", profile, (len(jobs), len(educated)))
    wanted = educated * (jobs.sum() / educated.sum())
    table = jobs[:, None] * profile
    for _ in range(settings.fit_rounds):
        there = table.sum(axis=0)
        table = table * np.divide(wanted, there, out=np.ones_like(there), where=there > 0)
        rows = table.sum(axis=1)
        table = table * np.divide(jobs, rows, out=np.zeros_like(rows), where=rows > 0)[:, None]
    rows = table.sum(axis=1, keepdims=True)
    return np.where(rows > 0, table / np.where(rows > 0, rows, 1.0), profile)

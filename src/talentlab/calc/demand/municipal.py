"""Municipal employees by occupation, modelled from the county's occupations and local industries.

Nobody publishes them. What is published is the county's employees by occupation, and each
municipality's employed by industry; how occupations spread over industries ties the two together.

Method: docs/method-guide/employment.md, section 8.
"""

from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.municipal import MUNICIPAL
from talentlab.calc.calibration import normal_quantile

MOST_ROUNDS: Final = 1000
TOLERANCE: Final = 1e-9
"""Sums are met to this share of the whole: far below a person in any country."""


def seed_table(counted: Floats, occupations: Floats, industries: Floats) -> Floats:
    """Return the shares (O, I) that the fit starts from: as counted, and a little anywhere.

    The share epsilon is laid out in proportion to the margins. Without it an occupation that the
    counted table happens to lack could have no employees anywhere.
    """
    require_shape("counted", counted, (len(occupations), len(industries)))
    anywhere = np.outer(occupations, industries) / (occupations.sum() * industries.sum())
    if counted.sum() <= 0:
        return np.asarray(anywhere)
    share = MUNICIPAL.seed_spread
    return np.asarray((1 - share) * counted / counted.sum() + share * anywhere)


def fitted(seed: Floats, occupations: Floats, industries: Floats) -> Floats:
    """Return the table (O, I) nearest to ``seed`` whose sums are exactly these.

    Iterative proportional fitting: rows and columns are scaled in turn. Among all tables with
    those sums the result has the least relative entropy to the seed, and the seed's odds ratios.
    W. E. Deming and F. F. Stephan (1940), "On a least squares adjustment of a sampled frequency
    table when the expected marginal totals are known", Annals of Mathematical Statistics 11.

    Parameters
    ----------
    seed : (O, I)
        Not negative; its scale does not matter.
    occupations : (O,)
        Wanted row sums, employees.
    industries : (I,)
        Wanted column sums, employees; with the same total.

    Raises
    ------
    ValueError
        The totals differ, a sum is wanted where the seed has nothing, or no table with these zeros
        has those sums.

    Examples
    --------
    >>> fitted(np.ones((2, 2)), np.array([6.0, 2.0]), np.array([4.0, 4.0])).tolist()
    [[3.0, 3.0], [1.0, 1.0]]

    """
    require_shape("seed", seed, (len(occupations), len(industries)))
    total = occupations.sum()
    if not np.isclose(total, industries.sum(), rtol=TOLERANCE, atol=0.0):
        message = f"occupations sum to {total}, industries to {industries.sum()}"
        raise ValueError(message)
    for name, wanted, there in (
        ("occupations", occupations, seed.sum(axis=1)),
        ("industries", industries, seed.sum(axis=0)),
    ):
        if (wanted > 0)[there <= 0].any():
            message = f"{name} wanted where the seed has none: {np.flatnonzero(there <= 0)}"
            raise ValueError(message)
    table = seed.astype(np.float64)
    for _ in range(MOST_ROUNDS):
        table = table * _ratio(occupations, table.sum(axis=1))[:, None]
        table = table * _ratio(industries, table.sum(axis=0))
        if np.abs(table.sum(axis=1) - occupations).sum() <= TOLERANCE * total:
            return np.asarray(table)
    message = f"no table with these zeros has the wanted sums ({MOST_ROUNDS} rounds tried)"
    raise ValueError(message)


def _ratio(wanted: Floats, there: Floats) -> Floats:
    return np.divide(wanted, there, out=np.zeros_like(there), where=there > 0)


def municipal_employees(counted: Floats, occupations: Floats, industries: Floats) -> Floats:
    """Return the employees (M, O) of every municipality of a county.

    Within an industry, every municipality is given the county's mix of occupations. This is the
    fit of a table (M, O, I) to both margins from a seed that is alike in all municipalities:
    each occupation sums to the county's, each municipality to its industries.

    Parameters
    ----------
    counted : (O, I)
        How occupations spread over industries; its scale does not matter.
    occupations : (O,)
        The county's employees by occupation.
    industries : (M, I)
        Employed by industry; brought to the county's number of employees, in proportion.

    Raises
    ------
    ValueError
        There is nobody in the industries, though there are employees.

    Method: docs/method-guide/employment.md, section 8, equation 12.

    """
    require_shape("industries", industries, (len(industries), counted.shape[1]))
    whole, employees = industries.sum(), occupations.sum()
    if employees <= 0:
        return np.zeros((len(industries), len(occupations)))
    if whole <= 0:
        message = "nobody in any industry"
        raise ValueError(message)
    scaled = industries * (employees / whole)
    columns = scaled.sum(axis=0)
    table = fitted(seed_table(counted, occupations, columns), occupations, columns)
    mix = np.divide(table, columns, out=np.zeros_like(table), where=columns > 0)
    return np.asarray(scaled @ mix.T)


def excess_variance(modelled: Floats, counted: Floats) -> float:
    """Return the log variance of ``counted`` around ``modelled`` beyond plain luck; 0 at least.

    By moments over all cells: the sum of squared misses less the Poisson variance, divided by the
    sum of squared numbers.
    """
    require_shape("counted", counted, modelled.shape)
    squares = (modelled**2).sum()
    if squares <= 0:
        return 0.0
    misses = ((counted - modelled) ** 2).sum() - MUNICIPAL.luck * modelled.sum()
    return float(max(misses / squares, 0.0))


def level_interval(employees: Floats, unlike: Floats) -> tuple[Floats, Floats]:
    """Return the 80 % interval of how many are employed today where so many were modelled.

    Lognormal with the modelled number as mean; ``unlike`` (K,) is the log variance of what the
    model misses, for each length of code, beside which there is luck. It is told in words and not
    drawn: forecasts start from the modelled number, and say what changes from there.

    Method: docs/method-guide/employment.md, section 8.
    """
    luck = MUNICIPAL.luck / np.maximum(employees, MUNICIPAL.luck)
    variance = unlike.sum() + np.minimum(luck, MUNICIPAL.most_variance)
    half = normal_quantile(0.8) * np.sqrt(variance)
    low, high = (np.asarray(employees * np.exp(z - variance / 2)) for z in (-half, half))
    return low, high


def misplaced(modelled: Floats, counted: Floats) -> float:
    """Return the sum of absolute misses as a share of everybody counted."""
    require_shape("counted", counted, modelled.shape)
    return float(np.abs(modelled - counted).sum() / counted.sum())

"""Who dies and who moves, by education: rates by age, told apart by odds of education.

Method: docs/method-guide/supply.md, section 3.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from talentlab.calc.arrays import Floats


def odds_of(odds: Mapping[str, float], group_codes: Sequence[str]) -> Floats:
    """Return the odds (E,) of each group by how far it goes, its second character.

    Examples
    --------
    >>> odds_of({"3": 1.0, "5": 0.5}, ("75N", "53E"))
    array([0.5, 1. ])

    """
    return np.array([odds[code[1]] for code in group_codes])


def told_apart(rates: Floats, odds: Floats, people: Floats) -> Floats:
    """Return shares (..., E) with the given ratios that are ``rates`` (...) among ``people``.

    ``rate_e = rate odds_e / mean odds``, the mean over ``people`` (..., E); at most 1.
    """
    total = people.sum(axis=-1)
    weighted = people @ odds
    mean = np.divide(weighted, total, out=np.ones(total.shape), where=total > 0)
    return np.asarray(np.minimum((rates / mean)[..., None] * odds, 1.0))


def within_stages(shares: Mapping[str, float], people: Floats, codes: Sequence[str]) -> Floats:
    """Return shares (..., E) given by stage, within it as among ``people`` (..., E).

    A stage that nobody has is given to the others.
    """
    found = np.zeros(people.shape)
    for stage, share in shares.items():
        members = [e for e, code in enumerate(codes) if code[1] == stage]
        own = people[..., members]
        total = own.sum(axis=-1, keepdims=True)
        found[..., members] = share * np.divide(
            own, total, out=np.zeros(own.shape), where=total > 0
        )
    whole = found.sum(axis=-1, keepdims=True)
    even = np.full(found.shape, 1.0 / len(codes))
    return np.asarray(np.divide(found, whole, out=even, where=whole > 0))


def shares_of(people: Floats, otherwise: Floats) -> Floats:
    """Return people (..., E) as shares; ``otherwise`` where there is nobody."""
    total = people.sum(axis=-1, keepdims=True)
    fallback = np.array(np.broadcast_to(otherwise, people.shape))
    return np.asarray(np.divide(people, total, out=fallback, where=total > 0))

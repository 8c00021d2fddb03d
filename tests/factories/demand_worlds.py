"""Worlds whose future is known: industries of municipalities, and educations of occupations."""

import numpy as np

from talentlab.calc.demand.industries.outlook import industry_history

YEARS = tuple(range(2008, 2024))
GROUPS = ("B+C", "F", "G", "O", "P", "Q")


def industry_world(seed, *, places=12, shared=0.01, own=0.03, trend=0.01, leaving=0.15):
    """Return municipalities' industries whose employees come and go.

    Every year a share leaves and others come, as many as growth asks for; growth has trends that
    last, of industries and of municipalities, and shocks, shared and own.
    """
    random = np.random.default_rng(seed)
    size = np.exp(random.normal(5.5, 1.2, (places, len(GROUPS))))
    lasting = random.normal(0, trend, len(GROUPS)) + random.normal(0, trend / 2, (places, 1))
    alone = own * (size / 1000.0) ** -0.375
    persons = [np.round(size)]
    for _ in YEARS[1:]:
        growth = lasting + random.normal(0, shared, len(GROUPS))
        growth = growth + alone * random.standard_normal(size.shape)
        stay = random.binomial(persons[-1].astype(np.int64), 1.0 - leaving)
        come = np.maximum(np.exp(growth) - 1.0 + leaving, 0.0) * persons[-1]
        persons.append((stay + random.poisson(come)).astype(np.float64))
    codes = [f"24{m:02d}" for m in range(places)]
    return industry_history(codes, GROUPS, YEARS, np.stack(persons, axis=-1), ())


def education_world(seed, *, occupations=20, groups=12, years=12, trend=0.02, shock=0.02):
    """Return employees (O, E, Y) whose educations drift, and the yearly trend (E,) behind it."""
    random = np.random.default_rng(seed)
    profile = random.dirichlet(np.full(groups, 0.5), occupations)
    size = np.exp(random.normal(6.5, 1.0, occupations))
    lasting = random.normal(0, trend, groups)
    moved = np.cumsum(lasting[:, None] + shock * random.standard_normal((groups, years)), axis=1)
    weights = profile[..., None] * np.exp(moved)
    expected = size[:, None, None] * weights / weights.sum(axis=1, keepdims=True)
    return np.round(expected), lasting

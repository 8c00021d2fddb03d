"""Worlds whose future is known: industries of municipalities, and educations of occupations."""

import numpy as np

from talentlab.calc.demand.history import EmploymentHistory
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


EDUCATIONS = tuple(f"{e:02d}Z" for e in range(20))
OCCUPATIONS = tuple(sorted(f"{1 + o % 5}{1 + o // 5}" for o in range(30)))


def staffed_world(seed, *, trend=0.02, shock=0.02, regions=6, leaving=0.2):
    """Return regions' employees by occupation, and the first one's by education too (O, E, Y).

    Occupations grow; each year a share of those with an education leave, and who comes is drawn
    from what the occupation asks for by then, which drifts: a lasting trend and shocks.
    """
    random = np.random.default_rng(seed)
    persons = _employees(random, regions)
    asked = _asked_for(random, trend, shock)
    now = [random.multinomial(int(persons[0, o, 0]), asked[o, :, 0]) for o in range(len(asked))]
    counted = [np.array(now)]
    for t in range(1, persons.shape[-1]):
        stay = random.binomial(counted[-1], 1.0 - leaving)
        wanted = persons[0, :, [t]].T * asked[..., t]
        come = np.maximum(wanted - (1.0 - leaving) * counted[-1], 0.0)
        counted.append(stay + random.poisson(come))
    educated = np.stack(counted, axis=-1).astype(np.float64)
    persons[0] = educated.sum(axis=1)
    names = tuple(f"r{i}" for i in range(regions))
    history = EmploymentHistory(names, OCCUPATIONS, ("total",), YEARS, persons[:, :, None], ())
    return history, educated


def _employees(random, regions):
    size = np.exp(random.normal(6.3, 1.0, len(OCCUPATIONS)))
    level = size * np.exp(random.normal(0, 0.3, (regions, len(OCCUPATIONS))))
    lasting = random.normal(0, 0.015, len(OCCUPATIONS))
    found = []
    for _ in YEARS:
        found.append(np.round(np.maximum(level, 1.0)))
        growth = lasting + random.normal(0, 0.01) + random.normal(0, 0.015, len(OCCUPATIONS))
        own = 0.02 * (level / 1000.0) ** -0.375 * random.standard_normal(level.shape)
        luck = np.sqrt(0.5 * level) * random.standard_normal(level.shape)
        level = np.maximum(level * np.exp(growth + own) + luck, 1.0)
    return np.stack(found, axis=-1)


def _asked_for(random, trend, shock):
    """Return the shares (O, E, Y) of those who come."""
    profile = random.dirichlet(np.full(len(EDUCATIONS), 0.4), len(OCCUPATIONS))
    steps = random.normal(0, trend, (len(EDUCATIONS), 1))
    steps = steps + shock * random.standard_normal((len(EDUCATIONS), len(YEARS)))
    weights = profile[..., None] * np.exp(np.cumsum(steps, axis=1))
    return weights / weights.sum(axis=1, keepdims=True)

"""Invented employment: regions, occupations by prefix and two sexes, that grow and wander."""

import numpy as np

from talentlab.calc.demand.history import EmploymentHistory

SEXES = ("women", "men")


def invented_employment(
    *,
    regions=3,
    groups=3,
    years=range(2010, 2020),
    employees=60_000.0,
    seed=1,
    noise=0.03,
    growth=0.01,
    breaks=(),
):
    """Return a history with three occupations per group, whose cells wander by ``noise`` a year.

    ``employees`` is how many there are in all; sizes of regions and occupations differ much.
    """
    random = np.random.default_rng(seed)
    occupations = tuple(f"{g}{i}" for g in range(1, groups + 1) for i in range(1, 4))
    sizes = random.lognormal(0.0, 1.0, (regions, len(occupations), len(SEXES)))
    log = np.log(sizes / sizes.sum() * employees)
    counted = []
    for _ in years:
        counted.append(np.rint(np.exp(log)))
        nation = random.normal(growth, noise / 3)
        occupation = random.normal(0.0, noise / 2, (1, len(occupations), 1))
        region = random.normal(0.0, noise / 2, (regions, 1, 1))
        log = log + nation + occupation + region + random.normal(0.0, noise, log.shape)
    return EmploymentHistory(
        region_codes=tuple(f"r{i}" for i in range(regions)),
        occupations=occupations,
        sexes=SEXES,
        years=tuple(years),
        persons=np.stack(counted, axis=-1),
        breaks=tuple(breaks),
    )


def of(persons, *, years, breaks=(), occupations=None, region_codes=None):
    """Return a history from persons (R, O, S, Y), with names made up where none are given."""
    persons = np.asarray(persons, dtype=np.float64)
    regions, codes, sexes, _ = persons.shape
    return EmploymentHistory(
        region_codes=region_codes or tuple(f"r{i}" for i in range(regions)),
        occupations=occupations or tuple(f"{i + 1}1" for i in range(codes)),
        sexes=SEXES[:sexes],
        years=tuple(years),
        persons=persons,
        breaks=tuple(breaks),
    )

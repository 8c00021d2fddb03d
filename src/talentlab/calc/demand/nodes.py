"""The variance of any sum over occupations: each shock hits everything below its code.

Method: docs/method-guide/employment.md, section 6.
"""

from dataclasses import dataclass

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.history import prefixes, summed
from talentlab.calc.demand.spread import Spread


@dataclass(frozen=True, slots=True)
class NodeVariances:
    """Variances, in persons squared, of codes (C) of one length, ``years`` (H) ahead.

    ``regions`` is (R, C, H); ``nation`` (C, H) is of the sum over regions.
    """

    regions: Floats
    nation: Floats


def node_variances(
    expected: Floats,
    occupations: tuple[str, ...],
    spread: Spread,
    level: int,
    *,
    sex: int | None = None,
) -> NodeVariances:
    """Return the variances of all codes of length ``level``, of both sexes together or of one.

    ``expected`` is (R, O, S, H). A shock to a shorter code moves the whole node; shocks to longer
    codes are added up as independent.

    Method: docs/method-guide/employment.md, section 6, equation 7.
    """
    both = expected.sum(axis=2)
    felt = both if sex is None else expected[:, :, sex]
    of_sex = expected if sex is None else expected[:, :, [sex]]
    plain = spread.luck * felt + (of_sex**2 * spread.sex_variance(of_sex)).sum(axis=2)
    regions = summed(plain, prefixes(occupations, level)[1])
    nation = regions.sum(axis=0, keepdims=True)
    for length in range(len(spread.own)):
        codes, below = prefixes(occupations, max(length, level))
        shocked, part_of = prefixes(codes, length)[1], prefixes(codes, level)[1]
        employees = summed(both, prefixes(occupations, length)[1])
        own = spread.own_variance(length, employees)[:, shocked]
        shared = spread.shared_variance(length, employees.sum(axis=0, keepdims=True))[:, shocked]
        size = summed(felt, below)
        regions = regions + summed(size**2 * (own + shared), part_of)
        nation_own = (size**2 * own).sum(axis=0, keepdims=True)
        nation_size = size.sum(axis=0, keepdims=True)
        nation = nation + summed(nation_own + nation_size**2 * shared, part_of)
    return NodeVariances(regions=regions, nation=nation[0])

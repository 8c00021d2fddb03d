"""The variance of any sum over occupations: each shock hits everything below its code.

Method: docs/method-guide/employment.md, section 6.
"""

from dataclasses import dataclass

import numpy as np

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


@dataclass(frozen=True, slots=True)
class VarianceParts:
    """What the variances of nodes are the sum of: one part for each kind of shock.

    Shocks to one sex are among a region's own, since they are scaled together.
    """

    luck: NodeVariances
    own: NodeVariances
    shared: NodeVariances

    def together(self, luck: float = 1.0, own: float = 1.0, shared: float = 1.0) -> NodeVariances:
        """Return the sum of the parts, each times what its variances are multiplied by."""
        weighed = ((self.luck, luck), (self.own, own), (self.shared, shared))
        return NodeVariances(
            regions=np.asarray(sum(part.regions * times for part, times in weighed)),
            nation=np.asarray(sum(part.nation * times for part, times in weighed)),
        )


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
    return variance_parts(expected, occupations, spread, level, sex=sex).together()


def variance_parts(
    expected: Floats,
    occupations: tuple[str, ...],
    spread: Spread,
    level: int,
    *,
    sex: int | None = None,
) -> VarianceParts:
    """Return what :func:`node_variances` adds up, by kind of shock."""
    both = expected.sum(axis=2)
    felt = both if sex is None else expected[:, :, sex]
    of_sex = expected if sex is None else expected[:, :, [sex]]
    _, nodes = prefixes(occupations, level)
    luck = summed(spread.luck * felt, nodes)
    own = summed((of_sex**2 * spread.sex_variance(of_sex)).sum(axis=2), nodes)
    nation_own = own.sum(axis=0, keepdims=True)
    shared, nation_shared = np.zeros_like(own), np.zeros_like(nation_own)
    for length in range(len(spread.own)):
        codes, below = prefixes(occupations, max(length, level))
        shocked, part_of = prefixes(codes, length)[1], prefixes(codes, level)[1]
        employees = summed(both, prefixes(occupations, length)[1])
        of_own = spread.own_variance(length, employees)[:, shocked]
        of_all = spread.shared_variance(length, employees.sum(axis=0, keepdims=True))[:, shocked]
        size = summed(felt, below)
        hit, whole = size**2 * of_own, size.sum(axis=0, keepdims=True)
        own = own + summed(hit, part_of)
        nation_own = nation_own + summed(hit.sum(axis=0, keepdims=True), part_of)
        shared = shared + summed(size**2 * of_all, part_of)
        nation_shared = nation_shared + summed(whole**2 * of_all, part_of)
    return VarianceParts(
        luck=NodeVariances(luck, luck.sum(axis=0)),
        own=NodeVariances(own, nation_own[0]),
        shared=NodeVariances(shared, nation_shared[0]),
    )

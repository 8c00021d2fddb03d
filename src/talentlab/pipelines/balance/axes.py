"""Which cells the gap is told of, which wider ones they are part of, and what adds up to what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, Integers
from talentlab.calc.balance.disclosure import Sum
from talentlab.calc.balance.sums import membership
from talentlab.vocab.education_pools import BROAD, PUBLISHED, education_pools, members_of_pools
from talentlab.vocab.region import Region

TOTAL: Final = "total"
WHOLE_SECTOR: Final = 0
"""Place of both sectors together on the axis K of what is shown."""
_AREA_AXIS, _CODE_AXIS, _SECTOR_AXIS = range(3)


@dataclass(frozen=True, slots=True)
class Codes:
    """Groups, the wider ones and all together, finest first: the axis C.

    ``members`` code -> the groups it adds up; ``parents`` (C,) the place of the next wider code, -1
    for all together. The widest that is shown instead of another is the last before all together.
    """

    members: Mapping[str, tuple[str, ...]]
    parents: Integers

    @property
    def names(self) -> tuple[str, ...]:
        """Return the codes in order."""
        return tuple(self.members)

    def matrix(self, groups: Sequence[str]) -> Floats:
        """Return which groups (E) make up each code (C)."""
        return membership(groups, self.members)

    def pools(self) -> Integers:
        """Return ``parents`` without all together, which is no answer about a group."""
        return np.where(self.parents == len(self.parents) - 1, -1, self.parents)

    def sums(self) -> list[Sum]:
        """Return which codes add up to which."""
        found = []
        for place in range(len(self.parents)):
            children = np.nonzero(self.parents == place)[0].tolist()
            if children:
                found.append(Sum(_CODE_AXIS, place, tuple(children)))
        return found


def education_codes(groups: Sequence[str]) -> Codes:
    """Return the axis C of education: the groups, 57, 12, and all."""
    pools, members = education_pools(), members_of_pools()
    published, broad = list(pools.at_level(PUBLISHED)), list(pools.at_level(BROAD))
    order = [*groups, *published, *broad, TOTAL]
    place = {code: i for i, code in enumerate(order)}
    parent = {group: code for code in published for group in members[code]}
    parent |= {code: pools.ancestor(code, BROAD) for code in published}
    parent |= dict.fromkeys(broad, TOTAL)
    every = {group: (group,) for group in groups} | {c: members[c] for c in (*published, *broad)}
    return Codes(
        members=every | {TOTAL: tuple(groups)},
        parents=np.array([place[parent[code]] if code in parent else -1 for code in order]),
    )


def occupation_codes(occupations: Sequence[str]) -> Codes:
    """Return the axis C of occupations: the detailed codes, every shorter one, and all."""
    longest = max(map(len, occupations))
    shorter = {
        length: sorted({code[:length] for code in occupations})
        for length in range(longest - 1, 0, -1)
    }
    order = [*occupations, *(code for codes in shorter.values() for code in codes), TOTAL]
    place = {code: i for i, code in enumerate(order)}
    members = {code: tuple(o for o in occupations if o.startswith(code)) for code in order[:-1]} | {
        TOTAL: tuple(occupations)
    }
    parents = [place[code[:-1]] if len(code) > 1 else place[TOTAL] for code in order[:-1]]
    return Codes(members=members, parents=np.array([*parents, -1]))


def area_members(region: Region, municipalities: Sequence[str]) -> dict[str, list[int]]:
    """Return every area that is shown -> the places of its municipalities among those drawn."""
    place = {code: i for i, code in enumerate(municipalities)}
    return {
        area: [place[code] for code in members]
        for area, members in region.municipalities_by_code().items()
        if place.keys() >= set(members)
    }


def area_sums(areas: Mapping[str, list[int]]) -> list[Sum]:
    """Return which areas add up to which, also what is left of one beside another inside it."""
    names = list(areas)
    alone = {members[0]: i for i, members in enumerate(areas.values()) if len(members) == 1}
    several = [(i, set(members)) for i, members in enumerate(areas.values()) if len(members) > 1]
    found = [
        Sum(_AREA_AXIS, i, tuple(alone[m] for m in areas[names[i]] if m in alone))
        for i, members in several
        if members <= alone.keys()
    ]
    for i, whole in several:
        for j, inside in several:
            if inside < whole and whole - inside <= alone.keys():
                rest = tuple(alone[m] for m in sorted(whole - inside))
                found.append(Sum(_AREA_AXIS, i, (j, *rest)))
    return found


def own_sectors(sectors: Sequence[str]) -> tuple[str, ...]:
    """Return the sectors that are told of beside all jobs: none where nobody told them apart."""
    return () if len(sectors) == 1 else tuple(sectors)


def sector_sums(sectors: int) -> list[Sum]:
    """Return that the sectors add up to all."""
    if not sectors:
        return []
    parts = tuple(range(WHOLE_SECTOR + 1, WHOLE_SECTOR + 1 + sectors))
    return [Sum(_SECTOR_AXIS, WHOLE_SECTOR, parts)]

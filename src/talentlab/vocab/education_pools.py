"""Education groups pooled: SCB's 98 as 57 that are published, and as 12 for small places.

A number about few persons says little. Where it says too little, the pool that the group belongs
to is shown instead, and it is said that it is.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from talentlab.vocab.education import education_groups
from talentlab.vocab.load import read_rows, read_vocabulary
from talentlab.vocab.text import Text
from talentlab.vocab.vocabulary import Vocabulary

BROAD: Final = 1
PUBLISHED: Final = 2
_FILE: Final = "education_pools"


@cache
def education_pools() -> Vocabulary:
    """Return the pools: 12 broad ones (level ``BROAD``) and 57 within them (``PUBLISHED``)."""
    return read_vocabulary(_FILE)


@cache
def members_of_pools() -> Mapping[str, tuple[str, ...]]:
    """Return pool -> its education groups, for broad and published pools alike."""
    _, rows = read_rows(_FILE)
    published = {row["code"]: tuple(row["members"].split("|")) for row in rows if row["members"]}
    broad = {
        code: tuple(
            group for child in education_pools().children(code) for group in published[child]
        )
        for code in education_pools().at_level(BROAD)
    }
    return MappingProxyType(broad | published)


@cache
def _pools_of_groups() -> Mapping[tuple[str, int], str]:
    levels = {code: entry.level for code, entry in education_pools().entries.items()}
    return {(group, levels[c]): c for c, members in members_of_pools().items() for group in members}


def pool_of(education_group_code: str, level: int) -> str:
    """Return the pool at ``level`` that one of the 98 groups belongs to.

    Raises
    ------
    UnknownCode
        If the group is unknown.

    Examples
    --------
    >>> pool_of("75N", PUBLISHED), pool_of("75N", BROAD)
    ('75GN', 'BHE')

    """
    education_groups().require((education_group_code,))
    return _pools_of_groups()[education_group_code, level]


@cache
def education_levels_of_detail() -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """Return code -> the groups it stands for: the 98 themselves, the 57, and the 12."""
    pools, members = education_pools(), members_of_pools()
    return (
        MappingProxyType({code: (code,) for code in education_groups()}),
        *(
            MappingProxyType({code: members[code] for code in pools.at_level(level)})
            for level in (PUBLISHED, BROAD)
        ),
    )


def education_name(code: str) -> Text:
    """Return the name of an education group or of a pool; raise ``UnknownCode`` if neither."""
    if code in education_pools():
        return education_pools().name(code)
    return education_groups().name(code)

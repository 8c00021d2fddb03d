"""When employees by occupation began to be counted in a new way."""

from collections.abc import Mapping

import polars as pl

from talentlab.store.tidy import TidyTables
from talentlab.tables.work import EMPLOYED_BY_OCCUPATION


def known_breaks(tidy: Mapping[str, pl.DataFrame]) -> list[int]:
    """Return the first years of new ways of counting: known ones, and those on the parts' cards."""
    name = EMPLOYED_BY_OCCUPATION.name
    known = {found.year for found in EMPLOYED_BY_OCCUPATION.breaks}
    if isinstance(tidy, TidyTables) and name in tidy:
        known |= {found.year for layer in tidy.layers(name) for found in layer.card.breaks}
    return sorted(known)

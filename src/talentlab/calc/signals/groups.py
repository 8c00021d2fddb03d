"""Which group a number is measured for, and sums over groups that lose nobody.

Producers count occupations in SCB's unit groups or in the employment service's, which merges some
of them. Numbers are compared only in groups that both sides have: a merged number is never divided.
Method: docs/method-guide/signals.md, section 2.
"""

from typing import Final

import polars as pl

from talentlab.tables.fields import ALL_OCCUPATIONS, NOT_STATED
from talentlab.vocab.ssyk import UNIT_GROUP, SsykEdition, only_in_scb, ssyk, ssyk_crosswalk

TOTAL: Final = "total"
WORST_FIRST: Final = ("suppressed", "missing", "estimated", "counted")
"""Statuses in the order in which one of several decides about their sum."""


def group_of(edition: SsykEdition) -> dict[str, str]:
    """Return SCB unit group -> the unit group of ``edition`` that it is, or is part of."""
    units = ssyk("scb").at_level(UNIT_GROUP)
    if edition == "scb":
        return {unit: unit for unit in units}
    targets = {link.source: link.target for link in ssyk_crosswalk().links}
    return {unit: targets[unit] for unit in units}


def not_counted(edition: SsykEdition) -> tuple[str, ...]:
    """Return the SCB codes that ``edition`` has no group for: 4430, 7619 and 443 in AF's."""
    if edition == "scb":
        return ()
    finer = only_in_scb()
    coarser = (code for code in ssyk("scb") if len(code) < UNIT_GROUP)
    return (*finer, *(code for code in coarser if code not in ssyk("af")))


def joined(one: SsykEdition, other: SsykEdition) -> SsykEdition:
    """Return the edition whose groups both sides can be summed to."""
    return one if one == other else "af"


def regrouped(frame: pl.DataFrame, edition: SsykEdition, to: SsykEdition) -> pl.DataFrame:
    """Return a frame summed from the groups of ``edition`` to those of ``to``.

    Parameters
    ----------
    frame
        ``region_code``, ``group``, ``value`` and ``status``; groups of any level.
    edition, to
        Only from SCB's groups to the employment service's: the other way would divide.

    """
    if edition == to:
        return frame
    into = {unit: group for unit, group in group_of(to).items() if unit != group}
    return summed(frame.with_columns(pl.col("group").replace(into)), "region_code", "group")


def summed(frame: pl.DataFrame, *by: str) -> pl.DataFrame:
    """Return ``value`` added up by ``by``; a sum over a cell without a number has none.

    The status of a sum is the worst of its parts, by :data:`WORST_FIRST`.
    """
    worst = pl.coalesce(
        pl.when((pl.col("status") == status).any()).then(pl.lit(status)) for status in WORST_FIRST
    )
    known = pl.when(pl.col("value").is_not_null().all()).then(pl.col("value").sum())
    return frame.group_by(by).agg(known.alias("value"), worst.alias("status")).sort(by)


def with_sums(frame: pl.DataFrame) -> pl.DataFrame:
    """Return a frame with the sums of its groups added, up to all occupations.

    Parameters
    ----------
    frame
        ``region_code``, ``group``, ``value`` and ``status``. Every area's groups are of one level,
        its most detailed; ``0002`` and ``000`` (none stated) are part of all occupations only.

    """
    columns = ["region_code", "group", "value", "status"]
    groups = frame.select(columns).filter(pl.col("group") != ALL_OCCUPATIONS)
    level = pl.col("group").str.len_chars()
    of_occupations = groups.filter(~pl.col("group").is_in(NOT_STATED))
    sums = [
        summed(
            of_occupations.filter(level > digits).with_columns(pl.col("group").str.head(digits)),
            "region_code",
            "group",
        )
        for digits in range(1, UNIT_GROUP)
    ]
    everybody = summed(groups.with_columns(group=pl.lit(TOTAL)), "region_code", "group")
    return pl.concat([of_occupations, *(found.select(columns) for found in (*sums, everybody))])


def finest(frame: pl.DataFrame) -> pl.DataFrame:
    """Return each area's most detailed groups; coarser ones are the producer's own sums."""
    level = pl.col("group").str.len_chars()
    return frame.filter(level == level.max().over("region_code"))

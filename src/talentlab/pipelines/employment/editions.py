"""Employees in SCB's occupations only, whichever of the two editions they were counted in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import polars as pl

from talentlab.tables.fields import ALL_OCCUPATIONS, NOT_STATED
from talentlab.vocab.ssyk import UNIT_GROUP, ssyk, ssyk_crosswalk

_PLACE: Final = ["region_code", "sex", "year"]
_KEY: Final = [*_PLACE, "ssyk_code"]
_COUNT: Final = ["region_code", "year"]
_IS_DETAILED: Final = pl.col("ssyk_code").str.len_chars() == UNIT_GROUP


@dataclass(frozen=True, slots=True)
class Unused:
    """Rows in Arbetsförmedlingen's edition that no number is made of.

    ``doubled`` are of regions and years that SCB's edition has too; ``broad`` are groups above the
    most detailed level: sums of those that are there, or of none (:func:`too_broad`).
    """

    doubled: int
    broad: int


def in_scb_edition(counted: pl.DataFrame) -> pl.DataFrame:
    """Return region, sex, year, occupation in SCB's edition and persons, empty where not counted.

    Rows in Arbetsförmedlingen's edition are used where SCB's own are absent for that region and
    year; a merged group is then divided as its parts were in Sweden in 2022 (``vocab/ssyk.py``).
    Rows without a stated occupation belong to none and are left out, as are sums of everything.
    What else is not used, :func:`unused_rows` and :func:`too_broad` tell.

    Raises
    ------
    UnknownCode
        With every code that is in neither edition.

    """
    own, other = _by_edition(counted)
    ssyk("scb").require(own["ssyk_code"].unique())
    alone = other.join(own, on=_COUNT, how="anti")
    return pl.concat([own, _from_af(alone)])


def unused_rows(counted: pl.DataFrame) -> Unused:
    """Return how many rows in Arbetsförmedlingen's edition are not used, and why."""
    own, other = _by_edition(counted)
    alone = other.join(own, on=_COUNT, how="anti")
    return Unused(
        doubled=other.height - alone.height,
        broad=alone.filter(~_IS_DETAILED).height,
    )


def _by_edition(counted: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the rows with a stated occupation, SCB's and Arbetsförmedlingen's apart."""
    stated = counted.filter(~pl.col("ssyk_code").is_in([*NOT_STATED, ALL_OCCUPATIONS]))
    number = pl.col("employed_persons").cast(pl.Float64)
    plain = stated.select(*_KEY, "ssyk_edition", persons=number)
    own, other = (
        plain.filter(pl.col("ssyk_edition") == edition).drop("ssyk_edition")
        for edition in ("scb", "af")
    )
    return own, other


def too_broad(counted: pl.DataFrame) -> tuple[tuple[str, int], ...]:
    """Return the regions and years that are only counted in groups too broad to be divided."""
    own, other = _by_edition(counted)
    alone = other.join(own, on=_COUNT, how="anti")
    lacking = alone.join(alone.filter(_IS_DETAILED), on=_COUNT, how="anti")
    return tuple(lacking.select(_COUNT).unique().sort(_COUNT).iter_rows())


def without_occupation(counted: pl.DataFrame, region_codes: Iterable[str], year: int) -> int:
    """Return how many of ``region_codes`` had no stated occupation in ``year``."""
    nobody_knows = counted.filter(
        pl.col("ssyk_code").is_in(NOT_STATED),
        pl.col("region_code").is_in(list(region_codes)),
        pl.col("year") == year,
    )
    return int(nobody_knows["employed_persons"].sum())


def _from_af(counted: pl.DataFrame) -> pl.DataFrame:
    """Return rows of Arbetsförmedlingen's groups in SCB's; what is not counted stays so.

    Groups above the most detailed level are the sums of what is below and are not used.
    """
    detailed = counted.filter(_IS_DETAILED)
    key = ssyk_crosswalk().reversed()
    key.require(detailed["ssyk_code"].unique())
    links = pl.DataFrame(
        [(link.source, link.target, link.share_of_source) for link in key.links],
        schema=["ssyk_code", "scb", "share"],
        orient="row",
    )
    return (
        detailed.join(links, on="ssyk_code", how="inner")
        .with_columns(pl.col("persons") * pl.col("share"))
        .select(*_PLACE, ssyk_code="scb", persons="persons")
    )

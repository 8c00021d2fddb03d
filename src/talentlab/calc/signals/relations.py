"""Words and kinship of occupations, brought from either edition to SCB's unit groups.

A relation or a word is no amount: a merged group gives all of its parts the same.
Method: docs/method-guide/signals.md, section 6.
"""

from typing import Final

import polars as pl

from talentlab.calc.signals.groups import group_of
from talentlab.vocab.ssyk import SsykEdition

_EDITIONS: Final[tuple[SsykEdition, ...]] = ("scb", "af")
_KINDS: Final = ("title", "synonym")


def units_of() -> pl.DataFrame:
    """Return which SCB unit groups each unit group of either edition stands for.

    Columns ``ssyk_edition``, ``group`` and ``unit``.
    """
    rows = [
        (edition, group, unit) for edition in _EDITIONS for unit, group in group_of(edition).items()
    ]
    return pl.DataFrame(rows, schema=("ssyk_edition", "group", "unit"), orient="row")


def related(relations: pl.DataFrame) -> pl.DataFrame:
    """Return related occupations in SCB's unit groups, ranked anew from 1 without ties.

    Parameters
    ----------
    relations
        ``ssyk_code``, ``related_code``, ``ssyk_edition``, ``relation`` and ``rank``. A pair may
        come several times; its best rank holds. Of two with the same, the lower code comes first.

    Returns
    -------
    DataFrame
        ``ssyk_code``, ``related_code``, ``relation`` and ``rank``. No occupation is related to
        itself.

    """
    origins = units_of().rename({"group": "ssyk_code", "unit": "origin"})
    targets = units_of().rename({"group": "related_code", "unit": "target"})
    pairs = (
        relations.join(origins, on=["ssyk_code", "ssyk_edition"])
        .join(targets, on=["related_code", "ssyk_edition"])
        .filter(pl.col("origin") != pl.col("target"))
        .group_by("origin", "target", "relation")
        .agg(pl.col("rank").min())
        .sort("origin", "relation", "rank", "target")
    )
    return pairs.select(
        "relation",
        ssyk_code="origin",
        related_code="target",
        rank=pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over("origin", "relation"),
    )


def words(titles: pl.DataFrame) -> pl.DataFrame:
    """Return titles in SCB's unit groups, each word once per group and language.

    Parameters
    ----------
    titles
        ``ssyk_code``, ``ssyk_edition``, ``title``, ``language`` and ``kind``.

    Returns
    -------
    DataFrame
        ``ssyk_code``, ``word``, ``language`` and ``kind``; a word that is both is a title.

    """
    units = units_of().rename({"group": "ssyk_code"})
    return (
        titles.join(units, on=["ssyk_code", "ssyk_edition"])
        .select("language", "kind", ssyk_code="unit", word=pl.col("title").str.strip_chars())
        .sort("ssyk_code", "word", "language", pl.col("kind").cast(pl.Enum(_KINDS)))
        .unique(["ssyk_code", "word", "language"], keep="first", maintain_order=True)
    )

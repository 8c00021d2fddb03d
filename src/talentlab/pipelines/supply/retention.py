"""Graduates followed to where they live, and what they said would make them stay: as tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.education import EDUCATION
from talentlab.calc.assumptions.students import STUDENTS
from talentlab.calc.education.retention import Shares, pooled_shares
from talentlab.pipelines.supply.axes import placed
from talentlab.tables.retention import LONGEST_AFTER, ORIGINS
from talentlab.tables.supply import RETENTION_ESTIMATES

HERE: Final = "same_municipality"
NEAR: Final = "same_county"
_HALF_LIFE: Final = 5.0
_ASKED_AFTER: Final = 3  # years after examination that staying is asked about
_MEASURED: Final = 0.5


@dataclass(frozen=True, slots=True)
class Followed:
    """Shares who live in the municipality of study, and in another of its county, a year after.

    ``here`` and ``near`` are (region code, group code) -> share; ``doubt`` the standard deviation
    of the log odds of ``here``. A pair that nobody studies is not there.
    """

    here: Mapping[tuple[str, str], float]
    near: Mapping[tuple[str, str], float]
    doubt: Mapping[tuple[str, str], float]
    is_measured: bool


def read_followed(
    follow_up: pl.DataFrame | None, pairs: Sequence[tuple[str, str]], *, until: int
) -> Followed:
    """Return where graduates live a year after, for every (municipality, group) of ``pairs``."""
    pairs = list(dict.fromkeys(pairs))
    if follow_up is None or follow_up.is_empty():
        share = STUDENTS.retention
        return Followed(
            dict.fromkeys(pairs, share),
            dict.fromkeys(pairs, 0.0),
            dict.fromkeys(pairs, EDUCATION.retention_doubt),
            is_measured=False,
        )
    here: dict[tuple[str, str], float] = {}
    near: dict[tuple[str, str], float] = {}
    doubt: dict[tuple[str, str], float] = {}
    for region in sorted({region for region, _ in pairs}):
        groups = [group for place, group in pairs if place == region]
        counted = _counts(follow_up, region, groups, "total", 1, until)
        own = _shares(counted[HERE], counted["all"], groups)
        beside = _shares(counted[NEAR], counted["all"], groups, usual=_common(counted, NEAR))
        for i, group in enumerate(groups):
            here[region, group] = float(own.mean[i])
            near[region, group] = float(min(beside.mean[i], 1 - own.mean[i]))
            doubt[region, group] = float(own.doubt[i])
    return Followed(here, near, doubt, is_measured=True)


def kept_words(
    follow_up: pl.DataFrame | None, pairs: Sequence[tuple[str, str]], *, until: int
) -> Mapping[tuple[str, str], tuple[float, float]]:
    """Return (municipality, group) -> share who live in the county three years after, and doubt.

    That is what people are asked: whether they stay here. The doubt is the standard deviation of
    the log odds. Nothing where nobody was followed.
    """
    found: dict[tuple[str, str], tuple[float, float]] = {}
    if follow_up is None or follow_up.is_empty():
        return found
    for region in sorted({region for region, _ in pairs}):
        groups = sorted({group for place, group in pairs if place == region})
        counted = _counts(follow_up, region, groups, "total", _ASKED_AFTER, until)
        if not counted["all"].any():
            continue
        stayed = counted[HERE] + counted[NEAR]
        usual = float((stayed.sum() + 1.0) / (counted["all"].sum() + 2.0))
        shares = _shares(stayed, counted["all"], groups, usual=usual)
        found |= {
            (region, group): (float(shares.mean[i]), float(shares.doubt[i]))
            for i, group in enumerate(groups)
        }
    return found


def retention_frame(
    follow_up: pl.DataFrame | None, pairs: Sequence[tuple[str, str]], *, until: int
) -> pl.DataFrame:
    """Return ``retention_estimates`` for every (municipality, group) that is studied."""
    rows = [
        row
        for region in sorted({region for region, _ in pairs})
        for origin in ORIGINS
        for after in range(1, LONGEST_AFTER + 1)
        for row in _estimates(follow_up, region, pairs, origin, after, until)
    ]
    if not rows:
        return RETENTION_ESTIMATES.rows.empty()
    return pl.DataFrame(rows, orient="row", schema=list(_COLUMNS))


_COLUMNS: Final = tuple(column.name for column in RETENTION_ESTIMATES.columns())


def _estimates(
    follow_up: pl.DataFrame | None,
    region: str,
    pairs: Sequence[tuple[str, str]],
    origin: str,
    after: int,
    until: int,
) -> Iterator[tuple[str, str, str, int, float, float, float, int, str]]:
    groups = sorted({group for place, group in pairs if place == region})
    if follow_up is None or follow_up.is_empty():
        shares = _assumed(len(groups), after)
        followed = np.zeros(len(groups))
    else:
        counted = _counts(follow_up, region, groups, origin, after, until)
        followed = counted["persons"]
        shares = _shares(counted[HERE], counted["all"], groups, usual=_usual(after))
    p10, p90 = shares.quantile(0.1), shares.quantile(0.9)
    everyone = followed.sum()
    for i, group in enumerate(groups):
        basis = "assumed" if everyone == 0 else "pooled"
        if shares.own_weight[i] >= _MEASURED:
            basis = "measured"
        mean = float(shares.mean[i])
        yield (
            region,
            group,
            origin,
            after,
            mean,
            float(min(p10[i], mean)),
            float(max(p90[i], mean)),
            round(followed[i]),
            basis,
        )


def _usual(after: int) -> float:
    """Return the share who stay where nobody was followed: fewer for each year."""
    return STUDENTS.retention * (1 - EDUCATION.yearly_loss) ** (after - 1)


def _assumed(groups: int, after: int) -> Shares:
    share = _usual(after)
    worth = 1 / (EDUCATION.retention_doubt**2 * share * (1 - share))
    return Shares(np.full(groups, share), np.full(groups, worth), np.zeros(groups))


def _shares(
    stayed: Floats, followed: Floats, groups: Sequence[str], usual: float = STUDENTS.retention
) -> Shares:
    fields = sorted({group[0] for group in groups})
    at = np.array([fields.index(group[0]) for group in groups], dtype=np.int64)
    prior = EDUCATION.retention_prior
    return pooled_shares(stayed, followed, at, usual=usual, prior=prior)


def _common(counted: Mapping[str, Floats], lives: str) -> float:
    """Return everybody's share, where the usual one is of something else."""
    return float((counted[lives].sum() + 1.0) / (counted["all"].sum() + 10.0))


def _counts(
    follow_up: pl.DataFrame, region: str, groups: Sequence[str], origin: str, after: int, until: int
) -> dict[str, Floats]:
    """Return graduates (N,) by where they live; recent cohorts weigh most, as whole persons.

    Weights keep the number of persons that the evidence is worth: a cohort ten years old counts a
    quarter. ``persons`` are all who were followed. A cohort of which some number is withheld is
    left out whole: without those who left, all would seem to stay.
    """
    cohort = ("education_group_code", "school_form", "origin", "year")
    rows = follow_up.filter(
        (pl.col("region_code") == region)
        & (pl.col("years_after") == after)
        & (pl.col("year") + after <= until)
    ).filter(pl.col("persons").is_not_null().all().over(cohort))
    origins = set(rows["origin"].unique())
    parts = ("total",) if origins == {"total"} or "total" in origins else ("county", "elsewhere")
    rows = rows.filter(pl.col("origin").is_in(parts if origin == "total" else (origin,)))
    weighted = rows.with_columns(
        weight=pl.col("persons") * 0.5 ** ((until - pl.col("year")) / _HALF_LIFE)
    )
    lives = ("same_municipality", "same_county", "elsewhere")
    told = placed(weighted, "weight", education_group_code=groups, lives=lives)
    persons = placed(rows, "persons", education_group_code=groups)
    return {HERE: told[:, 0], NEAR: told[:, 1], "all": told.sum(axis=1), "persons": persons}

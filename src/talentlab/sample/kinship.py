"""Which occupations people change to and which are alike: invented from groups and industries."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.sample.jobs import affinity
from talentlab.sample.rounding import Floats
from talentlab.sample.signals import to_af
from talentlab.sample.sources import work_assumptions

_SOURCE: Final = "sample"
_SCHEMA: Final = ("ssyk_code", "related_code", "relation", "rank")


def relations_frame(
    workers: Floats, codes: tuple[str, ...], rng: np.random.Generator
) -> pl.DataFrame:
    """Return ``occupation_relations`` between Arbetsförmedlingen's groups.

    Parameters
    ----------
    workers : (O,)
        The county's workers by SCB's groups.
    codes : (O,)
        These groups.
    rng
        Decides what is not decided by groups, industries and size.

    """
    given = work_assumptions()["kinship"]
    groups, into_af = to_af(codes)
    likeness = _likeness(codes, groups, into_af)
    likeness += 0.15 * rng.standard_normal(likeness.shape)
    np.fill_diagonal(likeness, -np.inf)
    size = np.log1p(into_af.T @ workers)
    largest = np.argsort(-size, kind="stable")[: given["origins"]]
    rows = [
        *_ranked(groups, likeness + given["size"] * size, sorted(largest), "moves", given["moves"]),
        *_ranked(groups, likeness, range(len(groups)), "similar", given["similar"]),
    ]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row").with_columns(
        ssyk_edition=pl.lit("af"), source=pl.lit(_SOURCE)
    )


def _likeness(codes: tuple[str, ...], groups: tuple[str, ...], into_af: Floats) -> Floats:
    """Return how alike two groups are (AF, AF): by their codes, and by where they are used."""
    given = work_assumptions()["kinship"]
    profile = affinity(codes)[:, :-1] @ into_af
    profile /= np.linalg.norm(profile, axis=0)
    alike = given["industries"] * (profile.T @ profile)
    for digits, weight in enumerate(given["same"], start=1):
        beginnings = np.array([code[:digits] for code in groups])
        alike += weight * (beginnings[:, None] == beginnings)
    return np.asarray(alike)


def _ranked(
    groups: tuple[str, ...], scores: Floats, origins: Sequence[int], relation: str, places: int
) -> list[tuple[str, str, str, int]]:
    """Return the highest scores of each origin, best first."""
    return [
        (groups[origin], groups[target], relation, rank)
        for origin in origins
        for rank, target in enumerate(np.argsort(-scores[origin], kind="stable")[:places], start=1)
    ]

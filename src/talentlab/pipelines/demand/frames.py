"""Drawn jobs as the tables that are published."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.tables.percentiles import PERCENTILES

TOTAL: Final = "total"
_LEVELS: Final = (2.5, 10.0, 50.0, 90.0, 97.5)


def industry_frame(
    region_code: str, jobs: Floats, groups: Sequence[str], years: Sequence[int], *, modelled: bool
) -> pl.DataFrame:
    """Return one place's rows of ``industry_outlook`` from its jobs (D, I, T)."""
    whole = np.concatenate([jobs, jobs.sum(axis=1, keepdims=True)], axis=1)
    key = _key(region_code, {"sni_code": (*groups, TOTAL), "year": years})
    return pl.DataFrame({**key, **_summary(whole), "is_modelled": modelled})


def demand_frame(
    region_code: str,
    jobs: Floats,
    group_codes: Sequence[str],
    sectors: Sequence[str],
    years: Sequence[int],
) -> pl.DataFrame:
    """Return one place's rows of ``demand_outlook`` from its jobs (D, E, K, T).

    All educations together and both sectors together are among them.
    """
    whole = np.concatenate([jobs, jobs.sum(axis=1, keepdims=True)], axis=1)
    shown = tuple(sectors)
    if shown != (TOTAL,):
        whole = np.concatenate([whole, whole.sum(axis=2, keepdims=True)], axis=2)
        shown = (*shown, TOTAL)
    axes = {"education_group_code": (*group_codes, TOTAL), "sector": shown, "year": years}
    return pl.DataFrame({**_key(region_code, axes), **_summary(whole), "is_modelled": True})


def divided_shortage(
    county: pl.DataFrame, shares: Mapping[str, Floats], occupations: Sequence[str]
) -> Iterator[pl.DataFrame]:
    """Yield the pooled rows of each place in a county: its share (O,) of the county's jobs.

    No source tells the places apart; so only the pooled picture is shown there.
    """
    pooled = county.filter(pl.col("source") == "pooled")
    for code, share in shares.items():
        part = pl.DataFrame({"ssyk_code": list(occupations), "share": share})
        yield (
            pooled.join(part, on="ssyk_code", maintain_order="left")
            .with_columns(
                pl.lit(code).alias("region_code"),
                *(pl.col(name) * pl.col("share") for name in ("mean", "p10", "p50", "p90")),
            )
            .drop("share")
        )


def _key(region_code: str, axes: Mapping[str, Sequence[object]]) -> dict[str, pl.Series]:
    """Return the key columns of values ordered by ``axes``, the last one fastest."""
    rows = int(np.prod([len(axis) for axis in axes.values()]))
    found = {"region_code": pl.Series([region_code]).new_from_index(0, rows)}
    after = rows
    for name, axis in axes.items():
        after //= len(axis)
        column = np.tile(np.repeat(list(axis), after), rows // (after * len(axis)))
        found[name] = pl.Series(column)
    return found


def _summary(jobs: Floats) -> dict[str, Floats]:
    """Return mean and percentiles of draws (D, ...), flat."""
    flat = np.ascontiguousarray(jobs.reshape(len(jobs), -1).T)
    mean = flat.mean(axis=1)
    flat.sort(axis=1)
    at = np.array(_LEVELS) / 100.0 * (flat.shape[1] - 1)
    below = np.floor(at).astype(np.int64)
    above = np.minimum(below + 1, flat.shape[1] - 1)
    share = at - below
    read = flat[:, below] * (1.0 - share) + flat[:, above] * share
    return {"mean": mean, **{name: read[:, i] for i, name in enumerate(PERCENTILES)}}

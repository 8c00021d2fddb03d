"""What students say would make them stay, as a table: weighted, discounted, with intervals."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.education.stay_survey import (
    Stated,
    bias_factor,
    effect_of,
    post_stratified,
)
from talentlab.calc.population.shocks import stream
from talentlab.pipelines.supply.axes import placed
from talentlab.pipelines.supply.frames import TOTAL
from talentlab.tables.retention import ANSWERS
from talentlab.tables.supply import STAY_DRIVERS

_COLUMNS: Final = tuple(column.name for column in STAY_DRIVERS.columns())
_STAYS: Final = ANSWERS.index("stays_anyway")
_WOULD: Final = ANSWERS.index("would_stay")
Kept = Mapping[tuple[str, str], tuple[float, float]]
"""(municipality, group) -> share of those asked who stayed, and the doubt of its log odds."""
Row = tuple[str, str, str, int, float, float, float, float, float, int, float | None]


def drivers_frame(
    survey: pl.DataFrame | None, response: pl.DataFrame | None, kept: Kept, *, seed: int
) -> pl.DataFrame:
    """Return ``stay_drivers``: each group that answered, and all of a municipality together."""
    if survey is None or survey.is_empty():
        return STAY_DRIVERS.rows.empty()
    told = survey.filter(pl.col("answered_persons").is_not_null())
    rows = [
        row
        for (region, year, driver), answers in told.group_by(
            "region_code", "year", "driver", maintain_order=True
        )
        for row in _of_driver(
            str(region), int(str(year)), str(driver), answers, response, kept, seed
        )
    ]
    return pl.DataFrame(rows, orient="row", schema=list(_COLUMNS), infer_schema_length=None)


def _of_driver(
    region: str,
    year: int,
    driver: str,
    answers: pl.DataFrame,
    response: pl.DataFrame | None,
    kept: Kept,
    seed: int,
) -> Iterator[Row]:
    """Yield the groups of one question, and all together weighted where groups are told apart."""
    groups = answers["education_group_code"].unique().sort().to_list()
    strata = [group for group in groups if group != TOTAL]
    frame = _frame(response, region, year)
    shown = {group: [group] for group in groups}
    for label, names in (shown | ({TOTAL: strata} if strata else {})).items():
        counted = placed(
            answers, "answered_persons", education_group_code=names, answer=list(ANSWERS)
        )
        answered = counted.sum(axis=1)
        if not answered.any():
            continue
        population = np.array([frame.get(n, (0, 0))[0] for n in names], dtype=np.float64)
        stated = post_stratified(
            counted[:, _STAYS], counted[:, _WOULD], answered, np.maximum(population, answered)
        )
        factor, doubt = _discount(region, names, stated, kept)
        rng = stream(seed, "stay survey", region, str(year), driver, label)
        effect = effect_of(stated, factor, doubt, rng)
        asked = sum(frame.get(n, (0, 0))[1] for n in names)
        yield (
            region,
            label,
            driver,
            year,
            stated.stays_anyway,
            stated.would_stay,
            effect.mean,
            effect.p10,
            effect.p90,
            int(answered.sum()),
            min(float(answered.sum()) / asked, 1.0) if asked else None,
        )


def _frame(response: pl.DataFrame | None, region: str, year: int) -> Mapping[str, tuple[int, int]]:
    """Return stratum -> persons there were to ask, and persons asked."""
    if response is None:
        return {}
    rows = response.filter(
        (pl.col("survey") == "stay") & (pl.col("region_code") == region) & (pl.col("year") == year)
    )
    return {
        stratum: (population, asked)
        for stratum, population, asked in rows.select("stratum", "population", "asked").iter_rows()
    }


def _discount(
    region: str, groups: Sequence[str], stated: Stated, kept: Kept
) -> tuple[float, float]:
    """Return how much of what is said is done: told by those followed from the same groups."""
    everyone = groups == [TOTAL]
    told = [
        share
        for (place, group), share in kept.items()
        if place == region and (everyone or group in groups)
    ]
    if not told:
        return bias_factor(None, None, did_doubt=0.0)
    did = float(np.mean([share for share, _ in told]))
    doubt = float(np.mean([doubt for _, doubt in told])) * (1 - did) / np.sqrt(len(told))
    return bias_factor(stated.stays_anyway, did, did_doubt=float(doubt))

"""Judgements as the employment service makes them: as many as are published, of invented whom."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.sample.axes import COUNTY
from talentlab.sample.occupations import longest
from talentlab.sample.rounding import Floats
from talentlab.sample.sources import values, work_assumptions
from talentlab.tables.occupations import FORECASTS, OPPORTUNITIES
from talentlab.vocab.geography import SWEDEN
from talentlab.vocab.ssyk import ssyk

_PREFIX: Final = "barometer_"


def barometer_frame(
    workers: Floats, ads: Floats, seekers: Floats, codes: Sequence[str], rng: np.random.Generator
) -> pl.DataFrame:
    """Return ``barometer`` for the county and the country.

    The largest groups are judged, as many as are published. Opportunities follow ads beside those
    who seek work, and demand follows how the occupation grows; both waver.

    Parameters
    ----------
    workers, ads, seekers : (AF,)
        The county's workers, ads and registered unemployed by Arbetsförmedlingen's groups.
    codes : (AF,)
        These groups.
    rng
        Decides how judgements waver.

    """
    given = work_assumptions()["barometer"]
    growth = work_assumptions()["occupations"]["growth"]
    largest = np.argsort(-workers, kind="stable")
    tightness = {codes[g]: float(np.log((ads[g] + 1) / (seekers[g] + 1))) for g in largest}
    pace = {code: longest(growth, code, 0.0) * 100 for code in codes}
    frames = []
    for region_code in (COUNTY, SWEDEN):
        judged = sum(_published(region_code, OPPORTUNITIES).values())
        parts = _parts([codes[g] for g in largest], judged + given["not_judged"])
        waver = given["wavering"] * rng.standard_normal((2, judged))
        scores = np.array([[tightness[code], pace[code]] for code, _ in parts[:judged]]).T + waver
        frames.append(
            _rows(parts, region_code, given["round"]).with_columns(
                opportunities=_classes(scores[0], region_code, OPPORTUNITIES, len(parts)),
                forecast_5y=_classes(scores[1], region_code, FORECASTS, len(parts)),
            )
        )
    told = pl.col("opportunities").is_not_null()
    status = pl.when(told).then(pl.lit("counted")).otherwise(pl.lit("missing"))
    return pl.concat(frames).with_columns(status=status)


def _parts(codes: Sequence[str], wanted: int) -> list[tuple[str, str]]:
    """Return group and name of the occupations listed: whole groups, and parts of some."""
    divided: Mapping[str, list[str]] = work_assumptions()["barometer"]["parts"]
    names = ssyk("af").entries
    listed = [(c, name) for c in codes for name in divided.get(c, [names[c].name.sv])]
    return listed[:wanted]


def _rows(parts: Sequence[tuple[str, str]], region_code: str, period: str) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "region_code": region_code,
            "assessed_code": [f"sample-{position}" for position in range(1, len(parts) + 1)],
            "assessed_name": [name for _, name in parts],
            "ssyk_code": [code for code, _ in parts],
            "ssyk_edition": "af",
            "period": period,
        }
    )


def _published(region_code: str, classes: Sequence[str]) -> dict[str, int]:
    """Return how many occupations are in each class, as published."""
    period = work_assumptions()["barometer"]["round"]
    return {c: int(values(f"{_PREFIX}{c}")[(region_code, period)]) for c in classes}


def _classes(scores: Floats, region_code: str, classes: Sequence[str], rows: int) -> pl.Series:
    """Return the class of every occupation, the highest scores in the first; null if not judged."""
    counts = _published(region_code, classes)
    ranked = [name for name in classes for _ in range(counts[name])]
    found: list[str | None] = [None] * rows
    for place, position in enumerate(np.argsort(-scores, kind="stable")):
        found[int(position)] = ranked[place]
    return pl.Series(found, dtype=pl.String)

"""What hints at unfilled jobs in a county, read from imported tables, and the table of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Booleans, Floats
from talentlab.calc.calibration import normal_quantile
from talentlab.calc.demand.shortage.pooled import (
    Pooled,
    alone,
    judged_alone,
    pool,
    prior,
    without,
)
from talentlab.calc.demand.shortage.posterior import JUDGES
from talentlab.calc.demand.shortage.sources import (
    Judgement,
    Source,
    Survey,
    from_ads,
    from_employers,
    from_vacancies,
)
from talentlab.calc.signals.groups import with_sums
from talentlab.pipelines.signals.counted import counted_ads
from talentlab.pipelines.signals.places import places_of
from talentlab.tables.occupations import BAROMETER
from talentlab.tables.shortage import EMPLOYER_NEEDS, VACANCIES
from talentlab.tables.work import ADS
from talentlab.vocab.geography import SWEDEN, counties_by_national_area
from talentlab.vocab.region import Region

_CLASSES: Final = {"large": 1.0, "medium": 0.0, "small": -1.0}
_CLEARLY: Final = 0.5  # mean of several judged occupations from which the group is one class
_TOTAL: Final = "total"


@dataclass(frozen=True, slots=True)
class Hints:
    """What the sources say of a county, with the year each is from; ``occupations`` are (O,)."""

    occupations: tuple[str, ...]
    jobs: Floats
    sources: tuple[Source, ...]
    judgement: Judgement | None
    years: Mapping[str, int]


def read_hints(
    tidy: Mapping[str, pl.DataFrame],
    region: Region,
    county_code: str,
    occupations: tuple[str, ...],
    table: Floats,
    groups: Sequence[str],
) -> Hints:
    """Return what imported sources say of a county's unfilled jobs.

    ``table`` (O, I) are the county's jobs by occupation and industry.

    An employer's event enters once: employers' needs of later years are no unfilled jobs and are
    not read, and announced investments are shocks that add jobs, not vacancies of today.
    """
    jobs = table.sum(axis=1)
    years: dict[str, int] = {}
    found: list[Source] = []
    if (ads := _ads(tidy, region, county_code, occupations)) is not None:
        found.append(from_ads(ads[0], occupations))
        years["ads"] = ads[1]
    if (survey := _vacancies(tidy, county_code, groups)) is not None:
        found.append(from_vacancies(survey[0], survey[1], table))
        years["vacancies"] = survey[2]
    if (needs := _employers(tidy, county_code, occupations)) is not None:
        found.append(from_employers(needs[0], needs[1]))
        years["employers"] = needs[2]
    judged = _judgement(tidy, county_code, occupations)
    if judged is not None:
        years[JUDGES] = judged[1]
    return Hints(
        occupations=occupations,
        jobs=jobs,
        sources=tuple(one for one in found if one.says.any()),
        judgement=None if judged is None else judged[0],
        years=years,
    )


def pooled_of(hints: Hints) -> Pooled:
    """Return all sources weighed together."""
    return pool(hints.jobs, hints.sources, hints.judgement)


def shortage_frame(hints: Hints, pooled: Pooled, county_code: str, base_year: int) -> pl.DataFrame:
    """Return the county's rows of ``shortage_now``: the prior, each source, and all together.

    A row's year is the one its source is from.
    """
    everywhere = np.ones(len(hints.occupations), dtype=np.bool_)
    parts = [
        _rows(hints, county_code, base_year, "pooled", pooled, everywhere),
        _rows(hints, county_code, base_year, "prior", prior(hints.jobs), everywhere),
        *_sources(hints, pooled, county_code),
    ]
    return pl.concat(parts)


def _sources(hints: Hints, pooled: Pooled, county_code: str) -> Iterator[pl.DataFrame]:
    for source in hints.sources:
        told = source.evenly() if isinstance(source, Survey) else source
        yield _rows(
            hints,
            county_code,
            hints.years[source.name],
            source.name,
            alone(source),
            told.says,
            bias=float(np.exp(pooled.bias[source.name])),
            spread=np.sqrt(told.sampling + pooled.spread[source.name] ** 2),
            shift=_shift(hints, pooled, source.name),
        )
    if hints.judgement is not None:
        yield _rows(
            hints,
            county_code,
            hints.years[JUDGES],
            JUDGES,
            judged_alone(hints.jobs, hints.judgement),
            hints.judgement.says,
            bias=float(np.exp(pooled.bias[JUDGES])),
            shift=_shift(hints, pooled, JUDGES),
        )


def _shift(hints: Hints, pooled: Pooled, name: str) -> Floats:
    """Return how far the pooled mean (O,) moves when a source is left out."""
    rest = without(hints.jobs, hints.sources, hints.judgement, name)
    return np.asarray(rest.jobs() - pooled.jobs())


def _rows(
    hints: Hints,
    region_code: str,
    year: int,
    source: str,
    believed: Pooled,
    says: Booleans,
    *,
    bias: float | None = None,
    spread: Floats | None = None,
    shift: Floats | None = None,
) -> pl.DataFrame:
    mean, sd = believed.mean[says], np.sqrt(believed.variance[says])
    z, rows = normal_quantile(0.8), int(says.sum())
    codes = [code for code, there in zip(hints.occupations, says, strict=True) if there]
    nothing = pl.Series([None] * rows, dtype=pl.Float64)
    return pl.DataFrame(
        {
            "region_code": [region_code] * rows,
            "ssyk_code": codes,
            "source": [source] * rows,
            "year": [year] * rows,
            "mean": np.exp(mean + sd**2 / 2),
            "p10": np.exp(mean - z * sd),
            "p50": np.exp(mean),
            "p90": np.exp(mean + z * sd),
            "bias": nothing if bias is None else pl.Series([bias] * rows, dtype=pl.Float64),
            "spread": nothing if spread is None else pl.Series(spread[says]),
            "shift_without": nothing if shift is None else pl.Series(shift[says]),
        }
    )


def _ads(
    tidy: Mapping[str, pl.DataFrame], region: Region, county_code: str, occupations: Sequence[str]
) -> tuple[Floats, int] | None:
    """Return the ads (O,) of the last year in the county, and the year."""
    counted = counted_ads(tidy[ADS.name], places_of(region)) if ADS.name in tidy else None
    if counted is None or county_code not in counted.periods:
        return None
    sums = with_sums(counted.cells).filter(pl.col("region_code") == county_code)
    known = dict(sums.select("group", "value").iter_rows())
    values = [known.get(code) for code in occupations]
    ads = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    return ads, int(counted.periods[county_code])


def _vacancies(
    tidy: Mapping[str, pl.DataFrame], county_code: str, groups: Sequence[str]
) -> tuple[Floats, Floats, int] | None:
    """Return vacancies and margins (I,) of the last year, and the year.

    Sectors are added where both are not told together; margins as independent errors. An industry
    of which a part is withheld says nothing.
    """
    if VACANCIES.name not in tidy:
        return None
    rows = tidy[VACANCIES.name].filter(
        pl.col("region_code") == county_code, pl.col("sni_code") != _TOTAL
    )
    rows = rows.filter(pl.col("year") == pl.col("year").max())
    if rows.is_empty():
        return None
    both = rows.filter(pl.col("sector") == _TOTAL)
    apart = rows.filter(pl.col("sector") != _TOTAL).join(both, on="sni_code", how="anti")
    at = {letter: i for i, group in enumerate(groups) for letter in group.split("+")}
    found, squares = np.full(len(groups), np.nan), np.zeros(len(groups))
    cells = pl.concat([both, apart]).select("sni_code", "vacancies", "margin_95")
    withheld: set[int] = set()
    for code, number, margin in cells.iter_rows():
        place = at.get(code.split("+")[0])
        if place is None:
            continue
        if number is None:
            withheld.add(place)
            continue
        found[place] = np.nan_to_num(found[place]) + number
        squares[place] += (margin or 0.0) ** 2
    found[sorted(withheld)] = np.nan
    return found, np.sqrt(squares), int(rows["year"][0])


def _employers(
    tidy: Mapping[str, pl.DataFrame], county_code: str, occupations: Sequence[str]
) -> tuple[Floats, Floats, int] | None:
    """Return what employers lack now (O,), grossed up, its standard error, and the year."""
    if EMPLOYER_NEEDS.name not in tidy:
        return None
    digits = max(map(len, occupations))
    rows = tidy[EMPLOYER_NEEDS.name].filter(
        pl.col("region_code") == county_code,
        pl.col("horizon_years") == 0,
        pl.col("measure") == "grossed",
        pl.col("ssyk_code").str.len_chars() >= digits,
    )
    rows = rows.filter(pl.col("year") == pl.col("year").max())
    both = rows.filter(pl.col("sector") == _TOTAL)
    apart = rows.filter(pl.col("sector") != _TOTAL).join(both, on="ssyk_code", how="anti")
    unknown = pl.col("need_persons").is_null().any()
    cells = (
        pl.concat([both, apart])
        .with_columns(pl.col("ssyk_code").str.head(digits))
        .group_by("ssyk_code")
        .agg(
            need=pl.when(unknown).then(None).otherwise(pl.col("need_persons").sum()),
            error=pl.when(pl.col("standard_error").is_null().any())
            .then(None)
            .otherwise((pl.col("standard_error") ** 2).sum().sqrt()),
        )
    )
    if cells.is_empty():
        return None
    known = {code: (need, error) for code, need, error in cells.iter_rows()}
    pairs = [known.get(code, (None, None)) for code in occupations]
    need, error = (
        np.array([np.nan if pair[i] is None else pair[i] for pair in pairs]) for i in (0, 1)
    )
    return need, error, int(rows["year"][0])


def _judgement(
    tidy: Mapping[str, pl.DataFrame], county_code: str, occupations: Sequence[str]
) -> tuple[Judgement, int] | None:
    """Return the classes (O,) of the latest round, for the county or the area around it."""
    if BAROMETER.name not in tidy:
        return None
    rows = tidy[BAROMETER.name].filter(pl.col("opportunities").is_not_null())
    rows = rows.filter(pl.col("period") == pl.col("period").max())
    national = [
        code for code, inside in counties_by_national_area().items() if county_code in inside
    ]
    judged = set(rows["region_code"])
    place = next((code for code in (county_code, *national, SWEDEN) if code in judged), None)
    if place is None:
        return None
    digits = max(map(len, occupations))
    means = dict(
        rows.filter(pl.col("region_code") == place)
        .with_columns(pl.col("ssyk_code").str.head(digits))
        .group_by("ssyk_code")
        .agg(pl.col("opportunities").replace_strict(_CLASSES, return_dtype=pl.Float64).mean())
        .iter_rows()
    )
    classes = np.full(len(occupations), Judgement.NONE, dtype=np.int64)
    for o, code in enumerate(occupations):
        if (mean := means.get(code)) is not None:
            classes[o] = int(mean >= _CLEARLY) - int(mean <= -_CLEARLY)
    return Judgement(classes), int(str(rows["period"][0])[:4])

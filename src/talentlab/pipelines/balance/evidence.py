"""What levers work on, as estimates of the release: ``lever_evidence``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Booleans, Floats
from talentlab.calc.assumptions.education import USUAL_YEARS
from talentlab.calc.assumptions.levers import LEVER_SETTINGS
from talentlab.calc.balance.sides import DemandSide, SupplySide
from talentlab.pipelines.balance.occupations import Occupations
from talentlab.tables.scenarios import LEVER_EVIDENCE

_LEFT: Final = ("moved_out", "emigrated", "deaths", "studied_on")
_OLDER: Final = ("60-64", "65-69", "70-74")
_PUBLIC: Final = "public"
_FEWEST_JOBS: Final = 0.5
_ENDS: Final = (0.1, 0.9)
_YEARS_AFTER: Final = 1
"""Years after graduation that retention is read at: those who stayed then leave as others do."""
_COLUMNS: Final = [column.name for column in LEVER_EVIDENCE.columns()]
_AS_NUMBERS: Final = pl.col("mean", "p10", "p90").cast(pl.Float64)
_KEY: Final = ("region_code", "education_group_code")


@dataclass(frozen=True, slots=True)
class Known:
    """Tables that say what levers do: outlooks of the same release, and imported ones.

    What is missing is not made up: a lever that needs it cannot be used there, and says so.
    """

    graduates_outlook: pl.DataFrame | None = None
    retention_estimates: pl.DataFrame | None = None
    stay_drivers: pl.DataFrame | None = None
    programme_terms: pl.DataFrame | None = None
    education_cube: pl.DataFrame | None = None
    study_years: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    """Municipality, education group and school form -> years from start to degree, as supply was
    calculated with."""


def evidence_frame(
    supply: SupplySide, demand: DemandSide, occupations: Occupations | None, known: Known
) -> pl.DataFrame:
    """Return ``lever_evidence`` for the municipalities that are drawn."""
    frames = [
        *_from_draws(supply, demand),
        *_occupation_jobs(supply, occupations),
        *_programmes(known, supply.years[0]),
        *_staying(known),
        *_older(known),
    ]
    municipal = pl.col("region_code").is_in(supply.region_codes)
    groups = pl.col("education_group_code").is_in(supply.group_codes)
    told = [frame.select(_COLUMNS).with_columns(_AS_NUMBERS) for frame in frames]
    return pl.concat(told).filter(municipal & groups)


def _from_draws(supply: SupplySide, demand: DemandSide) -> Iterator[pl.DataFrame]:
    """Yield what the draws say: participation, yearly exits and the public part of the jobs."""
    residents = supply.residents.sum(axis=3)
    yield _shares(supply, "participation", supply.labour.sum(axis=3), residents)
    left = np.sum([supply.flows[name][..., 1:].sum(axis=3) for name in _LEFT], axis=0)
    yield _shares(supply, "yearly_exit", left, supply.residents[..., :-1].sum(axis=3))
    if _PUBLIC in demand.sectors:
        jobs = demand.jobs.sum(axis=4)
        public = jobs[..., demand.sectors.index(_PUBLIC)]
        yield _shares(supply, "public_share", public, jobs.sum(axis=3))


def _shares(supply: SupplySide, parameter: str, part: Floats, whole: Floats) -> pl.DataFrame:
    """Return a share (D, R, E) as estimates; cells without anybody have none."""
    there: Booleans = np.asarray((whole > 0).all(axis=0))
    share = np.divide(part, whole, out=np.zeros(whole.shape), where=whole > 0)
    return _estimates(supply, parameter, np.clip(share, 0.0, 1.0), there)


def _estimates(supply: SupplySide, parameter: str, drawn: Floats, there: Booleans) -> pl.DataFrame:
    regions, groups = np.nonzero(there)
    low, high = np.quantile(drawn[:, regions, groups], _ENDS, axis=0)
    return pl.DataFrame(
        {
            "region_code": [supply.region_codes[r] for r in regions],
            "education_group_code": [supply.group_codes[e] for e in groups],
            "parameter": parameter,
            "detail": "",
            "mean": drawn[:, regions, groups].mean(axis=0),
            "p10": low,
            "p90": high,
            "basis": "measured",
        }
    )


def _occupation_jobs(supply: SupplySide, occupations: Occupations | None) -> Iterator[pl.DataFrame]:
    """Yield how many of each group work in each occupation in the base year, where some do."""
    if occupations is None:
        return
    base = supply.workplace[..., 0].mean(axis=0)
    matrix = occupations.exercised
    for place, region_code in enumerate(supply.region_codes):
        persons = base[place][:, None] * matrix
        groups, codes = np.nonzero(persons >= _FEWEST_JOBS)
        found = persons[groups, codes]
        yield pl.DataFrame(
            {
                "region_code": region_code,
                "education_group_code": [supply.group_codes[e] for e in groups],
                "parameter": "occupation_jobs",
                "detail": [occupations.demand.occupation_codes[o] for o in codes],
                "mean": found,
                "p10": found,
                "p90": found,
                "basis": "measured",
            },
            schema_overrides={"region_code": pl.String, "parameter": pl.String},
        )


def _programmes(known: Known, base_year: int) -> Iterator[pl.DataFrame]:
    """Yield seats, applicants, completion, years and costs of every programme."""
    outlook = known.graduates_outlook
    if outlook is None or outlook.is_empty():
        return
    key = [*_KEY, "school_form"]
    yearly = outlook.group_by([*key, "component"]).agg(pl.col("mean", "p10", "p90").mean())
    for parameter in ("seats", "applicants"):
        found = yearly.filter(pl.col("component") == parameter)
        yield _told(found, parameter, basis="measured")
    wide = yearly.pivot(on="component", index=key, values="mean")
    yield _completion(wide)
    yield from _years(wide, known)
    yield from _costs(known, base_year)


def _completion(wide: pl.DataFrame) -> pl.DataFrame:
    """Return graduates per starter with the assumed concentration around it."""
    share = (pl.col("graduates") / pl.col("starts")).clip(0.05, 0.98)
    spread = 1.2816 * (share * (1 - share) / (LEVER_SETTINGS.completion_concentration + 1)).sqrt()
    there = wide.filter((pl.col("starts") > 0) & (pl.col("graduates") > 0))
    return _told(
        there.with_columns(
            mean=share, p10=(share - spread).clip(0, 1), p90=(share + spread).clip(0, 1)
        ),
        "completion",
        basis="measured",
    )


def _years(wide: pl.DataFrame, known: Known) -> Iterator[pl.DataFrame]:
    """Yield years from start to degree: what supply counts with, else the school form's usual."""
    programmes = wide.select(*_KEY, "school_form").rows()
    years = [known.study_years.get(code, USUAL_YEARS[code[-1]]) for code in programmes]
    column = pl.Series("mean", years, dtype=pl.Float64)
    told = wide.with_columns(column, column.alias("p10"), column.alias("p90"))
    is_known = pl.Series([code in known.study_years for code in programmes], dtype=pl.Boolean)
    yield _told(told.filter(is_known), "study_years", basis="measured")
    yield _told(told.filter(~is_known), "study_years", basis="assumed")


def _costs(known: Known, base_year: int) -> Iterator[pl.DataFrame]:
    """Yield the latest known kronor per seat and year; the same for want of a range."""
    terms = known.programme_terms
    if terms is None or terms.is_empty():
        return
    latest = (
        terms.filter((pl.col("year") <= base_year + 1) & pl.col("cost_per_seat_sek").is_not_null())
        .sort("year")
        .group_by([*_KEY, "school_form"], maintain_order=True)
        .last()
    )
    cost = pl.col("cost_per_seat_sek")
    yield _told(latest.with_columns(mean=cost, p10=cost, p90=cost), "seat_cost_sek", "measured")


def _staying(known: Known) -> Iterator[pl.DataFrame]:
    """Yield the share who stay, and how many more would for each reason."""
    retention, drivers = known.retention_estimates, known.stay_drivers
    if retention is not None and not retention.is_empty():
        last = retention.filter(
            (pl.col("origin") == "total") & (pl.col("years_after") == _YEARS_AFTER)
        )
        yield _told(last.with_columns(school_form=pl.lit("")), "retention", basis=None)
    if drivers is not None and not drivers.is_empty():
        latest = drivers.filter(pl.col("year") == pl.col("year").max().over(_KEY))
        yield _told(
            latest.with_columns(
                school_form="driver", mean="effect_mean", p10="effect_p10", p90="effect_p90"
            ),
            "stay_effect",
            basis="measured",
        )


def _older(known: Known) -> Iterator[pl.DataFrame]:
    """Yield residents aged 60-74 and how many of them take part in work."""
    cube = known.education_cube
    if cube is None or cube.is_empty():
        return
    older = (
        cube.filter((pl.col("year") == pl.col("year").max()) & pl.col("age_group").is_in(_OLDER))
        .group_by(_KEY)
        .agg(
            pl.col("residents").sum(),
            labour=(pl.col("employed_persons") + pl.col("unemployed_persons")).sum(),
        )
        .filter(pl.col("residents") > 0)
        .with_columns(school_form=pl.lit(""))
    )
    persons = pl.col("residents").cast(pl.Float64)
    yield _told(older.with_columns(mean=persons, p10=persons, p90=persons), "older_residents")
    share = (pl.col("labour") / pl.col("residents")).clip(0, 1)
    yield _told(older.with_columns(mean=share, p10=share, p90=share), "older_participation")


def _told(frame: pl.DataFrame, parameter: str, basis: str | None = "measured") -> pl.DataFrame:
    """Return rows of evidence; ``school_form`` holds the detail, ``basis`` None keeps its own."""
    told = frame.with_columns(parameter=pl.lit(parameter), detail=pl.col("school_form"))
    return told if basis is None else told.with_columns(basis=pl.lit(basis))

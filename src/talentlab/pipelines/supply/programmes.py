"""Seats, applicants and graduates as programmes, and where their graduates live afterwards."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.education import FINISHING_AGES
from talentlab.calc.education.programmes import ProgrammeCounts, estimate_programmes
from talentlab.calc.population.bands import BAND_STARTS, BANDS
from talentlab.calc.supply.estimate import Arrivals
from talentlab.calc.supply.start import Studies
from talentlab.calc.supply.stocks import EducationStocks
from talentlab.pipelines.supply.axes import by_sex, placed
from talentlab.pipelines.supply.retention import Followed
from talentlab.tables.fields import SCHOOL_FORMS
from talentlab.vocab.sexes import SEXES

_KEY: Final = ("region_code", "education_group_code", "school_form")
_MEASURES: Final = {
    "seats": ("seats", "seats"),
    "applicants": ("applicants", "first_choice_persons"),
    "admitted": ("applicants", "admitted_persons"),
    "graduates": ("graduates", "graduated_persons"),
}
"""Measure -> the table and column it is read from."""
_NEAR_AGES: Final = slice(1, 5)  # 20-39: where graduates who move within the county are looked for


def read_programmes(
    tidy: Mapping[str, pl.DataFrame], codes: Sequence[str], groups: Sequence[str], until: int
) -> ProgrammeCounts | None:
    """Return what was counted of programmes in municipalities ``codes``; nothing if nothing was."""
    frames = {
        name: _rows(tidy[table], column, codes, groups, until)
        for name, (table, column) in _MEASURES.items()
        if table in tidy
    }
    told = [frame for frame in frames.values() if frame.height]
    if not told or "graduates" not in frames:
        return None
    keys = pl.concat([frame.select(_KEY) for frame in told]).unique().sort(*_KEY)
    first = min(min(frame["year"].to_list()) for frame in told)
    years = tuple(range(first, until + 1))
    nothing = np.full((keys.height, len(years)), np.nan)
    return ProgrammeCounts(
        region_codes=tuple(keys["region_code"]),
        group_codes=tuple(keys["education_group_code"]),
        school_forms=tuple(keys["school_form"]),
        years=years,
        **{
            name: _on(keys, frames[name], years) if name in frames else nothing
            for name in _MEASURES
        },
    )


def _rows(
    table: pl.DataFrame, column: str, codes: Sequence[str], groups: Sequence[str], until: int
) -> pl.DataFrame:
    """Return yearly sums of both sexes by programme up to ``until``; null where any is withheld."""
    rows = table.filter(
        pl.col("region_code").is_in(list(codes))
        & pl.col("education_group_code").is_in(list(groups))
        & (pl.col("year") <= until)
    )
    if "sex" in rows.columns:
        rows = by_sex(rows) if rows["sex"].is_in(SEXES).any() else rows
    told = pl.when(pl.col(column).is_not_null().all()).then(pl.col(column).sum())
    return rows.group_by(*_KEY, "year").agg(told.alias("number"))


def _on(keys: pl.DataFrame, frame: pl.DataFrame, years: Sequence[int]) -> Floats:
    """Return numbers (P, Y); a programme without a row in a counted year had nobody.

    Nobody knows how many a withheld number is: it is not a number.
    """
    at = keys.with_row_index("p").join(frame, on=list(_KEY), how="inner")
    found = np.full((keys.height, len(years)), np.nan)
    counted = set(frame.drop_nulls("number")["year"].unique())
    found[:, [i for i, year in enumerate(years) if year in counted]] = 0.0
    found[at["p"].to_numpy(), at["year"].to_numpy() - years[0]] = (
        at["number"].cast(pl.Float64).to_numpy()
    )
    return found


def studies_of(counts: ProgrammeCounts, followed: Followed, stocks: EducationStocks) -> Studies:
    """Return programmes with the places where their graduates live a year after."""
    codes = stocks.region_codes
    young = stocks.residents[:, _NEAR_AGES, -1].sum(axis=(0, 1))
    lands = np.zeros((len(counts), len(codes)))
    doubt = np.zeros(len(counts))
    for p, pair in enumerate(zip(counts.region_codes, counts.group_codes, strict=True)):
        home = codes.index(pair[0])
        others = np.array([c != pair[0] and c[:2] == pair[0][:2] for c in codes])
        weight = young * others
        lands[p] = followed.near[pair] * weight / max(float(weight.sum()), 1.0)
        lands[p, home] = followed.here[pair]
        doubt[p] = followed.doubt[pair]
    return Studies(
        programmes=estimate_programmes(counts),
        group=np.array([stocks.group_codes.index(code) for code in counts.group_codes]),
        form=np.array([SCHOOL_FORMS.index(form) for form in counts.school_forms]),
        home=np.array([codes.index(code) for code in counts.region_codes]),
        lands=lands,
        doubt=doubt,
    )


def arrivals_of(
    studies: Studies | None, graduates: pl.DataFrame | None, stocks: EducationStocks
) -> Arrivals:
    """Return graduates a year who live here, by sex, age and education, and by municipality."""
    regions, groups = len(stocks.region_codes), len(stocks.group_codes)
    by_age, landed = np.zeros((len(SEXES), BANDS, groups)), np.zeros((regions, groups))
    if studies is None or graduates is None:
        return Arrivals(by_age, landed)
    women = _women(graduates, stocks)
    living = studies.programmes.usual[:, None] * studies.lands
    for p, form in enumerate(studies.programmes.counts.school_forms):
        e = studies.group[p]
        landed[:, e] += living[p]
        ages = np.array([FINISHING_AGES[form].get(start, 0.0) for start in BAND_STARTS])
        for s, share in enumerate((women[e], 1 - women[e])):
            by_age[s, :, e] += living[p].sum() * share * ages
    return Arrivals(by_age, landed)


def _women(graduates: pl.DataFrame, stocks: EducationStocks) -> Floats:
    """Return the share of women (E,) among graduates; half where nobody finished."""
    told = placed(
        by_sex(graduates),
        "graduated_persons",
        sex=SEXES,
        education_group_code=stocks.group_codes,
    )
    return np.asarray((told[0] + 1.0) / (told.sum(axis=0) + 2.0))

"""The programmes of a region, from seats, applicants, graduates and terms that were imported."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from talentlab.calc.assumptions.seats import LARGEST_GROWTH, TERMS, YEARLY_CHANGE
from talentlab.calc.seats.problem import Limit
from talentlab.pipelines.seats import assumption_words as words
from talentlab.tables.learning import APPLICANTS, GRADUATES, SEATS
from talentlab.tables.learning_terms import PROGRAMME_TERMS
from talentlab.vocab.text import Text

PROGRAMME: Final = ("region_code", "education_group_code", "school_form")
_RECENT: Final = 3
"""Years of graduates that completion is measured over."""
_FEWEST: Final = 20
"""Admitted persons below which a measured share is luck."""


@dataclass(frozen=True, slots=True)
class Offered:
    """The programmes of a region in its latest year with seats.

    ``frame`` has the columns of ``programmes`` in docs/how-to/plan-seats.md; ``own`` are limits
    that a programme has alone: (limit, name of the programme, per seat, available a year).
    """

    frame: pl.DataFrame
    own: tuple[tuple[Limit, str, float, float], ...]
    assumed: tuple[Text, ...]


def offered(
    tables: Mapping[str, pl.DataFrame],
    municipalities: Sequence[str],
    retention: pl.DataFrame | None,
    groups: Collection[str],
    evidence: pl.DataFrame | None = None,
) -> Offered | None:
    """Return the programmes of the municipalities whose need is known, in ``groups``.

    ``evidence`` is the derived table ``lever_evidence``, which tells how long educations take.

    Nothing where no seats were imported there, or in no such group.
    """
    if SEATS.name not in tables:
        return None
    seats = tables[SEATS.name].filter(pl.col("region_code").is_in(list(municipalities)))
    now = seats.filter(pl.col("year") == pl.col("year").max()).filter(pl.col("seats") > 0)
    is_known = pl.col("education_group_code").is_in(sorted(groups))
    left_out = now.filter(~is_known).select(pl.concat_str(PROGRAMME, separator=" "))
    now = now.filter(is_known)
    if now.is_empty():
        return None
    terms, own = _with_terms(now, tables)
    frame, said = _with_lag(terms, evidence)
    for step in (_with_applicants, _with_completion):
        frame, told = step(frame, tables)
        said += told
    frame, told = _with_retention(frame, retention)
    said += told
    frame, told = _with_form_terms(frame)
    named = _whole_costs(frame).sort("programme")
    said += [*told, words.slow_change(YEARLY_CHANGE)]
    if left_out.height:
        said.append(words.unknown_need(left_out.to_series().sort().to_list()))
    return Offered(named, _own(named, own), tuple(said))


def _with_terms(now: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> tuple[pl.DataFrame, bool]:
    """Return the programmes with the latest terms that are known, and whether any are."""
    named = now.with_columns(
        pl.concat_str(PROGRAMME, separator=" ").alias("programme"),
        pl.col("seats").cast(pl.Int64).alias("seats_today"),
    ).drop("seats")
    columns = ("cost_per_seat_sek", "smallest_group", "largest_group", "placements",
               "students_per_teacher", "teachers")  # fmt: skip
    if PROGRAMME_TERMS.name not in tables:
        return named.with_columns(pl.lit(None, pl.Float64).alias(name) for name in columns), False
    latest = tables[PROGRAMME_TERMS.name].sort("year").unique(PROGRAMME, keep="last")
    joined = named.join(latest.select(*PROGRAMME, *columns), on=list(PROGRAMME), how="left")
    return joined.with_columns(pl.col(columns).cast(pl.Float64)), True


def _with_lag(
    frame: pl.DataFrame, evidence: pl.DataFrame | None
) -> tuple[pl.DataFrame, list[Text]]:
    """Return the programmes with the years they take: as supply counts, else as their form does."""
    lags = {form: terms.lag_years for form, terms in TERMS.items()}
    usual = pl.col("school_form").replace_strict(lags, return_dtype=pl.Int64)
    frame = _with_known_lag(frame, evidence)
    lacking = frame.filter(pl.col("lag_years").is_null()).group_by("school_form").len()
    told = [
        words.terms_assumed(words.TERMS["lag_years"], form, lags[form], programmes)
        for form, programmes in lacking.sort("school_form").iter_rows()
    ]
    known = frame["lag_years"].count()
    if known:
        told.insert(0, words.lag_measured(known))
    return frame.with_columns(pl.coalesce("lag_years", usual).alias("lag_years")), told


def _with_known_lag(frame: pl.DataFrame, evidence: pl.DataFrame | None) -> pl.DataFrame:
    """Return the programmes with the years that supply was calculated with; else null."""
    if evidence is None:
        return frame.with_columns(pl.lit(None, pl.Int64).alias("lag_years"))
    known = evidence.filter(
        pl.col("parameter") == "study_years", pl.col("basis") == "measured"
    ).select(
        "region_code",
        "education_group_code",
        pl.col("detail").alias("school_form"),
        pl.col("mean").round().cast(pl.Int64).alias("lag_years"),
    )
    return frame.join(known, on=list(PROGRAMME), how="left")


def _with_applicants(
    frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]
) -> tuple[pl.DataFrame, list[Text]]:
    """Return the programmes with their latest applicants; seats stand in for unknown ones."""
    said = [words.APPLICANTS_LATEST]
    if APPLICANTS.name in tables:
        by_year = _both_sexes(tables[APPLICANTS.name], ("first_choice_persons", "admitted_persons"))
        latest = by_year.sort("year").unique(PROGRAMME, keep="last").with_columns(
            pl.max_horizontal("first_choice_persons", "admitted_persons").alias("applicants")
        )  # fmt: skip
        frame = frame.join(latest.select(*PROGRAMME, "applicants"), on=list(PROGRAMME), how="left")
    else:
        frame = frame.with_columns(pl.lit(None, pl.Int64).alias("applicants"))
    unknown = frame.filter(pl.col("applicants").is_null())["programme"].sort().to_list()
    if unknown:
        said.append(words.without_applicants(unknown))
    filled = pl.coalesce("applicants", "seats_today").cast(pl.Float64).alias("applicants")
    return frame.with_columns(filled), said


def _both_sexes(frame: pl.DataFrame, measures: Sequence[str]) -> pl.DataFrame:
    """Return measures of both sexes together: the total where it is counted, else the sum.

    Where the number of one sex is withheld there is no sum: the other sex is not everybody.
    """
    key = [*PROGRAMME, "year"]
    counted = pl.col("status") == "counted"
    total = frame.filter(counted, pl.col("sex") == "total").select(*key, *measures)
    parts = (
        frame.filter(pl.col("sex") != "total")
        .group_by(key)
        .agg(pl.col(measures).sum(), counted.all().alias("is_whole"))
        .filter("is_whole")
    )
    return pl.concat([total, parts.select(*key, *measures)]).unique(key, keep="first")


def _with_completion(
    frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]
) -> tuple[pl.DataFrame, list[Text]]:
    """Return the programmes with the share who complete, where it can be measured."""
    if not {GRADUATES.name, APPLICANTS.name} <= set(tables):
        return frame.with_columns(pl.lit(None, pl.Float64).alias("completion")), []
    done = _both_sexes(tables[GRADUATES.name], ("graduated_persons",))
    began = _both_sexes(tables[APPLICANTS.name], ("admitted_persons",))
    lags = frame.select(*PROGRAMME, "lag_years")
    paired = (
        done.join(lags, on=list(PROGRAMME))
        .with_columns((pl.col("year") - pl.col("lag_years")).alias("began"))
        .join(began.rename({"year": "began"}), on=[*PROGRAMME, "began"])
        .filter(pl.col("year") > pl.col("year").max().over(PROGRAMME) - _RECENT)
        .group_by(PROGRAMME)
        .agg(pl.col("graduated_persons", "admitted_persons").sum())
        .filter(pl.col("admitted_persons") >= _FEWEST)
        .with_columns(completion=pl.col("graduated_persons") / pl.col("admitted_persons"))
        .filter(pl.col("completion").is_between(0, 1))
    )  # fmt: skip
    joined = frame.join(paired.select(*PROGRAMME, "completion"), on=list(PROGRAMME), how="left")
    return joined, [words.completion_measured(paired.height)] if paired.height else []


def _with_retention(
    frame: pl.DataFrame, retention: pl.DataFrame | None
) -> tuple[pl.DataFrame, list[Text]]:
    """Return the programmes with the share who stay a year after, where it is estimated."""
    if retention is None or retention.is_empty():
        return frame.with_columns(pl.lit(None, pl.Float64).alias("retention")), []
    key = ["region_code", "education_group_code"]
    weight = pl.col("followed_persons") + 1
    stay = (
        retention.filter(pl.col("years_after") == 1, pl.col("basis") != "assumed")
        .group_by(key)
        .agg(((pl.col("mean") * weight).sum() / weight.sum()).alias("retention"))
    )
    joined = frame.join(stay, on=key, how="left")
    known = joined.height - joined["retention"].null_count()
    return joined, [words.retention_measured(known)] if known else []


def _with_form_terms(frame: pl.DataFrame) -> tuple[pl.DataFrame, list[Text]]:
    """Return the programmes with their school form's judged terms where they have none."""
    frame = frame.rename({"smallest_group": "min_group"})
    said = []
    yearly = pl.col("cost_per_seat_sek") * _student_years()
    for column in ("min_group", "completion", "retention", "cost_per_seat_sek"):
        values = {form: words.form_value(terms, column) for form, terms in TERMS.items()}
        lacking = frame.filter(pl.col(column).is_null()).group_by("school_form").len()
        said += [
            words.terms_assumed(words.TERMS[column], form, values[form], programmes)
            for form, programmes in lacking.sort("school_form").iter_rows()
        ]
        judged = pl.col("school_form").replace_strict(values, return_dtype=pl.Float64)
        stated = yearly if column == "cost_per_seat_sek" else pl.col(column)
        frame = frame.with_columns(pl.coalesce(stated, judged).alias(column))
    return frame, said + _largest_said(frame)


def _largest_said(frame: pl.DataFrame) -> list[Text]:
    unknown = frame["largest_group"].null_count()
    return [words.largest_assumed(LARGEST_GROWTH, unknown)] if unknown else []


def _student_years() -> pl.Expr:
    """Return student years of a seat: half of those who leave early are gone on average."""
    return pl.col("lag_years") * (1 + pl.col("completion")) / 2


def _whole_costs(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the columns of a seat problem, with whole groups that today's seats fit."""
    smallest = pl.min_horizontal("min_group", "seats_today").cast(pl.Int64)
    grown = (pl.col("seats_today") * LARGEST_GROWTH).ceil()
    largest = pl.max_horizontal(
        pl.coalesce("largest_group", grown), "seats_today", "min_group"
    ).cast(pl.Int64)
    frame = frame.with_columns(smallest.alias("min_group"), largest.alias("max_seats"))
    change = pl.max_horizontal(
        (pl.col("seats_today") * YEARLY_CHANGE).ceil(), pl.col("min_group")
    ).cast(pl.Float64)
    return frame.with_columns(change.alias("max_rise"), change.alias("max_cut"))


def _own(
    frame: pl.DataFrame,
    is_known: bool,  # noqa: FBT001 -- private
) -> tuple[tuple[Limit, str, float, float], ...]:
    """Return placements and teachers that programmes have alone, where they are known."""
    if not is_known:
        return ()
    found = []
    told = frame.with_columns(_student_years().alias("student_years"))
    for row in told.iter_rows(named=True):
        name, years = row["programme"], row["student_years"]
        if row["placements"] is not None:
            found.append((Limit.PLACEMENTS, name, years, row["placements"]))
        if row["teachers"] is not None and row["students_per_teacher"] is not None:
            each = years / row["students_per_teacher"]
            found.append((Limit.TEACHERS, name, each, row["teachers"]))
    now = dict(frame.select("programme", "seats_today").iter_rows())
    # What today's seats take is there, whatever the terms say.
    found = [(limit, name, each, max(most, each * now[name])) for limit, name, each, most in found]
    return tuple(found)

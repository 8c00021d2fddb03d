"""What the tables of a seat problem must be: every fault of them, at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final, Literal

import polars as pl

from talentlab.calc.assumptions.seats import JOINT_FORMS, PlanSettings, SpreadOfStudies
from talentlab.calc.seats.problem import too_few_together
from talentlab.pipelines.seats import seat_words as words
from talentlab.pipelines.seats.seat_words import SeatFault
from talentlab.pipelines.seats.sheets import ROW
from talentlab.tables.fields import SCHOOL_FORMS
from talentlab.vocab.characters import CONTROL
from talentlab.vocab.text import Text

Kind = Literal["text", "number", "signed", "whole", "year", "years", "share", "form"]

_WHY: Final[Mapping[Kind, Text]] = {
    "text": words.NOT_A_TEXT,
    "number": words.NOT_A_NUMBER,
    "signed": words.NOT_ANY_NUMBER,
    "whole": words.NOT_WHOLE,
    "year": words.NOT_A_YEAR,
    "years": words.NOT_YEARS,
    "share": words.NOT_A_SHARE,
    "form": words.NOT_A_FORM,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its needed and its optional columns, and what identifies a row."""

    name: str
    needed: Mapping[str, Kind]
    optional: Mapping[str, Kind]
    key: tuple[str, ...]
    must_be: bool = True

    @property
    def columns(self) -> Mapping[str, Kind]:
        """Return all columns."""
        return {**self.needed, **self.optional}


PROGRAMMES: Final = Sheet(
    "programmes",
    needed={
        "programme": "text", "education_group_code": "text", "seats_today": "whole",
        "min_group": "whole", "max_seats": "whole", "cost_per_seat_sek": "number",
        "lag_years": "years", "completion": "share", "retention": "share", "applicants": "number",
    },
    optional={
        "region_code": "text", "school_form": "form", "area_code": "text",
        "placements_per_student": "number", "teachers_per_student": "number",
        "max_rise": "number", "max_cut": "number", "stays_share": "share",
    },
    key=("programme",),
)  # fmt: skip
NEEDS: Final = Sheet(
    "needs",
    needed={
        "education_group_code": "text", "year": "year", "draw": "whole", "need_persons": "signed"
    },
    optional={},
    key=("education_group_code", "year", "draw"),
)  # fmt: skip
LIMITS: Final = Sheet(
    "limits",
    needed={"year": "year"},
    optional={
        "area_code": "text", "budget_sek": "number", "placements": "number", "teachers": "number"
    },
    key=("area_code", "year"),
    must_be=False,
)  # fmt: skip
AREAS: Final = Sheet(
    "areas",
    needed={"area_code": "text", "region_code": "text"},
    optional={},
    key=("area_code", "region_code"),
    must_be=False,
)
SETTINGS: Final = Sheet(
    "settings",
    needed={"setting": "text", "value": "number"},
    optional={},
    key=("setting",),
    must_be=False,
)
SHEETS: Final = (PROGRAMMES, NEEDS, LIMITS, AREAS, SETTINGS)
SETTING_NAMES: Final = frozenset(
    field.name for kind in (PlanSettings, SpreadOfStudies) for field in fields(kind)
)
COUNTS: Final = frozenset({"planned_on", "held_out", "perfect_draws"})
"""Settings that are whole numbers, at least one."""
_MOST: Final = {
    "planned_on": 100_000, "held_out": 100_000, "perfect_draws": 100_000,
    "lasting_years": 100, "applicants_level": 3, "applicants_year": 3,
}  # fmt: skip
"""Beyond these nothing is calculated but noise: futures, years, and deviations of a logarithm."""
_LARGEST: Final = 1e12
"""Of any number: a thousand times the cost of all education in Sweden, in kronor."""
_MOST_PERSONS: Final = 1e9
_YEARS: Final = (1900, 2200)
_LONGEST_STUDIES: Final = 30
_LONGEST_TEXT: Final = 200
_SHARES: Final = frozenset({"risk_weight", "tail"})
_ABOVE_NONE: Final = frozenset({"tail", "completion_persons", "retention_persons"})


def sheet_faults(tables: Mapping[str, pl.DataFrame]) -> Iterator[SeatFault]:
    """Yield every fault that a table has by itself."""
    for sheet in SHEETS:
        if sheet.name not in tables:
            if sheet.must_be:
                yield SeatFault(sheet.name, 1, "–", "", words.NO_FILE)
            continue
        frame = tables[sheet.name]
        yield from _columns(sheet, frame)
        if frame.is_empty():
            yield SeatFault(sheet.name, 2, "–", "", words.NO_ROWS)
        for column, kind in sheet.columns.items():
            if column in frame.columns:
                yield from _cells(sheet, frame, column, kind)
        yield from _repeated(sheet, frame)


def _columns(sheet: Sheet, frame: pl.DataFrame) -> Iterator[SeatFault]:
    found = ", ".join(name for name in frame.columns if name != ROW)
    for column in sheet.needed:
        if column not in frame.columns:
            yield SeatFault(sheet.name, 1, column, found, words.NO_COLUMN)
    for column in frame.columns:
        if column != ROW and column not in sheet.columns:
            yield SeatFault(sheet.name, 1, column, column, words.SURPLUS_COLUMN)


def fits(column: str, kind: Kind) -> pl.Expr:
    """Return whether a cell of text is of its kind."""
    number = pl.col(column).cast(pl.Float64, strict=False)
    tests = {
        "text": (pl.col(column) != "")
        & (pl.col(column).str.len_chars() <= _LONGEST_TEXT)
        & ~pl.col(column).str.contains(CONTROL),
        "number": number.is_between(0, _LARGEST),
        "signed": number.is_between(-_MOST_PERSONS, _MOST_PERSONS),
        "whole": number.is_between(0, _MOST_PERSONS) & (number == number.floor()),
        "year": number.is_between(*_YEARS) & (number == number.floor()),
        "years": number.is_between(0, _LONGEST_STUDIES) & (number == number.floor()),
        "share": number.is_between(0, 1),
        "form": pl.col(column).is_in(SCHOOL_FORMS),
    }
    return tests[kind].fill_null(value=False)


def _cells(sheet: Sheet, frame: pl.DataFrame, column: str, kind: Kind) -> Iterator[SeatFault]:
    """Yield cells that are not of their kind; optional ones may be empty."""
    wrong = ~fits(column, kind)
    if column in sheet.optional:
        wrong &= pl.col(column) != ""
    for row, value in frame.filter(wrong).select(ROW, column).iter_rows():
        why = _WHY[kind] if value else words.EMPTY
        yield SeatFault(sheet.name, row, column, value[:_LONGEST_TEXT], why)


def _repeated(sheet: Sheet, frame: pl.DataFrame) -> Iterator[SeatFault]:
    """Yield rows that say again what an earlier row says."""
    key = [column for column in sheet.key if column in frame.columns]
    if not key:
        return
    again = frame.filter(~pl.struct(key).is_first_distinct())
    for row, *label in again.select(ROW, *key).iter_rows():
        yield SeatFault(sheet.name, row, ", ".join(key), " ".join(label), words.TWICE)


def faults_between(tables: Mapping[str, pl.DataFrame]) -> Iterator[SeatFault]:
    """Yield every fault of tables that are right by themselves but do not fit together."""
    programmes, needs = tables["programmes"], tables["needs"]
    for row, least, most in programmes.select(ROW, "min_group", "max_seats").iter_rows():
        if float(most) < float(least):
            yield SeatFault("programmes", row, "max_seats", f"{most} < {least}", words.TOO_SMALL)
    needed = set(needs["education_group_code"])
    for row, group in programmes.select(ROW, "education_group_code").iter_rows():
        if group not in needed:
            yield SeatFault("programmes", row, "education_group_code", group, words.NO_NEED)
    yield from _gaps(needs)
    if "limits" in tables:
        yield from _limit_faults(tables["limits"], programmes, needs)
    if "settings" in tables:
        for row, name in tables["settings"].select(ROW, "setting").iter_rows():
            if name not in SETTING_NAMES:
                yield SeatFault("settings", row, "setting", name, words.NO_SUCH_SETTING)
        yield from _setting_faults(tables["settings"])
    if "areas" in tables:
        yield from _cooperation(tables["areas"], programmes)


def _whole(frame: pl.DataFrame, column: str) -> list[int]:
    return sorted({int(float(value)) for value in frame[column]})


def _follow(years: Sequence[int]) -> bool:
    return list(years) == list(range(years[0], years[-1] + 1))


def _gaps(needs: pl.DataFrame) -> Iterator[SeatFault]:
    """Yield a fault if some group, year or draw has no row."""
    groups, years, draws = (
        needs["education_group_code"].n_unique(), _whole(needs, "year"), _whole(needs, "draw"),
    )  # fmt: skip
    wanted = groups * len(years) * len(draws)
    if needs.height != wanted or not _follow(years):
        yield SeatFault("needs", 2, "–", f"{needs.height} ≠ {wanted}", words.GAPS)


def _limit_faults(
    limits: pl.DataFrame, programmes: pl.DataFrame, needs: pl.DataFrame
) -> Iterator[SeatFault]:
    years = _whole(limits, "year")
    if not _follow(years) or not set(years) <= set(_whole(needs, "year")):
        told = f"{years[0]}–{years[-1]}"
        yield SeatFault("limits", 2, "year", told, words.YEARS_APART)
    if "area_code" in limits.columns:
        known = set(programmes["area_code"]) if "area_code" in programmes.columns else set()
        for row, area in limits.select(ROW, "area_code").iter_rows():
            if area and area not in known:
                yield SeatFault("limits", row, "area_code", area, words.NO_SUCH_AREA)


def _setting_faults(settings: pl.DataFrame) -> Iterator[SeatFault]:
    """Yield settings whose value they cannot have."""
    for row, name, text in settings.select(ROW, "setting", "value").iter_rows():
        value = float(text)
        if name in COUNTS and (value < 1 or value != int(value)):
            yield SeatFault("settings", row, name, text, words.NOT_A_COUNT)
        most = _MOST.get(name, _LARGEST)
        if value > most:
            yield SeatFault("settings", row, name, f"{text} > {most:g}", words.TOO_LARGE)
        if (name in _SHARES and value > 1) or (name == "tail" and value == 1):
            yield SeatFault("settings", row, name, text, words.NOT_A_SHARE)
        if name in _ABOVE_NONE and value == 0:
            yield SeatFault("settings", row, name, text, words.ABOVE_NONE)


def _cooperation(areas: pl.DataFrame, programmes: pl.DataFrame) -> Iterator[SeatFault]:
    """Yield areas with too few municipalities, and programmes that nobody plans together."""
    members: dict[str, frozenset[str]] = {
        area: frozenset(rows["region_code"])
        for (area,), rows in areas.partition_by("area_code", as_dict=True).items()
    }
    first = dict(areas.group_by("area_code").agg(pl.col(ROW).min()).iter_rows())
    for area, few in too_few_together(members).items():
        told = f"{area}: {', '.join(sorted(few))}"
        yield SeatFault("areas", first[area], "region_code", told, words.FEW_TOGETHER)
    if not {"region_code", "school_form", "area_code"} <= set(programmes.columns):
        yield SeatFault("programmes", 1, "region_code, school_form, area_code", "", words.NO_COLUMN)
        return
    joint = programmes.filter(pl.col("school_form").is_in(sorted(JOINT_FORMS)))
    for row, area, place in joint.select(ROW, "area_code", "region_code").iter_rows():
        if place not in members.get(area, frozenset()):
            yield SeatFault("programmes", row, "region_code", f"{area} {place}", words.IN_NO_AREA)

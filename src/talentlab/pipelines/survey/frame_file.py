"""The workplaces that can be asked, and the plan that says which of them are."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from talentlab.calc.assumptions.survey import SURVEY
from talentlab.pipelines.own_file import control_characters, read_own_file, stop_if
from talentlab.pipelines.own_file_words import FileFault
from talentlab.pipelines.survey import cells_read as read
from talentlab.pipelines.survey import survey_words as words
from talentlab.pipelines.survey.cells_read import meant
from talentlab.pipelines.survey.strata import with_strata
from talentlab.tables.survey_files import FRAME, PLAN, SELECTIONS, names


def read_frame(path: Path) -> pl.DataFrame:
    """Return the frame in the file at ``path``: one row for each workplace, with its stratum.

    Columns: those of the file with ``municipality`` as a code and ``employees`` as a number, and
    ``section``, ``group``, ``size_class`` and ``stratum``. Other columns of the file, such as
    addresses, are not read.

    Raises
    ------
    OwnFileHasFaults
        With every fault found: row, column, value and what to do.

    """
    frame = read_own_file(path, names(FRAME))
    typed, faults = _typed(frame)
    stop_if(path, faults)
    if (typed["employees"] < SURVEY.smallest).all():
        stop_if(path, [FileFault(row=2, column="employees", value="", why=words.NOBODY_TO_ASK)])
    return with_strata(typed)


def read_plan(path: Path) -> pl.DataFrame:
    """Return the plan in the file at ``path``: the frame, with ``selection``.

    Raises
    ------
    OwnFileHasFaults
        With every fault found.

    """
    frame = read_own_file(path, names(PLAN))
    typed, faults = _typed(frame)
    odd = frame.filter(~pl.col("selection").is_in(SELECTIONS).fill_null(value=False))
    faults += [
        FileFault(row=row, column="selection", value=value or "", why=words.NOT_A_SELECTION)
        for row, value in odd.select("row", "selection").iter_rows()
    ]
    stop_if(path, faults)
    return with_strata(typed)


def _typed(frame: pl.DataFrame) -> tuple[pl.DataFrame, list[FileFault]]:
    """Return the frame with what its cells mean, and every cell that means nothing."""
    sections: dict[str, str] = {}
    sectors: dict[str, str] = {}
    employees: dict[str, int] = {}
    places: dict[str, str] = {}
    faults = [
        *_odd_ids(frame),
        *control_characters(frame, ["workplace_id"]),
        *meant(frame, "sni_code", read.section, sections, words.NOT_AN_INDUSTRY),
        *meant(frame, "sector", read.sector, sectors, words.NOT_A_SECTOR),
        *meant(frame, "employees", read.employees, employees, words.NOT_EMPLOYEES),
        *meant(frame, "municipality", read.municipality, places, words.NOT_A_MUNICIPALITY),
    ]
    if faults:
        return frame, faults
    typed = frame.with_columns(
        section=pl.col("sni_code").replace_strict(sections, return_dtype=pl.String),
        employees=pl.col("employees").replace_strict(employees, return_dtype=pl.Int64),
        municipality=pl.col("municipality").replace_strict(places, return_dtype=pl.String),
    )
    return typed, faults


def _odd_ids(frame: pl.DataFrame) -> Iterator[FileFault]:
    """Yield numbers that are missing, repeated, or somebody's."""
    seen: set[str] = set()
    for row, value in frame.select("row", "workplace_id").iter_rows():
        number, why = value or "", None
        if not number:
            why = words.NO_ID
        elif read.looks_personal(number):
            why = words.PERSONAL
        elif number in seen:
            why = words.ID_TWICE
        seen.add(number)
        if why is not None:
            yield FileFault(row=row, column="workplace_id", value=number, why=why)

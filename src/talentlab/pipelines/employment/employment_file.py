"""A table of employees from anywhere: region, occupation, sex, year, persons.

Occupations are codes of any hierarchical scheme: a shorter code is the sum of all that begin with
it. Nothing is dropped, filled in or guessed: what does not fit is reported, all of it, with row and
value.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.history import EmploymentHistory
from talentlab.pipelines import own_file_words
from talentlab.pipelines.employment import employment_words as words
from talentlab.pipelines.employment.employment_faults import (
    ROUNDING,
    likely_sums,
    long_codes,
    missing_cells,
    missing_years,
    more_than_whole,
    sums_by_name,
)
from talentlab.pipelines.own_file import (
    control_characters,
    first_label,
    national_faults,
    not_numbers,
    read_own_file,
    repeated,
    stop_if,
    understood,
)
from talentlab.pipelines.own_file_words import FileFault
from talentlab.vocab.sexes import MEN, TOTAL, WOMEN, parse_sex

COLUMNS: Final = ("region", "occupation", "sex", "year", "persons")
REST: Final = "\0rest"
"""What the named whole has besides the regions: no region can be called so."""
_NAMES: Final = ("region", "occupation")
_SEX_ORDER: Final = (WOMEN, MEN, TOTAL)
_KEY: Final = ("region", "year", "occupation", "sex")


@dataclass(frozen=True, slots=True)
class EmploymentFile:
    """What a file says, and how it says it.

    Attributes
    ----------
    history : EmploymentHistory
        The regions in the order of the file, and :data:`REST` last when a whole was named and is
        larger than they are together.
    regions : tuple of str
        The file's own regions, without the whole.
    national : str or None
        The name of the whole, if one was named.
    sex_labels : tuple of str
        The file's words for the sexes of the history.
    likely_sums : tuple of FileFault
        Occupations and regions that look like sums of all others: a reader must be told.
    breaks_outside : tuple of int
        Breaks with no year before them in the file, or none from them on: they change nothing.

    """

    history: EmploymentHistory
    regions: tuple[str, ...]
    national: str | None
    sex_labels: tuple[str, ...]
    likely_sums: tuple[FileFault, ...]
    breaks_outside: tuple[int, ...]


def read_employment_file(
    path: Path,
    *,
    national: str | None = None,
    breaks: Sequence[int] = (),
    missing_is_zero: bool = False,
) -> EmploymentFile:
    """Return the employees in the file at ``path``; ``national`` names the rows of the whole.

    Raises
    ------
    OwnFileHasFaults
        With every fault found: row, column, value and what to do.

    """
    frame = read_own_file(path, COLUMNS)
    sexes: dict[str, str] = {}
    stop_if(
        path,
        [
            *not_numbers(frame),
            *control_characters(frame, _NAMES),
            *_without_occupation(frame),
            *long_codes(frame),
            *understood(frame, "sex", parse_sex, sexes, own_file_words.NOT_A_SEX),
            *sums_by_name(frame, sexes),
        ],
    )
    tidy = frame.with_columns(
        pl.col("year").cast(pl.Int64),
        pl.col("persons").cast(pl.Float64),
        pl.col("sex").replace_strict(sexes),
    )
    once = tidy.unique(_KEY, keep="first", maintain_order=True)
    again = repeated(frame, tidy, _KEY, words.REPEATED)
    years = missing_years(once)
    cells = () if missing_is_zero else missing_cells(once)
    stop_if(path, [*again, *national_faults(tidy, national), *years, *cells])
    stop_if(path, more_than_whole(once, national))
    return _file(once, sexes, national, breaks)


def _without_occupation(frame: pl.DataFrame) -> Iterator[FileFault]:
    """Yield rows whose occupation is empty."""
    empty = frame.filter(pl.col("occupation").fill_null("") == "")
    for row in empty["row"]:
        yield FileFault(row=row, column="occupation", value="", why=words.NO_OCCUPATION)


def _file(
    tidy: pl.DataFrame,
    sexes: Mapping[str, str],
    national: str | None,
    breaks: Sequence[int],
) -> EmploymentFile:
    """Return the file's history, where every cell without a row is zero."""
    regions = [name for name in tidy["region"].unique(maintain_order=True) if name != national]
    occupations = sorted(tidy["occupation"].unique())
    used = [sex for sex in _SEX_ORDER if sex in set(sexes.values())]
    years = sorted(tidy["year"].unique())
    places = [*regions, *([national] if national is not None else [])]
    axes = (places, occupations, used, years)
    persons = np.zeros(tuple(len(axis) for axis in axes))
    at = [
        tidy[column].replace_strict({label: i for i, label in enumerate(axis)}).to_numpy()
        for column, axis in zip(("region", "occupation", "sex", "year"), axes, strict=True)
    ]
    persons[tuple(at)] = tidy["persons"].to_numpy()
    if national is not None:
        places, persons = _with_rest(regions, persons)
    inside = sorted({year for year in breaks if years[0] < year <= years[-1]})
    history = EmploymentHistory(
        region_codes=tuple(places),
        occupations=tuple(occupations),
        sexes=tuple(used),
        years=tuple(years),
        persons=persons,
        breaks=tuple(inside),
    )
    return EmploymentFile(
        history=history,
        regions=tuple(regions),
        national=national,
        sex_labels=tuple(first_label(sexes, sex) for sex in used),
        likely_sums=tuple(likely_sums(tidy, national)),
        breaks_outside=tuple(sorted(set(breaks).difference(inside))),
    )


def _with_rest(regions: Sequence[str], persons: Floats) -> tuple[list[str], Floats]:
    """Return the regions, and what the whole (last in ``persons``) has besides them."""
    rest = np.maximum(persons[-1] - persons[:-1].sum(axis=0), 0.0)
    if (rest <= ROUNDING * len(persons)).all():
        return list(regions), persons[:-1]
    return [*regions, REST], np.concatenate([persons[:-1], rest[None]])

"""Counted leavers as the model wants them: beside the employees they were part of."""

import numpy as np
import polars as pl

from talentlab.calc.demand.leaving.measured import CountedLeavers
from talentlab.calc.demand.leaving.structure import brought_to
from talentlab.pipelines.openings.age_counts import AgeCounts, cells, leaves
from talentlab.tables.openings import CAUSES
from talentlab.vocab.sexes import SEXES


def read_leavers(left: pl.DataFrame, region_code: str, counts: AgeCounts) -> CountedLeavers | None:
    """Return a region's leavers beside its employees by age; nothing if nobody counted them.

    Only occupations that are counted by age too, at the same level, are used, and only years whose
    employees were counted the year before. A combination without a row is nobody; a suppressed one
    is not known. Codes longer than those of ``counts`` are added up.
    """
    here = left.filter(
        pl.col("region_code") == region_code, pl.col("age_group").is_in(counts.ages.groups)
    )
    years = [y for y in here["year"].unique().sort().to_list() if y - 1 in counts.years]
    detailed = leaves(here["ssyk_code"].unique())
    rows = here.filter(pl.col("year").is_in(years), pl.col("ssyk_code").is_in(detailed))
    if rows.is_empty():
        return None
    axes = {
        "year": years, "ssyk_code": detailed, "sex": SEXES, "age_group": counts.ages.groups,
        "cause": CAUSES,
    }  # fmt: skip
    has_row = cells(rows.with_columns(there=pl.lit(1)), "there", **axes) == 1
    persons = np.where(has_row, cells(rows, "persons", **axes), 0.0)
    codes, persons = brought_to(persons, detailed, max(map(len, counts.occupations)), axis=1)
    shared = [code for code in codes if code in counts.occupations]
    if not shared:
        return None
    before = [counts.years.index(year - 1) for year in years]
    return CountedLeavers(
        ages=counts.ages,
        years=tuple(years),
        occupations=tuple(shared),
        stock=counts.persons[before][:, [counts.occupations.index(code) for code in shared]],
        left=persons[:, [codes.index(code) for code in shared]],
        oldest=tuple(counts.oldest[i] for i in before),
    )

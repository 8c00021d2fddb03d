"""Every figure about many occupations by name. The names are in addresses and permanent."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from talentlab.tables.employment import EMPLOYMENT_AGES
from talentlab.tables.openings import OPENINGS_OUTLOOK
from talentlab.web.insight.presenters.kinds import Kind
from talentlab.web.insight.presenters.work_lists import (
    comparing_figures,
    field_figure,
    table_figure,
)
from talentlab.web.insight.presenters.work_lists.asked import FIELD, SORTED
from talentlab.web.insight.presenters.work_lists.filters import FILTERS
from talentlab.web.insight.queries.signals import TABLE as SIGNALS
from talentlab.web.insight.queries.work import TABLES as EMPLOYEES

_COUNTED: Final = ("employed_by_occupation", "employed_by_industry")

_AGES: Final = "employed_by_occupation_age"
_COMPARED: Final = ("yrken", "omrade", "ar")

_KINDS: Final[Mapping[str, Kind]] = {
    "yrken-alla": Kind(
        table_figure.every_occupation,
        (*EMPLOYEES, OPENINGS_OUTLOOK.name, EMPLOYMENT_AGES.name, SIGNALS),
        ("omrade", "ar", "niva", FIELD, *(found.name for found in FILTERS), SORTED),
        counted_in=(*_COUNTED, _AGES, "ads", "wage_spread"),
    ),
    "yrken-falt": Kind(
        field_figure.fields_of_work, EMPLOYEES, ("omrade", "ar"), counted_in=_COUNTED
    ),
    "yrken-jamforelse": Kind(
        comparing_figures.development, EMPLOYEES, _COMPARED, counted_in=_COUNTED
    ),
    "yrken-jamforelse-oppningar": Kind(
        comparing_figures.openings,
        (OPENINGS_OUTLOOK.name, *EMPLOYEES),
        _COMPARED,
        counted_in=(*_COUNTED, _AGES),
    ),
    "yrken-jamforelse-aldrar": Kind(
        comparing_figures.ages, (EMPLOYMENT_AGES.name,), _COMPARED, counted_in=(*_COUNTED, _AGES)
    ),
    "yrken-jamforelse-loner": Kind(
        comparing_figures.wages, (SIGNALS,), _COMPARED, counted_in=("wages", "wage_spread")
    ),
}

WORK_LIST_KINDS: Final[Mapping[str, Kind]] = {
    name: replace(kind, is_about_work=True) for name, kind in _KINDS.items()
}

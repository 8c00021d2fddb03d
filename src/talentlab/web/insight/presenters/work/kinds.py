"""Every figure about work by name. The names are in addresses and therefore permanent."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from talentlab.web.insight.presenters.kinds import Kind
from talentlab.web.insight.presenters.work import (
    age_figure,
    employee_figures,
    municipal_figure,
    opening_figures,
    profile_figures,
    wage_figure,
)
from talentlab.web.insight.queries.signals import TABLE as SIGNALS
from talentlab.web.insight.queries.work import TABLES as EMPLOYEES

_OPENINGS: Final = ("openings_outlook",)
_OCCUPATION: Final = ("yrke", "omrade", "ar")
_COUNTED: Final = ("employed_by_occupation", "employed_by_industry")
_AGES: Final = ("employed_by_occupation_age",)

_KINDS: Final[Mapping[str, Kind]] = {
    "yrke-utveckling": Kind(
        employee_figures.development,
        (*EMPLOYEES, "employment_cases"),
        (*_OCCUPATION, "kon"),
        counted_in=_COUNTED,
    ),
    "yrke-kon": Kind(employee_figures.by_sex, EMPLOYEES, _OCCUPATION, counted_in=_COUNTED),
    "yrke-oppningar": Kind(
        opening_figures.openings, _OPENINGS, _OCCUPATION, counted_in=(*_COUNTED, *_AGES)
    ),
    "yrke-orsaker": Kind(
        opening_figures.leavers,
        ("openings_leavers",),
        ("yrke", "omrade", "kon"),
        counted_in=(*_COUNTED, *_AGES),
    ),
    "yrke-aldrar": Kind(
        age_figure.age_pyramid,
        ("employment_ages",),
        ("yrke", "omrade"),
        counted_in=(*_COUNTED, *_AGES),
    ),
    "yrke-loner": Kind(
        wage_figure.wages, (SIGNALS,), ("yrke", "omrade"), counted_in=("wages", "wage_spread")
    ),
    "yrke-kommuner": Kind(
        municipal_figure.by_municipality,
        EMPLOYEES,
        ("yrke", "ar"),
        counted_in=_COUNTED,
        is_of_municipalities=True,
    ),
    "yrke-annonser": Kind(
        municipal_figure.ads_by_municipality,
        (SIGNALS,),
        ("yrke",),
        counted_in=("ads",),
        is_of_municipalities=True,
    ),
    "profil-forandring": Kind(
        profile_figures.changing, EMPLOYEES, ("omrade", "ar"), counted_in=_COUNTED
    ),
    "profil-oppningar": Kind(
        profile_figures.openings_by_field,
        _OPENINGS,
        ("omrade", "ar"),
        counted_in=(*_COUNTED, *_AGES),
    ),
}

WORK_KINDS: Final[Mapping[str, Kind]] = {
    name: replace(kind, is_about_work=True) for name, kind in _KINDS.items()
}

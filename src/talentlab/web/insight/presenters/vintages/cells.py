"""Cells of an outlook as readers meet them: what is counted, of whom, and where."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talentlab.store.release import Release
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.education.groups import education, is_education
from talentlab.web.insight.presenters.places import ages_label, name_of
from talentlab.web.insight.presenters.work.occupations import occupation
from talentlab.web.insight.queries.vintages import Cell

TOTAL: Final = "total"
SUBJECT_NAMES: Final[Mapping[str, Promise]] = {
    "population": _("Residents"),
    "employment": _("Employees"),
    "openings": _("Job openings"),
    "supply": _("People by education"),
    "demand": _("Jobs by education"),
    "gap": _("Gap"),
}
"""Subject -> its name, in the order they are shown."""
_COUNTED: Final[Mapping[tuple[str, str], Promise]] = {
    ("population", "persons"): _("residents"),
    ("employment", "employees"): _("employees"),
    ("openings", "openings"): _("job openings"),
    ("supply", "residents"): _("residents with the education"),
    ("supply", "labour_force"): _("residents in the labour force"),
    ("supply", "workplace"): _("people who can work there"),
    ("demand", "total"): _("jobs"),
    ("demand", "private"): _("jobs with private employers"),
    ("demand", "public"): _("jobs with public employers"),
    ("gap", "total"): _("supply less demand"),
    ("gap", "private"): _("supply less demand, private employers"),
    ("gap", "public"): _("supply less demand, public employers"),
}
_OF: Final[Promise] = _("%(counted)s: %(whom)s")
_AGED: Final[Promise] = _("residents, %(ages)s")


def counted_in(cell: Cell) -> str:
    """Return what is counted: "employees", "jobs with public employers"."""
    return str(_COUNTED[cell.subject, cell.component])


def whom(cell: Cell, language: Language) -> str:
    """Return of whom it is counted, in a few words; nothing where it is everybody."""
    if cell.code == TOTAL:
        return ""
    if cell.subject == "population":
        return ages_label(cell.code)
    if cell.subject in {"employment", "openings"}:
        return occupation(cell.code, language).name if cell.code in ssyk() else cell.code
    return education(cell.code, language).name if is_education(cell.code) else cell.code


def number_name(cell: Cell, language: Language) -> str:
    """Return a name of the number for a sentence: "employees: nurses", "residents, 20–64"."""
    of = whom(cell, language)
    if not of:
        return counted_in(cell)
    if cell.subject == "population":
        return str(_AGED) % {"ages": of}
    return str(_OF) % {"counted": counted_in(cell), "whom": of}


def place_name(cell: Cell, release: Release, language: Language) -> str:
    """Return where the cell is."""
    return name_of(release, cell.region_code, language)

"""What an area's profile says about work: the largest occupations, what changes, who is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from talentlab.publish.numerals import number
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.figures import Shown, show
from talentlab.web.insight.presenters.sentences import (
    IN_A_WORD,
    Sureness,
    change_in_percent,
    how_many,
    interval_in_percent,
    sureness_of,
)
from talentlab.web.insight.presenters.work.measured import when
from talentlab.web.insight.presenters.work.moves_inside import openings_are
from talentlab.web.insight.presenters.work.occupations import Occupation, address_of, occupation
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.presenters.work.profile_figures import (
    groups_of,
    surely_fewer,
    surely_more,
)
from talentlab.web.insight.presenters.work.sentences import AREA_MODELLED, NO_NUMBERS, about
from talentlab.web.insight.presenters.work.years import default_work_year
from talentlab.web.insight.queries.openings import openings_in_area
from talentlab.web.insight.queries.signals import ads_in_area
from talentlab.web.insight.queries.work import Employees, has_work

_LARGEST_SHOWN: Final = 10
_UNKNOWN: Final = "–"
_SOME_SURE: Final = _(
    "Of %(count)s groups of occupations, %(more)s will very likely have more employees by %(year)s "
    "and %(fewer)s fewer. For the other %(open)s it is less sure."
)
_NONE_SURE: Final = _(
    "For none of the %(count)s groups of occupations is it sure whether there will be more or "
    "fewer employees by %(year)s."
)


@dataclass(frozen=True, slots=True)
class OccupationRow:
    """One occupation in an area's profile; a dash for what nobody tells."""

    occupation: Occupation
    address: str
    employees: str
    change: str
    interval: str
    in_a_word: str
    sureness: Sureness
    openings: str
    ads: str


@dataclass(frozen=True, slots=True)
class WorkProfile:
    """An area's work. Without rows nobody is counted there, and ``summary`` says so."""

    year: int
    base_year: int
    summary: str
    not_a_shortage: str = ""
    modelled: str = ""
    rows: tuple[OccupationRow, ...] = ()
    has_openings: bool = False
    ads_when: str = ""
    changing: Shown | None = None
    openings: Shown | None = None


def work_profile(release: Release, region_code: str, language: Language) -> WorkProfile | None:
    """Return what is known about work in an area; nothing when the release is not about work."""
    if not has_work(release):
        return None
    choice = Choice(region_code, default_work_year(release))
    groups = groups_of(release, region_code, choice.year)
    if not groups:
        where = offered_place(release, region_code, language)
        said = str(NO_NUMBERS) % {"place": where.inside}
        return WorkProfile(choice.year, release.base_year, said)
    rows, ads_when = _rows(release, choice, groups[:_LARGEST_SHOWN], language)
    is_modelled = any(found.is_modelled for found in groups)
    return WorkProfile(
        year=choice.year,
        base_year=groups[0].base_year,
        summary=_summary(groups, choice.year),
        not_a_shortage=" ".join(openings_are((found.ssyk_code for found in groups), language)),
        modelled=str(AREA_MODELLED) if is_modelled else "",
        rows=rows,
        has_openings=any(row.openings != _UNKNOWN for row in rows),
        ads_when=ads_when,
        changing=show("profil-forandring", release, choice, language),
        openings=show("profil-oppningar", release, choice, language),
    )


def _summary(groups: Sequence[Employees], year: int) -> str:
    """Say for how many occupations the direction is sure."""
    more, fewer = len(surely_more(groups)), len(surely_fewer(groups))
    facts = {
        "count": len(groups),
        "more": how_many(more),
        "fewer": how_many(fewer),
        "open": len(groups) - more - fewer,
        "year": year,
    }
    return str(_SOME_SURE if more + fewer else _NONE_SURE) % facts


def _rows(
    release: Release, choice: Choice, groups: Sequence[Employees], language: Language
) -> tuple[tuple[OccupationRow, ...], str]:
    """Return the occupations as rows, and when their ads were counted."""
    openings = openings_in_area(release, choice.region_code, choice.year)
    ads = ads_in_area(release, choice.region_code)
    rows = []
    for found in groups:
        code = found.ssyk_code
        opened, told = openings.get((code, "openings")), ads.get(code)
        sureness = sureness_of(found.share_up)
        rows.append(
            OccupationRow(
                occupation=occupation(code, language),
                address=address_of(code, omrade=choice.region_code),
                employees=about(found.total, language)
                if found.is_modelled
                else number(found.total, language),
                change=change_in_percent(found, language),
                interval=interval_in_percent(found, language),
                in_a_word=str(IN_A_WORD[sureness]),
                sureness=sureness,
                openings=about(opened.mean, language) if opened else _UNKNOWN,
                ads=number(told.value, language) if told and told.value is not None else _UNKNOWN,
            )
        )
    return tuple(rows), next((when(ads[f.ssyk_code]) for f in groups if f.ssyk_code in ads), "")

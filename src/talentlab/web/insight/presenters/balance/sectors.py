"""Jobs by education with private and with public employers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.figure import TwinColumn
from talentlab.publish.charts.stack_rows import draw_rows
from talentlab.publish.charts.stacks import Stack, StackChart
from talentlab.publish.charts.words import CODE
from talentlab.publish.numerals import number, percent, sensible
from talentlab.store.release import Release
from talentlab.vocab.education import education_groups
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.balance.places import balance_years_ahead
from talentlab.web.insight.presenters.balance.words import SECTOR_NAMES
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.education.groups import education
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.queries.balance import (
    EDUCATION,
    TOTAL,
    Jobs,
    gaps_in_area,
    jobs_in_area,
)

_SHOWN: Final = 16
_PARTS: Final = ("public", "private")


def jobs_by_sector(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the educations that most jobs ask for, divided between the two sectors."""
    told = jobs_in_area(release, choice.region_code, _years(release, choice))
    codes = [
        code
        for code in education_groups()
        if all((code, sector, choice.year) in told for sector in (*_PARTS, TOTAL))
        and not _is_withheld(release, choice, code)
    ]
    if not codes:
        return None
    codes.sort(key=lambda code: -told[code, "total", choice.year].mean)
    place = offered_place(release, choice.region_code, language)
    share = _share(told, codes, choice.year)
    chart = StackChart(
        figure_id="jobs-by-sector",
        title=_("%(place)s: about %(share)s of the jobs are with public employers in %(year)s")
        % {"place": place.name, "share": percent(share, language), "year": choice.year},
        row_label=_("Education"),
        part_names=tuple(str(SECTOR_NAMES[part]) for part in _PARTS),
        total_name=_("Jobs"),
        stacks=tuple(_stack(told, code, choice.year, language) for code in codes[:_SHOWN]),
        unit=_("jobs"),
    )
    figure = draw_rows(chart, language)
    column = TwinColumn("education_group_code", CODE.say(language))
    rows = tuple((code, *row) for code, row in zip(codes[:_SHOWN], figure.twin.rows, strict=True))
    twin = replace(figure.twin, columns=(column, *figure.twin.columns), rows=rows)
    subtitle = _("Jobs in %(year)s, filled and unfilled. The whisker holds 80 outcomes in 100.")
    return Drawn(replace(figure, twin=twin), subtitle % {"year": choice.year})


def sector_sentence(release: Release, choice: Choice, language: Language) -> str:
    """Return how the jobs of each sector change to the year looked at; nothing where untold."""
    years = _years(release, choice)
    told = jobs_in_area(release, choice.region_code, years)
    codes = [code for code in education_groups() if (code, "total", choice.year) in told]
    if not codes:
        return ""
    sums = {
        (sector, year): sum(told[c, sector, year].mean for c in codes if (c, sector, year) in told)
        for sector in _PARTS
        for year in years
    }
    facts = {
        f"{sector}_{when}": number(sensible(sums[sector, year]), language)
        for sector in _PARTS
        for when, year in (("first", years[0]), ("last", choice.year))
    }
    return _(
        "Jobs with public employers go from about %(public_first)s in %(first)s to about "
        "%(public_last)s in %(year)s, with private ones from about %(private_first)s to about "
        "%(private_last)s. These are means of the possible futures; every education has its "
        "interval below."
    ) % {**facts, "first": years[0], "year": choice.year}


def _is_withheld(release: Release, choice: Choice, code: str) -> bool:
    """Return whether the gap is withheld in any sector: its jobs would give that number away."""
    gaps = (
        gaps_in_area(release, EDUCATION, choice.region_code, sector).get((code, choice.year))
        for sector in (*_PARTS, TOTAL)
    )
    return any(gap is not None and gap.status == "suppressed" for gap in gaps)


def _years(release: Release, choice: Choice) -> tuple[int, ...]:
    """Return the first year ahead and the one looked at, once when they are the same."""
    return tuple(dict.fromkeys((*balance_years_ahead(release)[:1], choice.year)))


def _stack(
    told: Mapping[tuple[str, str, int], Jobs], code: str, year: int, language: Language
) -> Stack:
    total = told[code, "total", year]
    parts = tuple(told[code, part, year].mean for part in _PARTS)
    return Stack(education(code, language).name, parts, total.p10, total.p90)


def _share(told: Mapping[tuple[str, str, int], Jobs], codes: list[str], year: int) -> float:
    public, total = (sum(told[code, s, year].mean for code in codes) for s in ("public", "total"))
    return public / total if total else 0.0

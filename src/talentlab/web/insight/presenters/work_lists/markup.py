"""The rows of the table of all occupations as HTML, kept per area and year.

Written here and not in a template because there are 429 of them with ten cells each. Sorting and
limiting the list choose among finished rows, so they cost nothing. Every text is escaped.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Final

from talentlab.publish.charts.sparklet import draw_sparklet
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.work.occupations import address_of, occupation
from talentlab.web.insight.presenters.work.subject import breaks_of_work
from talentlab.web.insight.presenters.work_lists import cells
from talentlab.web.insight.presenters.work_lists.asked import place_and_year
from talentlab.web.insight.presenters.work_lists.columns import COLUMNS, NAME, labels_of
from talentlab.web.insight.presenters.work_lists.measured import Measured, measured_of
from talentlab.web.insight.presenters.work_lists.members import Member, members

_ANY: Final = "0000"  # stands for the code in an address that all rows share
_KEPT: Final = 16  # an area, a year, a level and a language each: half a megabyte


@lru_cache(maxsize=_KEPT)
def rows_by_code(
    release: Release,
    region_code: str,
    year: int,
    digits: int,
    language: Language,
    kept: tuple[tuple[str, str], ...] = (),
) -> Mapping[str, str]:
    """Return code -> its row as markup; ``kept`` is what its link keeps besides area and year."""
    every = members(release, region_code, year, digits)
    asked = {**dict(kept), **place_and_year(release, region_code, year, language)}
    address = address_of(_ANY, **asked)
    labels = labels_of(release, year)
    breaks = tuple(found.year for found in breaks_of_work(release))
    where = measured_of(release, every, language)
    return {
        member.code: _heading(member, address.replace(_ANY, member.code, 1), language)
        + _spark(member, breaks)
        + _cells(_written(member, where, language), labels)
        + "</tr>"
        for member in every
    }


def _heading(member: Member, address: str, language: Language) -> str:
    """Return the cell that names the row, with its link and its code."""
    found = occupation(member.code, language)
    link = f'<a href="{escape(address)}">{escape(found.name)}</a>'
    return f'<tr><th scope="row">{link} <small>{found.code}</small></th>'


def _spark(member: Member, break_years: Sequence[int]) -> str:
    if not member.history:
        return "<td></td>"
    return (
        f"<td>{draw_sparklet(member.history, member.employees.later, break_years=break_years)}</td>"
    )


def _written(member: Member, where: Measured, language: Language) -> dict[str, str]:
    """Return column -> its content as markup."""
    sure = member.sureness.value
    return {
        "anstallda": cells.employees(member, language),
        "forandring": f"<b>{cells.change(member, language)}</b> "
        f"<small>{cells.interval(member, language)}</small>",
        "sakerhet": f'<span class="sure sure-{sure}"></span>{escape(cells.sureness(member))}',
        "oppningar": cells.openings(member, language),
        "kvinnor": cells.share(member.share_women, language),
        "aldre": cells.share(member.senior_share, language),
        "annonser": _signal(member, "annonser", where, language),
        "lon": _signal(member, "lon", where, language),
    }


def _signal(member: Member, column: str, where: Measured, language: Language) -> str:
    found = member.ads if column == "annonser" else member.wage
    remark = where.remark(column, member, found)
    said = escape(cells.signal(found, language))
    return f"{said} <small>{escape(remark)}</small>" if remark else said


def _cells(written: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """Return the cells in the order of the columns, each with its label for narrow windows."""
    return "".join(
        f'<td data-label="{escape(labels[name])}">{written[name]}</td>'
        for name in COLUMNS
        if name != NAME
    )

"""Where a cell of an outlook is shown: its page, in this release or in an earlier one."""

from urllib.parse import urlencode

from django.urls import reverse

from talentlab.vocab.ssyk import ssyk
from talentlab.web.insight.presenters.education.groups import address_of_group, is_education
from talentlab.web.insight.presenters.figures import RELEASE
from talentlab.web.insight.presenters.work.occupations import address_of
from talentlab.web.insight.queries.vintages import Cell


def address_of_cell(cell: Cell, *, release: str = "") -> str:
    """Return the page that shows the number, in a release of that name if one is given."""
    asked = {"omrade": cell.region_code, "ar": str(cell.year)}
    if release:
        asked[RELEASE] = release
    if cell.subject in {"employment", "openings"} and cell.code in ssyk():
        return address_of(cell.code, **asked)
    if cell.subject in {"supply", "demand", "gap"} and is_education(cell.code):
        return address_of_group(cell.code, **asked)
    del asked["omrade"]
    if cell.subject == "population":
        asked["alder"] = cell.code
    page = reverse("insight:area", args=[cell.region_code])
    return f"{page}?{urlencode(asked)}"

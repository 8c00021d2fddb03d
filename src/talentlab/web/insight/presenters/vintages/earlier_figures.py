"""What earlier releases said of a number, beside what this one says: a range for each."""

from dataclasses import dataclass, replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.charts.figure import Figure, TwinColumn
from talentlab.publish.charts.ranges import RangeChart, RangeRow, draw_ranges
from talentlab.publish.charts.words import HIGH_80, LOW_80, MEDIAN, PEOPLE
from talentlab.publish.numerals import percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.kinds import Draw
from talentlab.web.insight.presenters.vintages.cells import counted_in, place_name, whom
from talentlab.web.insight.queries.vintages import (
    Cell,
    Interval,
    counted_until,
    earlier_forecasts,
    forecast_now,
)

_SAME: Final = 0.005
"""Share below which a number is called unchanged: it rounds to no percent."""
_INSIDE: Final[Promise] = gettext_lazy(
    "The new number lies inside the 80 percent interval of release %(name)s."
)
_OUTSIDE: Final[Promise] = gettext_lazy(
    "The new number lies outside the 80 percent interval of release %(name)s."
)


@dataclass(frozen=True, slots=True)
class Followed:
    """Which cell a page shows: its subject and component, and what of the choice is its code."""

    subject: str
    component: str
    code_from: str

    def cell(self, choice: Choice) -> Cell:
        """Return the cell that a choice looks at."""
        code: str = getattr(choice, self.code_from)
        return Cell(self.subject, choice.region_code, code, self.component, choice.year)


RESIDENTS: Final = Followed("population", "persons", "age_group")
EMPLOYEES: Final = Followed("employment", "employees", "ssyk_code")
SUPPLY: Final = Followed("supply", "workplace", "education_group_code")
DEMAND: Final = Followed("demand", "total", "education_group_code")


def drawing(followed: Followed) -> Draw:
    """Return what draws the earlier forecasts of such a cell."""

    def draw(release: Release, choice: Choice, language: Language) -> Drawn | None:
        return _figure(release, followed.cell(choice), language)

    return draw


def _figure(release: Release, cell: Cell, language: Language) -> Drawn | None:
    earlier, now = earlier_forecasts(release, cell), forecast_now(release, cell)
    if not earlier or now is None:
        return None
    rows = [
        _row(_("Release %(name)s") % {"name": each.release_before}, each.said) for each in earlier
    ]
    rows.append(_row(_("This release, %(name)s") % {"name": release.name}, now))
    latest = earlier[-1]
    is_inside = latest.said.p10 <= now.p50 <= latest.said.p90
    chart = RangeChart(
        figure_id=f"earlier-{cell.subject}",
        title=_title(cell, latest.said.p50, now.p50, language),
        row_label=_("Forecast"),
        names=(LOW_80.say(language), MEDIAN.say(language), HIGH_80.say(language)),
        rows=tuple(rows),
        unit=PEOPLE.say(language),
        notes=(str(_INSIDE if is_inside else _OUTSIDE) % {"name": latest.release_before},),
    )
    start = counted_until(release, cell.subject)
    bases = (*(str(each.base_year) for each in earlier), str(start))
    return Drawn(_with_bases(draw_ranges(chart, language), bases), _where(cell, release, language))


def _row(label: str, said: Interval) -> RangeRow:
    return RangeRow(label, said.p50, said.p10, said.p90)


def _title(cell: Cell, before: float, now: float, language: Language) -> str:
    share = (now - before) / abs(before) if before else 0.0
    name = counted_in(cell)
    facts = {
        "counted": name[0].upper() + name[1:],
        "year": cell.year,
        "share": percent(abs(share), language),
    }
    if abs(share) < _SAME:
        return _("%(counted)s %(year)s: as in the release before") % facts
    if share > 0:
        return _("%(counted)s %(year)s: %(share)s more than in the release before") % facts
    return _("%(counted)s %(year)s: %(share)s fewer than in the release before") % facts


def _where(cell: Cell, release: Release, language: Language) -> str:
    facts = {
        "counted": counted_in(cell),
        "whom": whom(cell, language),
        "place": place_name(cell, release, language),
        "year": cell.year,
    }
    if not facts["whom"]:
        return _("%(place)s %(year)s, %(counted)s. The line holds 80 outcomes in 100.") % facts
    return (
        _("%(place)s %(year)s, %(counted)s: %(whom)s. The line holds 80 outcomes in 100.") % facts
    )


def _with_bases(figure: Figure, bases: tuple[str, ...]) -> Figure:
    """Return the figure whose table also says which year each forecast started from."""
    first, *rest = figure.twin.columns
    columns = (first, TwinColumn("base_year", _("Counted until")), *rest)
    rows = tuple(
        (row[0], base, *row[1:]) for row, base in zip(figure.twin.rows, bases, strict=True)
    )
    return replace(figure, twin=replace(figure.twin, columns=columns, rows=rows))

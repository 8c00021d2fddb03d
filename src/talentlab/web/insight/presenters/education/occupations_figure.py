"""Which occupations an education leads to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.bars import Bar, BarChart, draw_bars
from talentlab.publish.charts.figure import Twin, TwinColumn, Value
from talentlab.publish.charts.words import CODE, EMPLOYEES
from talentlab.publish.numerals import number, percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.places import name_of
from talentlab.web.insight.presenters.work.occupations import occupation
from talentlab.web.insight.queries.education import Held, held_by

_SHOWN: Final = 12
_SWEDEN: Final = "00"


def leads_to(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return where those with an education work, as a share of them all, the largest first.

    Counted for the area itself where that is told, else for its county, else for the country.
    """
    found, region_code = _nearest(release, choice)
    told = sorted((held for held in found if held.share is not None), key=lambda h: -(h.share or 0))
    if not told:
        return None
    shown, first = told[:_SHOWN], told[0]
    chart = BarChart(
        figure_id="education-occupations",
        title=_("%(share)s of those employed with the education work as %(occupation)s")
        % {
            "share": percent(first.share or 0.0, language),
            "occupation": occupation(first.ssyk_code, language).inside,
        },
        row_label=_("Occupation"),
        value_label=_("Share of those with the education"),
        bars=tuple(
            Bar(occupation(held.ssyk_code, language).name, 100 * (held.share or 0.0))
            for held in shown
        ),
        unit="%",
    )
    figure = draw_bars(chart, language)
    subtitle = _("Employees in %(place)s by occupation, counted in %(year)s.") % {
        "place": name_of(release, region_code, language),
        "year": first.year,
    }
    twin = _twin(figure.twin, shown, language)
    return Drawn(replace(figure, twin=twin, notes=_notes(found, told, language)), subtitle)


def _nearest(release: Release, choice: Choice) -> tuple[Sequence[Held], str]:
    """Return what is counted for the area or the nearest larger one, and for which."""
    told = held_by(release, choice.education_group_code)
    places = (choice.region_code, choice.region_code[:2], release.region.region_code, _SWEDEN)
    place = next((place for place in places if place in told), choice.region_code)
    return told.get(place, ()), place


def _notes(found: Sequence[Held], told: Sequence[Held], language: Language) -> tuple[str, ...]:
    """Say how many occupations are withheld, and what a share is not."""
    said = [_("Where people work today is not the only work that they can do.")]
    withheld = len(found) - len(told)
    if withheld:
        said.append(
            _("Occupations with too few people to be shown: %(count)s.")
            % {"count": number(withheld, language)}
        )
    return tuple(said)


def _twin(twin: Twin, shown: Sequence[Held], language: Language) -> Twin:
    """Return the table with each occupation's code, so that it leads there, and its employees."""
    columns = (
        TwinColumn("ssyk_code", CODE.say(language)),
        *twin.columns,
        TwinColumn("employees", _("Employees"), EMPLOYEES.say(language), 0),
    )
    rows: list[tuple[Value, ...]] = [
        (held.ssyk_code, *row, held.persons) for held, row in zip(shown, twin.rows, strict=True)
    ]
    return Twin(columns, tuple(rows))

"""The figures that show where in the region an occupation is: modelled employees, counted ads."""

from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talentlab.publish.charts.bars import Bar, BarChart, draw_bars
from talentlab.publish.charts.figure import Twin, TwinColumn
from talentlab.publish.charts.words import EMPLOYEES, HIGH_80, LOW_80
from talentlab.publish.numerals import number
from talentlab.store.release import Release
from talentlab.tables.signals import SIGNALS
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.places import Place, municipalities
from talentlab.web.insight.presenters.work.measured import when
from talentlab.web.insight.presenters.work.occupations import occupation
from talentlab.web.insight.presenters.work.sentences import about
from talentlab.web.insight.queries.signals import ads_by_area
from talentlab.web.insight.queries.work import Employees, employees_by_area

_FEW: Final = 10  # employees below which whole numbers would hide that they differ


def municipalities_of(
    release: Release, choice: Choice, language: Language
) -> list[tuple[Place, Employees]]:
    """Return the municipalities that have an occupation, the one with most employees first."""
    told = employees_by_area(release, choice.ssyk_code, choice.year)
    found = [
        (place, told[place.code])
        for place in municipalities(release, language)
        if place.code in told and told[place.code].total > 0
    ]
    return sorted(found, key=lambda pair: -pair[1].total)


def by_municipality(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the employees of an occupation per municipality; their ads stand in the table."""
    shown = municipalities_of(release, choice, language)
    if not shown:
        return None
    first, most = shown[0]
    facts = {
        "occupation": occupation(choice.ssyk_code, language).name,
        "place": first.name,
        "count": about(most.total, language),
        "year": most.base_year,
    }
    chart = BarChart(
        figure_id="occupation-municipalities",
        title=_(
            "%(occupation)s: of the region’s municipalities, %(place)s has most, about %(count)s"
        )
        % facts,
        row_label=_("Municipality"),
        value_label=_("Employees %(year)s") % facts,
        bars=tuple(Bar(_row_name(release, place), found.total) for place, found in shown),
        unit=EMPLOYEES.say(language),
        decimals=1 if most.total < _FEW else 0,
    )
    figure = draw_bars(chart, language)
    figure = replace(
        figure,
        twin=_with_forecast(figure.twin, shown, language),
        notes=(
            *figure.notes,
            *_outside_note(release, [place for place, _found in shown]),
            *_notes(shown),
        ),
    )
    subtitle = _("Employees per municipality, %(year)s. The forecast is in the table.")
    return Drawn(figure, subtitle % facts)


def _row_name(release: Release, place: Place) -> str:
    """Return a municipality's name, and that it is outside the county where it is."""
    if not _is_outside(release, place):
        return place.name
    return _("%(place)s (outside the county)") % {"place": place.name}


def _outside_note(release: Release, shown: list[Place]) -> list[str]:
    """Return which municipalities are not part of the county's numbers; nothing if all are."""
    outside = [place.name for place in shown if _is_outside(release, place)]
    if not outside:
        return []
    return [
        ngettext(
            "%(places)s lies outside the county and is not part of the county’s sum.",
            "%(places)s lie outside the county and are not part of the county’s sum.",
            len(outside),
        )
        % {"places": ", ".join(outside)}
    ]


def _is_outside(release: Release, place: Place) -> bool:
    return place.code not in release.region.municipality_codes


def _notes(shown: list[tuple[Place, Employees]]) -> list[str]:
    if not any(found.is_modelled for _place, found in shown):
        return []
    return [
        _(
            "The municipalities’ employees are modelled from the county’s occupations and the "
            "municipality’s industries, not counted."
        )
    ]


def _with_forecast(twin: Twin, shown: list[tuple[Place, Employees]], language: Language) -> Twin:
    """Return the rows with the forecast of each municipality."""
    unit, decimals = twin.columns[1].unit, twin.columns[1].decimals
    year = {"year": shown[0][1].later.at}
    columns = (
        TwinColumn("p50", _("Median %(year)s") % year, unit, decimals),
        TwinColumn("p10", LOW_80.say(language), unit, decimals),
        TwinColumn("p90", HIGH_80.say(language), unit, decimals),
    )
    rows = tuple(
        (*row, found.later.p50, found.later.p10, found.later.p90)
        for row, (_place, found) in zip(twin.rows, shown, strict=True)
    )
    return Twin((*twin.columns, *columns), rows)


def ads_by_municipality(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the ads for an occupation per municipality, where ads are counted for it."""
    told = ads_by_area(release, choice.ssyk_code)
    asked = [(p, told[p.code]) for p in municipalities(release, language) if p.code in told]
    shown = sorted(
        ((place, found) for place, found in asked if found.value),
        key=lambda pair: -(pair[1].value or 0),
    )
    if not shown:
        return None
    first, most = shown[0]
    facts = {
        "occupation": occupation(choice.ssyk_code, language).name,
        "place": first.name,
        "count": number(most.value or 0, language),
        "when": when(most),
    }
    chart = BarChart(
        figure_id="occupation-ads",
        title=_("%(occupation)s: of the region’s municipalities, %(place)s has most ads, %(count)s")
        % facts,
        row_label=_("Municipality"),
        value_label=_("Ads %(when)s") % facts,
        bars=tuple(Bar(_row_name(release, place), found.value or 0) for place, found in shown),
        unit=SIGNALS["ads"].unit_name.say(language),
    )
    figure = draw_bars(chart, language)
    silent = ", ".join(place.name for place, found in asked if found.value is None)
    notes = [_("Not told: %(places)s.") % {"places": silent}] if silent else []
    notes += _outside_note(release, [place for place, _found in shown])
    notes.append(SIGNALS["ads"].cannot_say.say(language))
    subtitle = _("Ads per municipality, %(when)s. Municipalities without ads are left out.") % facts
    return Drawn(replace(figure, notes=(*figure.notes, *notes)), subtitle)

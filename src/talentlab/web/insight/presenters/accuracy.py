"""How right we have been: in size classes, by years ahead, and for the number at hand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from talentlab.publish.charts.bars import Bar, BarChart, draw_bars
from talentlab.publish.charts.figure import Twin, TwinColumn
from talentlab.publish.charts.lines import LineChart, Track, draw_lines
from talentlab.publish.charts.series import Count
from talentlab.publish.charts.words import PEOPLE
from talentlab.publish.numerals import number, percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language, Text
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.places import name_of, place
from talentlab.web.insight.queries.population import (
    Case,
    Trial,
    cases,
    courses,
    trials,
    trusted_years,
)

ALL: Final = "all"
OURS: Final = "talentlab"
PROMISED: Final = 80.0  # percent of outcomes that the interval should hold
_WORST_SHOWN: Final = 12
_FEW: Final = 30  # tested forecasts below which a share of them says little

METHODS: Final[dict[str, Promise]] = {
    OURS: pgettext_lazy("method", "Talentlab"),
    "drift": pgettext_lazy("method", "Trend continues"),
    "naive": pgettext_lazy("method", "No change"),
}
_CLOSER: Final[dict[str, Promise]] = {
    "drift": gettext_lazy("Letting the trend continue came closer: it missed by %(mape)s."),
    "naive": gettext_lazy("Assuming no change came closer: it missed by %(mape)s."),
}
SIZE_CLASSES: Final[dict[str, Promise]] = {
    ALL: gettext_lazy("All areas"),
    "<10k": gettext_lazy("Under 10,000 residents"),
    "10-25k": gettext_lazy("10,000–25,000 residents"),
    "25-50k": gettext_lazy("25,000–50,000 residents"),
    "50-100k": gettext_lazy("50,000–100,000 residents"),
    ">=100k": gettext_lazy("100,000 residents or more"),
}
_UPPER: Final = ((10_000, "<10k"), (25_000, "10-25k"), (50_000, "25-50k"), (100_000, "50-100k"))
_YEARS_AHEAD: Final = Text(sv="År framåt", en="Years ahead")


@dataclass(frozen=True, slots=True)
class Record:
    """How right forecasts of numbers like this one have been."""

    years_ahead: int
    mape: float
    within_5: float
    coverage: float | None
    n: int
    is_own_size: bool
    closer: tuple[str, float] | None
    """The simple method that came closer on average, and its mean error in percent."""
    base_year: int
    trusted_until: int | None
    """The last year whose number is expected within ten percent in four cases of five.

    The base year when not even next year's is; nothing when the release does not say.
    """


def size_classes(release: Release) -> list[str]:
    """Return the size classes that were tested, from all areas to the largest."""
    tested = {trial.size_class for trial in trials(release)}
    return [name for name in SIZE_CLASSES if name in tested]


def size_class_of(residents: float) -> str:
    """Return the size class of an area with this many residents."""
    return next((name for upper, name in _UPPER if residents < upper), ">=100k")


def record_for(release: Release, region_code: str, residents: float, year: int) -> Record | None:
    """Return how right forecasts so far ahead have been for areas of this size.

    Where no area of this size was tested, all areas answer for it; nothing if none was tested.
    """
    ahead = year - release.base_year
    ours = [trial for trial in trials(release) if trial.method == OURS]
    own = [trial for trial in ours if trial.size_class == size_class_of(residents)]
    found = own or [trial for trial in ours if trial.size_class == ALL]
    if not found:
        return None
    nearest = min(found, key=lambda t: (abs(t.horizon_years - ahead), -t.horizon_years))
    years = trusted_years(release).get((region_code, "total"))
    return Record(
        years_ahead=nearest.horizon_years,
        mape=nearest.mape_total,
        within_5=nearest.within_5,
        coverage=nearest.coverage_80,
        n=nearest.n,
        is_own_size=bool(own),
        closer=_closer_than(release, nearest),
        base_year=release.base_year,
        trusted_until=None if years is None else release.base_year + years,
    )


def _closer_than(release: Release, ours: Trial) -> tuple[str, float] | None:
    """Return the simple method that came closer than ours in the same test, if one did."""
    rivals = [
        (trial.mape_total, trial.method)
        for trial in trials(release)
        if (trial.size_class, trial.horizon_years) == (ours.size_class, ours.horizon_years)
        and trial.mape_total < ours.mape_total
    ]
    return (min(rivals)[1], min(rivals)[0]) if rivals else None


def error_by_horizon(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the mean error of our method and of the two simple ones, by years ahead."""
    shown = _of_class(release, choice.size_class)
    if not shown:
        return None
    tracks = tuple(
        Track(str(METHODS[method]), tuple(Count(t.horizon_years, t.mape_20_64) for t in of_method))
        for method in METHODS
        if (of_method := [t for t in shown if t.method == method])
    )
    chart = LineChart(
        figure_id="error-by-horizon",
        title=_error_headline(shown),
        tracks=tracks,
        unit="%",
        x_label=_YEARS_AHEAD,
        decimals=1,
        from_zero=True,
    )
    subtitle = _("Mean error in percent for ages 20–64, by years ahead. %(size_class)s.") % {
        "size_class": SIZE_CLASSES[choice.size_class]
    }
    return Drawn(draw_lines(chart, language), subtitle)


def _error_headline(shown: Sequence[Trial]) -> str:
    """Say whether our method beats both simple ones at every horizon, at the last, or not."""
    errors = {(t.method, t.horizon_years): t.mape_20_64 for t in shown}
    horizons = sorted({t.horizon_years for t in shown if t.method == OURS})
    beaten = [
        h
        for h in horizons
        if all(
            errors[OURS, h] < errors.get((other, h), float("inf"))
            for other in METHODS
            if other != OURS
        )
    ]
    facts = {"won": len(beaten), "count": len(horizons)}
    if len(beaten) == len(horizons):
        return _("Closer than both simple methods at every horizon tested") % facts
    if beaten:
        return _("Closer than both simple methods at %(won)s of %(count)s horizons tested") % facts
    return _("No closer than the simple methods at any horizon tested") % facts


def coverage_by_horizon(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return how many outcomes our 80 % intervals have held, by years ahead."""
    shown = [
        t
        for t in _of_class(release, choice.size_class)
        if t.method == OURS and t.coverage_80 is not None
    ]
    if not shown:
        return None
    held = tuple(
        Count(t.horizon_years, 100 * t.coverage_80) for t in shown if t.coverage_80 is not None
    )
    values = [count.value for count in held]
    few = min(t.n for t in shown) < _FEW
    template = (
        _("The intervals have held %(low)s to %(high)s outcomes in 100, but few were tested")
        if few
        else _("The intervals have held %(low)s to %(high)s outcomes in 100; they promise 80")
    )
    title = template % {
        "low": number(min(values), language),
        "high": number(max(values), language),
    }
    chart = LineChart(
        figure_id="coverage-by-horizon",
        title=title,
        tracks=(Track(_("Outcomes held"), held),),
        unit="%",
        x_label=_YEARS_AHEAD,
        promise=Count(held[0].at, PROMISED),
        from_zero=True,
    )
    subtitle = _("Outcomes inside the interval, in percent, by years ahead. %(size_class)s.") % {
        "size_class": SIZE_CLASSES[choice.size_class]
    }
    if few:
        subtitle += " " + _("Between %(least)s and %(most)s forecasts tested at each horizon.") % {
            "least": number(min(t.n for t in shown), language),
            "most": number(max(t.n for t in shown), language),
        }
    return Drawn(draw_lines(chart, language), subtitle)


def worst_cases(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the forecasts that missed most, one per area and age group at most, worst first."""
    worst = worst_first(release, choice.size_class)[:_WORST_SHOWN]
    if not worst:
        return None
    bars = tuple(Bar(_case_label(release, case, language), 100 * case.error) for case in worst)
    title = _("Worst of all: %(error)s, in %(place)s from %(origin)s to %(year)s") % {
        "error": percent(worst[0].error, language, decimals=1, signed=True),
        "place": name_of(release, worst[0].region_code, language),
        "origin": worst[0].origin_year,
        "year": worst[0].year,
    }
    chart = BarChart(
        figure_id="worst-cases",
        title=title,
        row_label=_("Forecast"),
        value_label=_("Error"),
        bars=bars,
        unit="%",
        decimals=1,
        signed=True,
    )
    subtitle = _(
        "How much too high (+) or too low (−) the forecast was, in percent of the outcome."
    )
    figure = draw_bars(chart, language)
    return Drawn(replace(figure, twin=_with_counts(figure.twin, worst, language)), subtitle)


def _with_counts(twin: Twin, worst: Sequence[Case], language: Language) -> Twin:
    """Return the rows with what was said and what came about."""
    unit = PEOPLE.say(language)
    columns = (
        TwinColumn("forecast_persons", _("Said"), unit, 0),
        TwinColumn("outcome_persons", _("Became"), unit, 0),
    )
    rows = tuple(
        (*row, case.forecast_persons, case.outcome_persons)
        for row, case in zip(twin.rows, worst, strict=True)
    )
    return Twin((*twin.columns, *columns), rows)


def is_nationwide(release: Release) -> bool:
    """Return whether more was tested than the region's own areas."""
    own = Counter(
        case.year - case.origin_year for case in cases(release) if case.age_group == "total"
    )
    return any(
        trial.n > own[trial.horizon_years]
        for trial in trials(release)
        if trial.method == OURS and trial.size_class == ALL
    )


def simple_methods_agree(shown: Sequence[Trial]) -> list[int]:
    """Return the years ahead where both simple methods are the same, for want of years."""
    errors = {(t.method, t.horizon_years): (t.mape_total, t.mape_20_64) for t in shown}
    return sorted(
        horizon
        for method, horizon in errors
        if method == "drift" and errors[method, horizon] == errors.get(("naive", horizon))
    )


def worst_first(release: Release, size_class: str = ALL) -> list[Case]:
    """Return the worst miss of each area and age group of a size, the worst of all first."""
    worst: dict[tuple[str, str], Case] = {}
    for case in cases(release):
        course = courses(release).get((case.region_code, "total"))
        if size_class not in {"", ALL} and (
            course is None or size_class_of(course.base.value) != size_class
        ):
            continue
        key = (case.region_code, case.age_group)
        if key not in worst or abs(case.error) > abs(worst[key].error):
            worst[key] = case
    return sorted(worst.values(), key=lambda case: -abs(case.error))


def _case_label(release: Release, case: Case, language: Language) -> str:
    facts = {
        "place": name_of(release, case.region_code, language),
        "origin": case.origin_year,
        "year": case.year,
    }
    if case.age_group == "total":
        return _("%(place)s, %(origin)s→%(year)s") % facts
    return _("%(place)s, ages 20–64, %(origin)s→%(year)s") % facts


def outcomes_of(release: Release, region_code: str, age_group: str) -> list[Case]:
    """Return the last forecasts for an area beside their outcomes, the latest outcome first."""
    own = [c for c in cases(release) if (c.region_code, c.age_group) == (region_code, age_group)]
    return sorted(own, key=lambda case: (-case.year, -case.origin_year))


def record_of(release: Release, region_code: str, year: int, language: Language) -> Record | None:
    """Return how right we have been about the residents of one area."""
    where = place(release, region_code, language)
    course = courses(release)[where.code, "total"]
    return record_for(release, where.code, course.base.value, year)


def _of_class(release: Release, size_class: str) -> list[Trial]:
    return [trial for trial in trials(release) if trial.size_class == size_class]


def record_text(record: Record, language: Language) -> list[str]:
    """Return how right we have been, in sentences."""
    size = (
        _(
            "Forecasts %(ahead)s years ahead have missed by %(mape)s on average in areas of this "
            "size (%(n)s tested)."
        )
        if record.is_own_size
        else _(
            "Forecasts %(ahead)s years ahead have missed by %(mape)s on average, all areas "
            "together (%(n)s tested)."
        )
    )
    lines = [
        size
        % {
            "ahead": record.years_ahead,
            "mape": percent(record.mape / 100, language, decimals=1),
            "n": number(record.n, language),
        },
        _("%(share)s of them came within five percent of the outcome.")
        % {"share": percent(record.within_5, language)},
    ]
    if record.coverage is not None:
        lines.append(
            _("The 80%% interval for working age has held %(share)s of the outcomes.")
            % {"share": percent(record.coverage, language)}
        )
    return [*lines, *_caution_text(record, language), *_trust_text(record)]


def _caution_text(record: Record, language: Language) -> list[str]:
    """Say what speaks against us: that few were tested, or that a simple method did better."""
    lines = []
    if record.n < _FEW:
        lines.append(_("So few were tested that these shares say little."))
    if record.closer is not None:
        method, mape = record.closer
        lines.append(str(_CLOSER[method]) % {"mape": percent(mape / 100, language, decimals=1)})
    return lines


def _trust_text(record: Record) -> list[str]:
    """Return how long the number can be trusted, where the release says so."""
    lines = []
    if record.trusted_until == record.base_year:
        lines.append(_("Not even next year is the number of residents sure within ten percent."))
    elif record.trusted_until is not None:
        lines.append(
            _(
                "Until %(year)s the number of residents is expected within ten percent, in four "
                "cases of five."
            )
            % {"year": record.trusted_until}
        )
    return lines

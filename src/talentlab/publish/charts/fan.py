"""The fan chart: what was counted, and how wide the future is."""

from collections.abc import Sequence
from dataclasses import dataclass

from talentlab.publish.charts import svg, words
from talentlab.publish.charts.breaks import break_marks, break_notes, shown_breaks
from talentlab.publish.charts.figure import Figure, Twin, TwinColumn, Value
from talentlab.publish.charts.frame import (
    NARROW,
    WIDE,
    Canvas,
    EndLabel,
    Plot,
    Tick,
    above,
    counted_line,
    label_ends,
    lay_out,
    upright,
    x_axis,
    y_axis,
)
from talentlab.publish.charts.scale import nice_ticks, year_ticks
from talentlab.publish.charts.series import Count, Expected, Pieces, pieces
from talentlab.publish.numerals import number, sensible
from talentlab.tables.card import SeriesBreak
from talentlab.vocab.text import Language, Text


@dataclass(frozen=True, slots=True)
class EarlierForecast:
    """What a forecast made in ``origin_year`` said, to be held against what happened."""

    origin_year: int
    values: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class FanChart:
    """History and forecast of one quantity in one place. Both are in order of year."""

    figure_id: str
    title: str
    place: str
    history: tuple[Count, ...]
    forecast: tuple[Expected, ...]
    unit: Text = words.PEOPLE
    breaks: tuple[SeriesBreak, ...] = ()
    earlier: tuple[EarlierForecast, ...] = ()
    remarks: tuple[str, ...] = ()
    decimals: int = 0


def draw_fan(chart: FanChart, language: Language) -> Figure:
    """Return the fan chart in both variants, with its sentence, notes and table."""
    summary = _summary(chart, language)
    wide, narrow = (
        svg.drawing(
            f"{chart.figure_id}-{canvas.variant}",
            variant=canvas.variant,
            width=canvas.width,
            height=canvas.height,
            title=chart.title,
            description=summary,
            parts=_parts(chart, canvas, language),
        )
        for canvas in (WIDE, NARROW)
    )
    return Figure(
        figure_id=chart.figure_id,
        title=chart.title,
        summary=summary,
        svg_wide=wide,
        svg_narrow=narrow,
        twin=_twin(chart, language),
        notes=_notes(chart, language),
    )


def _parts(chart: FanChart, canvas: Canvas, language: Language) -> list[str]:
    first, last, base = chart.history[0].at, chart.forecast[-1].at, chart.history[-1].at
    ticks = [
        Tick(at, number(at, language, decimals=chart.decimals))
        for at in nice_ticks(_everything(chart))
    ]
    ends = _end_labels(chart, canvas, language)
    plot = lay_out(canvas, x_range=(first, last), y_ticks=ticks, end_labels=ends)
    wanted = 8 if canvas is WIDE else 4
    years = [Tick(year, str(year)) for year in year_ticks(first, last, wanted=wanted)]
    starts = words.FORECAST_STARTS.say(language)
    return [
        _band(plot, chart, outer=True),
        _band(plot, chart, outer=False),
        *y_axis(plot, ticks),
        *x_axis(plot, years),
        *_band_edges(plot, chart),
        upright(plot, base, "ch-base"),
        above(plot, base, starts, "ch-tick"),
        *break_marks(plot, _shown_breaks(chart), language, left_of=base),
        *(_earlier(plot, forecast) for forecast in chart.earlier),
        *counted_line(plot, _counted(chart), 1),
        svg.polyline(_median(plot, chart), "ch-line ch-1 ch-expected"),
        svg.element(
            "circle", cx=plot.x(base), cy=plot.y(chart.history[-1].value), r=4, class_="ch-fill-1"
        ),
        *label_ends(plot, ends),
        _points(plot, chart),
    ]


def _everything(chart: FanChart) -> list[float]:
    return [
        *(count.value for count in chart.history),
        *(bound for e in chart.forecast for bound in (e.p2_5, e.p97_5)),
        *(count.value for forecast in chart.earlier for count in forecast.values),
    ]


def _end_labels(chart: FanChart, canvas: Canvas, language: Language) -> list[EndLabel]:
    """Label the bounds and the median; the phone has room for the 80 % interval only."""
    end = chart.forecast[-1]
    bounds = {"95": (end.p2_5, end.p97_5), "80": (end.p10, end.p90)}
    shown = ("95", "80") if canvas is WIDE else ("80",)
    sign = "\u00a0%" if language == "sv" else "%"

    def written(value: float) -> str:
        return _rounded(value, chart, language)

    median = f"{words.MEDIAN.say(language)} " if canvas is WIDE else ""
    labels = [EndLabel(end.p50, median + written(end.p50), "ch-end ch-ink-1")]
    for share in shown:
        low, high = bounds[share]
        name = f"{share}{sign} " if canvas is WIDE else ""
        labels.append(EndLabel(high, name + written(high), "ch-tick"))
        labels.append(EndLabel(low, name + written(low), "ch-tick"))
    return sorted(labels, key=lambda label: -label.at)


def _start(chart: FanChart) -> Expected:
    """Return the last count as a forecast without width, so that the fan starts there."""
    last = chart.history[-1]
    return Expected(last.at, *([last.value] * 5))


def _band(plot: Plot, chart: FanChart, *, outer: bool) -> str:
    points = (_start(chart), *chart.forecast)
    upper = [(plot.x(e.at), plot.y(e.p97_5 if outer else e.p90)) for e in points]
    lower = [(plot.x(e.at), plot.y(e.p2_5 if outer else e.p10)) for e in points]
    return svg.area([*upper, *reversed(lower)], "ch-band-95" if outer else "ch-band-80")


def _band_edges(plot: Plot, chart: FanChart) -> list[str]:
    points = (_start(chart), *chart.forecast)
    return [
        svg.polyline([(plot.x(e.at), plot.y(e.p90)) for e in points], "ch-band-edge"),
        svg.polyline([(plot.x(e.at), plot.y(e.p10)) for e in points], "ch-band-edge"),
    ]


def _median(plot: Plot, chart: FanChart) -> list[svg.Point]:
    return [(plot.x(e.at), plot.y(e.p50)) for e in (_start(chart), *chart.forecast)]


def _counted(chart: FanChart) -> Pieces:
    return pieces(chart.history, break_years=[mark.year for mark in chart.breaks])


def _shown_breaks(chart: FanChart) -> list[SeriesBreak]:
    return shown_breaks(chart.breaks, chart.history[0].at, chart.history[-1].at)


def _earlier(plot: Plot, forecast: EarlierForecast) -> str:
    points = [(plot.x(count.at), plot.y(count.value)) for count in forecast.values]
    return svg.polyline(points, "ch-earlier")


def _points(plot: Plot, chart: FanChart) -> str:
    values = [(c.at, c.value) for c in chart.history] + [(e.at, e.p50) for e in chart.forecast]
    places = ((plot.x(at), plot.y(value)) for at, value in values)
    return svg.reading_points(enumerate(places))


def _summary(chart: FanChart, language: Language) -> str:
    base, end = chart.history[-1], chart.forecast[-1]

    return words.say(
        words.FAN_SUMMARY,
        language,
        place=chart.place,
        unit=chart.unit.say(language),
        base=number(base.value, language, decimals=chart.decimals),
        base_year=base.at,
        end_year=end.at,
        mid=_rounded(end.p50, chart, language),
        low=_rounded(end.p10, chart, language),
        high=_rounded(end.p90, chart, language),
    )


def _rounded(value: float, chart: FanChart, language: Language) -> str:
    """Return a forecast no more exactly than it is known; the twin has every digit."""
    if chart.decimals:
        return number(value, language, decimals=chart.decimals)
    return number(sensible(value), language)


def _notes(chart: FanChart, language: Language) -> tuple[str, ...]:
    from_zero = nice_ticks(_everything(chart))[0] <= 0
    years = ", ".join(str(forecast.origin_year) for forecast in chart.earlier)
    said = [words.say(words.EARLIER_NOTE, language, years=years)] if years else []
    said += [words.GAP_NOTE.say(language)] if _counted(chart).gaps else []
    return (
        *said,
        *chart.remarks,
        *break_notes(_shown_breaks(chart), language),
        *(() if from_zero else (words.NOT_FROM_ZERO.say(language),)),
    )


def _twin(chart: FanChart, language: Language) -> Twin:
    unit, decimals = chart.unit.say(language), chart.decimals
    measured = {
        "counted": words.COUNTED.say(language),
        "p50": words.MEDIAN.say(language),
        "p10": words.LOW_80.say(language),
        "p90": words.HIGH_80.say(language),
        "p2_5": words.LOW_95.say(language),
        "p97_5": words.HIGH_95.say(language),
    }
    for forecast in chart.earlier:
        year = forecast.origin_year
        measured[f"from_{year}"] = words.say(words.EARLIER, language, year=year)
    columns = [TwinColumn("year", words.YEAR.say(language))]
    columns += [TwinColumn(key, label, unit, decimals) for key, label in measured.items()]
    return Twin(tuple(columns), tuple(_rows(chart)))


def _rows(chart: FanChart) -> Sequence[tuple[Value, ...]]:
    earlier = [{count.at: count.value for count in f.values} for f in chart.earlier]
    counted = [
        (c.at, c.value, None, None, None, None, None, *(e.get(c.at) for e in earlier))
        for c in chart.history
    ]
    expected = [
        (e.at, None, e.p50, e.p10, e.p90, e.p2_5, e.p97_5, *(x.get(e.at) for x in earlier))
        for e in chart.forecast
    ]
    return [*counted, *expected]

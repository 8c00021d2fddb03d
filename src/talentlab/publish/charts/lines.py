"""Up to four lines to compare, counted and expected, each with its own label and colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

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
from talentlab.publish.charts.labels import shorten
from talentlab.publish.charts.scale import nice_ticks, year_ticks
from talentlab.publish.charts.series import Count, Expected, Pieces, pieces
from talentlab.publish.numerals import number
from talentlab.tables.card import SeriesBreak
from talentlab.vocab.text import Language, Text

_CROWDED: Final = 3  # intervals that would hide each other if they were filled


@dataclass(frozen=True, slots=True)
class Track:
    """One line: what was counted, then what is expected (either may be empty, not both)."""

    label: str
    counted: tuple[Count, ...] = ()
    expected: tuple[Expected, ...] = ()

    def places(self) -> list[tuple[int, float]]:
        """Return every point of the line: counts, then medians."""
        counts = [(count.at, count.value) for count in self.counted]
        return counts + [(e.at, e.p50) for e in self.expected]


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines on the same axes.

    ``x_label`` names the x axis when it is not years. ``promise`` is a level drawn across the
    plot, such as 80 for a coverage that should be 80 %. ``base`` is where forecasts start.
    Counts on both sides of one of the ``breaks`` are never joined.
    """

    figure_id: str
    title: str
    tracks: tuple[Track, ...]
    unit: str
    x_label: Text = words.YEAR
    decimals: int = 0
    base: int | None = None
    promise: Count | None = None
    from_zero: bool = False
    breaks: tuple[SeriesBreak, ...] = ()


def draw_lines(chart: LineChart, language: Language) -> Figure:
    """Return the lines in both variants, with a sentence per line and a table."""
    summary = " ".join(sentence_of(chart, track, language) for track in chart.tracks)
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
    has_gaps = any(counted_of(chart, track).gaps for track in chart.tracks)
    gap_note = (words.GAP_NOTE.say(language),) if has_gaps else ()
    zero = nice_ticks(everything(chart), from_zero=chart.from_zero)[0] <= 0
    return Figure(
        figure_id=chart.figure_id,
        title=chart.title,
        summary=summary,
        svg_wide=wide,
        svg_narrow=narrow,
        twin=twin_of(chart, language),
        notes=(
            *gap_note,
            *break_notes(breaks_of(chart), language),
            *(() if zero else (words.NOT_FROM_ZERO.say(language),)),
        ),
    )


def _parts(chart: LineChart, canvas: Canvas, language: Language) -> list[str]:
    places = sorted({at for track in chart.tracks for at, _ in track.places()})
    first, last = places[0], places[-1]
    values = nice_ticks(everything(chart), from_zero=chart.from_zero)
    step_decimals = 0 if all(v == int(v) for v in values) else max(1, chart.decimals)
    ticks = [Tick(v, number(v, language, decimals=step_decimals)) for v in values]
    ends = _end_labels(chart, canvas, language)
    plot = lay_out(canvas, x_range=(first, last), y_ticks=ticks, end_labels=ends)
    wanted = 10 if canvas is WIDE else 4
    banded = [track for track in chart.tracks if track.expected]
    return [
        *(
            _band(plot, track, i, is_crowded=len(banded) >= _CROWDED)
            for i, track in enumerate(chart.tracks, 1)
            if track.expected
        ),
        *y_axis(plot, ticks),
        *x_axis(plot, [Tick(at, str(at)) for at in _marked(chart, first, last, wanted)]),
        *_promise(plot, chart),
        *_base(plot, chart, language),
        *break_marks(plot, breaks_of(chart), language, left_of=chart.base or last),
        *(part for i, track in enumerate(chart.tracks, 1) for part in _line(plot, chart, track, i)),
        *label_ends(plot, ends),
        _points(plot, chart, places),
    ]


def _marked(chart: LineChart, first: int, last: int, wanted: int) -> list[int]:
    """Return the years on the axis; the last counted one too when nothing is expected after it."""
    ticks = [int(at) for at in year_ticks(first, last, wanted=wanted)]
    if not _is_yearly(chart) or any(track.expected for track in chart.tracks) or last in ticks:
        return ticks
    gap = (ticks[-1] - ticks[0]) / max(1, len(ticks) - 1)
    return [*(at for at in ticks if last - at >= gap / 2), last]


def everything(chart: LineChart) -> list[float]:
    """Return every value that the vertical scale must hold."""
    values = [value for track in chart.tracks for _, value in track.places()]
    bounds = [bound for t in chart.tracks for e in t.expected for bound in (e.p10, e.p90)]
    return values + bounds + ([chart.promise.value] if chart.promise else [])


def _end_labels(chart: LineChart, canvas: Canvas, language: Language) -> list[EndLabel]:
    room = canvas.width * (0.3 if canvas is WIDE else 0.37)
    labels = []
    for i, track in enumerate(chart.tracks, 1):
        value = number(track.places()[-1][1], language, decimals=chart.decimals)
        full = f"{track.label} {value}" if canvas is WIDE else track.label
        shown = shorten(full, size=canvas.size, room=room)
        labels.append(EndLabel(track.places()[-1][1], shown, f"ch-end ch-ink-{i}"))
    return labels


def _line(plot: Plot, chart: LineChart, track: Track, i: int) -> list[str]:
    expected = [(plot.x(e.at), plot.y(e.p50)) for e in track.expected]
    counted = counted_of(chart, track)
    parts = counted_line(plot, counted, i, is_dashed=True) if track.counted else []
    if expected:
        start = [(plot.x(c.at), plot.y(c.value)) for c in track.counted[-1:]]
        parts.append(svg.polyline([*start, *expected], f"ch-line ch-{i} ch-expected"))
    return parts


def counted_of(chart: LineChart, track: Track) -> Pieces:
    """Return the counts as they may be joined.

    Years ahead are few and far between on purpose; only missing years are gaps.
    """
    if not _is_yearly(chart):
        return Pieces((track.counted,), ())
    return pieces(track.counted, break_years=[mark.year for mark in chart.breaks])


def breaks_of(chart: LineChart) -> list[SeriesBreak]:
    """Return the breaks between the first and the last count of any line."""
    counts = sorted(count.at for track in chart.tracks for count in track.counted)
    return shown_breaks(chart.breaks, counts[0], counts[-1]) if counts else []


def _is_yearly(chart: LineChart) -> bool:
    return chart.x_label is words.YEAR


def _band(plot: Plot, track: Track, i: int, *, is_crowded: bool) -> str:
    """Return the 80 % interval: filled, or its edges where filled ones would hide each other."""
    start = [(plot.x(c.at), plot.y(c.value)) for c in track.counted[-1:]]
    upper = [(plot.x(e.at), plot.y(e.p90)) for e in track.expected]
    lower = [(plot.x(e.at), plot.y(e.p10)) for e in reversed(track.expected)]
    if is_crowded:
        parts = ([*start, *upper], [*start, *reversed(lower)])
        return "".join(svg.polyline(edge, f"ch-shade-edge ch-{i}") for edge in parts)
    return svg.area([*start, *upper, *lower], f"ch-shade ch-fill-{i}")


def _promise(plot: Plot, chart: LineChart) -> list[str]:
    if chart.promise is None:
        return []
    y = plot.y(chart.promise.value)
    return [svg.line((plot.left, y), (plot.right, y), "ch-promise")]


def _base(plot: Plot, chart: LineChart, language: Language) -> list[str]:
    if chart.base is None:
        return []
    label = above(plot, chart.base, words.FORECAST_STARTS.say(language), "ch-tick")
    return [upright(plot, chart.base, "ch-base"), label]


def _points(plot: Plot, chart: LineChart, places: Sequence[int]) -> str:
    return svg.reading_points(
        (places.index(at), (plot.x(at), plot.y(value)))
        for track in chart.tracks
        for at, value in track.places()
    )


def sentence_of(chart: LineChart, track: Track, language: Language) -> str:
    """Return one line in a sentence: where it begins and ends, and how surely."""
    (first_x, first), (last_x, last) = track.places()[0], track.places()[-1]
    facts: dict[str, object] = {
        "label": track.label,
        "first": number(first, language, decimals=chart.decimals),
        "last": number(last, language, decimals=chart.decimals),
        "first_x": first_x,
        "last_x": last_x,
        "x_label": chart.x_label.say(language).lower(),
    }
    if not track.expected:
        template = words.LINES_SUMMARY if _is_yearly(chart) else words.AXIS_SUMMARY
        return words.say(template, language, **facts)
    end = track.expected[-1]
    facts["low"] = number(end.p10, language, decimals=chart.decimals)
    facts["high"] = number(end.p90, language, decimals=chart.decimals)
    return words.say(words.LINES_SUMMARY_BAND, language, **facts)


def twin_of(chart: LineChart, language: Language) -> Twin:
    """Return one row per place on the x axis; bounds only for lines that have them."""
    columns = [TwinColumn("at", chart.x_label.say(language))]
    cells: list[dict[int, float]] = []
    for i, track in enumerate(chart.tracks, 1):
        columns.append(TwinColumn(f"line_{i}", track.label, chart.unit, chart.decimals))
        cells.append(dict(track.places()))
        if track.expected:
            bounds = ((words.LOW_80, "p10"), (words.HIGH_80, "p90"))
            for text, key in bounds:
                label = f"{track.label}, {text.say(language)}"
                columns.append(TwinColumn(f"line_{i}_{key}", label, chart.unit, chart.decimals))
                cells.append({e.at: getattr(e, key) for e in track.expected})
    places = sorted({at for track in chart.tracks for at, _ in track.places()})
    rows: list[tuple[Value, ...]] = [(at, *(cell.get(at) for cell in cells)) for at in places]
    return Twin(tuple(columns), tuple(rows))

"""Breaks in a series as charts show them: a dashed line, a label, and a note that says why."""

from collections.abc import Sequence

from talentlab.publish.charts import words
from talentlab.publish.charts.frame import Plot, above, upright
from talentlab.publish.charts.labels import text_width
from talentlab.tables.card import SeriesBreak
from talentlab.vocab.text import Language


def shown_breaks(breaks: Sequence[SeriesBreak], first: int, last: int) -> list[SeriesBreak]:
    """Return the breaks that lie between the first and the last counted year, oldest first."""
    return sorted((mark for mark in breaks if first < mark.year <= last), key=lambda b: b.year)


def break_marks(
    plot: Plot, shown: Sequence[SeriesBreak], language: Language, *, left_of: float
) -> list[str]:
    """Return a dashed line half a year before each break, labelled where there is room."""
    parts: list[str] = []
    edge = plot.x(left_of)
    for mark in reversed(shown):
        at = mark.year - 0.5
        label = words.say(words.BREAK, language, year=mark.year)
        width = text_width(label, plot.canvas.size) + 12
        parts.append(upright(plot, at, "ch-break"))
        if plot.x(at) <= edge and plot.x(at) - width >= 0:
            parts.append(above(plot, at, label, "ch-tick", before=True))
            edge = plot.x(at) - width
    return parts


def break_notes(shown: Sequence[SeriesBreak], language: Language) -> tuple[str, ...]:
    """Return why each series is broken, in one sentence per break."""
    return tuple(
        words.say(words.BREAK_NOTE, language, year=mark.year, why=mark.why.say(language))
        for mark in shown
    )

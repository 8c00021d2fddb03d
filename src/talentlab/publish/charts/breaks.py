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
    """Return a dashed line half a year before each break, labelled where there is room.

    Breaks too close for a label each share the last one's: "brott 2020, 2023".
    """
    parts = [upright(plot, mark.year - 0.5, "ch-break") for mark in shown]
    room = [mark.year for mark in shown if plot.x(mark.year - 0.5) <= plot.x(left_of)]
    while room:
        years = _sharing_a_label(plot, room, language)
        label = _label(years, language)
        if plot.x(years[-1] - 0.5) - _width(plot, label) >= 0:
            parts.append(above(plot, years[-1] - 0.5, label, "ch-tick", before=True))
        room = room[: -len(years)]
    return parts


def _sharing_a_label(plot: Plot, years: list[int], language: Language) -> list[int]:
    """Return the last year, with those before it that its label would run over."""
    shared = [years[-1]]
    for year in reversed(years[:-1]):
        start = plot.x(years[-1] - 0.5) - _width(plot, _label(shared, language))
        if plot.x(year - 0.5) <= start:
            break
        shared.insert(0, year)
    return shared


def _label(years: Sequence[int], language: Language) -> str:
    return words.say(words.BREAK, language, year=", ".join(str(year) for year in years))


def _width(plot: Plot, label: str) -> float:
    """Return how much room a label takes to the left of its line."""
    return text_width(label, plot.canvas.size) + 12


def break_notes(shown: Sequence[SeriesBreak], language: Language) -> tuple[str, ...]:
    """Return why each series is broken, in one sentence per break."""
    return tuple(
        words.say(words.BREAK_NOTE, language, year=mark.year, why=mark.why.say(language))
        for mark in shown
    )

"""A line small enough to stand beside a number."""

from collections.abc import Sequence

from talentlab.publish.charts import svg
from talentlab.publish.charts.scale import Scale
from talentlab.publish.charts.series import Count, Expected, pieces

_WIDTH, _HEIGHT, _MARGIN = 132.0, 36.0, 4.0


def draw_spark(
    history: tuple[Count, ...],
    forecast: tuple[Expected, ...] = (),
    break_years: Sequence[int] = (),
) -> str:
    """Return a sparkline with the 80 % interval, hidden from readers of the number beside it.

    The number, its year and its interval stand in text next to it, so the line repeats nothing
    that a screen reader would miss. Counts on both sides of a break are never joined; years that
    nobody counted are.
    """
    low, high = _extent(history, forecast)
    last = forecast[-1].at if forecast else history[-1].at
    x = Scale((history[0].at, last), (_MARGIN, _WIDTH - _MARGIN))
    y = Scale((low, high), (_HEIGHT - _MARGIN, _MARGIN))
    counted = [(x(c.at), y(c.value)) for c in history]
    counts = pieces(history, break_years=break_years)
    joined = [*counts.runs, *counts.gaps]
    parts = [svg.polyline([(x(c.at), y(c.value)) for c in run], "ch-line ch-1") for run in joined]
    if forecast:
        upper = [(x(e.at), y(e.p90)) for e in forecast]
        lower = [(x(e.at), y(e.p10)) for e in reversed(forecast)]
        parts.insert(0, svg.area([counted[-1], *upper, *lower], "ch-band-80"))
        median = [counted[-1], *((x(e.at), y(e.p50)) for e in forecast)]
        parts.append(svg.polyline(median, "ch-line ch-1 ch-expected"))
    parts.append(
        svg.element("circle", cx=counted[-1][0], cy=counted[-1][1], r=3, class_="ch-fill-1")
    )
    return svg.element(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH:.0f} {_HEIGHT:.0f}",
        class_="spark",
        aria_hidden="true",
        focusable="false",
    )


def _extent(history: tuple[Count, ...], forecast: tuple[Expected, ...]) -> tuple[float, float]:
    values = [c.value for c in history] + [b for e in forecast for b in (e.p10, e.p50, e.p90)]
    low, high = min(values), max(values)
    return (low, high) if high > low else (low - 1, high + 1)

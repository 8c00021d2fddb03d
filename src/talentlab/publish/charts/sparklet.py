"""A line of three paths at most, for tables with hundreds of rows."""

from collections.abc import Sequence
from typing import Final

from talentlab.publish.charts.series import Count, Expected, pieces

WIDTH: Final = 72
HEIGHT: Final = 20
_MARGIN: Final = 2


def draw_sparklet(
    history: Sequence[Count], end: Expected, *, break_years: Sequence[int] = ()
) -> str:
    """Return what was counted, and the 80 % interval at the one later year that the row is about.

    It is hidden from readers of the numbers beside it, as a sparkline is. Whole pixels and no
    element that can be done without: hundreds of them stand on one page.
    """
    values = [count.value for count in history] + [end.p10, end.p90]
    low, high = min(values), max(values)
    first = history[0].at

    def place(at: int, value: float) -> str:
        x = _MARGIN + (at - first) / ((end.at - first) or 1) * (WIDTH - 2 * _MARGIN)
        share = (value - low) / (high - low) if high > low else 0.5
        return f"{x:.0f} {HEIGHT - _MARGIN - share * (HEIGHT - 2 * _MARGIN):.0f}"

    base = place(history[-1].at, history[-1].value)
    counted = pieces(history, break_years=break_years)
    lines = [[place(c.at, c.value) for c in run] for run in (*counted.runs, *counted.gaps)]
    drawn = "".join("M" + "L".join(points) for points in lines if len(points) > 1)
    return (
        f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
        f'<path class="ch-band-80" d="M{base}L{place(end.at, end.p90)}V'
        f'{place(end.at, end.p10).split(" ")[1]}Z"/>'
        f'<path class="ch-line ch-1" d="{drawn}"/>'
        f'<path class="ch-line ch-1 ch-expected" d="M{base}L{place(end.at, end.p50)}"/></svg>'
    )

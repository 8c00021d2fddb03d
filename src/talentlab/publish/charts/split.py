"""A bar parted in two, small enough to stand beside the numbers that it shows."""

from talentlab.publish.charts import svg

_WIDTH, _HEIGHT, _BAR, _GAP = 132.0, 18.0, 9.0, 2.0


def draw_split(first: float, second: float, classes: tuple[str, str]) -> str:
    """Return two amounts as parts of one bar, hidden from readers of the numbers beside it.

    The numbers stand in text next to it, so the bar repeats nothing that a screen reader would
    miss. Nothing is drawn of nothing.
    """
    total = first + second
    if total <= 0:
        return ""
    edge = _WIDTH * first / total
    top = (_HEIGHT - _BAR) / 2
    bars = [
        svg.element("rect", x=start, y=top, width=end - start, height=_BAR, rx=2, class_=class_)
        for start, end, class_ in (
            (0.0, edge - (_GAP / 2 if second else 0.0), classes[0]),
            (edge + (_GAP / 2 if first else 0.0), _WIDTH, classes[1]),
        )
        if end > start
    ]
    return svg.element(
        "svg",
        *bars,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH:.0f} {_HEIGHT:.0f}",
        class_="spark",
        aria_hidden="true",
        focusable="false",
    )

"""Ranges are drawn where they are, say what their ends mean, and may be only a dot."""

import pytest

from factories.charts import SVG, read, reading_points, texts
from talentlab.publish.charts.ranges import RangeChart, RangeRow, draw_ranges

CHART = RangeChart(
    figure_id="wages",
    title="Half earn more than 41,000",
    row_label="Measured for",
    names=("One in ten below", "Median", "One in ten above"),
    rows=(RangeRow("Sweden", 41_000, 33_000, 52_000), RangeRow("Women", 40_500)),
    unit="SEK per month",
)


def test_the_sentence_says_what_each_end_is():
    assert draw_ranges(CHART, "en").summary == (
        "Sweden: median 41,000 SEK per month, one in ten below 33,000 and one in ten above 52,000. "
        "Women: median 40,500 SEK per month."
    )


def test_an_unknown_end_is_empty_in_the_twin():
    assert draw_ranges(CHART, "en").twin.rows == (
        ("Sweden", 33_000, 41_000, 52_000),
        ("Women", None, 40_500, None),
    )


@pytest.mark.parametrize("variant", ["svg_wide", "svg_narrow"])
def test_the_dot_lies_inside_its_range_and_on_the_same_axis_as_the_others(variant):
    root = read(getattr(draw_ranges(CHART, "en"), variant))
    dots = [float(e.get("cx")) for e in root.iter(f"{SVG}circle")]
    line = next(e for e in root.iter(f"{SVG}line") if e.get("class") == "ch-line ch-1")
    low, high = float(line.get("x1")), float(line.get("x2"))

    assert low < dots[0] < high
    assert (dots[0] - low) / (high - low) == pytest.approx(8 / 19, abs=0.01)
    assert dots[1] < dots[0]
    assert [row for row, _, _ in reading_points(root)] == [0, 1]


def test_the_axis_encloses_every_value():
    said = texts(read(draw_ranges(CHART, "en").svg_wide))
    ticks = [float(text.replace(",", "")) for text in said if text[0].isdigit()]

    assert min(ticks) <= 33_000
    assert max(ticks) >= 52_000

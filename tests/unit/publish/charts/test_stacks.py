"""Stacked bars add up, say how uncertain their sum is, and are told in words and in a table."""

import pytest

from factories.charts import SVG, by_class, read, reading_points, texts
from talentlab.publish.charts.stack_columns import draw_columns
from talentlab.publish.charts.stack_rows import draw_rows
from talentlab.publish.charts.stacks import Stack, StackChart

CHART = StackChart(
    figure_id="openings",
    title="Most must be replaced",
    row_label="Year",
    part_names=("Replacement", "Growth"),
    total_name="Openings",
    stacks=(
        Stack("2025", (100.0, 20.0), 90.0, 160.0),
        Stack("2026", (110.0, 0.0), 80.0, 150.0),
        Stack("2027", (120.0, 30.0), 100.0, 200.0),
    ),
    unit="people",
)
DRAWN = {"columns": draw_columns, "rows": draw_rows}


def rectangles(root, part):
    """Return (place, size along the value axis) of one part's bars, the legend's mark left out."""
    found = [e for e in by_class(root, f"ch-stack-{part}") if "ch-stack" in e.get("class").split()]
    return [{k: float(e.get(k)) for k in ("x", "y", "width", "height")} for e in found]


@pytest.mark.parametrize("kind", DRAWN)
def test_the_twin_has_every_part_the_sum_and_its_interval(kind):
    twin = DRAWN[kind](CHART, "en").twin

    assert [column.key for column in twin.columns] == [
        "row",
        "part_1",
        "part_2",
        "total",
        "p10",
        "p90",
    ]
    assert twin.rows[2] == ("2027", 120.0, 30.0, 150.0, 100.0, 200.0)


@pytest.mark.parametrize("kind", DRAWN)
def test_the_sentence_is_about_the_largest_bar(kind):
    assert DRAWN[kind](CHART, "en").summary == (
        "Bars for 3 rows with 80% intervals. Openings: largest for 2027, 150, "
        "80% interval 100 to 200 (Replacement 120, Growth 30)."
    )


def test_parts_stand_on_each_other_and_nothing_is_drawn_for_nothing():
    root = read(draw_columns(CHART, "en").svg_wide)
    lower, upper = rectangles(root, 1), rectangles(root, 2)

    assert len(lower) == 3
    assert len(upper) == 2  # 2026 does not grow
    assert upper[0]["y"] + upper[0]["height"] == pytest.approx(lower[0]["y"], abs=0.2)
    assert lower[2]["height"] / lower[0]["height"] == pytest.approx(1.2, abs=0.01)


def test_parts_lie_after_each_other():
    root = read(draw_rows(CHART, "en").svg_wide)
    first, then = rectangles(root, 1), rectangles(root, 2)

    assert first[0]["x"] + first[0]["width"] == pytest.approx(then[0]["x"], abs=0.2)
    assert first[2]["width"] / first[0]["width"] == pytest.approx(1.2, abs=0.01)


@pytest.mark.parametrize("kind", DRAWN)
def test_every_row_of_the_twin_can_be_walked_to(kind):
    for variant in ("svg_wide", "svg_narrow"):
        root = read(getattr(DRAWN[kind](CHART, "en"), variant))
        assert [row for row, _, _ in reading_points(root)] == [0, 1, 2]


@pytest.mark.parametrize("kind", DRAWN)
def test_every_part_is_named_once_beside_its_colour(kind):
    root = read(DRAWN[kind](CHART, "en").svg_narrow)

    assert [name for name in texts(root) if name in CHART.part_names] == list(CHART.part_names)


def test_without_intervals_there_are_no_whiskers_and_no_columns_for_them():
    stacks = tuple(Stack(s.label, s.parts) for s in CHART.stacks)
    figure = draw_rows(StackChart(**{**fields(CHART), "stacks": stacks}), "en")

    assert by_class(read(figure.svg_wide), "ch-whisker") == []
    assert [column.key for column in figure.twin.columns][-1] == "total"


def test_short_labels_stand_beside_their_bars_on_a_phone_and_long_ones_above():
    long = tuple(Stack(f"{s.label} and then some more words", s.parts) for s in CHART.stacks)
    short = read(draw_rows(CHART, "en").svg_narrow)
    tall = read(draw_rows(StackChart(**{**fields(CHART), "stacks": long}), "en").svg_narrow)

    assert height(short) < height(tall)
    assert all(float(e.get("x") or 0) >= 0 for e in tall.iter(f"{SVG}text"))


def height(root):
    return float(root.get("viewBox").split()[3])


def fields(chart):
    return {name: getattr(chart, name) for name in chart.__dataclass_fields__}

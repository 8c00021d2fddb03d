"""A Sankey diagram: as wide as there are persons, both sides equal, every flow with its number."""

import re
from itertools import pairwise

import pytest

from factories.charts import by_class, read, reading_points, texts
from talentlab.publish.charts.figure import Twin, TwinColumn
from talentlab.publish.charts.sankey import Sankey, Stream, draw_sankey


def sankey(**changes):
    """Return a stock of 1 000 that 300 join and 200 leave."""
    chart = {
        "figure_id": "sankey",
        "title": "Fler kommer än går",
        "left": (Stream("Bor här 2025", 1_000, is_stock=True), Stream("Tar examen", 300)),
        "right": (
            Stream("Bor här 2032", 1_100, is_stock=True),
            Stream("Flyttar härifrån", 150),
            Stream("Fyller 75", 50),
            Stream("Fyller 16", 0),
        ),
        "twin": Twin((TwinColumn("flow", "Flöde"),), ()),
    }
    return Sankey(**(chart | changes))


def ribbons(root):
    return by_class(root, "ch-ribbon")


def height_at_the_edge(ribbon):
    """Return how high a band is where it begins."""
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", ribbon.get("d"))]
    return numbers[-1] - numbers[1]


@pytest.mark.parametrize("variant", ["svg_wide", "svg_narrow"])
def test_bands_are_as_high_as_there_are_persons(variant):
    root = read(getattr(draw_sankey(sankey(), "sv"), variant))
    heights = [height_at_the_edge(ribbon) for ribbon in ribbons(root)]

    per_person = heights[0] / 1_000
    expected = [1_000, 300, 1_100, 150, 50]
    assert heights == pytest.approx([persons * per_person for persons in expected], abs=0.2)


def test_both_sides_meet_the_bar_in_the_middle():
    root = read(draw_sankey(sankey(), "sv").svg_wide)
    heights = [height_at_the_edge(ribbon) for ribbon in ribbons(root)]
    bar = float(by_class(root, "ch-fill-1")[0].get("height"))

    assert sum(heights[:2]) == pytest.approx(bar, abs=0.3)
    assert sum(heights[2:]) == pytest.approx(bar, abs=0.3)


def test_a_flow_of_nobody_is_left_out_and_a_tiny_one_is_still_seen():
    streams = (Stream("Bor här 2025", 100_000, is_stock=True), Stream("Invandrar", 1))
    figure = draw_sankey(sankey(left=streams), "sv")
    root = read(figure.svg_wide)

    assert not any("Fyller 16" in said for said in texts(root))
    assert min(height_at_the_edge(ribbon) for ribbon in ribbons(root)) >= 1


def test_what_comes_has_a_plus_and_what_goes_a_minus():
    said = " ".join(texts(read(draw_sankey(sankey(), "sv").svg_wide)))

    assert "Tar examen +300" in said
    assert "Fyller 75 \u221250" in said
    assert "Bor här 2025 1\u00a0000" in said


def test_rows_are_walked_through_from_the_left_side_to_the_right():
    root = read(draw_sankey(sankey(), "sv").svg_narrow)

    assert [row for row, _x, _y in reading_points(root)] == [0, 1, 2, 3, 4]


def test_the_sentence_names_the_stock_and_the_largest_flows_in_both_languages():
    assert draw_sankey(sankey(), "sv").summary == (
        "Bor här 2025: 1\u00a0000. Till kommer 300, störst tar examen (300). "
        "Bort går 200, störst flyttar härifrån (150). Bor här 2032: 1\u00a0100."
    )
    assert "200 go, most by flyttar härifrån (150)" in draw_sankey(sankey(), "en").summary


def test_names_never_lie_on_each_other():
    many = tuple(Stream(f"Flöde {i}", 2) for i in range(8))
    chart = sankey(right=(Stream("Bor här 2032", 1_284, is_stock=True), *many))
    root = read(draw_sankey(chart, "sv").svg_narrow)
    places = [float(t.get("y")) for t in by_class(root, "ch-label") if "Flöde" in t.text]

    assert min(b - a for a, b in pairwise(places)) >= 12.5

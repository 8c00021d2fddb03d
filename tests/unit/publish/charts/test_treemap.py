"""Areas are as large as their sizes, inside their groups, and as near to squares as they can be."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories.charts import by_class, read, texts, treemap
from talentlab.publish.charts.squarify import Box, squarify, worst
from talentlab.publish.charts.treemap import Cell, Group, draw_treemap, lay_out_groups

SIZES = st.lists(st.floats(1, 1_000), min_size=1, max_size=12)
SIDES = st.floats(10, 800)


def rectangles(root):
    """Return the coloured rectangles of a drawing, the legend's left out."""
    return [r for r in by_class(root, "ch-edge") if r.tag.endswith("rect")]


def sides_of(rectangle):
    return tuple(float(rectangle.get(side)) for side in ("x", "y", "width", "height"))


@given(SIZES, SIDES, SIDES)
def test_areas_are_in_proportion_and_fill_the_box(sizes, width, height):
    boxes = squarify(sizes, Box(0, 0, width, height))

    areas = [box.width * box.height for box in boxes]
    assert areas == pytest.approx([s / sum(sizes) * width * height for s in sizes], rel=1e-6)


@given(SIZES, SIDES, SIDES)
def test_no_rectangle_lies_outside_the_box_or_on_another(sizes, width, height):
    boxes = squarify(sizes, Box(5, 7, width, height))

    slack = 1e-6 * (width + height)
    for box in boxes:
        assert box.x >= 5 - slack
        assert box.y >= 7 - slack
        assert box.x + box.width <= 5 + width + slack
        assert box.y + box.height <= 7 + height + slack
    for one, other in combinations(boxes, 2):
        across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
        down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
        assert across <= slack or down <= slack


def test_the_example_of_the_paper_is_laid_out_as_in_the_paper():
    # Bruls, Huizing and van Wijk (2000), figure 4: 6 by 4 and the areas 6 6 4 3 2 2 1.
    boxes = squarify([6, 6, 4, 3, 2, 2, 1], Box(0, 0, 6, 4))

    assert [(round(b.width, 2), round(b.height, 2)) for b in boxes] == [
        *((3, 2), (3, 2)),
        *((1.71, 2.33), (1.29, 2.33)),
        *((1.2, 1.67), (1.2, 1.67), (0.6, 1.67)),
    ]


@given(st.lists(st.floats(0.5, 50), min_size=1, max_size=6), st.floats(1, 50))
def test_the_worst_ratio_is_the_plain_one(row, side):
    thickness = sum(row) / side
    plain = [max(area / thickness**2, thickness**2 / area) for area in row]

    assert worst(row, side) == pytest.approx(max(plain))


def test_nothing_takes_no_place():
    assert squarify([], Box(0, 0, 10, 10)) == []


@pytest.mark.parametrize(
    "sizes",
    [
        (900, 700),
        (40_000, 34_000, 22_000, 14_000, 11_000, 9_000, 8_000, 7_000, 1_500, 400),
        (5_000, 50, 50, 50),
        (180, 115, 82, 62, 50, 50),
    ],
)
def test_a_name_above_a_group_takes_nothing_from_its_share(sizes):
    groups = tuple(
        Group(f"Fält {i}", (Cell(str(i), "Yrke", size, 0.0),)) for i, size in enumerate(sizes)
    )
    blocks = lay_out_groups(groups)

    areas = [b.inside.width * b.inside.height for b in blocks]
    shares = [size / sum(sizes) for size in sizes]
    assert [a / sum(areas) for a in areas] == pytest.approx(shares, rel=0.03)


def test_cells_are_as_large_as_their_sizes():
    chart = treemap()
    root = read(draw_treemap(chart, "sv").svg_wide)
    areas = [w * h for _, _, w, h in map(sides_of, rectangles(root))]

    omsorg, lakare, metall, _montering = areas
    assert omsorg / lakare == pytest.approx(900 / 400, rel=0.03)
    assert omsorg / metall == pytest.approx(900 / 300, rel=0.04)


def test_only_what_can_go_either_way_has_a_dashed_edge():
    figure = draw_treemap(treemap(), "sv")

    assert len(by_class(read(figure.svg_wide), "ch-unsure")) == 1
    assert len(by_class(read(figure.svg_narrow), "ch-unsure")) == 1
    assert figure.notes != ()


def test_the_smallest_cells_do_not_decide_the_colours_of_the_others():
    few = (Cell("01", "Stort", 990, 4.0), Cell("02", "Litet", 10, 250.0))
    chart = treemap(groups=(Group("Alla", few),))

    assert chart.edges == [-5.0, -3.0, -1.0, 1.0, 3.0, 5.0]
    assert "ch-map-6" in rectangles(read(draw_treemap(chart, "sv").svg_wide))[-1].get("class")


def test_a_change_nobody_knows_is_an_empty_shape_and_a_dash():
    figure = draw_treemap(treemap(), "sv")

    assert "ch-map-none" in rectangles(read(figure.svg_wide))[-1].get("class")
    assert figure.twin.written("sv")[-1][4] == "–"


def test_the_table_is_the_largest_first_with_each_ones_group():
    rows = draw_treemap(treemap(), "sv").twin.rows

    assert [(row[0], row[2]) for row in rows] == [
        *(("53", "Vård"), ("22", "Vård"), ("72", "Industri"), ("82", "Industri")),
    ]


def test_a_phone_gets_bars_from_zero_and_is_told_of_the_rest():
    many = tuple(Cell(f"{i:02d}", f"Fält {i}", 100 + i, 0.0) for i in range(25))
    root = read(draw_treemap(treemap(groups=(Group("Alla", many),)), "sv").svg_narrow)
    bars = [sides_of(r) for r in rectangles(root)]

    assert len(bars) == 20
    assert bars[-1][2] / bars[0][2] == pytest.approx(105 / 124, abs=0.01)
    assert "5 mindre grupper står i tabellen." in texts(root)


def test_a_text_that_has_no_room_is_left_out_rather_than_cut():
    long = Cell("99", "Enastående långa yrkesbenämningar", 3, 1.0)
    many = (Cell("01", "Stort", 900, 1.0), long)
    root = read(draw_treemap(treemap(groups=(Group("Alla", many),)), "sv").svg_wide)

    assert not [text for text in texts(root) if text.startswith("Enast")]

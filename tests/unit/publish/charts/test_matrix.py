"""A matrix says with shape and word what it says with colour, and walks row by row."""

import re

import pytest

from factories.charts import by_class, read, reading_points, texts
from talentlab.publish.charts.figure import Twin, TwinColumn
from talentlab.publish.charts.matrix import Matrix, MatrixRow, draw_matrix
from talentlab.publish.charts.matrix_marks import Mark, MatrixCell

NAMES = tuple((mark, mark.value.capitalize()) for mark in Mark)


def matrix(**changes):
    """Return three educations in three years: short, too many, and one without its own number."""
    short, unsure = MatrixCell(Mark.SHORT, is_large=True), MatrixCell(Mark.UNCERTAIN)
    rows = (
        MatrixRow("Sjuksköterskor", (unsure, MatrixCell(Mark.SHORT), short), 0),
        MatrixRow("Programmerare", (*[MatrixCell(Mark.SURPLUS)] * 2, MatrixCell(Mark.ENOUGH)), 1),
        MatrixRow(
            "Läkare <1>",
            (MatrixCell(Mark.POOLED), MatrixCell(Mark.SUPPRESSED), MatrixCell(Mark.ABSENT)),
            4,
        ),
    )
    chart = {
        "figure_id": "matrix",
        "title": "Brist i en",
        "summary": "Brist i en.",
        "columns": ("2026", "2027", "2028"),
        "rows": rows,
        "mark_names": NAMES,
        "twin": Twin((TwinColumn("name", "Utbildning"),), ()),
        "at": 1,
    }
    return Matrix(**(chart | changes))


def drawings(chart, language="sv"):
    figure = draw_matrix(chart, language)
    return [read(figure.svg_wide), read(figure.svg_narrow)]


def rectangles_in(path):
    """Return how many cells one path has."""
    return len(re.findall(r"M", path.get("d")))


def test_every_cell_is_painted_once():
    for root in drawings(matrix()):
        grounds = [p for p in root.iter() if "ch-map-" in (p.get("class") or "")]

        # Nine cells, and one for each mark in the legend.
        assert sum(map(rectangles_in, grounds)) == 9 + len(Mark)


def test_a_large_gap_is_painted_stronger_than_a_small_one():
    for root in drawings(matrix()):
        large, small = (sum(map(rectangles_in, by_class(root, f"ch-map-{i}"))) for i in (0, 1))
        assert (large, small) == (1, 2)  # one in the legend


def test_what_colour_says_a_shape_says_too():
    root = drawings(matrix())[0]
    inks = [p for p in root.iter() if re.match("ch-on-|ch-ink", p.get("class") or "")]

    # Every mark but the absent one has a shape, in the cells and in the legend.
    shapes = sum(path.get("d").count("Z") for path in inks)
    assert shapes == 9 - 1 + (len(Mark) - 1) + 2  # two lines for what is shown in a pool, twice


def test_the_legend_names_only_the_marks_that_are_there():
    chart = matrix(rows=(MatrixRow("Programmerare", (MatrixCell(Mark.SURPLUS),) * 3, 0),))
    said = texts(drawings(chart)[0])

    assert "Surplus" in said
    assert "Short" not in said


def test_names_are_escaped_and_years_stand_above():
    said = texts(drawings(matrix())[0])

    assert "Läkare <1>" in said
    assert said.count("2027") == 1


def test_long_names_of_columns_stand_up():
    chart = matrix(columns=("Robertsfors kommun & län", "Nordmaling i Västerbotten", "Umeå"))
    root = drawings(chart)[1]
    standing = [e.text for e in root.iter() if "rotate(-90)" in (e.get("transform") or "")]

    assert standing == ["Robertsfors kommun & län", "Nordmaling i Västerbotten", "Umeå"]


@pytest.mark.parametrize("variant", [0, 1])
def test_each_row_is_read_in_its_own_row_of_the_table(variant):
    assert [row for row, _x, _y in reading_points(drawings(matrix())[variant])] == [0, 1, 4]


def test_the_column_looked_at_is_framed_and_hides_no_label_on_a_phone():
    wide, narrow = drawings(matrix())

    assert len(by_class(wide, "ch-outline-1")) == 1
    assert len(by_class(narrow, "ch-outline-1")) == 3
    assert by_class(drawings(matrix(at=None))[0], "ch-outline-1") == []


def test_rows_that_are_only_in_the_table_are_told():
    assert "7 rader till står i tabellen." in texts(drawings(matrix(more=7))[0])
    assert "7 more rows are in the table." in texts(drawings(matrix(more=7), "en")[1])

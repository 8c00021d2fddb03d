"""A bar parted in two is parted where its numbers are, and silent for those who cannot see it."""

import pytest

from factories.charts import SVG, read
from talentlab.publish.charts.split import draw_split

CLASSES = ("ch-women", "ch-men")


def widths(svg):
    return [float(bar.get("width")) for bar in read(svg).iter(f"{SVG}rect")]


def test_it_is_parted_as_its_numbers_are():
    women, men = widths(draw_split(3, 1, CLASSES))

    assert women / men == pytest.approx(3, rel=0.05)


@pytest.mark.parametrize(("first", "second", "class_"), [(5, 0, "ch-women"), (0, 5, "ch-men")])
def test_nobody_is_not_drawn(first, second, class_):
    root = read(draw_split(first, second, CLASSES))

    assert [bar.get("class") for bar in root.iter(f"{SVG}rect")] == [class_]


def test_nothing_at_all_is_no_drawing():
    assert draw_split(0, 0, CLASSES) == ""


def test_it_is_hidden_from_readers_of_the_numbers_beside_it():
    assert read(draw_split(1, 1, CLASSES)).get("aria-hidden") == "true"

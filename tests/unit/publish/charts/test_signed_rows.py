"""Bars of a change's parts go both ways from zero, and the mark stands at what they come to."""

import pytest

from factories.charts import by_class, read, texts
from talentlab.publish.charts.signed_rows import SignedChart, SignedRow, draw_signed_rows


def chart(*rows, names=("Counts", "Pace")):
    return SignedChart("revised", "Title", "Number", names, "Change", rows, "people")


def boxes(root, part):
    found = [e for e in by_class(root, f"ch-stack-{part}") if "ch-stack" in e.get("class").split()]
    return [(float(e.get("x")), float(e.get("width"))) for e in found]


@pytest.mark.parametrize("variant", ["svg_wide", "svg_narrow"])
def test_parts_are_as_long_as_they_are_large_and_lie_on_their_side_of_zero(variant):
    figure = draw_signed_rows(chart(SignedRow("A", 20.0, (50.0, -30.0))), "en")
    root = read(getattr(figure, variant))
    (up, wide), (down, narrow) = boxes(root, 1)[0], boxes(root, 2)[0]

    assert wide / narrow == pytest.approx(50 / 30, rel=1e-2)
    assert down + narrow == pytest.approx(up, abs=0.2)  # both begin at zero


def test_parts_of_one_sign_follow_each_other():
    figure = draw_signed_rows(chart(SignedRow("A", -80.0, (-50.0, -30.0))), "en")
    root = read(figure.svg_wide)
    (first, _wide), (second, narrow) = boxes(root, 1)[0], boxes(root, 2)[0]

    assert second + narrow == pytest.approx(first, abs=0.2)
    assert first > second


def test_a_change_without_parts_is_a_hollow_bar():
    figure = draw_signed_rows(chart(SignedRow("A", 60.0), SignedRow("B", 10.0, (4.0, 6.0))), "en")
    root = read(figure.svg_wide)

    assert len(by_class(root, "ch-untold")) == 1
    assert len(boxes(root, 1)) == 1
    assert figure.twin.rows == (("A", None, None, 60.0), ("B", 4.0, 6.0, 10.0))
    assert figure.summary == "Bars for 2 rows, both ways from zero. Change: largest for A, +60."


def test_the_sentence_tells_the_parts_of_the_largest_change():
    figure = draw_signed_rows(chart(SignedRow("A", 5.0, (6.0, -1.0)), SignedRow("B", 1.0)), "sv")

    assert figure.summary == (
        "Staplar för 2 rader, åt båda håll från noll. Change är störst för A: +5 "
        "(Counts +6, Pace −1)."
    )


def test_long_labels_stand_above_their_bars_uncut():
    label = "A number with a name that is longer than half of the drawing is wide"
    figure = draw_signed_rows(chart(SignedRow(label, 5.0, (6.0, -1.0))), "en")

    assert label in texts(read(figure.svg_wide))


def test_nothing_changed_is_drawn_too():
    figure = draw_signed_rows(chart(SignedRow("A", 0.0, (0.0, 0.0))), "en")

    assert boxes(read(figure.svg_wide), 1) == []

"""Every chart keeps the same promises about reading, safety and truth to its numbers."""

import re
from dataclasses import replace

import pytest

from factories.charts import (
    STYLE_SHEET,
    by_class,
    expected,
    fan_chart,
    points,
    read,
    reading_points,
    texts,
    treemap,
)
from talentlab.publish.charts.bars import Bar, BarChart, draw_bars
from talentlab.publish.charts.classes import class_edges
from talentlab.publish.charts.dots import DotChart, DotRow, draw_dots
from talentlab.publish.charts.fan import draw_fan
from talentlab.publish.charts.lines import LineChart, Track, draw_lines
from talentlab.publish.charts.lines_apart import draw_lines_apart
from talentlab.publish.charts.maps import MapChart, Tile, draw_map
from talentlab.publish.charts.multiples import Multiples, Panel, draw_multiples
from talentlab.publish.charts.pyramid import Profile, Pyramid, Side, draw_pyramid, widest_age
from talentlab.publish.charts.ranges import RangeChart, RangeRow, draw_ranges
from talentlab.publish.charts.series import Count
from talentlab.publish.charts.spark import draw_spark
from talentlab.publish.charts.stack_columns import draw_columns
from talentlab.publish.charts.stack_rows import draw_rows
from talentlab.publish.charts.stacks import Stack, StackChart
from talentlab.publish.charts.treemap import draw_treemap
from talentlab.tables.card import SeriesBreak
from talentlab.vocab.text import Text

AGES = (*tuple(str(age) for age in range(10)), "10+")
NOW = Profile(2025, Side(tuple(range(100, 111))), Side(tuple(range(200, 211))))
LATER = Profile(
    2045,
    Side((50.0,) * 11, (40.0,) * 11, (60.0,) * 11),
    Side((70.0,) * 11, (60.0,) * 11, (80.0,) * 11),
)
HISTORY = tuple(Count(year, 100.0 + year - 2020) for year in range(2020, 2026))
FORECAST = tuple(expected(year, 105.0 + year - 2025, width=2) for year in range(2026, 2031))
TILES = (
    Tile("2480", "Umeå", (1, 1), 6.0, 4.0, 8.0),
    Tile("2482", "Skellefteå", (1, 0), 0.5, -2.0, 3.0),
    Tile("2425", "Dorotea", (0, 1), -14.0, -18.0, -10.0),
)
BARS = (Bar("Umeå", 6.0, 4.0, 8.0), Bar("Malå", -3.0, -5.0, -1.0), Bar("Vännäs", 1.5, 0.0, 3.0))


def line_chart():
    tracks = (Track("Umeå", HISTORY, FORECAST), Track("Malå", HISTORY[:3]))
    return LineChart("lines", "Två områden", tracks, unit="index", decimals=1, base=2025)


def bar_chart():
    return BarChart("bars", "Tre", "Kommun", "Förändring", BARS, unit="%", decimals=1, signed=True)


def dot_chart():
    rows = (DotRow("Små yrken", (14.0, 15.5, None)), DotRow("Stora yrken", (4.0, 3.5, 6.0)))
    tracks = ("Talentlab", "Trend", "Samma")
    return DotChart("dots", "Två storlekar", "Storlek", tracks, rows, "%", 1, promise=10.0)


def pyramid():
    return Pyramid("pyramid", "Färre barn", "Umeå", AGES, LATER, (NOW,))


def stack_chart():
    stacks = tuple(Stack(str(y), (90.0, y - 2020, 20.0, 10.0), 80.0, 190.0) for y in (2025, 2026))
    names = ("Pension", "Annat", "Byten", "Flytt")
    return StackChart("stacks", "Byten", "År", names, "Slutar", stacks, "personer")


def range_chart():
    rows = (RangeRow("Sverige", 41_000, 33_000, 52_000), RangeRow("Kvinnor", 40_500))
    return RangeChart("ranges", "Löner", "Mätt för", ("Lägst", "Median", "Högst"), rows, "kronor")


DRAWINGS = {
    "fan": lambda language: draw_fan(fan_chart(title="<b> & co"), language),
    "apart": lambda language: draw_lines_apart(replace(line_chart(), figure_id="apart"), language),
    "treemap": lambda language: draw_treemap(treemap(), language),
    "lines": lambda language: draw_lines(line_chart(), language),
    "bars": lambda language: draw_bars(bar_chart(), language),
    "dots": lambda language: draw_dots(dot_chart(), language),
    "pyramid": lambda language: draw_pyramid(pyramid(), language),
    "columns": lambda language: draw_columns(stack_chart(), language),
    "rows": lambda language: draw_rows(stack_chart(), language),
    "ranges": lambda language: draw_ranges(range_chart(), language),
    "map": lambda language: draw_map(MapChart("map", "Karta", "Förändring", TILES), language),
    "multiples": lambda language: draw_multiples(
        Multiples("multiples", "Små", (Panel("Umeå", "+6 %", HISTORY, FORECAST),), "personer"),
        language,
    ),
}
VARIANTS = [(name, variant) for name in DRAWINGS for variant in ("svg_wide", "svg_narrow")]


@pytest.mark.parametrize(("name", "variant"), VARIANTS)
def test_a_drawing_is_an_image_whose_title_is_the_whole_sentence(name, variant):
    figure = DRAWINGS[name]("sv")
    root = read(getattr(figure, variant))
    ids = {e.get("id"): e.text for e in root.iter() if e.get("id")}
    assert root.get("role") == "img"
    assert ids[root.get("aria-labelledby")] == figure.summary
    assert ids[root.get("aria-describedby")] == figure.title


@pytest.mark.parametrize("name", DRAWINGS)
def test_ids_are_unique_across_both_variants(name):
    figure = DRAWINGS[name]("sv")
    ids = re.findall(r'id="([^"]+)"', figure.svg_wide + figure.svg_narrow)
    assert len(ids) == len(set(ids)) == 4


@pytest.mark.parametrize(("name", "variant"), VARIANTS)
def test_colours_come_from_classes_only(name, variant):
    svg = getattr(DRAWINGS[name]("sv"), variant)
    assert re.findall(r'\b(style|fill|stroke|paint-order|onclick)="', svg) == []
    assert "<script" not in svg


@pytest.mark.parametrize(("name", "variant"), VARIANTS)
def test_every_class_has_a_rule_in_the_style_sheet(name, variant):
    used = {c for e in read(getattr(DRAWINGS[name]("sv"), variant)).iter()
            for c in e.get("class", "").split()}  # fmt: skip
    ruled = set(re.findall(r"\.([a-z][\w-]*)", STYLE_SHEET.read_text()))
    assert used - ruled - {"chart-wide", "ch-points", "ch-label", "ch-bar"} == set()


@pytest.mark.parametrize(("name", "variant"), VARIANTS)
def test_everything_is_inside_the_paper(name, variant):
    root = read(getattr(DRAWINGS[name]("sv"), variant))
    _, _, width, height = (float(n) for n in root.get("viewBox").split())
    for element in root.iter():
        for x, y in (("x", "y"), ("x1", "y1"), ("x2", "y2"), ("cx", "cy")):
            if element.get(x) is not None:
                assert -0.1 <= float(element.get(x)) <= width + 0.1
                assert -0.1 <= float(element.get(y)) <= height + 0.1
    for row, x, y in reading_points(root):
        assert row == int(row)
        assert 0 <= x <= width
        assert 0 <= y <= height


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_row_of_the_twin_can_be_walked_to(name):
    figure = DRAWINGS[name]("sv")
    rows = {int(row) for row, _, _ in reading_points(read(figure.svg_wide))}
    assert rows == set(range(len(figure.twin.rows)))


@pytest.mark.parametrize("name", DRAWINGS)
def test_twins_are_written_for_the_reader(name):
    figure = DRAWINGS[name]("sv")
    written = figure.twin.written("sv")
    assert len(written) == len(figure.twin.rows)
    assert {len(row) for row in written} == {len(figure.twin.columns)}


def test_markup_in_a_title_stays_a_text():
    assert "&lt;b&gt; &amp; co" in DRAWINGS["fan"]("sv").svg_wide


def test_bars_are_as_long_as_their_numbers():
    root = read(draw_bars(bar_chart(), "sv").svg_wide)
    lengths = [float(bar.get("width")) for bar in by_class(root, "ch-bar")]
    unit = lengths[0] / 6
    assert lengths == pytest.approx([6 * unit, 3 * unit, 1.5 * unit], abs=0.15)
    assert len({bar.get("height") for bar in by_class(root, "ch-bar")}) == 1


def test_growth_and_loss_leave_zero_in_opposite_directions():
    root = read(draw_bars(bar_chart(), "sv").svg_wide)
    grows, falls = by_class(root, "ch-bar")[:2]
    zero = float(by_class(root, "ch-rule")[0].get("x1"))
    assert float(grows.get("x")) == zero
    assert float(falls.get("x")) + float(falls.get("width")) == pytest.approx(zero, abs=0.15)


def test_whiskers_reach_the_interval_and_hold_the_value():
    root = read(draw_bars(bar_chart(), "sv").svg_wide)
    bar = by_class(root, "ch-bar")[0]
    low, high = (float(by_class(root, "ch-whisker")[0].get(x)) for x in ("x1", "x2"))
    end = float(bar.get("x")) + float(bar.get("width"))
    assert low < end < high
    assert high - end == pytest.approx(end - low, abs=0.3)


def test_a_pyramids_areas_are_as_large_as_its_people():
    one_age = ("0",)
    alone = Pyramid("p", "t", "Umeå", one_age, Profile(2025, Side((300.0,)), Side((100.0,))))
    root = read(draw_pyramid(alone, "sv").svg_wide)
    reaches = []
    for class_ in ("ch-women", "ch-men"):
        across = [
            float(x) for x in re.findall(r"[MH]([-\d.]+)", by_class(root, class_)[0].get("d"))
        ]
        reaches.append(max(across) - min(across))
    assert reaches[0] == pytest.approx(3 * reaches[1], abs=0.3)


def test_women_stand_to_the_left_and_men_to_the_right():
    root = read(draw_pyramid(pyramid(), "sv").svg_wide)
    middle = 320
    women, men = (by_class(root, class_)[0].get("d") for class_ in ("ch-women", "ch-men"))
    assert max(float(x) for x in re.findall(r"[MH]([-\d.]+)", women)) < middle
    assert min(float(x) for x in re.findall(r"[MH]([-\d.]+)", men)) > middle


def test_a_counted_year_has_no_interval_and_a_forecast_has_one_per_side():
    counted = Pyramid("p", "t", "Umeå", AGES, NOW)
    assert by_class(read(draw_pyramid(counted, "sv").svg_wide), "ch-range") == []
    assert len(by_class(read(draw_pyramid(pyramid(), "sv").svg_wide), "ch-range")) == 2


def test_the_widest_age_counts_the_bounds_too():
    assert widest_age([NOW]) == 210
    assert widest_age([LATER]) == 80


def test_a_pyramids_twin_has_every_age_year_and_bound():
    twin = draw_pyramid(pyramid(), "sv").twin
    assert [c.key for c in twin.columns] == [
        "age", "women_2045", "women_2045_p10", "women_2045_p90",
        "men_2045", "men_2045_p10", "men_2045_p90", "women_2025", "men_2025",
    ]  # fmt: skip
    assert twin.rows[10] == ("10+", 50.0, 40.0, 60.0, 70.0, 60.0, 80.0, 110, 210)


def test_tiles_stand_where_the_region_says():
    root = read(draw_map(MapChart("m", "t", "v", TILES), "sv").svg_wide)
    tiles = [e for e in root.iter() if e.get("rx") == "6"]
    umea, skelleftea, dorotea = tiles
    assert float(umea.get("y")) > float(skelleftea.get("y"))
    assert float(umea.get("x")) == float(skelleftea.get("x")) > float(dorotea.get("x"))


def test_a_municipality_that_may_go_either_way_has_a_dashed_edge():
    figure = draw_map(MapChart("m", "t", "v", TILES), "sv")
    assert len(by_class(read(figure.svg_wide), "ch-unsure")) == 1
    assert figure.notes != ()


def test_map_classes_are_symmetric_around_zero():
    assert class_edges([-14, 3, 8]) == [-12.5, -7.5, -2.5, 2.5, 7.5, 12.5]


def test_true_boundaries_replace_tiles_when_every_area_has_them():
    ring = ((20.0, 63.0), (21.0, 63.0), (21.0, 64.0), (20.0, 64.0), (20.0, 63.0))
    rings = {tile.code: [tuple((x + i, y) for x, y in ring)] for i, tile in enumerate(TILES)}
    whole = read(draw_map(MapChart("m", "t", "v", TILES, boundaries=rings), "sv").svg_wide)
    assert len(by_class(whole, "ch-land")) == 3
    first = points(by_class(whole, "ch-land")[0])
    width = max(x for x, _ in first) - min(x for x, _ in first)
    height = max(y for _, y in first) - min(y for _, y in first)
    assert height / width == pytest.approx(2.24, abs=0.05)  # 1 / cos(63.5°)
    rings.pop("2480")
    tiles = read(draw_map(MapChart("m", "t", "v", TILES, boundaries=rings), "sv").svg_wide)
    assert by_class(tiles, "ch-land") == []


def test_lines_to_compare_have_their_own_label_and_colour():
    root = read(draw_lines(line_chart(), "sv").svg_wide)
    assert [label for label in texts(root) if label.startswith("Umeå")] == ["Umeå 110,0"]
    assert len(by_class(root, "ch-2")) == 1
    assert len(by_class(root, "ch-expected")) == 1


def test_a_spark_is_hidden_from_screen_readers():
    root = read(draw_spark(HISTORY, FORECAST))
    assert root.get("aria-hidden") == "true"
    assert root.get("role") is None


def test_dots_stand_where_their_numbers_are_and_each_track_has_its_own_shape():
    root = read(draw_dots(dot_chart(), "sv").svg_wide)
    round_ones = [float(e.get("cx")) for e in by_class(root, "ch-mark") if e.get("cx")]
    cornered = [points(e) for e in by_class(root, "ch-mark") if e.get("d")]
    square, lozenge = (len({y for _, y in corners}) for corners in cornered[:2])
    promise = by_class(root, "ch-promise")[0]

    legend, small, large = round_ones
    per_unit = (small - large) / (14.0 - 4.0)
    assert float(promise.get("x1")) == pytest.approx(large + 6.0 * per_unit, abs=0.2)
    assert legend < small
    assert (square, lozenge) == (2, 3)
    assert len(cornered) == 5  # two in the legend, one and two in the rows
    assert draw_dots(dot_chart(), "sv").twin.rows == (
        ("Små yrken", 14.0, 15.5, None),
        ("Stora yrken", 4.0, 3.5, 6.0),
    )


def test_a_row_without_a_number_has_no_dot():
    root = read(draw_dots(dot_chart(), "sv").svg_wide)

    assert [row for row, _, _ in reading_points(root)] == [0, 0, 1, 1, 1]


def test_one_track_alone_needs_no_legend():
    chart = replace(dot_chart(), tracks=("Talentlab",), rows=(DotRow("Alla", (4.0,)),))

    assert len(by_class(read(draw_dots(chart, "sv").svg_wide), "ch-mark")) == 1


def test_lines_to_compare_do_not_cross_a_break_either():
    mark = SeriesBreak(2023, Text(sv="Ny källa.", en="New source."))
    chart = replace(line_chart(), breaks=(mark,))
    root = read(draw_lines(chart, "sv").svg_wide)
    dashed = float(by_class(root, "ch-break")[0].get("x1"))
    counted = [e for e in by_class(root, "ch-line") if "ch-expected" not in e.get("class")]

    assert len(counted) == 3  # Umeå before and after, Malå before
    assert [e for e in counted if min(points(e))[0] < dashed < max(points(e))[0]] == []
    assert draw_lines(chart, "sv").notes[0] == "Tidsserien bryts 2023: Ny källa."


def test_a_sparkline_does_not_cross_a_break():
    whole, broken = (read(draw_spark(HISTORY, FORECAST, years)) for years in ((), (2023,)))

    assert len(by_class(whole, "ch-line")) == 2
    assert len(by_class(broken, "ch-line")) == 3


def test_a_pyramid_of_a_few_bands_names_each_and_takes_less_paper():
    few = replace(pyramid(), notes=("Rikets åldrar.",))
    many = replace(
        few,
        ages=tuple(map(str, range(22))),
        main=Profile(2025, Side((1.0,) * 22), Side((2.0,) * 22)),
        references=(),
    )
    drawn, tall = draw_pyramid(few, "sv"), draw_pyramid(many, "sv")

    assert set(AGES) <= set(texts(read(drawn.svg_wide)))
    assert height(drawn.svg_wide) < height(tall.svg_wide)
    assert drawn.notes == ("Rikets åldrar.",)


def height(svg):
    return float(read(svg).get("viewBox").split()[3])


def test_short_labels_of_bars_stand_beside_them_on_a_phone_and_long_ones_above():
    long = tuple(replace(bar, label=f"{bar.label} och mycket mer därtill") for bar in BARS)
    short, tall = (
        draw_bars(replace(bar_chart(), bars=bars), "sv").svg_narrow for bars in (BARS, long)
    )

    assert height(short) < height(tall)
    axes = [len(by_class(read(svg), "ch-rule")) for svg in (short, tall)]
    assert axes == [1, len(BARS)]  # no axis through a label


def test_breaks_too_close_for_a_label_each_share_one():
    why = Text(sv="Ny källa.", en="New source.")
    close = fan_chart(breaks=(SeriesBreak(2020, why), SeriesBreak(2022, why)))
    apart = fan_chart(breaks=(SeriesBreak(2018, why), SeriesBreak(2025, why)))

    assert "brott 2020, 2022" in texts(read(draw_fan(close, "sv").svg_wide))
    assert {"brott 2018", "brott 2025"} <= set(texts(read(draw_fan(apart, "sv").svg_wide)))

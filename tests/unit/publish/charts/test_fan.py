"""A fan chart shows what was counted and how wide the future is, and says the same in words."""

import itertools

import pytest

from factories.charts import by_class, expected, fan_chart, points, read, reading_points, texts
from talentlab.publish.charts.fan import draw_fan
from talentlab.publish.charts.series import Count

WIDTHS = ("svg_wide", "svg_narrow")


def drawn(variant="svg_wide", **changes):
    return read(getattr(draw_fan(fan_chart(**changes), "sv"), variant))


@pytest.mark.parametrize("variant", WIDTHS)
def test_more_people_stand_higher_up(variant):
    history = points(by_class(drawn(variant, breaks=()), "ch-line")[0])
    heights = [y for _, y in history]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == len(heights)


@pytest.mark.parametrize("variant", WIDTHS)
def test_the_bands_contain_the_median_and_the_wider_contains_the_narrower(variant):
    root = drawn(variant)
    median = dict(points(by_class(root, "ch-expected")[0]))
    bands = {}
    for name in ("ch-band-80", "ch-band-95"):
        outline = points(by_class(root, name)[0])
        half = len(outline) // 2
        upper, lower = dict(outline[:half]), dict(outline[half:])
        assert set(upper) == set(median)
        assert all(upper[x] <= median[x] <= lower[x] for x in median)
        bands[name] = (upper, lower)
    wide, narrow = bands["ch-band-95"], bands["ch-band-80"]
    assert all(wide[0][x] <= narrow[0][x] and narrow[1][x] <= wide[1][x] for x in median)
    last = max(median)
    assert wide[0][last] < narrow[0][last] < median[last] < narrow[1][last] < wide[1][last]


def test_the_bands_start_at_the_last_count():
    root = drawn(breaks=())
    last_count = points(by_class(root, "ch-line")[0])[-1]
    assert points(by_class(root, "ch-band-80")[0])[0] == last_count
    assert points(by_class(root, "ch-expected")[0])[0] == last_count


def test_no_line_crosses_a_break_in_the_series():
    runs = [e for e in by_class(drawn(), "ch-line") if "ch-expected" not in e.get("class")]
    assert [len(points(run)) for run in runs] == [5, 6]
    mark = float(by_class(drawn(), "ch-break")[0].get("x1"))
    assert points(runs[0])[-1][0] < mark < points(runs[1])[0][0]


def test_a_break_before_the_history_is_not_drawn():
    later = tuple(Count(y, 99_000 + y) for y in range(2021, 2026))
    root = drawn(history=later)
    assert by_class(root, "ch-break") == []
    assert draw_fan(fan_chart(history=later), "sv").notes == (
        "Tunna streckade linjer: vad metoden hade sagt från 2017.",
        "Den lodräta axeln börjar inte vid noll.",
    )


@pytest.mark.parametrize("variant", WIDTHS)
def test_labels_at_the_lines_ends_never_overlap(variant):
    close = (expected(2026, 110_000, width=1),)
    root = drawn(variant, forecast=close)
    right = max(x for x, _ in points(by_class(root, "ch-expected")[0]))
    ends = sorted(float(t.get("y")) for t in root.iter() if float(t.get("x") or 0) > right)
    size = 14 if variant == "svg_wide" else 12.5
    assert len(ends) == (5 if variant == "svg_wide" else 3)
    assert all(b - a >= size for a, b in itertools.pairwise(ends))


def test_every_number_is_in_the_twin():
    chart = fan_chart()
    twin = draw_fan(chart, "sv").twin
    rows = {row[0]: row for row in twin.rows}
    assert [c.key for c in twin.columns] == [
        "year", "counted", "p50", "p10", "p90", "p2_5", "p97_5", "from_2017",
    ]  # fmt: skip
    for count in chart.history:
        assert rows[count.at][1] == count.value
    for e in chart.forecast:
        assert rows[e.at][2:7] == (e.p50, e.p10, e.p90, e.p2_5, e.p97_5)
    assert (rows[2017][7], rows[2022][7], rows[2018][7]) == (102_000, 105_500, None)


def test_a_reader_can_walk_to_every_year():
    root = drawn()
    places = reading_points(root)
    assert [row for row, _, _ in places] == list(range(16))
    assert [x for _, x, _ in places] == sorted(x for _, x, _ in places)
    median = points(by_class(root, "ch-expected")[0])
    assert [(x, y) for _, x, y in places[-5:]] == median[1:]


def test_the_summary_says_base_median_and_interval():
    space = "\u00a0"
    assert draw_fan(fan_chart(), "sv").summary == (
        f"Umeå hade 110{space}000 personer 2025. Medianen i prognosen för 2030 är "
        f"115{space}000; 80 %-intervallet går från 114{space}000 till 116{space}000."
    )
    assert draw_fan(fan_chart(), "en").summary == (
        "Umeå had 110,000 people in 2025. The median forecast for 2030 is 115,000; "
        "the 80% interval runs from 114,000 to 116,000."
    )


def test_numbers_follow_the_language():
    english = draw_fan(fan_chart(), "en")
    assert "Median 115,000" in texts(read(english.svg_wide))
    assert "Median 115\u00a0000" in texts(drawn())


def test_an_earlier_forecast_is_drawn_from_its_own_year():
    root = drawn()
    earlier = points(by_class(root, "ch-earlier")[0])
    xs = {row + 2015: x for row, x, _ in reading_points(root)}
    assert [x for x, _ in earlier] == [xs[2017], xs[2022]]


def test_years_that_nobody_counted_are_a_thin_line_between_dots():
    some = tuple(Count(y, 100_000 + y) for y in (2010, 2011, 2012, 2015, 2018, 2019))
    figure = draw_fan(fan_chart(history=some, breaks=()), "sv")
    root = read(figure.svg_wide)
    solid = [e for e in by_class(root, "ch-line") if "ch-expected" not in e.get("class")]

    assert [len(points(run)) for run in solid] == [3, 2]
    assert len(by_class(root, "ch-gap")) == 2
    dots = [e for e in by_class(root, "ch-fill-1") if e.get("r") == "3"]
    assert len(dots) == 3
    assert "Tunn linje mellan punkter: år som saknas." in figure.notes
    assert len(reading_points(root)) == len(some) + 5


def test_a_whole_series_has_no_gaps():
    assert by_class(drawn(breaks=()), "ch-gap") == []

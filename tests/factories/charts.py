"""Small, checkable charts, and a reader of the SVG they become."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import talentlab
from talentlab.publish.charts.fan import EarlierForecast, FanChart
from talentlab.publish.charts.series import Count, Expected
from talentlab.publish.charts.treemap import Cell, Group, Treemap
from talentlab.tables.card import SeriesBreak
from talentlab.vocab.text import Text

STYLE_SHEET = Path(talentlab.__path__[0]) / "web/insight/static/insight/charts.css"
SVG = "{http://www.w3.org/2000/svg}"


def fan_chart(**changes):
    """Return a fan from 2015 to 2030 that grows by 1 000 a year from 100 000."""
    chart = {
        "figure_id": "fan",
        "title": "Umeå växer",
        "place": "Umeå",
        "history": tuple(Count(y, 100_000 + 1_000 * (y - 2015)) for y in range(2015, 2026)),
        "forecast": tuple(expected(y, 110_000 + 1_000 * (y - 2025)) for y in range(2026, 2031)),
        "breaks": (SeriesBreak(2020, Text(sv="RAMS blev BAS.", en="RAMS became BAS.")),),
        "earlier": (EarlierForecast(2017, (Count(2017, 102_000), Count(2022, 105_500))),),
    }
    return FanChart(**(chart | changes))


def treemap(**changes):
    """Return four fields in two groups: one grows, one shrinks, one is unsure, one unknown."""
    care = (Cell("53", "Omsorg", 900, 1.5, -1.0, 4.0), Cell("22", "Läkare", 400, 6.0, 4.0, 8.0))
    works = (Cell("72", "Metall", 300, -9.0, -14.0, -4.0), Cell("82", "Montering", 2, None))
    chart = {
        "figure_id": "treemap",
        "title": "Fler i vården",
        "code_key": "ssyk_code",
        "row_label": "Yrkesfält",
        "group_label": "Bredare fält",
        "size_label": "Anställda 2024",
        "value_label": "Förändring till 2030",
        "groups": (Group("Vård", care), Group("Industri", works)),
    }
    return Treemap(**(chart | changes))


def expected(year, middle, width=1_000):
    """Return a forecast with bounds at one and two widths."""
    return Expected(
        year, middle - 2 * width, middle - width, middle, middle + width, middle + 2 * width
    )


def read(svg):
    """Return the SVG as an element tree; what is not well-formed fails here."""
    return ET.fromstring(svg)  # noqa: S314 -- our own drawing


def by_class(root, class_):
    """Return every element that carries the class, in drawing order."""
    return [e for e in root.iter() if class_ in e.get("class", "").split()]


def points(element):
    """Return the corners of a path made of M and L."""
    numbers = re.findall(r"[-\d.]+", element.get("d"))
    return [(float(x), float(y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def texts(root):
    """Return every text in the drawing."""
    return [e.text for e in root.iter(f"{SVG}text")]


def reading_points(root):
    """Return (row, x, y) of every place a reader can walk to."""
    written = by_class(root, "ch-points")[0].get("data-points")
    return [tuple(float(n) for n in place.split()) for place in written.split(";")]

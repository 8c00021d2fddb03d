"""Colours are judged by numbers: contrast as WCAG counts it, and eyes that see fewer colours."""

import re
from itertools import combinations, pairwise

import pytest

from factories.charts import STYLE_SHEET
from talentlab.publish.charts.palette import (
    MAP_CLASSES,
    PALETTE,
    SERIES,
    SHAPE_PAIRS,
    STACKS,
    TEXT_PAIRS,
    VISIONS,
    contrast,
    difference,
)

THEMES = ("light", "dark")


def test_contrast_agrees_with_the_known_extremes():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)


def test_red_and_green_of_equal_lightness_fall_together_without_green_cones():
    typical = difference("#c04040", "#5a7a20")
    assert difference("#c04040", "#5a7a20", vision="deuteranopia") < typical / 2


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ground", "ink"), TEXT_PAIRS)
def test_every_text_can_be_read(theme, ground, ink):
    assert contrast(PALETTE[theme][ground], PALETTE[theme][ink]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ground", "mark"), SHAPE_PAIRS)
def test_every_meaningful_shape_stands_out(theme, ground, mark):
    assert contrast(PALETTE[theme][ground], PALETTE[theme][mark]) >= 3


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_lines_to_compare_differ_for_every_eye(theme, vision):
    colours = [PALETTE[theme][role] for role in SERIES]
    assert min(difference(a, b, vision=vision) for a, b in combinations(colours, 2)) >= 0.12


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_parts_that_touch_differ_for_every_eye(theme, vision):
    colours = [PALETTE[theme][role] for role in STACKS]
    assert min(difference(a, b, vision=vision) for a, b in pairwise(colours)) >= 0.12


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_growth_and_loss_differ_for_every_eye(theme, vision):
    colours = [PALETTE[theme][role] for role in MAP_CLASSES]
    mirrored = [(colours[i], colours[6 - i]) for i in range(3)]
    assert min(difference(a, b, vision=vision) for a, b in mirrored) >= 0.06


@pytest.mark.parametrize("theme", THEMES)
def test_neighbouring_map_classes_differ(theme):
    colours = [PALETTE[theme][role] for role in MAP_CLASSES]
    assert min(difference(a, b) for a, b in pairwise(colours)) >= 0.05


def test_both_themes_have_the_same_roles():
    assert list(PALETTE["light"]) == list(PALETTE["dark"])


def test_the_style_sheet_says_the_same_colours():
    declared = re.findall(
        r"--ch-([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", STYLE_SHEET.read_text()
    )
    expected = [(role, PALETTE["light"][role], PALETTE["dark"][role]) for role in PALETTE["light"]]
    assert declared == expected


def test_the_style_sheet_uses_roles_and_never_a_colour_of_its_own():
    rules = STYLE_SHEET.read_text().split("}", 1)[1]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", rules) == []


def test_forced_colours_have_rules():
    assert "@media (forced-colors: active)" in STYLE_SHEET.read_text()

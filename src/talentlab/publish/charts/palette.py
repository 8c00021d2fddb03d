"""The colours of every chart, by role, in light and in dark; and how to judge them.

The style sheet ``web/insight/static/insight/charts.css`` gives each role as a custom property
(``--ch-<role>``); a test keeps the two equal. Contrast follows WCAG 2.2 (1.4.3 and 1.4.11).
Colour blindness follows Machado, Oliveira and Fernandes (2009), severity 1.0, and differences are
measured in OKLab, where equal distances look equally different. ``surface`` is the panel that
charts stand on, as the theme paints it.
"""

from typing import Final, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

Theme: TypeAlias = Literal["light", "dark"]
Floats: TypeAlias = npt.NDArray[np.float64]

PALETTE: Final[dict[Theme, dict[str, str]]] = {
    "light": {
        "surface": "#ffffff",
        "ink": "#12262c",
        "quiet": "#4d6067",
        "grid": "#dfe6e6",
        "rule": "#7b8c92",
        "series-1": "#0b5563",
        "series-2": "#b4540a",
        "series-3": "#7557ea",
        "series-4": "#3d0a2e",
        "stack-1": "#4f8b95",
        "stack-2": "#0b5563",
        "stack-3": "#9a7d1c",
        "stack-4": "#7557ea",
        "women": "#4f95a1",
        "men": "#c9773a",
        "band-80": "#a9cdd2",
        "band-95": "#dcebec",
        "band-edge": "#4f8b95",
        "map-0": "#7f3310",
        "map-0-ink": "#ffffff",
        "map-1": "#cc7a3c",
        "map-1-ink": "#12262c",
        "map-2": "#f0cdaa",
        "map-2-ink": "#12262c",
        "map-3": "#f3f2ee",
        "map-3-ink": "#12262c",
        "map-4": "#b5d6dc",
        "map-4-ink": "#12262c",
        "map-5": "#4f9aaa",
        "map-5-ink": "#12262c",
        "map-6": "#0b5563",
        "map-6-ink": "#ffffff",
    },
    "dark": {
        "surface": "#20292f",
        "ink": "#eef4f4",
        "quiet": "#a9bcc1",
        "grid": "#35434a",
        "rule": "#71878e",
        "series-1": "#6ccad3",
        "series-2": "#f0a03c",
        "series-3": "#9d86fb",
        "series-4": "#f4f1b5",
        "stack-1": "#3a8791",
        "stack-2": "#6ccad3",
        "stack-3": "#c9a83a",
        "stack-4": "#9d86fb",
        "women": "#2f8791",
        "men": "#b3692b",
        "band-80": "#25606b",
        "band-95": "#1d434e",
        "band-edge": "#4d98a3",
        "map-0": "#f7a568",
        "map-0-ink": "#12222a",
        "map-1": "#b05f28",
        "map-1-ink": "#ffffff",
        "map-2": "#6e4527",
        "map-2-ink": "#ffffff",
        "map-3": "#4f5a5e",
        "map-3-ink": "#ffffff",
        "map-4": "#0f4c5c",
        "map-4-ink": "#ffffff",
        "map-5": "#267888",
        "map-5-ink": "#ffffff",
        "map-6": "#7ad3dc",
        "map-6-ink": "#12222a",
    },
}
SERIES: Final = ("series-1", "series-2", "series-3", "series-4")
STACKS: Final = ("stack-1", "stack-2", "stack-3", "stack-4")
"""Parts of a stacked bar from the axis outwards; a line of the surface's colour parts them."""
MAP_CLASSES: Final = tuple(f"map-{i}" for i in range(7))

TEXT_PAIRS: Final = (
    *(("surface", role) for role in ("ink", "quiet", *SERIES)),
    *((role, f"{role}-ink") for role in MAP_CLASSES),
)
"""Pairs (ground, text) that need 4.5:1, whatever the size of the text."""

SHAPE_PAIRS: Final = (
    ("surface", "rule"),
    ("surface", "band-edge"),
    *(("surface", role) for role in STACKS),
    ("surface", "women"),
    ("surface", "men"),
    ("women", "ink"),
    ("men", "ink"),
    ("band-80", "series-1"),
    ("band-95", "series-1"),
)
"""Pairs (ground, line) that need 3:1 because the line means something."""

VISIONS: Final[dict[str, Floats]] = {
    "typical": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
"""What an eye makes of linear RGB (Machado et al. 2009, table for severity 1.0)."""

_TO_LUMINANCE: Final = np.array([0.2126, 0.7152, 0.0722])
_TO_LMS: Final = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB: Final = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def linear_rgb(colour: str) -> Floats:
    """Return the three linear channels (0–1) of "#rrggbb"."""
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 -- the sRGB curve


def contrast(one: str, other: str) -> float:
    """Return WCAG's contrast ratio, from 1 (the same) to 21 (black on white)."""
    light, dark = sorted((float(_TO_LUMINANCE @ linear_rgb(c)) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def difference(one: str, other: str, *, vision: str = "typical") -> float:
    """Return how different two colours look (OKLab distance; 0.02 is just noticeable)."""
    return float(np.linalg.norm(_oklab(one, vision) - _oklab(other, vision)))


def _oklab(colour: str, vision: str) -> Floats:
    seen = np.clip(VISIONS[vision] @ linear_rgb(colour), 0, 1)
    return _TO_LAB @ np.cbrt(_TO_LMS @ seen)

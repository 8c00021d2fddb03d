"""What the signals of today assume: only how few are too few to divide by."""

from typing import Final

FEWEST_TO_DIVIDE_BY: Final = 5
"""Employees, or ads in a year, below which a ratio is not formed.

Set 2026-11; cells below five persons are what Swedish producers withhold, and a ratio to so few
doubles when a single ad is published. Plausible range 3-20; nothing but which ratios are shown
depends on it.
"""

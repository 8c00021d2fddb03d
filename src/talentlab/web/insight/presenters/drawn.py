"""A finished figure with the line under its headline."""

from dataclasses import dataclass

from talentlab.publish.charts.figure import Figure


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure, and in plain words what is measured, where and when."""

    figure: Figure
    subtitle: str

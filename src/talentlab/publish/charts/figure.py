"""What every chart returns: two drawings and everything they say, in words and in a table."""

from dataclasses import dataclass
from typing import TypeAlias

from talentlab.publish.numerals import number
from talentlab.vocab.text import Language

Value: TypeAlias = str | int | float | None


@dataclass(frozen=True, slots=True)
class TwinColumn:
    """One column of the text twin.

    ``decimals`` is None for what is named rather than measured (an area, a year).
    """

    key: str
    label: str
    unit: str = ""
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Twin:
    """The table that says the same as the drawing, and is what the downloads hold."""

    columns: tuple[TwinColumn, ...]
    rows: tuple[tuple[Value, ...], ...]

    def written(self, language: Language) -> list[list[str]]:
        """Return the rows as a reader of ``language`` writes them; nothing counted is "–"."""
        return [
            [_write(cell, column, language) for cell, column in zip(row, self.columns, strict=True)]
            for row in self.rows
        ]


@dataclass(frozen=True, slots=True)
class Figure:
    """A finished chart: two drawings, the finding, one full sentence and the text twin.

    ``notes`` are what a reader must know to read the drawing rightly: breaks in the series, an
    axis that does not start at zero.
    """

    figure_id: str
    title: str
    summary: str
    svg_wide: str
    svg_narrow: str
    twin: Twin
    notes: tuple[str, ...] = ()


def _write(cell: Value, column: TwinColumn, language: Language) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, str) or column.decimals is None:
        return str(cell)
    return number(cell, language, decimals=column.decimals)

"""What can be wrong in a delivery, and where. Facts only: the words are in ``cli/fault_words.py``.

A fault, and the place it stands in, each have a ``code`` and ``facts``, which is all that
``cli/messages.py`` needs to turn them into a sentence in the reader's language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault stands: a file, and as far as is known a row, a cell and a column.

    ``row`` is the number a text editor or a spreadsheet shows. Files without rows (PX, JSON-stat)
    have a ``cell`` instead: the number of the value in the file's own order, from 1. ``also`` says
    how many more rows have the same fault.
    """

    file: str
    row: int | None = None
    cell: int | None = None
    column: str | None = None
    also: int = 0

    @property
    def code(self) -> str:
        """Return the key of the words for this kind of place."""
        kind = "row" if self.row is not None else "cell" if self.cell is not None else "file"
        column = "-column" if self.column is not None else ""
        more = "-and-more" if self.also else ""
        return f"in-{kind}{column}{more}"

    @property
    def facts(self) -> Mapping[str, object]:
        """Return what the words need."""
        return {
            "file": self.file,
            "row": self.row,
            "cell": self.cell,
            "column": self.column,
            "also": self.also,
        }


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a manifest a fault stands: ``part "births" > columns > sex``."""

    path: str
    code: str = "in-manifest"

    @property
    def facts(self) -> Mapping[str, object]:
        """Return what the words need."""
        return {"path": self.path}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: what (``code``), where, the value found and what a remedy needs."""

    code: str
    place: Place | Spot
    value: str = ""
    more: Mapping[str, object] = field(default_factory=dict)

    @property
    def facts(self) -> Mapping[str, object]:
        """Return what the words need."""
        return {"where": self.place, "value": self.value, **self.more}


class Unreadable(Exception):
    """One file cannot be read at all; ``read_delivery`` collects these and goes on."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(", ".join(fault.code for fault in faults))
        self.faults = tuple(faults)

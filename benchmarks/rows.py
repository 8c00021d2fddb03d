"""One line of the table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, the number, and what it is held against."""

    what: str
    measured: str
    anchor: str

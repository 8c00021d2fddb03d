"""What a manifest says, as facts: which files, read how, into which table, with what card."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from talentlab.tables.card import Card
from talentlab.vocab.text import Text

Kind: TypeAlias = Literal["csv", "px", "json-stat", "json", "workbook"]


@dataclass(frozen=True, slots=True)
class Format:
    """How a file is written.

    ``kind`` follows from the file's name when ``None``. ``separator``, ``quote``, ``encoding`` and
    ``header_row`` are for text files, ``sheet`` and ``header_row`` for workbooks, ``rows`` (the way
    to the records) for JSON; ``names`` are used instead of the header row. ``decimal`` and
    ``thousands`` are how numbers are written.
    """

    kind: Kind | None = None
    separator: str | None = None
    quote: str = '"'
    encoding: str | None = None
    header_row: int = 1
    sheet: str | None = None
    rows: str = ""
    names: tuple[str, ...] = ()
    decimal: str = "."
    thousands: str = ""


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """How one column of a table is made.

    Exactly one of ``source`` (a column of the file), ``template`` ("{year}Q{quarter}") and
    ``constant`` says where the text comes from. Then ``pattern`` takes its first group, ``unknown``
    texts become empty, ``codes`` translates, ``otherwise`` is used for what ``codes`` lacks, and
    the reader named ``read`` gives the value.
    """

    target: str
    source: str | None = None
    template: str | None = None
    constant: str | None = None
    pattern: str | None = None
    unknown: frozenset[str] = frozenset()
    codes: Mapping[str, str] = field(default_factory=dict)
    otherwise: str | None = None
    read: str | None = None

    def sources(self) -> tuple[str, ...]:
        """Return the columns of the file that the rule needs."""
        if self.source is not None:
            return (self.source,)
        return tuple(template_columns(self.template)) if self.template else ()


def template_columns(template: str) -> list[str]:
    """Return the names in braces: ``{year}Q{quarter}`` gives year and quarter."""
    return [piece.split("}", 1)[0] for piece in template.split("{")[1:]]


@dataclass(frozen=True, slots=True)
class Condition:
    """Which cells of one column a drop rule is about.

    ``texts`` are exact contents; ``pattern`` is searched for instead when given; ``is_not`` turns
    the answer round.
    """

    column: str
    texts: tuple[str, ...] = ()
    pattern: str | None = None
    is_not: bool = False


@dataclass(frozen=True, slots=True)
class Drop:
    """Rows that are left out, and why. All conditions must hold. ``rows`` is how many they are."""

    conditions: tuple[Condition, ...]
    why: Text
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Pivot:
    """Columns that are turned into rows: their headings go to ``name``, cells to ``value``."""

    columns: tuple[str, ...]
    pattern: str | None
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Split:
    """A column whose cells list several values: each row becomes one row per value."""

    column: str
    separator: str


@dataclass(frozen=True, slots=True)
class Expect:
    """What must hold for the whole part.

    ``rows`` is its number of rows; ``values`` the exact set of values of a column; ``totals`` the
    sum of a measure; ``complete`` columns of the key whose values occur in every combination, for
    each combination of the others.
    """

    rows: int | None = None
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    totals: Mapping[str, float] = field(default_factory=dict)
    complete: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartPlan:
    """One part of a delivery: files of one kind that become rows of one table.

    ``missing``, ``suppressed`` and ``zero`` are what the producer writes instead of a number.
    ``ignore`` are columns of the file that are not needed; any other surplus column is a fault.
    ``supersedes`` names parts ("delivery/part") whose rows this part replaces where both have them.
    """

    id: str
    table: str
    files: tuple[str, ...]
    form: Format
    columns: tuple[ColumnRule, ...]
    card: Card
    missing: frozenset[str] = frozenset()
    suppressed: frozenset[str] = frozenset()
    zero: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    drops: tuple[Drop, ...] = ()
    pivot: Pivot | None = None
    split: Split | None = None
    expect: Expect = field(default_factory=Expect)
    supersedes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Files (names or globs) that are known and deliberately not read, and why."""

    files: tuple[str, ...]
    why: Text


@dataclass(frozen=True, slots=True)
class Manifest:
    """A whole delivery: its name and what to read."""

    id: str
    title: Text
    parts: tuple[PartPlan, ...]
    left_out: tuple[LeftOut, ...] = ()

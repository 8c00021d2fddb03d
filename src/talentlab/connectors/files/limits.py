"""How large a delivery may be. Whoever sends more must be told so, not crash the machine."""

from dataclasses import dataclass
from typing import Final

MEBIBYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read of anything.

    ``file_bytes`` is one file as it lies on disk, ``unpacked_bytes`` the same file unpacked (gz,
    or all the members of a workbook), ``cells`` the rows times columns of one file. The national
    population by municipality, sex and age over 50 years is 3 million rows of 6 columns, so the
    ordinary limits leave room for twice that. ``workbook_cells`` is less because each cell of a
    workbook is an object of its own while it is read.
    """

    file_bytes: int = 256 * MEBIBYTE
    unpacked_bytes: int = 512 * MEBIBYTE
    cells: int = 40_000_000
    workbook_cells: int = 10_000_000
    manifest_bytes: int = MEBIBYTE


ORDINARY: Final = Limits()

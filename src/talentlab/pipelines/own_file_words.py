"""What can be wrong with a table of one's own, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from talentlab.vocab.text import Text


@dataclass(frozen=True, slots=True)
class FileFault:
    """One fault: where it is, what stands there and why that does not do."""

    row: int
    column: str
    value: str
    why: Text

    @property
    def code(self) -> str:
        """Return the key of its words."""
        return "file-fault"

    @property
    def facts(self) -> Mapping[str, object]:
        """Return what its words need."""
        return {"row": self.row, "column": self.column, "value": self.value, "why": self.why}


UNREADABLE: Final = Text(
    sv="filen går inte att läsa som tabell; spara den som CSV i UTF-8",
    en="the file cannot be read as a table; save it as CSV in UTF-8",
)
NO_COLUMN: Final = Text(
    sv="kolumnen saknas; ge en kolumn det namnet", en="the column is missing; name one so"
)
COLUMN_TWICE: Final = Text(
    sv="två kolumner heter så; behåll en", en="two columns have that name; keep one"
)
NO_REGION: Final = Text(sv="området saknas; fyll i det", en="the region is missing; fill it in")
NOT_A_YEAR: Final = Text(sv="skriv ett årtal, till exempel 2015", en="write a year such as 2015")
NOT_PERSONS: Final = Text(
    sv="skriv ett antal, 0 eller mer, med decimalpunkt; saknade värden kan inte gissas",
    en="write a number, 0 or more, with a decimal point; missing values cannot be guessed",
)
A_TOTAL: Final = Text(
    sv="ta bort rader som är summor av andra rader", en="remove rows that are sums of other rows"
)
NOT_A_SEX: Final = Text(sv="skriv kvinnor, män eller totalt", en="write women, men or total")
NO_ROWS: Final = Text(
    sv="filen har inga rader under rubrikerna", en="the file has no rows below the headings"
)
NO_SUCH_NATION: Final = Text(
    sv="inget område heter så; rätta --national", en="no region has that name; correct --national"
)
NO_REGIONS: Final = Text(
    sv="det finns inga områden utöver helheten", en="there are no regions besides the whole"
)
MISSING_YEAR: Final = Text(
    sv="området saknar året som andra områden har; alla områden behöver samma år",
    en="the region lacks a year that other regions have; all regions need the same years",
)

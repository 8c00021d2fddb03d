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
EMPTY: Final = Text(
    sv="filen är tom; spara tabellen på nytt, med rubriker på första raden",
    en="the file is empty; save the table again, with headings in the first row",
)
UTF_16: Final = Text(
    sv="filen är skriven i UTF-16; spara den som CSV i UTF-8 (”CSV UTF-8” i kalkylprogram)",
    en='the file is written in UTF-16; save it as CSV in UTF-8 ("CSV UTF-8" in spreadsheets)',
)
OLD_LINE_ENDS: Final = Text(
    sv="raderna slutar med enbart vagnretur (CR), så hela filen blir en rad; spara den med "
    "radslut LF eller CRLF (”CSV UTF-8”, inte ”CSV (Macintosh)”)",
    en="the lines end with only a carriage return (CR), so the whole file is one line; save it "
    'with line ends LF or CRLF ("CSV UTF-8", not "CSV (Macintosh)")',
)
SURPLUS_CELLS: Final = Text(
    sv="raden har fler celler än rubrikerna; sätt citattecken runt värden som innehåller "
    "skiljetecknet, och skriv decimaler med punkt",
    en="the row has more cells than there are headings; put quotation marks around values that "
    "contain the separator, and write decimals with a point",
)
CONTROL_CHARACTERS: Final = Text(
    sv="innehåller osynliga styrtecken (visas som � eller ␛); skriv om värdet utan dem",
    en="contains invisible control characters (shown as � or ␛); write the value without them",
)
NO_COLUMN: Final = Text(
    sv="kolumnen saknas; ge en kolumn det namnet", en="the column is missing; name one so"
)
COLUMN_TWICE: Final = Text(
    sv="två kolumner heter så; behåll en", en="two columns have that name; keep one"
)
NO_REGION: Final = Text(sv="området saknas; fyll i det", en="the region is missing; fill it in")
NOT_A_YEAR: Final = Text(
    sv="skriv ett årtal med fyra siffror, till exempel 2015",
    en="write a year in four digits, such as 2015",
)
NOT_PERSONS: Final = Text(
    sv="skriv ett antal, 0 eller mer, med decimalpunkt; saknade värden kan inte gissas",
    en="write a number, 0 or more, with a decimal point; missing values cannot be guessed",
)
TOO_MANY_PERSONS: Final = Text(
    sv="fler än 10 miljarder personer kan inte vara rätt; kontrollera kolumnen",
    en="more than 10 billion persons cannot be right; check the column",
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

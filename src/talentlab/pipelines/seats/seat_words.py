"""What can be wrong with the files of a seat problem, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from talentlab.vocab.text import Text


@dataclass(frozen=True, slots=True)
class SeatFault:
    """One fault: in which file or sheet and where, what stands there and why that does not do."""

    file: str
    row: int
    column: str
    value: str
    why: Text

    @property
    def code(self) -> str:
        """Return the key of its words."""
        return "seat-fault"

    @property
    def facts(self) -> Mapping[str, object]:
        """Return what its words need."""
        return {
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "why": self.why,
        }


NO_FILE: Final = Text(
    sv="filen saknas; lägg den i mappen", en="the file is missing; put it in the folder"
)
UNREADABLE: Final = Text(
    sv="går inte att läsa som tabell; spara som CSV i UTF-8 eller som .xlsx",
    en="cannot be read as a table; save it as CSV in UTF-8 or as .xlsx",
)
NO_SUCH_FILE: Final = Text(
    sv="ingen fil och inget blad heter så; rätta namnet eller flytta bort den",
    en="no file or sheet has that name; correct the name or move it away",
)
NO_COLUMN: Final = Text(sv="kolumnen saknas; lägg till den", en="the column is missing; add it")
SURPLUS_COLUMN: Final = Text(
    sv="kolumnen är okänd; ta bort den eller rätta namnet",
    en="the column is not known; remove it or correct its name",
)
NO_ROWS: Final = Text(
    sv="det finns inga rader under rubrikerna", en="there are no rows below the headings"
)
EMPTY: Final = Text(sv="cellen är tom; fyll i den", en="the cell is empty; fill it in")
NOT_A_TEXT: Final = Text(
    sv="skriv högst 200 tecken, utan styrtecken",
    en="write at most 200 characters, none of them control characters",
)
NOT_A_NUMBER: Final = Text(
    sv="skriv ett tal, 0 eller mer, med decimalpunkt; högst 1e12",
    en="write a number, 0 or more, with a decimal point; at most 1e12",
)
NOT_ANY_NUMBER: Final = Text(
    sv="skriv ett tal med decimalpunkt, mellan -1e9 och 1e9",
    en="write a number with a decimal point, between -1e9 and 1e9",
)
NOT_WHOLE: Final = Text(
    sv="skriv ett helt tal, 0 eller mer; högst 1e9",
    en="write a whole number, 0 or more; at most 1e9",
)
NOT_A_YEAR: Final = Text(
    sv="skriv ett år mellan 1900 och 2200", en="write a year between 1900 and 2200"
)
NOT_YEARS: Final = Text(sv="skriv hela år, 0 till 30", en="write whole years, 0 to 30")
NOT_A_SHARE: Final = Text(
    sv="skriv en andel mellan 0 och 1, till exempel 0.75",
    en="write a share between 0 and 1, such as 0.75",
)
NOT_A_COUNT: Final = Text(
    sv="skriv ett helt tal, 1 eller mer", en="write a whole number, 1 or more"
)
TOO_LARGE: Final = Text(
    sv="så stort kan det inte vara; skriv ett mindre tal",
    en="it cannot be that large; write a smaller number",
)
ABOVE_NONE: Final = Text(sv="skriv ett tal över 0", en="write a number above 0")
NOT_A_FORM: Final = Text(
    sv="skriv upper_secondary, adult, higher_vocational eller higher_education",
    en="write upper_secondary, adult, higher_vocational or higher_education",
)
TWICE: Final = Text(
    sv="samma sak står på två rader; behåll en", en="two rows say the same thing; keep one"
)
TOO_SMALL: Final = Text(
    sv="max_seats är mindre än min_group; rätta en av dem",
    en="max_seats is less than min_group; correct one of them",
)
NO_NEED: Final = Text(
    sv="gruppen har inga rader i needs; lägg till dem",
    en="the group has no rows in needs; add them",
)
GAPS: Final = Text(
    sv="varje grupp, år och dragning behöver en rad, och åren ska följa på varandra",
    en="every group, year and draw needs a row, and the years must follow each other",
)
YEARS_APART: Final = Text(
    sv="åren ska följa på varandra och finnas i needs",
    en="the years must follow each other and be in needs",
)
NO_SUCH_SETTING: Final = Text(
    sv="ingen inställning heter så; de som finns står i docs/how-to/plan-seats.md",
    en="no setting has that name; those there are stand in docs/how-to/plan-seats.md",
)
NO_SUCH_AREA: Final = Text(
    sv="området finns inte i programmes; rätta det", en="the area is not in programmes; correct it"
)
FEW_TOGETHER: Final = Text(
    sv="minst tre kommuner ska planera gymnasiets och komvux yrkesutbildningar tillsammans; "
    "lägg till dem i areas",
    en="at least three municipalities must plan upper-secondary and adult vocational education "
    "together; add them to areas",
)
"""The law: prop. 2021/22:159."""
IN_NO_AREA: Final = Text(
    sv="kommunen finns inte i areas för programmets område; lägg till den",
    en="the municipality is not in areas for the programme's area; add it",
)

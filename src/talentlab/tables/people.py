"""People: residents, births, deaths, moves and students, as producers count them."""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.declare import Table, column
from talentlab.vocab.text import Text

FLOWS: Final = (
    "in_domestic",
    "out_domestic",
    "immigration",
    "emigration",
    "in_within_county",
    "out_within_county",
)
YOUNGEST_MOTHER: Final = 14  # stands for every mother under 15
OLDEST_MOTHER: Final = 49  # stands for every mother of 49 and older
DECEMBER: Final = 12


class Population(pa.DataFrameModel):
    """Residents by sex and single year of age on the last day of a month."""

    region_code: str = fields.region_code()
    reference_month: int = column(sv="Månad", en="Month", ge=1, le=DECEMBER)
    sex: str = fields.sex()
    age: int = fields.age()
    year: int = fields.year()
    persons: int = fields.persons("Invånare", "Residents")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "reference_month", "sex", "age", "year"]


class Births(pa.DataFrameModel):
    """Live births in a year by the child's sex and the mother's age."""

    region_code: str = fields.region_code()
    year: int = fields.year()
    sex: str = fields.sex(total=True)
    mother_age: int = column(
        sv="Moderns ålder (14 = under 15, 49 = 49 och äldre, tomt = okänd)",
        en="Mother's age (14 = under 15, 49 = 49 and older, empty = unknown)",
        ge=YOUNGEST_MOTHER,
        le=OLDEST_MOTHER,
        nullable=True,
    )
    persons: int = fields.persons("Födda", "Births")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "year", "sex", "mother_age"]


class Deaths(pa.DataFrameModel):
    """Deaths in a year by sex and single year of age at the end of the year."""

    region_code: str = fields.region_code()
    year: int = fields.year()
    sex: str = fields.sex()
    age: int = fields.age()
    persons: int = fields.persons("Döda", "Deaths")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "year", "sex", "age"]


class Migration(pa.DataFrameModel):
    """Moves over the border of an area in a year, by direction."""

    region_code: str = fields.region_code()
    year: int = fields.year()
    sex: str = fields.sex()
    age: int = fields.age()
    flow: str = column(sv="Flyttström", en="Flow", isin=FLOWS)
    persons: int = fields.persons("Flyttare", "Movers")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "year", "sex", "age", "flow"]


class MigrationBetween(pa.DataFrameModel):
    """Moves from one area to another in a year; 00 stands for the rest of the country."""

    origin_code: str = column(sv="Från", en="From", str_matches=fields.REGION)
    destination_code: str = column(sv="Till", en="To", str_matches=fields.REGION)
    year: int = fields.year()
    age_group: str = fields.age_group()
    persons: int = fields.persons("Flyttare", "Movers")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["origin_code", "destination_code", "year", "age_group"]


class Students(pa.DataFrameModel):
    """Residents enrolled in higher education in the autumn term."""

    region_code: str = fields.region_code()
    year: int = fields.year()
    sex: str = fields.sex()
    age: int = fields.age()
    persons: int = fields.persons("Studenter", "Students")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "year", "sex", "age"]


POPULATION: Final = Table(
    name="population",
    layer="tidy",
    title=Text(sv="Folkmängd", en="Population"),
    about=Text(
        sv="Folkbokförda invånare efter kön och ettårsklass sista dagen i månaden; "
        "december om inget annat anges.",
        en="Registered residents by sex and single year of age on the last day of the month; "
        "December unless the month says otherwise.",
    ),
    rows=Population,
    key=("region_code", "reference_month", "sex", "age", "year"),
)

BIRTHS: Final = Table(
    name="births",
    layer="tidy",
    title=Text(sv="Födda", en="Births"),
    about=Text(
        sv="Levande födda under året efter barnets kön och moderns ålder vid årets slut.",
        en="Live births in the year by the child's sex and the mother's age at the end of it.",
    ),
    rows=Births,
    key=("region_code", "year", "sex", "mother_age"),
)

DEATHS: Final = Table(
    name="deaths",
    layer="tidy",
    title=Text(sv="Döda", en="Deaths"),
    about=Text(
        sv="Döda under året efter kön och ålder vid årets slut.",
        en="Deaths in the year by sex and age at the end of it.",
    ),
    rows=Deaths,
    key=("region_code", "year", "sex", "age"),
)

MIGRATION: Final = Table(
    name="migration",
    layer="tidy",
    title=Text(sv="Flyttningar", en="Moves"),
    about=Text(
        sv="In- och utflyttade under året efter kön, ålder vid årets slut och flyttström.",
        en="Moves in and out during the year by sex, age at the end of it, and flow.",
    ),
    rows=Migration,
    key=("region_code", "year", "sex", "age", "flow"),
)

MIGRATION_BETWEEN: Final = Table(
    name="migration_between",
    layer="tidy",
    title=Text(sv="Flyttningar mellan områden", en="Moves between areas"),
    about=Text(
        sv="Flyttade från ett område till ett annat; 00 är resten av landet.",
        en="Moves from one area to another; 00 is the rest of the country.",
    ),
    rows=MigrationBetween,
    key=("origin_code", "destination_code", "year", "age_group"),
)

STUDENTS: Final = Table(
    name="students",
    layer="tidy",
    title=Text(sv="Boende studenter", en="Resident students"),
    about=Text(
        sv="Folkbokförda i området som läser på högskola under höstterminen.",
        en="Residents of the area enrolled in higher education in the autumn term.",
    ),
    rows=Students,
    key=("region_code", "year", "sex", "age"),
)

"""What it takes to give an education: costs, group sizes, placements and teachers."""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.declare import Limit, Table, column
from talentlab.vocab.text import Text


class ProgrammeTerms(pa.DataFrameModel):
    """What one education costs and needs where it is given, in a year.

    A seat that is not first-year is paid for too: the cost is per student and year, for as many
    years as the education takes.
    """

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    school_form: str = fields.school_form()
    year: int = fields.year()
    cost_per_seat_sek: float = column(
        sv="Kostnad per plats och år",
        en="Cost per seat and year",
        unit="SEK per seat and year",
        ge=0,
        nullable=True,
    )
    smallest_group: int = fields.persons_or_nothing(
        "Minsta grupp som kan startas", "Smallest group that can be started"
    )
    largest_group: int = fields.persons_or_nothing(
        "Flest nybörjarplatser", "Most first-year seats possible"
    )
    placements: int = column(
        sv="Studerande som får plats för praktik (APL, VFU, LIA) under året",
        en="Students there is a workplace placement for (APL, VFU, LIA) in the year",
        unit="placements",
        ge=0,
        nullable=True,
    )
    students_per_teacher: float = column(
        sv="Studerande per heltidslärare",
        en="Students per full-time teacher",
        unit="students per teacher",
        gt=0,
        nullable=True,
    )
    teachers: float = fields.full_time("Lärare (heltid)", "Teachers (full time)")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "school_form", "year"]


PROGRAMME_TERMS: Final = Table(
    name="programme_terms",
    layer="tidy",
    title=Text(sv="Villkor för utbildningar", en="Terms of educations"),
    about=Text(
        sv="Vad en utbildning kostar och kräver där den ges: kronor per plats och år, minsta och "
        "största grupp, platser för praktik och lärare. Kortet säger vad som är publicerat, vad "
        "skolan själv uppger och vad som är antaget.",
        en="What an education costs and needs where it is given: kronor per seat and year, the "
        "smallest and largest group, workplace placements and teachers. The card says what is "
        "published, what the school itself states and what is assumed.",
    ),
    rows=ProgrammeTerms,
    key=("region_code", "education_group_code", "school_form", "year"),
    limits=(Limit(parts=("smallest_group",), whole="largest_group"),),
)

"""Learning: education of the population, and seats, applicants, decisions and graduates."""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.breaks import DECISIONS_NOT_SPLIT, EDUCATION_REGISTER_2000, SUN_2020
from talentlab.tables.declare import Table, column
from talentlab.vocab.text import Text


class EducationLevel(pa.DataFrameModel):
    """Residents by highest education, sex and age group."""

    region_code: str = fields.region_code()
    sex: str = fields.sex()
    age_group: str = fields.age_group()
    education_level_code: str = column(
        sv="Utbildningsnivå", en="Education level", isin=fields.EDUCATION_LEVELS
    )
    year: int = fields.year()
    persons: int = fields.persons("Invånare", "Residents")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "sex", "age_group", "education_level_code", "year"]


class EducationGroups(pa.DataFrameModel):
    """Residents by SCB's education groups (level and field together) and sex."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    sex: str = fields.sex()
    year: int = fields.year()
    persons: int = fields.persons_or_nothing("Invånare", "Residents")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "sex", "year"]


class VocationalDecisions(pa.DataFrameModel):
    """One application to give a higher vocational programme, and what MYH decided."""

    diary_number: str = column(sv="Diarienummer", en="Diary number", str_length={"min_value": 1})
    region_code: str = column(
        sv="Kommun (several = flera kommuner, inte fördelat)",
        en="Municipality (several = more than one, not divided)",
        str_matches=r"^(\d{4}|several)$",
    )
    year: int = fields.year()
    programme_name: str = column(sv="Utbildning", en="Programme", str_length={"min_value": 1})
    education_area: str = column(sv="Utbildningsområde", en="Education area")
    provider_name: str = column(sv="Anordnare", en="Provider")
    provider_type: str = column(sv="Huvudmannatyp", en="Type of provider")
    study_form: str = column(sv="Studieform", en="Study form", isin=("campus", "distance"))
    study_pace_percent: int = column(sv="Studietakt", en="Study pace", unit="percent", ge=1, le=100)
    credits: int = column(sv="YH-poäng", en="Vocational credits", unit="credits", ge=1)
    municipalities: int = column(
        sv="Antal kommuner", en="Municipalities", unit="municipalities", ge=1
    )
    rounds_applied: int = column(sv="Sökta omgångar", en="Rounds applied for", unit="rounds", ge=0)
    rounds_granted: int = column(sv="Beviljade omgångar", en="Rounds granted", unit="rounds", ge=0)
    seats_applied: int = column(sv="Sökta platser", en="Seats applied for", unit="seats", ge=0)
    seats_granted: int = column(sv="Beviljade platser", en="Seats granted", unit="seats", ge=0)
    decision: str = column(sv="Beslut", en="Decision", isin=("granted", "refused"))

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["diary_number", "region_code"]


class VocationalPlaces(pa.DataFrameModel):
    """The municipalities where a higher vocational programme was to be given."""

    diary_number: str = column(sv="Diarienummer", en="Diary number", str_length={"min_value": 1})
    region_code: str = column(sv="Kommun", en="Municipality", str_matches=fields.MUNICIPALITY)
    decision: str = column(sv="Beslut", en="Decision", isin=("granted", "refused"))
    programmes: int = column(sv="Utbildningar", en="Programmes", unit="programmes", ge=1, le=1)

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["diary_number", "region_code"]


class Graduates(pa.DataFrameModel):
    """Persons who finished an education in a year, by where they studied."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    school_form: str = column(sv="Skolform", en="School form", isin=fields.SCHOOL_FORMS)
    sex: str = fields.sex(total=True)
    year: int = fields.year()
    graduated_persons: int = fields.persons_or_nothing("Examinerade", "Graduates")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "school_form", "sex", "year"]


class Seats(pa.DataFrameModel):
    """First-year seats offered in a year, by where the education is given."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    school_form: str = column(sv="Skolform", en="School form", isin=fields.SCHOOL_FORMS)
    year: int = fields.year()
    seats: int = column(sv="Platser", en="Seats", unit="seats", ge=0)

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "school_form", "year"]


class Applicants(pa.DataFrameModel):
    """First-hand applicants and admitted in a year, by where the education is given."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    school_form: str = column(sv="Skolform", en="School form", isin=fields.SCHOOL_FORMS)
    sex: str = fields.sex(total=True)
    year: int = fields.year()
    first_choice_persons: int = fields.persons_or_nothing(
        "Förstahandssökande", "First-choice applicants"
    )
    admitted_persons: int = fields.persons_or_nothing("Antagna", "Admitted")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "school_form", "sex", "year"]


EDUCATION_LEVEL: Final = Table(
    name="education_level",
    layer="tidy",
    title=Text(sv="Utbildningsnivå", en="Education level"),
    about=Text(
        sv="Befolkningen efter högsta utbildning: 1 förgymnasial under 9 år, 2 förgymnasial 9 "
        "(10) år, 3 gymnasial högst 2 år, 4 gymnasial 3 år, 5 eftergymnasial under 3 år, 6 "
        "eftergymnasial 3 år eller mer, 7 forskarutbildning, US uppgift saknas.",
        en="The population by highest education: 1 compulsory under 9 years, 2 compulsory 9 (10) "
        "years, 3 upper secondary at most 2 years, 4 upper secondary 3 years, 5 post-secondary "
        "under 3 years, 6 post-secondary 3 years or more, 7 doctoral, US not known.",
    ),
    rows=EducationLevel,
    key=("region_code", "sex", "age_group", "education_level_code", "year"),
    breaks=(EDUCATION_REGISTER_2000, SUN_2020),
)

EDUCATION_GROUPS: Final = Table(
    name="education_groups",
    layer="tidy",
    title=Text(sv="Utbildningsgrupper", en="Education groups"),
    about=Text(
        sv="Befolkningen efter utbildningsgrupp (nivå och inriktning tillsammans) och kön.",
        en="The population by education group (level and field together) and sex.",
    ),
    rows=EducationGroups,
    key=("region_code", "education_group_code", "sex", "year"),
    breaks=(SUN_2020,),
)

VOCATIONAL_DECISIONS: Final = Table(
    name="vocational_decisions",
    layer="tidy",
    title=Text(sv="Beslut om yrkeshögskolan", en="Higher vocational decisions"),
    about=Text(
        sv="Ansökningar om att få ge en yrkeshögskoleutbildning, med sökta och beviljade omgångar "
        "och platser. Platserna gäller alla beviljade omgångar, inte ett år.",
        en="Applications to give a higher vocational programme, with rounds and seats applied for "
        "and granted. Seats cover all rounds granted, not one year.",
    ),
    rows=VocationalDecisions,
    key=("diary_number", "region_code"),
    breaks=(DECISIONS_NOT_SPLIT,),
)

VOCATIONAL_PLACES: Final = Table(
    name="vocational_places",
    layer="tidy",
    title=Text(sv="Yrkeshögskolans orter", en="Places of higher vocational programmes"),
    about=Text(
        sv="Kommunerna där en yrkeshögskoleutbildning skulle ges, också när platserna inte är "
        "fördelade mellan dem.",
        en="The municipalities where a higher vocational programme was to be given, also when the "
        "seats are not divided between them.",
    ),
    rows=VocationalPlaces,
    key=("diary_number", "region_code"),
)

GRADUATES: Final = Table(
    name="graduates",
    layer="tidy",
    title=Text(sv="Examinerade", en="Graduates"),
    about=Text(
        sv="Personer som avslutat en utbildning under året, efter utbildningens kommun.",
        en="Persons who finished an education in the year, by the municipality of the education.",
    ),
    rows=Graduates,
    key=("region_code", "education_group_code", "school_form", "sex", "year"),
)

SEATS: Final = Table(
    name="seats",
    layer="tidy",
    title=Text(sv="Utbildningsplatser", en="Education seats"),
    about=Text(
        sv="Nybörjarplatser under året, efter utbildningens kommun.",
        en="First-year seats in the year, by the municipality of the education.",
    ),
    rows=Seats,
    key=("region_code", "education_group_code", "school_form", "year"),
)

APPLICANTS: Final = Table(
    name="applicants",
    layer="tidy",
    title=Text(sv="Sökande och antagna", en="Applicants and admitted"),
    about=Text(
        sv="Förstahandssökande och antagna under året, efter utbildningens kommun. Antagna kan "
        "vara fler än förstahandssökande.",
        en="First-choice applicants and admitted in the year, by the municipality of the "
        "education. The admitted may outnumber first-choice applicants.",
    ),
    rows=Applicants,
    key=("region_code", "education_group_code", "school_form", "sex", "year"),
)

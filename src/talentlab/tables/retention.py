"""Who stays: where graduates live some years after, what makes people stay, and who answered."""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.declare import Limit, Table, column
from talentlab.vocab.text import Text

ORIGINS: Final = ("county", "elsewhere", "total")
"""Where graduates lived before they began to study: in the county of the studies or not."""
LIVES: Final = ("same_municipality", "same_county", "elsewhere")
"""Where they live now, each person once: ``same_county`` is in another municipality of it."""
LONGEST_AFTER: Final = 5
DRIVERS: Final = (
    "job",
    "own_field_job",
    "housing",
    "partner_job",
    "pay",
    "nature",
    "family",
    "friends",
    "childcare",
    "transport",
    "studies",
    "other",
)
"""What may make people stay."""
ANSWERS: Final = ("stays_anyway", "would_stay", "would_leave", "unsure")
"""What they say they would do if it were there."""
SURVEYS: Final = ("stay", "employers")
SIZE_CLASSES: Final = ("total", "2-9", "10-49", "50+")
"""Employees of a workplace; ``total`` in surveys of persons."""
EVERYBODY: Final = "total"


class GraduateFollowUp(pa.DataFrameModel):
    """Graduates of a year by where they lived before and where they live some years after."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    school_form: str = fields.school_form()
    origin: str = column(
        sv="Bodde före studierna (county = i länet, elsewhere = i annat län eller land)",
        en="Lived before the studies (county = in the county, elsewhere = outside it)",
        isin=ORIGINS,
    )
    year: int = fields.year()
    years_after: int = column(
        sv="År efter examen", en="Years after graduation", ge=1, le=LONGEST_AFTER
    )
    lives: str = column(
        sv="Bor nu (same_municipality = i studiekommunen, same_county = i en annan kommun i "
        "länet, elsewhere = utanför länet)",
        en="Lives now (same_municipality = where they studied, same_county = in another "
        "municipality of the county, elsewhere = outside the county)",
        isin=LIVES,
    )
    persons: int = fields.persons_or_nothing("Examinerade", "Graduates")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = [
            "region_code",
            "education_group_code",
            "school_form",
            "origin",
            "year",
            "years_after",
            "lives",
        ]


class StaySurvey(pa.DataFrameModel):
    """Answers to whether something would make people stay: counts, never persons' own answers."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    year: int = fields.year()
    driver: str = column(
        sv="Vad som skulle finnas (job = jobb, own_field_job = jobb inom sitt område, housing = "
        "bostad, partner_job = jobb åt partnern, pay = lön, nature = natur och fritid, family = "
        "familj, friends = vänner, childcare = barnomsorg, transport = resor, studies = studier, "
        "other = annat)",
        en="What there would be (own_field_job = a job in one's own field)",
        isin=DRIVERS,
    )
    answer: str = column(
        sv="Svar (stays_anyway = stannar ändå, would_stay = skulle stanna då, would_leave = "
        "flyttar ändå, unsure = vet inte)",
        en="Answer",
        isin=ANSWERS,
    )
    answered_persons: int = fields.persons_or_nothing("Svarande", "Respondents")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "year", "driver", "answer"]


class SurveyResponse(pa.DataFrameModel):
    """How many there were to ask, how many were asked and how many answered."""

    survey: str = column(
        sv="Enkät (stay = till studerande, employers = till arbetsgivare)",
        en="Survey (stay = of students, employers = of employers)",
        isin=SURVEYS,
    )
    region_code: str = fields.region_code()
    stratum: str = column(
        sv="Grupp (utbildningsgrupp eller näringsgren)",
        en="Stratum (education group or industry)",
        str_matches=rf"{fields.EDUCATION_GROUP}|{fields.INDUSTRY}",
    )
    size_class: str = column(
        sv="Storlek (anställda på arbetsplatsen)",
        en="Size (employees of the workplace)",
        isin=SIZE_CLASSES,
    )
    year: int = fields.year()
    population: int = column(sv="Finns att fråga", en="In the frame", unit="units", ge=0)
    asked: int = column(sv="Tillfrågade", en="Asked", unit="units", ge=0)
    answered: int = column(sv="Svarande", en="Answered", unit="units", ge=0)

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["survey", "region_code", "stratum", "size_class", "year"]


GRADUATE_FOLLOW_UP: Final = Table(
    name="graduate_follow_up",
    layer="tidy",
    title=Text(sv="Var examinerade bor efteråt", en="Where graduates live afterwards"),
    about=Text(
        sv="Examinerade efter var de bodde före studierna och var de bor ett till fem år efter "
        "examen, efter utbildningens kommun. Kräver registeruppgifter om personer.",
        en="Graduates by where they lived before the studies and where they live one to five years "
        "after graduation, by the municipality of the education. Takes register records of "
        "persons.",
    ),
    rows=GraduateFollowUp,
    key=(
        "region_code",
        "education_group_code",
        "school_form",
        "origin",
        "year",
        "years_after",
        "lives",
    ),
)

STAY_SURVEY: Final = Table(
    name="stay_survey",
    layer="tidy",
    title=Text(sv="Vad som får studerande att stanna", en="What makes students stay"),
    about=Text(
        sv="Svar på frågan om man skulle stanna om något fanns, till exempel ett jobb inom sitt "
        "område. Bara antal, aldrig enskilda svar. Vad folk säger är inte vad de gör: fler säger "
        "att de skulle stanna än som stannar.",
        en="Answers to whether one would stay if there were something, such as a job in one’s own "
        "field. Counts only, never single answers. What people say is not what they do: more say "
        "that they would stay than do stay.",
    ),
    rows=StaySurvey,
    key=("region_code", "education_group_code", "year", "driver", "answer"),
)

SURVEY_RESPONSE: Final = Table(
    name="survey_response",
    layer="tidy",
    title=Text(sv="Enkäternas svarsfrekvens", en="Response to surveys"),
    about=Text(
        sv="Hur många det fanns att fråga, hur många som blev tillfrågade och hur många som "
        "svarade, efter grupp. Enheten är personer eller arbetsplatser.",
        en="How many there were to ask, how many were asked and how many answered, by stratum. "
        "Units are persons or workplaces.",
    ),
    rows=SurveyResponse,
    key=("survey", "region_code", "stratum", "size_class", "year"),
    limits=(
        Limit(parts=("asked",), whole="population"),
        Limit(parts=("answered",), whole="asked"),
    ),
)

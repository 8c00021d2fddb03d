"""Residents by education, sex and age, and how many of them work or seek work."""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.breaks import BAS_REPLACES_RAMS, SUN_2020
from talentlab.tables.declare import Limit, Table, column
from talentlab.vocab.text import Text

AGE_GROUPS: Final = (
    "16-19",
    "20-24",
    "25-29",
    "30-34",
    "35-39",
    "40-44",
    "45-49",
    "50-54",
    "55-59",
    "60-64",
    "65-69",
    "70-74",
)


class EducationCube(pa.DataFrameModel):
    """Residents aged 16–74 by education group, sex and age, and those of them who work or seek."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    sex: str = fields.sex()
    age_group: str = column(sv="Åldersgrupp", en="Age group", isin=AGE_GROUPS)
    year: int = fields.year()
    residents: int = fields.persons("Invånare", "Residents")
    employed_persons: int = fields.persons("Sysselsatta", "Employed")
    unemployed_persons: int = fields.persons("Arbetslösa", "Unemployed")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "sex", "age_group", "year"]


EDUCATION_CUBE: Final = Table(
    name="education_cube",
    layer="tidy",
    title=Text(
        sv="Invånare efter utbildning, ålder och sysselsättning",
        en="Residents by education, age and employment",
    ),
    about=Text(
        sv="Boende 16–74 år efter utbildningsgrupp, kön och ålder, och hur många av dem som är "
        "sysselsatta eller arbetslösa. En kombination utan rad är ingen person. Kräver "
        "registeruppgifter.",
        en="Residents aged 16–74 by education group, sex and age, and how many of them are "
        "employed or unemployed. A combination without a row is nobody. Takes register records.",
    ),
    rows=EducationCube,
    key=("region_code", "education_group_code", "sex", "age_group", "year"),
    breaks=(SUN_2020, BAS_REPLACES_RAMS),
    limits=(Limit(parts=("employed_persons", "unemployed_persons"), whole="residents"),),
)

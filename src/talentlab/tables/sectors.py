"""Employees by occupation and sector, and by education and occupation."""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.breaks import BAS_REPLACES_RAMS, OCCUPATIONS_IMPUTED, SUN_2020
from talentlab.tables.declare import Table
from talentlab.vocab.text import Text


class EmployedBySector(pa.DataFrameModel):
    """Employees by occupation and sector of the employer."""

    region_code: str = fields.region_code()
    ssyk_code: str = fields.ssyk_code()
    sector: str = fields.sector()
    year: int = fields.year()
    employed_persons: int = fields.persons_or_nothing("Anställda", "Employees")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "sector", "year"]


class EducationOccupation(pa.DataFrameModel):
    """Employees by education group and occupation."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    ssyk_code: str = fields.ssyk_code()
    year: int = fields.year()
    employed_persons: int = fields.persons_or_nothing("Anställda", "Employees")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "ssyk_code", "year"]


EMPLOYED_BY_SECTOR: Final = Table(
    name="employed_by_sector",
    layer="tidy",
    title=Text(sv="Anställda efter yrke och sektor", en="Employees by occupation and sector"),
    about=Text(
        sv="Anställda efter yrke och arbetsgivarens sektor. Offentligt ägda bolag räknas som "
        "offentliga om kortet inte säger något annat.",
        en="Employees by occupation and the employer’s sector. Publicly owned companies count as "
        "public unless the card says otherwise.",
    ),
    rows=EmployedBySector,
    key=("region_code", "ssyk_code", "sector", "year"),
    breaks=(BAS_REPLACES_RAMS, OCCUPATIONS_IMPUTED),
)

EDUCATION_OCCUPATION: Final = Table(
    name="education_occupation",
    layer="tidy",
    title=Text(
        sv="Anställda efter utbildning och yrke", en="Employees by education and occupation"
    ),
    about=Text(
        sv="Anställda efter utbildningsgrupp och yrke. En kombination utan rad är ingen person.",
        en="Employees by education group and occupation. A combination without a row is nobody.",
    ),
    rows=EducationOccupation,
    key=("region_code", "education_group_code", "ssyk_code", "year"),
    breaks=(SUN_2020, BAS_REPLACES_RAMS, OCCUPATIONS_IMPUTED),
)

"""Work: the employed by occupation and industry, ads, the unemployed, wages and commuting."""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.breaks import BAS_REPLACES_RAMS, OCCUPATIONS_IMPUTED
from talentlab.tables.declare import Table, column
from talentlab.vocab.text import Text

BASES: Final = ("residence", "workplace", "not_stated")


class EmployedByOccupation(pa.DataFrameModel):
    """The employed by occupation, sex and area in a year."""

    region_code: str = fields.region_code()
    ssyk_code: str = fields.ssyk_code()
    ssyk_edition: str = fields.ssyk_edition()
    sex: str = fields.sex()
    year: int = fields.year()
    employed_persons: int = fields.persons_or_nothing("Anställda", "Employees")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "ssyk_edition", "sex", "year"]


class EmployedByOccupationAge(pa.DataFrameModel):
    """The employed by occupation, sex and age group in a year."""

    region_code: str = fields.region_code()
    ssyk_code: str = fields.ssyk_code()
    sex: str = fields.sex()
    age_group: str = fields.age_group()
    year: int = fields.year()
    employed_persons: int = fields.persons_or_nothing("Anställda", "Employees")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "sex", "age_group", "year"]


class EmployedByIndustry(pa.DataFrameModel):
    """The employed by industry, counted where they live or where they work."""

    region_code: str = fields.region_code()
    sni_code: str = fields.sni_code()
    basis: str = column(sv="Räknat efter", en="Counted by", isin=BASES)
    sex: str = fields.sex(total=True)
    year: int = fields.year()
    employed_persons: int = fields.persons_or_nothing("Sysselsatta", "Employed")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "sni_code", "basis", "sex", "year"]


class Ads(pa.DataFrameModel):
    """Published job advertisements by occupation and area in a year. Not vacancies."""

    region_code: str = fields.region_code()
    ssyk_code: str = fields.ssyk_code()
    ssyk_edition: str = fields.ssyk_edition()
    year: int = fields.year()
    ads: int = column(sv="Annonser", en="Ads", unit="ads", ge=0)

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "ssyk_edition", "year"]


class Unemployed(pa.DataFrameModel):
    """The unemployed by area, sex, age group and month, by one of two definitions."""

    region_code: str = fields.region_code()
    definition: str = column(
        sv="Definition (registered = inskrivna hos Arbetsförmedlingen, bas = SCB:s BAS)",
        en="Definition (registered = at the Public Employment Service, bas = SCB's BAS)",
        isin=("registered", "bas"),
    )
    sex: str = fields.sex(total=True)
    age_group: str = fields.age_group()
    period: str = column(sv="Månad", en="Month", str_matches=fields.MONTH)
    persons: int = fields.persons_or_nothing("Arbetslösa", "Unemployed")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "definition", "sex", "age_group", "period"]


class Wages(pa.DataFrameModel):
    """Monthly full-time wages by occupation and area in a year."""

    region_code: str = fields.region_code()
    ssyk_code: str = fields.ssyk_code()
    sex: str = fields.sex(total=True)
    year: int = fields.year()
    mean_wage_sek: float = column(
        sv="Medellön", en="Mean wage", unit="SEK per month", ge=0, nullable=True
    )
    median_wage_sek: float = column(
        sv="Medianlön", en="Median wage", unit="SEK per month", ge=0, nullable=True
    )
    p10_wage_sek: float = column(
        sv="10 %-percentil", en="10th percentile", unit="SEK per month", ge=0, nullable=True
    )
    p90_wage_sek: float = column(
        sv="90 %-percentil", en="90th percentile", unit="SEK per month", ge=0, nullable=True
    )
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "sex", "year"]


class Commuting(pa.DataFrameModel):
    """The employed by where they live and where they work; 00 is the rest of the country."""

    home_code: str = column(sv="Bor i", en="Lives in", str_matches=fields.REGION)
    work_code: str = column(sv="Arbetar i", en="Works in", str_matches=fields.REGION)
    year: int = fields.year()
    persons: int = fields.persons_or_nothing("Pendlare", "Commuters")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["home_code", "work_code", "year"]


class WorkforceCube(pa.DataFrameModel):
    """The employed by education, occupation, industry, sex and age group where they live."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    ssyk_code: str = fields.ssyk_code()
    sni_code: str = fields.sni_code()
    sex: str = fields.sex()
    age_group: str = fields.age_group()
    year: int = fields.year()
    persons: int = fields.persons("Sysselsatta", "Employed")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = [
            "region_code",
            "education_group_code",
            "ssyk_code",
            "sni_code",
            "sex",
            "age_group",
            "year",
        ]


EMPLOYED_BY_OCCUPATION: Final = Table(
    name="employed_by_occupation",
    layer="tidy",
    title=Text(sv="Anställda efter yrke", en="Employees by occupation"),
    about=Text(
        sv="Anställda 16–64 år (från 2023 16–69 år) efter yrke, kön och område. Kortet säger om "
        "de räknas där de bor eller arbetar.",
        en="Employees aged 16–64 (from 2023 16–69) by occupation, sex and area. The card says "
        "whether they are counted where they live or work.",
    ),
    rows=EmployedByOccupation,
    key=("region_code", "ssyk_code", "ssyk_edition", "sex", "year"),
    breaks=(BAS_REPLACES_RAMS, OCCUPATIONS_IMPUTED),
)

EMPLOYED_BY_OCCUPATION_AGE: Final = Table(
    name="employed_by_occupation_age",
    layer="tidy",
    title=Text(sv="Anställda efter yrke och ålder", en="Employees by occupation and age"),
    about=Text(
        sv="Anställda efter yrke, kön och åldersgrupp: visar hur många som snart går i pension.",
        en="Employees by occupation, sex and age group: shows how many will soon retire.",
    ),
    rows=EmployedByOccupationAge,
    key=("region_code", "ssyk_code", "sex", "age_group", "year"),
    breaks=(BAS_REPLACES_RAMS, OCCUPATIONS_IMPUTED),
)

EMPLOYED_BY_INDUSTRY: Final = Table(
    name="employed_by_industry",
    layer="tidy",
    title=Text(sv="Sysselsatta efter näringsgren", en="Employed by industry"),
    about=Text(
        sv="Sysselsatta efter näringsgren, räknade där de bor eller där de arbetar.",
        en="The employed by industry, counted where they live or where they work.",
    ),
    rows=EmployedByIndustry,
    key=("region_code", "sni_code", "basis", "sex", "year"),
    breaks=(BAS_REPLACES_RAMS,),
)

ADS: Final = Table(
    name="ads",
    layer="tidy",
    title=Text(sv="Platsannonser", en="Job advertisements"),
    about=Text(
        sv="Annonser i Platsbanken under året. En annons kan gälla flera platser: annonser är "
        "inte lediga jobb.",
        en="Ads in Platsbanken during the year. One ad may cover several posts: ads are not "
        "vacancies.",
    ),
    rows=Ads,
    key=("region_code", "ssyk_code", "ssyk_edition", "year"),
)

UNEMPLOYED: Final = Table(
    name="unemployed",
    layer="tidy",
    title=Text(sv="Arbetslösa", en="Unemployed"),
    about=Text(
        sv="Arbetslösa per månad. Inskrivna hos Arbetsförmedlingen och arbetslösa enligt SCB:s "
        "BAS är olika mått och jämförs inte.",
        en="The unemployed by month. Registered at the Public Employment Service and unemployed "
        "by SCB's BAS are different measures and are not compared.",
    ),
    rows=Unemployed,
    key=("region_code", "definition", "sex", "age_group", "period"),
)

WAGES: Final = Table(
    name="wages",
    layer="tidy",
    title=Text(sv="Löner", en="Wages"),
    about=Text(
        sv="Månadslön omräknad till heltid, efter yrke. Skattningar ur urval är avrundade, och "
        "osäkra skattningar visas inte.",
        en="Monthly wage at full time, by occupation. Estimates from samples are rounded, and "
        "uncertain ones are not shown.",
    ),
    rows=Wages,
    key=("region_code", "ssyk_code", "sex", "year"),
)

COMMUTING: Final = Table(
    name="commuting",
    layer="tidy",
    title=Text(sv="Pendling", en="Commuting"),
    about=Text(
        sv="Sysselsatta efter bostadsort och arbetsort. 00 är resten av landet.",
        en="The employed by where they live and work. 00 is the rest of the country.",
    ),
    rows=Commuting,
    key=("home_code", "work_code", "year"),
    breaks=(BAS_REPLACES_RAMS,),
)

WORKFORCE_CUBE: Final = Table(
    name="workforce_cube",
    layer="tidy",
    title=Text(
        sv="Sysselsatta efter utbildning, yrke och näringsgren",
        en="Employed by education, occupation and industry",
    ),
    about=Text(
        sv="Boende sysselsatta efter utbildningsgrupp, yrke, näringsgren, kön och åldersgrupp.",
        en="Employed residents by education group, occupation, industry, sex and age group.",
    ),
    rows=WorkforceCube,
    key=(
        "region_code",
        "education_group_code",
        "ssyk_code",
        "sni_code",
        "sex",
        "age_group",
        "year",
    ),
    breaks=(BAS_REPLACES_RAMS,),
)

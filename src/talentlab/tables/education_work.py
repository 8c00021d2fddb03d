"""Which occupations an education leads to: employees by both, in the latest year."""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.breaks import BAS_REPLACES_RAMS, OCCUPATIONS_IMPUTED, SUN_2020
from talentlab.tables.declare import Table, column
from talentlab.vocab.text import Text


class OccupationsByEducation(pa.DataFrameModel):
    """Employees with one education in one group of occupations, and their share of them all."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    ssyk_code: str = fields.ssyk_code()
    year: int = fields.year()
    employed_persons: float = column(
        sv="Anställda", en="Employees", unit="persons", ge=0, nullable=True
    )
    employed_share: float = column(
        sv="Andel av dem med utbildningen som visas",
        en="Share of those with the education who are shown",
        unit="share",
        ge=0,
        le=1,
        nullable=True,
    )
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "ssyk_code", "year"]


OCCUPATIONS_BY_EDUCATION: Final = Table(
    name="occupations_by_education",
    layer="derived",
    title=Text(sv="Yrken efter utbildning", en="Occupations by education"),
    about=Text(
        sv="Var de anställda med en utbildning arbetar, det senaste räknade året, i yrkesgrupper "
        "med tre siffror. Färre än fem personer visas inte, och räknas inte med i andelarna.",
        en="Where employees with an education work, in the latest year counted, by groups of "
        "occupations of three digits. Fewer than five persons are not shown, and are not counted "
        "in the shares.",
    ),
    rows=OccupationsByEducation,
    key=("region_code", "education_group_code", "ssyk_code", "year"),
    breaks=(SUN_2020, BAS_REPLACES_RAMS, OCCUPATIONS_IMPUTED),
)

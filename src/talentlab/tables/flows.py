"""Flows between occupations and out of work: what only a register of persons can tell."""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.breaks import BAS_REPLACES_RAMS, OCCUPATIONS_IMPUTED
from talentlab.tables.declare import Table, column
from talentlab.tables.openings import CAUSES
from talentlab.vocab.text import Text


class OccupationLeavers(pa.DataFrameModel):
    """Those who were employed in an occupation at one count and not at the next, by cause."""

    region_code: str = fields.region_code()
    ssyk_code: str = fields.ssyk_code()
    sex: str = fields.sex()
    age_group: str = fields.age_group()
    cause: str = column(
        sv="Orsak (retirement = pension, other_exit = lämnade arbetslivet av annat skäl, "
        "transfer = bytte yrke i samma län, out_migration = flyttade eller arbetar i annat län)",
        en="Cause (retirement, other_exit = left work for another reason, transfer = changed "
        "occupation in the same county, out_migration = moved to or works in another county)",
        isin=CAUSES,
    )
    year: int = fields.year()
    persons: int = fields.persons_or_nothing("Slutade", "Leavers")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "sex", "age_group", "cause", "year"]


OCCUPATION_LEAVERS: Final = Table(
    name="occupation_leavers",
    layer="tidy",
    title=Text(sv="De som lämnade sitt yrke", en="Those who left their occupation"),
    about=Text(
        sv="Anställda vid förra årets räkning som inte finns i yrket i samma län vid årets, efter "
        "ålder vid förra räkningen. Den som har passerat den högsta ålder som räknas har gått i "
        "pension. En kombination utan rad är ingen person. Kräver registeruppgifter om personer: "
        "SCB:s MONA eller en egen beställning.",
        en="Employees at last year's count who are not in the occupation in the same county at "
        "this year's, by age at last year's. Those who have passed the highest counted age have "
        "retired. A combination without a row is nobody. Takes register records of persons: SCB's "
        "MONA or an order of one's own.",
    ),
    rows=OccupationLeavers,
    key=("region_code", "ssyk_code", "sex", "age_group", "cause", "year"),
    breaks=(BAS_REPLACES_RAMS, OCCUPATIONS_IMPUTED),
)

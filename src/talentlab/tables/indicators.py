"""Ready-made indicators that producers publish for whole areas, without sex or age."""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.breaks import BAS_REPLACES_RAMS
from talentlab.tables.declare import Table, column
from talentlab.vocab.text import Text

UNITS: Final = ("number", "percent", "sek", "sek_thousand", "ratio")


class Indicators(pa.DataFrameModel):
    """One indicator for one area in one year, quarter or month."""

    region_code: str = fields.region_code()
    indicator_code: str = column(sv="Indikator", en="Indicator", str_length={"min_value": 1})
    period: str = column(sv="Period", en="Period", str_matches=fields.PERIOD)
    unit: str = column(sv="Enhet", en="Unit", isin=UNITS)
    value: float = column(sv="Värde", en="Value", unit="see unit", nullable=True)
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "indicator_code", "period"]


INDICATORS: Final = Table(
    name="indicators",
    layer="tidy",
    title=Text(sv="Färdiga indikatorer", en="Ready-made indicators"),
    about=Text(
        sv="Indikatorer som producenten själv har räknat fram. Samma kod från olika producenter "
        "jämförs inte.",
        en="Indicators calculated by the producer. The same code from different producers is not "
        "compared.",
    ),
    rows=Indicators,
    key=("region_code", "indicator_code", "period"),
    breaks=(BAS_REPLACES_RAMS,),
)

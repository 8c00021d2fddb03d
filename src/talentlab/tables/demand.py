"""What demand publishes: jobs by industry and by education, and the unfilled jobs of today.

Demand is jobs, filled and unfilled. Unfilled jobs today are a latent number: nobody counts them.
"""

from typing import Any, ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields, percentiles
from talentlab.tables.declare import Table, column
from talentlab.tables.employment import is_modelled
from talentlab.vocab.text import Text

SECTORS: Final = ("private", "public", "total")
SHORTAGE_SOURCES: Final = ("pooled", "prior", "ads", "vacancies", "barometer", "employers")
"""What is believed of all together, what was believed beforehand, and what each source says."""


def sector() -> Any:  # noqa: ANN401 -- pandera's types
    """Return whose jobs: private or public employers', or all."""
    return column(
        sv="Sektor (private = privat, public = offentlig, total = båda)",
        en="Sector (private, public, total = both)",
        isin=SECTORS,
    )


class IndustryOutlook(pa.DataFrameModel):
    """Expected jobs by area and industry, filled and unfilled, with 80 % and 95 % intervals."""

    region_code: str = fields.region_code()
    sni_code: str = fields.sni_code()
    year: int = fields.year()
    mean: float = percentiles.mean()
    p2_5: float = percentiles.p2_5()
    p10: float = percentiles.p10()
    p50: float = percentiles.p50()
    p90: float = percentiles.p90()
    p97_5: float = percentiles.p97_5()
    is_modelled: bool = is_modelled()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "sni_code", "year"]


class DemandOutlook(pa.DataFrameModel):
    """Expected jobs by area, education group and sector, filled and unfilled."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    sector: str = sector()
    year: int = fields.year()
    mean: float = percentiles.mean()
    p2_5: float = percentiles.p2_5()
    p10: float = percentiles.p10()
    p50: float = percentiles.p50()
    p90: float = percentiles.p90()
    p97_5: float = percentiles.p97_5()
    is_modelled: bool = is_modelled()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "sector", "year"]


class ShortageNow(pa.DataFrameModel):
    """Unfilled jobs today by occupation: what each source says alone, and what all say together.

    ``bias`` is what the source multiplies the truth by on average and ``spread`` the standard
    deviation of its log error; neither is said of the prior or of all together. ``shift_without``
    is how far the pooled mean moves when the source is left out.
    """

    region_code: str = fields.region_code()
    ssyk_code: str = fields.ssyk_code()
    source: str = column(
        sv="Källa (pooled = alla vägda, prior = före källorna)",
        en="Source (pooled = all weighed, prior = before the sources)",
        isin=SHORTAGE_SOURCES,
    )
    year: int = fields.year()
    mean: float = column(
        sv="Obesatta jobb, medelvärde", en="Unfilled jobs, mean", unit="jobs", ge=0
    )
    p10: float = column(sv="10 %-percentil", en="10th percentile", unit="jobs", ge=0)
    p50: float = column(sv="Median", en="Median", unit="jobs", ge=0)
    p90: float = column(sv="90 %-percentil", en="90th percentile", unit="jobs", ge=0)
    bias: float = column(
        sv="Källans vridning (1 = ingen)",
        en="Bias of the source (1 = none)",
        unit="ratio",
        gt=0,
        nullable=True,
    )
    spread: float = column(
        sv="Källans osäkerhet (standardavvikelse i log)",
        en="Spread of the source (standard deviation in log)",
        unit="log",
        ge=0,
        nullable=True,
    )
    shift_without: float = column(
        sv="Så mycket ändras den vägda bilden utan källan",
        en="How far the pooled picture moves without the source",
        unit="jobs",
        nullable=True,
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "source", "year"]


INDUSTRY_OUTLOOK: Final = Table(
    name="industry_outlook",
    layer="derived",
    title=Text(sv="Efterfrågan efter näringsgren", en="Demand by industry"),
    about=Text(
        sv="Beräknade framtida jobb i varje näringsgren där man arbetar, med 80- och "
        "95-procentsintervall. Välfärdens jobb räknas ur brukare och personal per brukare där "
        "de är inlästa.",
        en="Calculated future jobs in each industry where people work, with 80% and 95% "
        "intervals. Jobs in welfare come from users and staff per user where those are imported.",
    ),
    rows=IndustryOutlook,
    key=("region_code", "sni_code", "year"),
)

DEMAND_OUTLOOK: Final = Table(
    name="demand_outlook",
    layer="derived",
    title=Text(sv="Efterfrågan efter utbildning", en="Demand by education"),
    about=Text(
        sv="Beräknade framtida jobb, besatta och obesatta, efter utbildningsgrupp och sektor. "
        "Vilka utbildningar ett jobb efterfrågar är modellerat efter dem som har jobbet i dag.",
        en="Calculated future jobs, filled and unfilled, by education group and sector. Which "
        "educations a job asks for is modelled after those who hold it today.",
    ),
    rows=DemandOutlook,
    key=("region_code", "education_group_code", "sector", "year"),
)

SHORTAGE_NOW: Final = Table(
    name="shortage_now",
    layer="derived",
    title=Text(sv="Bristen i dag", en="Present shortage"),
    about=Text(
        sv="Obesatta jobb i dag efter yrke: vad varje källa säger för sig, vad alla säger "
        "tillsammans och hur mycket det skulle ändras utan var och en. Ingen har räknat dem.",
        en="Unfilled jobs today by occupation: what each source says by itself, what all say "
        "together, and how much it would move without each. Nobody has counted them.",
    ),
    rows=ShortageNow,
    key=("region_code", "ssyk_code", "source", "year"),
)

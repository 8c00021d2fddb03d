"""What the openings outlook publishes: how many must be recruited, why, and who leaves.

Openings are jobs to fill. They are not a shortage: a shortage also depends on who there is to
fill them, which belongs to supply.
"""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields, percentiles
from talentlab.tables.assumptions import Assumptions
from talentlab.tables.declare import Table, column
from talentlab.tables.employment import is_modelled, occupation
from talentlab.vocab.sexes import SEX_NAMES
from talentlab.vocab.text import Text

CAUSES: Final = ("retirement", "other_exit", "transfer", "out_migration")
"""Why people leave an occupation here: retired, left work otherwise, changed, moved away."""
COMPONENTS: Final = ("change", "expansion", "replacement", "openings", *CAUSES)
"""Net change of stock (may be negative), its growing part, what must be replaced, and their sum."""
RATE_SOURCES: Final = ("measured", "assumed")
NOT_A_SHORTAGE: Final = Text(
    sv="Jobböppningar är inte brist: de säger hur många som behöver rekryteras, inte om det finns "
    "människor som kan och vill ta jobben.",
    en="Openings are not a shortage: they say how many must be recruited, not whether there are "
    "people able and willing to take the jobs.",
)
"""What every page that shows openings says about them."""
MOVES_INSIDE: Final = Text(
    sv="Byten mellan yrken inom gruppen räknas med: omkring {transfers} av dem som slutar byter "
    "yrke, och de av dem som blir kvar i gruppen fyller en annan plats här.",
    en="Changes between occupations inside the group are counted too: about {transfers} of those "
    "who leave change occupation, and those of them who stay in the group fill another job here.",
)
"""What is said of openings of a group besides; ``transfers`` are its changes of occupation."""
MOVES_INSIDE_UNCOUNTED: Final = Text(
    sv="Byten mellan yrken inom gruppen räknas med: några av dem som slutar byter yrke, och de "
    "av dem som blir kvar i gruppen fyller en annan plats här.",
    en="Changes between occupations inside the group are counted too: some of those who leave "
    "change occupation, and those of them who stay in the group fill another job here.",
)
"""The same where nobody has told how many change occupation, as in municipalities."""

MUNICIPAL_SUMS: Final = Text(
    sv="Kommunernas förändring summerar till länets bara i genomsnitt över de möjliga framtiderna, "
    "och deras jobböppningar blir oftast något fler än länets.",
    en="The municipalities' change adds up to the county's only on average over the possible "
    "futures, and their openings mostly come to a little more than the county's.",
)
"""What is said beside openings of municipalities, which are modelled."""


class OpeningsOutlook(pa.DataFrameModel):
    """Openings in one year by occupation, and what they are made of."""

    region_code: str = fields.region_code()
    ssyk_code: str = occupation()
    component: str = column(sv="Del", en="Component", isin=COMPONENTS)
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
        unique: ClassVar = ["region_code", "ssyk_code", "component", "year"]


class OpeningsLeavers(pa.DataFrameModel):
    """Who leaves an occupation in the coming years, by sex, age and cause; yearly average."""

    region_code: str = fields.region_code()
    ssyk_code: str = occupation()
    sex: str = column(sv="Kön", en="Sex", isin=tuple(SEX_NAMES))
    age_group: str = fields.age_group()
    cause: str = column(sv="Orsak", en="Cause", isin=CAUSES)
    first_year: int = column(sv="Från och med", en="From", ge=1749, le=2200)
    last_year: int = column(sv="Till och med", en="To", ge=1749, le=2200)
    mean: float = column(sv="Medelvärde per år", en="Mean per year", unit="persons", ge=0)
    p10: float = column(sv="10 %-percentil", en="10th percentile", unit="persons", ge=0)
    p90: float = column(sv="90 %-percentil", en="90th percentile", unit="persons", ge=0)

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "sex", "age_group", "cause"]


class OpeningsBacktest(pa.DataFrameModel):
    """How wrong replacement forecasts made in earlier years would have been, summed over years."""

    rates: str = column(
        sv="Utträdesrisker (measured = mätta, assumed = antagna)",
        en="Exit rates (measured or assumed)",
        isin=RATE_SOURCES,
    )
    horizon_years: int = column(sv="År framåt", en="Years ahead", unit="years", ge=1)
    size_class: str = column(sv="Storleksklass", en="Size class")
    bias: float = column(
        sv="Systematiskt fel, procent av stocken",
        en="Bias, percent of the stock",
        unit="percent",
    )
    wape: float = column(
        sv="Fel i procent av dem som behövde ersättas",
        en="Error in percent of those who had to be replaced",
        unit="percent",
    )
    coverage_80: float = column(
        sv="Andel utfall i 80-procentsintervallet",
        en="Share of outcomes inside the 80% interval",
        unit="share",
        nullable=True,
    )
    n: int = column(sv="Antal prövade prognoser", en="Forecasts tested", unit="forecasts", ge=1)

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["rates", "horizon_years", "size_class"]


OPENINGS_OUTLOOK: Final = Table(
    name="openings_outlook",
    layer="derived",
    title=Text(sv="Jobböppningar", en="Job openings"),
    about=Text(
        sv="Så många som behöver rekryteras per år för att ersätta dem som slutar och för att "
        "yrket ska kunna växa. Jobböppningar är inte brist.",
        en="How many must be recruited a year to replace those who leave and for the occupation "
        "to grow. Openings are not a shortage.",
    ),
    rows=OpeningsOutlook,
    key=("region_code", "ssyk_code", "component", "year"),
)

OPENINGS_LEAVERS: Final = Table(
    name="openings_leavers",
    layer="derived",
    title=Text(sv="De som slutar", en="Those who leave"),
    about=Text(
        sv="Hur många som lämnar yrket per år de närmaste åren, efter kön, ålder och orsak.",
        en="How many leave the occupation a year in the coming years, by sex, age and cause.",
    ),
    rows=OpeningsLeavers,
    key=("region_code", "ssyk_code", "sex", "age_group", "cause"),
)

OPENINGS_BACKTEST: Final = Table(
    name="openings_backtest",
    layer="derived",
    title=Text(sv="Ersättningsbehovets träffsäkerhet", en="Accuracy of the replacement need"),
    about=Text(
        sv="Beräknat antal att ersätta, summerat över åren framåt, mot det verkliga där det är "
        "känt.",
        en="Calculated number to replace, summed over the years ahead, against the true one where "
        "that is known.",
    ),
    rows=OpeningsBacktest,
    key=("rates", "horizon_years", "size_class"),
)

OPENINGS_ASSUMPTIONS: Final = Table(
    name="openings_assumptions",
    layer="derived",
    title=Text(sv="Jobböppningarnas antaganden", en="Assumptions of the job openings"),
    about=Text(
        sv="Vad som antogs om dem som slutar, där räknade uppgifter saknades, i ord.",
        en="What was assumed about those who leave, where counts were missing, in words.",
    ),
    rows=Assumptions,
    key=("position",),
)

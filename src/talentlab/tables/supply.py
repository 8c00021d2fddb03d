"""What the supply outlook publishes: people by education, where they come from and where they work.

A stock is 31 December, ages 16-74. Residents and the labour force are counted where people live,
the workplace supply where they work. In every draw
``residents(t) = residents(t-1) + graduates - studied_on + moved_in - moved_out + immigrated
- emigrated + turned_16 - turned_75 - deaths``.
"""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields, percentiles
from talentlab.tables.assumptions import Assumptions
from talentlab.tables.declare import Table, column
from talentlab.tables.employment import is_modelled
from talentlab.vocab.text import Text

STOCKS: Final = ("residents", "labour_force", "workplace")
FLOWS_IN: Final = ("graduates", "moved_in", "immigrated", "turned_16")
FLOWS_OUT: Final = ("studied_on", "moved_out", "emigrated", "turned_75", "deaths")
LABOUR_FLOWS: Final = ("retired", "net_commuting")
COMPONENTS: Final = (*STOCKS, *FLOWS_IN, *FLOWS_OUT, *LABOUR_FLOWS)
"""Stocks, what adds to the residents, what takes from them, and what happens to labour only."""
GRADUATE_COMPONENTS: Final = ("seats", "applicants", "starts", "graduates", "staying")
ORIGINS: Final = ("county", "elsewhere", "total")
"""Where graduates lived before they studied."""
BASES: Final = ("measured", "pooled", "assumed")
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
"""What people say would make them stay."""
SUPPLY_METHODS: Final = ("talentlab", "naive", "drift", "constant_shares")
_YEARS_FOLLOWED: Final = 5


class SupplyHistory(pa.DataFrameModel):
    """People by education group in earlier years, counted or modelled from what was counted."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    component: str = column(sv="Del", en="Component", isin=STOCKS)
    year: int = fields.year()
    persons: float = fields.persons()
    is_modelled: bool = is_modelled()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "component", "year"]


class SupplyOutlook(pa.DataFrameModel):
    """People by education group in coming years, and the flows that change how many they are."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    component: str = column(
        sv="Del (residents = boende, labour_force = boende i arbetskraften, workplace = de som "
        "arbetar eller kan arbeta här; övriga är flöden under året)",
        en="Component (residents, labour_force = residents in the labour force, workplace = those "
        "who work or can work here; the others are flows in the year)",
        isin=COMPONENTS,
    )
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
        unique: ClassVar = ["region_code", "education_group_code", "component", "year"]


class GraduatesOutlook(pa.DataFrameModel):
    """From seats to graduates who stay, by where the education is given."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    school_form: str = column(sv="Skolform", en="School form", isin=fields.SCHOOL_FORMS)
    component: str = column(
        sv="Del (seats = platser, applicants = sökande, starts = nybörjare, graduates = "
        "examinerade, staying = bor kvar i kommunen efter examen)",
        en="Component (seats, applicants, starts, graduates, staying = live in the municipality "
        "after graduation)",
        isin=GRADUATE_COMPONENTS,
    )
    year: int = fields.year()
    mean: float = percentiles.mean()
    p2_5: float = percentiles.p2_5()
    p10: float = percentiles.p10()
    p50: float = percentiles.p50()
    p90: float = percentiles.p90()
    p97_5: float = percentiles.p97_5()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = [
            "region_code",
            "education_group_code",
            "school_form",
            "component",
            "year",
        ]


class RetentionEstimates(pa.DataFrameModel):
    """The share of graduates who live in the municipality of study some years after."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    origin: str = column(sv="Bodde före studierna i", en="Lived before in", isin=ORIGINS)
    years_after: int = column(sv="År efter examen", en="Years after", ge=1, le=_YEARS_FOLLOWED)
    mean: float = column(sv="Andel som bor kvar", en="Share who stay", unit="share", ge=0, le=1)
    p10: float = column(sv="10 %-percentil", en="10th percentile", unit="share", ge=0, le=1)
    p90: float = column(sv="90 %-percentil", en="90th percentile", unit="share", ge=0, le=1)
    followed_persons: int = fields.persons("Följda personer", "Persons followed")
    basis: str = column(
        sv="Grund (measured = mest eget, pooled = mest lånat, assumed = antaget)",
        en="Basis (measured = mostly own, pooled = mostly borrowed, assumed)",
        isin=BASES,
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "origin", "years_after"]


class StayDrivers(pa.DataFrameModel):
    """What graduates say would make them stay, and how many more would: discounted, weighted."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    driver: str = column(sv="Skäl att stanna", en="Reason to stay", isin=DRIVERS)
    year: int = fields.year()
    stays_anyway: float = column(
        sv="Stannar ändå, andel", en="Stay anyway, share", unit="share", ge=0, le=1
    )
    would_stay: float = column(
        sv="Skulle stanna, andel", en="Would stay, share", unit="share", ge=0, le=1
    )
    effect_mean: float = column(
        sv="Andel fler som stannar, medelvärde",
        en="Share who stay more, mean",
        unit="share",
        ge=0,
        le=1,
    )
    effect_p10: float = column(
        sv="Andel fler som stannar, 10 %-percentil",
        en="Share who stay more, 10th percentile",
        unit="share",
        ge=0,
        le=1,
    )
    effect_p90: float = column(
        sv="Andel fler som stannar, 90 %-percentil",
        en="Share who stay more, 90th percentile",
        unit="share",
        ge=0,
        le=1,
    )
    answered_persons: int = fields.persons("Svarande", "Answered")
    response_share: float = column(
        sv="Svarsandel (tom om urvalet är okänt)",
        en="Response rate (empty where the sample is not known)",
        unit="share",
        ge=0,
        le=1,
        nullable=True,
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "driver", "year"]


class SupplyBacktest(pa.DataFrameModel):
    """How wrong forecasts of residents by education group from earlier years would have been."""

    method: str = column(sv="Metod", en="Method", isin=SUPPLY_METHODS)
    horizon_years: int = column(sv="År framåt", en="Years ahead", unit="years", ge=1)
    size_class: str = column(sv="Storleksklass", en="Size class")
    wape: float = column(
        sv="Fel i procent av utfallet (summa av fel genom summa av utfall)",
        en="Error in percent of the outcome (sum of errors over sum of outcomes)",
        unit="percent",
    )
    coverage_80: float = column(
        sv="Andel utfall i 80-procentsintervallet",
        en="Share of outcomes inside the 80% interval",
        unit="share",
        nullable=True,
    )
    interval_score_80: float = column(
        sv="Intervallpoäng (80 %)", en="Interval score (80%)", unit="percent", nullable=True
    )
    direction_share: float = column(
        sv="Andel med rätt riktning",
        en="Share with the right direction",
        unit="share",
        nullable=True,
    )
    faster_share: float = column(
        sv="Andel rätt om snabbare eller långsammare än genomsnittet",
        en="Share right about faster or slower than the average",
        unit="share",
        nullable=True,
    )
    better_groups_share: float = column(
        sv="Andel utbildningsgrupper med mindre fel än oförändrade andelar",
        en="Share of education groups with smaller errors than constant shares",
        unit="share",
        nullable=True,
    )
    n: int = column(sv="Antal prövade prognoser", en="Forecasts tested", unit="forecasts", ge=1)

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["method", "horizon_years", "size_class"]


SUPPLY_HISTORY: Final = Table(
    name="supply_history",
    layer="derived",
    title=Text(sv="Utbudet av utbildade hittills", en="Supply by education so far"),
    about=Text(
        sv="Boende, arbetskraft och utbud där man arbetar, 16–74 år, efter utbildningsgrupp.",
        en="Residents, labour force and supply where people work, ages 16–74, by education group.",
    ),
    rows=SupplyHistory,
    key=("region_code", "education_group_code", "component", "year"),
)

SUPPLY_OUTLOOK: Final = Table(
    name="supply_outlook",
    layer="derived",
    title=Text(sv="Utbudet av utbildade framåt", en="Supply by education ahead"),
    about=Text(
        sv="Boende, arbetskraft och utbud efter utbildningsgrupp, och flödena som ändrar dem: "
        "examen, vidare studier, flyttningar, ålder, dödsfall, pension och pendling.",
        en="Residents, labour force and supply by education group, and the flows that change them: "
        "graduation, further studies, moves, age, deaths, retirement and commuting.",
    ),
    rows=SupplyOutlook,
    key=("region_code", "education_group_code", "component", "year"),
)

GRADUATES_OUTLOOK: Final = Table(
    name="graduates_outlook",
    layer="derived",
    title=Text(sv="Från plats till examen", en="From seat to degree"),
    about=Text(
        sv="Platser, sökande, nybörjare, examinerade och de som bor kvar efteråt, efter "
        "utbildningens kommun.",
        en="Seats, applicants, starters, graduates and those who stay afterwards, by the "
        "municipality of the education.",
    ),
    rows=GraduatesOutlook,
    key=("region_code", "education_group_code", "school_form", "component", "year"),
)

RETENTION_ESTIMATES: Final = Table(
    name="retention_estimates",
    layer="derived",
    title=Text(sv="Andel som stannar efter examen", en="Share who stay after graduation"),
    about=Text(
        sv="Skattad andel som bor i studiekommunen ett till fem år efter examen. Små grupper lånar "
        "styrka av sin inriktning och av alla.",
        en="Estimated share who live in the municipality of study one to five years after "
        "graduation. Small groups borrow strength from their field and from all.",
    ),
    rows=RetentionEstimates,
    key=("region_code", "education_group_code", "origin", "years_after"),
)

STAY_DRIVERS: Final = Table(
    name="stay_drivers",
    layer="derived",
    title=Text(sv="Vad som får fler att stanna", en="What makes more people stay"),
    about=Text(
        sv="Vad studerande svarar att de skulle stanna för, viktat efter bortfall, och hur många "
        "fler som stannar när svaren räknas ned till vad människor brukar göra.",
        en="What students say they would stay for, weighted for non-response, and how many more "
        "stay when answers are discounted to what people usually do.",
    ),
    rows=StayDrivers,
    key=("region_code", "education_group_code", "driver", "year"),
)

SUPPLY_BACKTEST: Final = Table(
    name="supply_backtest",
    layer="derived",
    title=Text(sv="Utbudsprognosens träffsäkerhet", en="Accuracy of the supply outlook"),
    about=Text(
        sv="Fel, täckning och riktning när metoden får göra prognoser från tidigare år, bredvid "
        "oförändrat antal, rak trend och oförändrade andelar.",
        en="Errors, coverage and direction when the method forecasts from earlier years, beside no "
        "change, a straight trend and constant shares.",
    ),
    rows=SupplyBacktest,
    key=("method", "horizon_years", "size_class"),
)

SUPPLY_ASSUMPTIONS: Final = Table(
    name="supply_assumptions",
    layer="derived",
    title=Text(sv="Utbudsprognosens antaganden", en="Assumptions of the supply outlook"),
    about=Text(
        sv="Vad som antogs och vilka tabeller som saknades, i ord.",
        en="What was assumed and which tables were missing, in words.",
    ),
    rows=Assumptions,
    key=("position",),
)

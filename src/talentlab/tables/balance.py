"""What the gap publishes: supply, demand and the difference, by education and by occupation.

Demand is jobs, filled and unfilled. Supply is persons where they work. The gap is supply less
demand, so that a negative gap is a shortage.
"""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.assumptions import Assumptions
from talentlab.tables.balance_measures import (
    balance_status,
    ita_class,
    measure,
    pooled_into,
    verdict,
)
from talentlab.tables.declare import Table, column
from talentlab.tables.demand import sector
from talentlab.tables.employment import occupation
from talentlab.vocab.text import Text

BACKTEST_SUBJECTS: Final = ("industry_demand", "education_demand", "supply", "gap")
BACKTEST_METHODS: Final = ("talentlab", "naive", "drift", "constant_shares")


class BalanceByEducation(pa.DataFrameModel):
    """Supply, demand and the gap between them by area, education group, sector and year."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    sector: str = sector()
    year: int = fields.year()
    supply_p10: float = measure("supply_p10")
    supply_p50: float = measure("supply_p50")
    supply_p90: float = measure("supply_p90")
    demand_p10: float = measure("demand_p10")
    demand_p50: float = measure("demand_p50")
    demand_p90: float = measure("demand_p90")
    gap_mean: float = measure("gap_mean")
    gap_p10: float = measure("gap_p10")
    gap_p50: float = measure("gap_p50")
    gap_p90: float = measure("gap_p90")
    relative_gap_p50: float = measure("relative_gap_p50")
    p_short: float = measure("p_short")
    expected_shortage: float = measure("expected_shortage")
    cvar_90: float = measure("cvar_90")
    ita: float = measure("ita")
    ita_class: str = ita_class()
    recruitment_pressure: float = measure("recruitment_pressure")
    import_dependence: float = measure("import_dependence")
    replacement_share: float = measure("replacement_share")
    verdict: str = verdict()
    pooled_into: str = pooled_into()
    status: str = balance_status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "sector", "year"]


class BalanceByOccupation(pa.DataFrameModel):
    """Supply, demand and the gap between them by area, occupation, sector and year."""

    region_code: str = fields.region_code()
    ssyk_code: str = occupation()
    sector: str = sector()
    year: int = fields.year()
    supply_p10: float = measure("supply_p10")
    supply_p50: float = measure("supply_p50")
    supply_p90: float = measure("supply_p90")
    demand_p10: float = measure("demand_p10")
    demand_p50: float = measure("demand_p50")
    demand_p90: float = measure("demand_p90")
    gap_mean: float = measure("gap_mean")
    gap_p10: float = measure("gap_p10")
    gap_p50: float = measure("gap_p50")
    gap_p90: float = measure("gap_p90")
    relative_gap_p50: float = measure("relative_gap_p50")
    p_short: float = measure("p_short")
    expected_shortage: float = measure("expected_shortage")
    cvar_90: float = measure("cvar_90")
    ita: float = measure("ita")
    ita_class: str = ita_class()
    recruitment_pressure: float = measure("recruitment_pressure")
    import_dependence: float = measure("import_dependence")
    replacement_share: float = measure("replacement_share")
    verdict: str = verdict()
    pooled_into: str = pooled_into()
    status: str = balance_status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "sector", "year"]


class BalanceDraws(pa.DataFrameModel):
    """The first draws of supply and demand: the same draw is the same world."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    year: int = fields.year()
    draw: int = column(sv="Dragning", en="Draw", ge=0)
    supply_persons: float = column(sv="Tillgång", en="Supply", unit="persons", ge=0)
    demand_persons: float = column(sv="Efterfrågan (jobb)", en="Demand (jobs)", unit="jobs", ge=0)

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "year", "draw"]


class BalanceBacktest(pa.DataFrameModel):
    """How wrong forecasts of supply, demand and gap made in earlier years would have been.

    Errors of the gap are in percent of demand.
    """

    subject: str = column(sv="Vad som prövas", en="What is tested", isin=BACKTEST_SUBJECTS)
    method: str = column(sv="Metod", en="Method", isin=BACKTEST_METHODS)
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
    n: int = column(sv="Antal prövade prognoser", en="Forecasts tested", unit="forecasts", ge=1)

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["subject", "method", "horizon_years", "size_class"]


class BalanceShelfLife(pa.DataFrameModel):
    """How many years ahead a gap can be trusted, by how large the education group is."""

    size_class: str = column(sv="Storleksklass", en="Size class")
    trusted_years: int = column(
        sv="År framåt som talet håller", en="Years ahead the number holds", unit="years", ge=0
    )
    n: int = column(sv="Antal celler", en="Cells", unit="cells", ge=1)

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["size_class"]


BALANCE_BY_EDUCATION: Final = Table(
    name="balance_by_education",
    layer="derived",
    title=Text(sv="Gap efter utbildning", en="Gap by education"),
    about=Text(
        sv="Tillgång minus efterfrågan efter utbildningsgrupp, sektor och år, med sannolikhet "
        "för brist. Celler under fem personer visas inte; de som är för osäkra visas "
        "i en bredare grupp.",
        en="Supply less demand by education group, sector and year, with the probability of "
        "a shortage. Cells below five persons are not shown; those too unsure are shown in "
        "a wider group.",
    ),
    rows=BalanceByEducation,
    key=("region_code", "education_group_code", "sector", "year"),
)

BALANCE_BY_OCCUPATION: Final = Table(
    name="balance_by_occupation",
    layer="derived",
    title=Text(sv="Gap efter yrke", en="Gap by occupation"),
    about=Text(
        sv="Tillgång minus efterfrågan efter yrke, sektor och år, med sannolikhet för brist. "
        "Tillgången är de utbildade fördelade på de yrken de brukar arbeta i.",
        en="Supply less demand by occupation, sector and year, with the probability of "
        "a shortage. Supply is the educated, spread over the occupations they tend to work in.",
    ),
    rows=BalanceByOccupation,
    key=("region_code", "ssyk_code", "sector", "year"),
)

BALANCE_DRAWS: Final = Table(
    name="balance_draws",
    layer="derived",
    title=Text(sv="Dragningar av tillgång och efterfrågan", en="Draws of supply and demand"),
    about=Text(
        sv="De första dragningarna efter kommun, utbildningsgrupp och år. Samma dragning är "
        "samma möjliga framtid; scenarier och platser räknas på dem.",
        en="The first draws by municipality, education group and year. The same draw is the "
        "same possible future; scenarios and seats are calculated on them.",
    ),
    rows=BalanceDraws,
    key=("region_code", "education_group_code", "year", "draw"),
)

BALANCE_BACKTEST: Final = Table(
    name="balance_backtest",
    layer="derived",
    title=Text(sv="Gapets träffsäkerhet", en="Accuracy of the gap"),
    about=Text(
        sv="Fel och täckning när tillgång, efterfrågan och gap beräknas från tidigare år.",
        en="Errors and coverage when supply, demand and gap are forecast from earlier years.",
    ),
    rows=BalanceBacktest,
    key=("subject", "method", "horizon_years", "size_class"),
)

BALANCE_SHELF_LIFE: Final = Table(
    name="balance_shelf_life",
    layer="derived",
    title=Text(sv="Hur länge gapet håller", en="Shelf life of the gap"),
    about=Text(
        sv="Sista år framåt då gapet väntas hamna inom 10 procent av efterfrågan i minst fyra "
        "fall av fem, efter gruppens storlek.",
        en="Last year ahead in which the gap is expected within 10% of demand in at least four "
        "of five, by the size of the group.",
    ),
    rows=BalanceShelfLife,
    key=("size_class",),
)

BALANCE_ASSUMPTIONS: Final = Table(
    name="balance_assumptions",
    layer="derived",
    title=Text(sv="Efterfrågans och gapets antaganden", en="Assumptions of demand and gap"),
    about=Text(
        sv="Vad som antogs om efterfrågan och gap när räknade uppgifter saknades, i ord.",
        en="What was assumed about demand and gap where counts were missing, in words.",
    ),
    rows=Assumptions,
    key=("position",),
)

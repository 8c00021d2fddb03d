"""What the population outlook publishes: history, forecast, accuracy and the cases behind it."""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.assumptions import Assumptions
from talentlab.tables.declare import Table, column
from talentlab.vocab.sexes import SEX_NAMES
from talentlab.vocab.text import Text

MEASURES: Final = ("persons", "births", "deaths", "net_migration")

_REGION = r"^(00|\d{2}|\d{4}|[a-z][a-z0-9_-]+)$"


class PopulationHistory(pa.DataFrameModel):
    """Counted residents, and yearly events, by region, sex and age group."""

    region_code: str = column(sv="Område", en="Area", str_matches=_REGION)
    measure: str = column(sv="Mått", en="Measure", isin=MEASURES)
    sex: str = column(sv="Kön", en="Sex", isin=tuple(SEX_NAMES))
    age_group: str = column(sv="Ålder", en="Age", str_matches=fields.AGE_GROUP)
    year: int = column(sv="År", en="Year", ge=1749, le=2200)
    persons: float = column(sv="Antal", en="Number", unit="persons")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "measure", "sex", "age_group", "year"]


class PopulationOutlook(pa.DataFrameModel):
    """Forecast residents, and yearly events, with 80 % and 95 % intervals."""

    region_code: str = column(sv="Område", en="Area", str_matches=_REGION)
    measure: str = column(sv="Mått", en="Measure", isin=MEASURES)
    sex: str = column(sv="Kön", en="Sex", isin=tuple(SEX_NAMES))
    age_group: str = column(sv="Ålder", en="Age", str_matches=fields.AGE_GROUP)
    year: int = column(sv="År", en="Year", ge=1749, le=2200)
    mean: float = column(sv="Medelvärde", en="Mean", unit="persons")
    p2_5: float = column(sv="2,5 %-percentil", en="2.5th percentile", unit="persons")
    p10: float = column(sv="10 %-percentil", en="10th percentile", unit="persons")
    p50: float = column(sv="Median", en="Median", unit="persons")
    p90: float = column(sv="90 %-percentil", en="90th percentile", unit="persons")
    p97_5: float = column(sv="97,5 %-percentil", en="97.5th percentile", unit="persons")
    share_up: float = column(
        sv="Sannolikhet för ökning från basåret",
        en="Probability of an increase since the base year",
        unit="share",
        ge=0,
        le=1,
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "measure", "sex", "age_group", "year"]


class PopulationBacktest(pa.DataFrameModel):
    """How wrong forecasts made in earlier years would have been."""

    method: str = column(sv="Metod", en="Method", isin=("talentlab", "naive", "drift"))
    horizon_years: int = column(sv="År framåt", en="Years ahead", unit="years", ge=1)
    size_class: str = column(sv="Storleksklass", en="Size class")
    mape_total: float = column(sv="Medelfel, alla åldrar", en="MAPE, all ages", unit="percent")
    mape_20_64: float = column(sv="Medelfel, 20–64 år", en="MAPE, ages 20–64", unit="percent")
    age_structure_error: float = column(
        sv="Fel i åldersstrukturen", en="Age-structure error", unit="percent"
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
    within_5: float = column(sv="Andel inom 5 procent", en="Share within 5 percent", unit="share")
    n: int = column(sv="Antal prövade prognoser", en="Forecasts tested", unit="forecasts", ge=1)

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["method", "horizon_years", "size_class"]


class PopulationCases(pa.DataFrameModel):
    """Every earlier forecast beside its outcome: the evidence behind the accuracy."""

    region_code: str = column(sv="Område", en="Area", str_matches=_REGION)
    method: str = column(sv="Metod", en="Method", isin=("talentlab", "naive", "drift"))
    age_group: str = column(sv="Ålder", en="Age", isin=("total", "20-64"))
    origin_year: int = column(sv="Prognosår", en="Origin", ge=1749, le=2200)
    year: int = column(sv="Utfallsår", en="Outcome year", ge=1749, le=2200)
    forecast_persons: float = column(sv="Prognos", en="Forecast", unit="persons")
    p10: float = column(sv="10 %-percentil", en="10th percentile", unit="persons", nullable=True)
    p90: float = column(sv="90 %-percentil", en="90th percentile", unit="persons", nullable=True)
    outcome_persons: float = column(sv="Utfall", en="Outcome", unit="persons")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "method", "age_group", "origin_year", "year"]


class PopulationShelfLife(pa.DataFrameModel):
    """How many years ahead a forecast number of residents can be trusted."""

    region_code: str = column(sv="Område", en="Area", str_matches=_REGION)
    age_group: str = column(sv="Ålder", en="Age", str_matches=fields.AGE_GROUP)
    trusted_years: int = column(
        sv="År framåt som talet håller", en="Years ahead the number holds", unit="years", ge=0
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "age_group"]


POPULATION_HISTORY: Final = Table(
    name="population_history",
    layer="derived",
    title=Text(sv="Befolkningen hittills", en="Population so far"),
    about=Text(
        sv="Räknade invånare och händelser per år i regionens kommuner, län och områden.",
        en="Counted residents and yearly events in the region's municipalities and areas.",
    ),
    rows=PopulationHistory,
    key=("region_code", "measure", "sex", "age_group", "year"),
)

POPULATION_OUTLOOK: Final = Table(
    name="population_outlook",
    layer="derived",
    title=Text(sv="Befolkningsprognos", en="Population outlook"),
    about=Text(
        sv="Beräknade framtida invånare med 80- och 95-procentsintervall.",
        en="Calculated future residents with 80% and 95% intervals.",
    ),
    rows=PopulationOutlook,
    key=("region_code", "measure", "sex", "age_group", "year"),
)

POPULATION_BACKTEST: Final = Table(
    name="population_backtest",
    layer="derived",
    title=Text(sv="Befolkningsprognosens träffsäkerhet", en="Accuracy of the population outlook"),
    about=Text(
        sv="Fel och täckning när metoden får göra prognoser från tidigare år.",
        en="Errors and coverage when the method forecasts from earlier years.",
    ),
    rows=PopulationBacktest,
    key=("method", "horizon_years", "size_class"),
)

POPULATION_CASES: Final = Table(
    name="population_cases",
    layer="derived",
    title=Text(sv="Tidigare prognoser mot utfall", en="Earlier forecasts against outcomes"),
    about=Text(
        sv="Varje prövad prognos bredvid vad som hände.",
        en="Each tested forecast beside what happened.",
    ),
    rows=PopulationCases,
    key=("region_code", "method", "age_group", "origin_year", "year"),
)

POPULATION_SHELF_LIFE: Final = Table(
    name="population_shelf_life",
    layer="derived",
    title=Text(sv="Hur länge prognosen håller", en="Shelf life of the population outlook"),
    about=Text(
        sv="Sista år framåt då talet väntas hamna inom 10 procent i minst fyra fall av fem.",
        en="Last year ahead in which the number is expected within 10% in at least four of five.",
    ),
    rows=PopulationShelfLife,
    key=("region_code", "age_group"),
)

POPULATION_ASSUMPTIONS: Final = Table(
    name="population_assumptions",
    layer="derived",
    title=Text(sv="Befolkningsprognosens antaganden", en="Assumptions of the population outlook"),
    about=Text(
        sv="Vad som antogs när räknade uppgifter saknades, i ord.",
        en="What was assumed where counts were missing, in words.",
    ),
    rows=Assumptions,
    key=("position",),
)

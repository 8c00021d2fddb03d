"""What the employment outlook publishes: history, forecast, accuracy and the cases behind it."""

from typing import Any, ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields, percentiles
from talentlab.tables.assumptions import Assumptions
from talentlab.tables.declare import Table, column
from talentlab.vocab.sexes import SEX_NAMES
from talentlab.vocab.text import Text

METHODS: Final = ("talentlab", "naive", "drift")
AGE_BASES: Final = ("counted", "group_profile", "national_profile")
_OCCUPATION: Final = r"^(total|\d{1,4})$"


def occupation() -> Any:  # noqa: ANN401 -- pandera's types
    """Return an occupation in SSYK 2012 (SCB's edition), one to four digits, or ``total``."""
    return column(
        sv="Yrke (SSYK 2012, total = alla)",
        en="Occupation (SSYK 2012, total = all)",
        str_matches=_OCCUPATION,
    )


def is_modelled() -> Any:  # noqa: ANN401 -- pandera's types
    """Return whether nobody counted the number: it was modelled from margins."""
    return column(sv="Modellerat", en="Modelled")


class EmploymentHistory(pa.DataFrameModel):
    """Employees by region, occupation and sex; where nobody counted them, modelled."""

    region_code: str = fields.region_code()
    ssyk_code: str = occupation()
    sex: str = column(sv="Kön", en="Sex", isin=tuple(SEX_NAMES))
    year: int = fields.year()
    employed_persons: float = column(sv="Anställda", en="Employees", unit="persons", ge=0)
    is_modelled: bool = is_modelled()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "sex", "year"]


class EmploymentOutlook(pa.DataFrameModel):
    """Forecast employees with 80 % and 95 % intervals."""

    region_code: str = fields.region_code()
    ssyk_code: str = occupation()
    sex: str = column(sv="Kön", en="Sex", isin=tuple(SEX_NAMES))
    year: int = fields.year()
    mean: float = percentiles.mean()
    p2_5: float = percentiles.p2_5()
    p10: float = percentiles.p10()
    p50: float = percentiles.p50()
    p90: float = percentiles.p90()
    p97_5: float = percentiles.p97_5()
    share_up: float = column(
        sv="Sannolikhet för ökning från basåret",
        en="Probability of an increase since the base year",
        unit="share",
        ge=0,
        le=1,
    )
    is_modelled: bool = is_modelled()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "sex", "year"]


class EmploymentBacktest(pa.DataFrameModel):
    """How wrong employment forecasts made in earlier years would have been."""

    method: str = column(sv="Metod", en="Method", isin=METHODS)
    ssyk_level: int = column(sv="Siffror i yrkeskoden", en="Digits of the code", ge=1, le=4)
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
        unique: ClassVar = ["method", "ssyk_level", "horizon_years", "size_class"]


class EmploymentCases(pa.DataFrameModel):
    """Every earlier employment forecast beside its outcome."""

    region_code: str = fields.region_code()
    ssyk_code: str = occupation()
    method: str = column(sv="Metod", en="Method", isin=METHODS)
    origin_year: int = column(sv="Prognosår", en="Origin", ge=1749, le=2200)
    year: int = column(sv="Utfallsår", en="Outcome year", ge=1749, le=2200)
    forecast_persons: float = column(sv="Prognos", en="Forecast", unit="persons")
    p10: float = column(sv="10 %-percentil", en="10th percentile", unit="persons", nullable=True)
    p90: float = column(sv="90 %-percentil", en="90th percentile", unit="persons", nullable=True)
    outcome_persons: float = column(sv="Utfall", en="Outcome", unit="persons")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "method", "origin_year", "year"]


class EmploymentShelfLife(pa.DataFrameModel):
    """How many years ahead a forecast number of employees can be trusted."""

    region_code: str = fields.region_code()
    ssyk_code: str = occupation()
    trusted_years: int = column(
        sv="År framåt som talet håller", en="Years ahead the number holds", unit="years", ge=0
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code"]


class EmploymentAges(pa.DataFrameModel):
    """Employees by occupation, sex and age in the last year; profiles scaled where not counted."""

    region_code: str = fields.region_code()
    ssyk_code: str = occupation()
    sex: str = column(sv="Kön", en="Sex", isin=tuple(SEX_NAMES))
    age_group: str = fields.age_group()
    year: int = fields.year()
    employed_persons: float = column(sv="Anställda", en="Employees", unit="persons", ge=0)
    basis: str = column(
        sv="Underlag (counted = räknat, group_profile = den bredare yrkesgruppens åldrar på "
        "yrkets antal, national_profile = rikets åldrar på länets antal)",
        en="Basis (counted, group_profile = the broader group's ages on the occupation's number, "
        "national_profile = the nation's ages on the county's number)",
        isin=AGE_BASES,
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "sex", "age_group", "year"]


EMPLOYMENT_HISTORY: Final = Table(
    name="employment_history",
    layer="derived",
    title=Text(sv="Anställda hittills", en="Employees so far"),
    about=Text(
        sv="Anställda efter yrke och kön. Kommunernas tal är modellerade ur länets yrken och "
        "kommunens näringsgrenar, inte räknade.",
        en="Employees by occupation and sex. Municipal numbers are modelled from the county's "
        "occupations and the municipality's industries, not counted.",
    ),
    rows=EmploymentHistory,
    key=("region_code", "ssyk_code", "sex", "year"),
)

EMPLOYMENT_OUTLOOK: Final = Table(
    name="employment_outlook",
    layer="derived",
    title=Text(sv="Sysselsättningsprognos", en="Employment outlook"),
    about=Text(
        sv="Beräknade framtida anställda efter yrke och kön, med 80- och 95-procentsintervall.",
        en="Calculated future employees by occupation and sex, with 80% and 95% intervals.",
    ),
    rows=EmploymentOutlook,
    key=("region_code", "ssyk_code", "sex", "year"),
)

EMPLOYMENT_BACKTEST: Final = Table(
    name="employment_backtest",
    layer="derived",
    title=Text(
        sv="Sysselsättningsprognosens träffsäkerhet", en="Accuracy of the employment outlook"
    ),
    about=Text(
        sv="Fel och täckning när metoden får göra prognoser från tidigare år, utan att räkna en "
        "ändrad mätmetod som förändring.",
        en="Errors and coverage when the method forecasts from earlier years, never counting a "
        "changed way of measuring as change.",
    ),
    rows=EmploymentBacktest,
    key=("method", "ssyk_level", "horizon_years", "size_class"),
)

EMPLOYMENT_CASES: Final = Table(
    name="employment_cases",
    layer="derived",
    title=Text(
        sv="Tidigare sysselsättningsprognoser mot utfall",
        en="Earlier employment forecasts against outcomes",
    ),
    about=Text(
        sv="Varje prövad prognos för regionens yrken bredvid vad som hände.",
        en="Each tested forecast of the region's occupations beside what happened.",
    ),
    rows=EmploymentCases,
    key=("region_code", "ssyk_code", "method", "origin_year", "year"),
)

EMPLOYMENT_SHELF_LIFE: Final = Table(
    name="employment_shelf_life",
    layer="derived",
    title=Text(
        sv="Hur länge sysselsättningsprognosen håller", en="Shelf life of the employment outlook"
    ),
    about=Text(
        sv="Sista år framåt då talet väntas hamna inom 10 procent i minst fyra fall av fem.",
        en="Last year ahead in which the number is expected within 10% in at least four of five.",
    ),
    rows=EmploymentShelfLife,
    key=("region_code", "ssyk_code"),
)

EMPLOYMENT_ASSUMPTIONS: Final = Table(
    name="employment_assumptions",
    layer="derived",
    title=Text(
        sv="Sysselsättningsprognosens antaganden", en="Assumptions of the employment outlook"
    ),
    about=Text(
        sv="Vad som antogs om arbete när räknade uppgifter saknades, i ord.",
        en="What was assumed about work where counts were missing, in words.",
    ),
    rows=Assumptions,
    key=("position",),
)

EMPLOYMENT_AGES: Final = Table(
    name="employment_ages",
    layer="derived",
    title=Text(sv="Yrkenas åldrar", en="Ages of the occupations"),
    about=Text(
        sv="Anställda efter yrke, kön och ålder senaste året. Där länets åldrar inte är räknade "
        "visas rikets åldrar eller den bredare gruppens, på länets antal.",
        en="Employees by occupation, sex and age in the last year. Where the county's ages are "
        "not counted, the nation's ages or those of the broader group are shown on the county's "
        "number.",
    ),
    rows=EmploymentAges,
    key=("region_code", "ssyk_code", "sex", "age_group", "year"),
)

"""What producers tell about occupations besides counts: judgements, wage spread, words, kinship."""

from typing import Any, ClassVar, Final

import pandera.polars as pa
import polars as pl
from pandera.polars import PolarsData

from talentlab.tables import fields
from talentlab.tables.declare import Table, column
from talentlab.vocab.text import Text

OPPORTUNITIES: Final = ("large", "medium", "small")
"""How easy the employment service judges it to be to find a job, for those who seek one."""
FORECASTS: Final = ("increase", "same", "decrease")
"""How the employment service believes that demand will be in five years."""
LANGUAGES: Final = ("sv", "en")
TITLE_KINDS: Final = ("title", "synonym")
RELATIONS: Final = ("moves", "similar")
"""``moves``: people change from one to the other. ``similar``: the work is alike."""
_UNIT_GROUP: Final = r"^\d{4}$"


def wage(sv: str, en: str) -> Any:  # noqa: ANN401 -- pandera's types
    """Return one point of the spread of monthly wages, which producers may withhold."""
    return column(sv=sv, en=en, unit="SEK per month", ge=0, nullable=True)


def unit_group(sv: str, en: str) -> Any:  # noqa: ANN401 -- pandera's types
    """Return an occupation at the most detailed level, four digits."""
    return column(sv=sv, en=en, str_matches=_UNIT_GROUP)


def at_most(measure: str, limit: str) -> Any:  # noqa: ANN401 -- pandera's types
    """Return the check that ``measure`` is never above ``limit``, where a row has both."""

    def fits(_rows: type, told: PolarsData) -> pl.LazyFrame:
        below = pl.col(measure) <= pl.col(limit)
        return told.lazyframe.select(below.fill_null(value=True))

    return pa.check(measure, error=f"less_than_or_equal_to({limit})")(fits)


def other_than(code: str, other: str) -> Any:  # noqa: ANN401 -- pandera's types
    """Return the check that ``code`` never says the same as ``other``."""

    def fits(_rows: type, told: PolarsData) -> pl.LazyFrame:
        return told.lazyframe.select(pl.col(code) != pl.col(other))

    return pa.check(code, error=f"not_equal_to({other})")(fits)


class Barometer(pa.DataFrameModel):
    """The employment service's judgement of one occupation in one area, in classes.

    What is judged is the producer's own occupation; it may be only a part of an SSYK group (such
    as painters with a trade certificate) or several, which then have a row each.
    """

    region_code: str = fields.region_code()
    assessed_code: str = column(
        sv="Bedömt yrke (producentens kod)",
        en="Assessed occupation (the producer's code)",
        str_length={"min_value": 1},
    )
    assessed_name: str = column(sv="Bedömt yrke", en="Assessed occupation")
    ssyk_code: str = fields.ssyk_code()
    ssyk_edition: str = fields.ssyk_edition()
    period: str = column(sv="Omgång", en="Round", str_matches=fields.ROUND)
    opportunities: str = column(
        sv="Möjligheter till arbete (large = stora, medium = medelstora, small = små)",
        en="Job opportunities",
        unit="class",
        isin=OPPORTUNITIES,
        nullable=True,
    )
    forecast_5y: str = column(
        sv="Efterfrågan om fem år (increase = öka, same = oförändrad, decrease = minska)",
        en="Demand in five years",
        unit="class",
        isin=FORECASTS,
        nullable=True,
    )
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "assessed_code", "ssyk_code", "ssyk_edition", "period"]


class WageSpread(pa.DataFrameModel):
    """The spread of monthly full-time wages by occupation; the year is empty when not stated."""

    region_code: str = fields.region_code()
    ssyk_code: str = fields.ssyk_code()
    ssyk_edition: str = fields.ssyk_edition()
    year: int = column(
        sv="År (tomt när producenten inte anger det)",
        en="Year (empty when the producer does not state it)",
        ge=fields.FIRST_YEAR,
        le=fields.LAST_YEAR,
        nullable=True,
    )
    p10_wage_sek: float = wage("10 %-percentil", "10th percentile")
    median_wage_sek: float = wage("Medianlön", "Median wage")
    p90_wage_sek: float = wage("90 %-percentil", "90th percentile")
    status: str = fields.status()

    low_below_median = at_most("p10_wage_sek", "median_wage_sek")
    median_below_high = at_most("median_wage_sek", "p90_wage_sek")
    low_below_high = at_most("p10_wage_sek", "p90_wage_sek")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "ssyk_edition", "year"]


class UnemployedByOccupation(pa.DataFrameModel):
    """Registered jobseekers by the occupation they seek work in, by area and month."""

    region_code: str = fields.region_code()
    ssyk_code: str = fields.ssyk_code()
    ssyk_edition: str = fields.ssyk_edition()
    period: str = column(sv="Månad", en="Month", str_matches=fields.MONTH)
    persons: int = fields.persons_or_nothing("Arbetslösa", "Unemployed")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "ssyk_edition", "period"]


class OccupationTitles(pa.DataFrameModel):
    """What people call their occupation, and which group it belongs to."""

    ssyk_code: str = unit_group("Yrke (SSYK 2012)", "Occupation (SSYK 2012)")
    ssyk_edition: str = fields.ssyk_edition()
    title: str = column(sv="Benämning", en="Title", str_length={"min_value": 1})
    language: str = column(sv="Språk", en="Language", isin=LANGUAGES)
    kind: str = column(
        sv="Slag (title = yrkesbenämning, synonym = annat ord)", en="Kind", isin=TITLE_KINDS
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["ssyk_code", "ssyk_edition", "title", "language"]


class OccupationRelations(pa.DataFrameModel):
    """Which occupations are near an occupation, best first. One row for each place in the list."""

    ssyk_code: str = unit_group("Från yrke (SSYK 2012)", "From occupation (SSYK 2012)")
    related_code: str = unit_group("Till yrke (SSYK 2012)", "To occupation (SSYK 2012)")
    ssyk_edition: str = fields.ssyk_edition()
    relation: str = column(
        sv="Slag (moves = byten, similar = liknande)", en="Relation", isin=RELATIONS
    )
    rank: int = column(sv="Plats i listan (1 = närmast)", en="Rank (1 = nearest)", ge=1)
    source: str = column(sv="Källa", en="Source", str_length={"min_value": 1})

    not_to_itself = other_than("related_code", "ssyk_code")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["ssyk_code", "ssyk_edition", "relation", "rank", "source"]


BAROMETER: Final = Table(
    name="barometer",
    layer="tidy",
    title=Text(sv="Yrkesbarometern", en="Occupational barometer"),
    about=Text(
        sv="Arbetsförmedlingens bedömning av möjligheterna till arbete nu och av efterfrågan om "
        "fem år. Klasser, inte tal; en bedömning kan gälla en del av en yrkesgrupp eller flera.",
        en="The Public Employment Service's judgement of job opportunities now and of demand in "
        "five years. Classes, not numbers; one may be about a part of a group or about several.",
    ),
    rows=Barometer,
    key=("region_code", "assessed_code", "ssyk_code", "ssyk_edition", "period"),
)

WAGE_SPREAD: Final = Table(
    name="wage_spread",
    layer="tidy",
    title=Text(sv="Lönespridning", en="Wage spread"),
    about=Text(
        sv="Månadslön vid heltid efter yrke: var tionde tjänar mindre än den lägsta gränsen och "
        "var tionde mer än den högsta. 0000 är alla yrken.",
        en="Monthly wage at full time by occupation: one in ten earns less than the lowest limit "
        "and one in ten more than the highest. 0000 is all occupations.",
    ),
    rows=WageSpread,
    key=("region_code", "ssyk_code", "ssyk_edition", "year"),
)

UNEMPLOYED_BY_OCCUPATION: Final = Table(
    name="unemployed_by_occupation",
    layer="tidy",
    title=Text(sv="Inskrivna arbetslösa efter sökt yrke", en="Registered unemployed by occupation"),
    about=Text(
        sv="Inskrivna hos Arbetsförmedlingen efter det yrke de i första hand söker. 0002 är "
        "inskrivna utan sökt yrke. De kan ha en annan utbildning eller erfarenhet än yrket kräver.",
        en="Registered at the Public Employment Service by the occupation they first of all seek. "
        "0002 are those without one. They may lack the education or experience it asks for.",
    ),
    rows=UnemployedByOccupation,
    key=("region_code", "ssyk_code", "ssyk_edition", "period"),
)

OCCUPATION_TITLES: Final = Table(
    name="occupation_titles",
    layer="tidy",
    title=Text(sv="Yrkesbenämningar", en="Occupational titles"),
    about=Text(
        sv="Vad yrken kallas, så att den som söker hittar rätt grupp.",
        en="What occupations are called, so that whoever searches finds the right group.",
    ),
    rows=OccupationTitles,
    key=("ssyk_code", "ssyk_edition", "title", "language"),
)

OCCUPATION_RELATIONS: Final = Table(
    name="occupation_relations",
    layer="tidy",
    title=Text(sv="Närliggande yrken", en="Related occupations"),
    about=Text(
        sv="Yrken som människor byter till eller som liknar varandra, i ordning. Listan säger inte "
        "hur många som byter.",
        en="Occupations that people change to or that are alike, in order. The list does not say "
        "how many change.",
    ),
    rows=OccupationRelations,
    key=("ssyk_code", "ssyk_edition", "relation", "rank", "source"),
)

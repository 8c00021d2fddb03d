"""What is published about an occupation today: signals side by side, and what each cannot say.

A signal is one producer's number or class, at the place and for the group where it was measured.
Signals are not combined here; their meaning and limits stand in :data:`SIGNALS`, for pages to read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.declare import Table, column
from talentlab.tables.employment import occupation
from talentlab.tables.occupations import (
    FORECASTS,
    LANGUAGES,
    OPPORTUNITIES,
    RELATIONS,
    TITLE_KINDS,
    unit_group,
)
from talentlab.vocab.sexes import SEX_NAMES
from talentlab.vocab.text import Text


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal in words: its name, unit, what it says and what it cannot say."""

    name: Text
    unit: str
    unit_name: Text
    says: Text
    cannot_say: Text


_KRONOR: Final = Text(sv="kronor per månad", en="SEK per month")
_CLASS: Final = Text(sv="klass", en="class")
_WAGE_LIMITS: Final = Text(
    sv="Lönen mäts ofta för ett större område eller en bredare yrkesgrupp än den du ser; då står "
    "det. Den säger inget om lönen för en nyanställd, om tillägg eller om hur lätt det är att "
    "rekrytera.",
    en="Wages are often measured for a larger area or a wider group than the one you see; then it "
    "says so. They say nothing about the wage of a newcomer, about supplements or about how easy "
    "it is to recruit.",
)

SIGNALS: Final[Mapping[str, Signal]] = MappingProxyType(
    {
        "ads": Signal(
            name=Text(sv="Annonser", en="Ads"),
            unit="ads",
            unit_name=Text(sv="annonser under året", en="ads during the year"),
            says=Text(
                sv="Hur många annonser för yrket som publicerades i Platsbanken under året.",
                en="How many ads for the occupation were published in Platsbanken in the year.",
            ),
            cannot_say=Text(
                sv="Annonser är inte lediga jobb. En annons kan gälla många tjänster, samma tjänst "
                "kan annonseras flera gånger och många tjänster annonseras aldrig. Bemanning och "
                "personlig assistans annonserar mer än andra.",
                en="Ads are not vacancies. One ad may be for many posts, the same post may be "
                "advertised several times and many posts never are. Staffing companies and "
                "personal assistance advertise more than others.",
            ),
        ),
        "ads_per_100_employed": Signal(
            name=Text(sv="Annonser per hundra anställda", en="Ads per hundred employees"),
            unit="ratio",
            unit_name=Text(sv="annonser per hundra anställda", en="ads per hundred employees"),
            says=Text(
                sv="Hur mycket det annonseras i förhållande till hur många som arbetar i yrket.",
                en="How much is advertised in relation to how many work in the occupation.",
            ),
            cannot_say=Text(
                sv="Ett högt tal kan betyda växande behov, hög omsättning på personal eller bara "
                "vana att annonsera. Annonser kodas ibland till en allmännare grupp än den där de "
                "anställda räknas. De kan vara från olika år, och då står båda åren.",
                en="A high number may mean growing needs, high turnover of staff or just a habit "
                "of advertising. Ads are sometimes coded to a more general group than the one "
                "employees are counted in. They may be from different years; then both are shown.",
            ),
        ),
        "unemployed_per_ad": Signal(
            name=Text(sv="Arbetslösa per annons", en="Unemployed per ad"),
            unit="ratio",
            unit_name=Text(sv="inskrivna arbetslösa per annons", en="registered unemployed per ad"),
            says=Text(
                sv="Hur många inskrivna arbetslösa det i snitt fanns under året för varje annons.",
                en="How many registered unemployed there were on average in the year for each ad.",
            ),
            cannot_say=Text(
                sv="De arbetslösa kan sakna den utbildning som annonsen kräver, och den som byter "
                "från ett annat jobb är inte med. Arbetslösa och annonser kan vara från olika år, "
                "och då står båda åren.",
                en="The unemployed may lack the education that the ad asks for, and whoever "
                "changes from another job is not among them. Unemployed and ads may be from "
                "different years; then both years are shown.",
            ),
        ),
        "job_opportunities": Signal(
            name=Text(sv="Möjligheter till arbete", en="Job opportunities"),
            unit="class",
            unit_name=_CLASS,
            says=Text(
                sv="Hur Arbetsförmedlingen bedömer möjligheterna att få arbete i yrket just nu.",
                en="How the Public Employment Service judges the chances of work in the occupation "
                "right now.",
            ),
            cannot_say=Text(
                sv="Det är en bedömning, inget mått. Länets bedömning bygger ibland på ett större "
                "område, och den kan gälla bara en del av yrkesgruppen, till exempel dem med "
                "yrkesbevis. Många yrken bedöms inte alls.",
                en="It is a judgement, not a measurement. A county's judgement sometimes rests on "
                "a larger area, and it may be about only a part of the group, such as those with a "
                "trade certificate. Many occupations are not judged at all.",
            ),
        ),
        "demand_forecast": Signal(
            name=Text(sv="Efterfrågan om fem år", en="Demand in five years"),
            unit="class",
            unit_name=_CLASS,
            says=Text(
                sv="Hur Arbetsförmedlingen tror att efterfrågan på yrket är om fem år.",
                en="How the Public Employment Service believes that demand will be in five years.",
            ),
            cannot_say=Text(
                sv="Den säger inte hur mycket, inte hur säkert och inte hur många som måste "
                "ersättas. Hur ofta bedömningarna har stämt är inte publicerat.",
                en="It does not say by how much, how surely or how many must be replaced. How "
                "often the judgements were right is not published.",
            ),
        ),
        "wage_mean": Signal(
            name=Text(sv="Medellön", en="Mean wage"),
            unit="sek_per_month",
            unit_name=_KRONOR,
            says=Text(
                sv="Genomsnittlig månadslön omräknad till heltid.",
                en="Average monthly wage at full time.",
            ),
            cannot_say=_WAGE_LIMITS,
        ),
        "wage_median": Signal(
            name=Text(sv="Medianlön", en="Median wage"),
            unit="sek_per_month",
            unit_name=_KRONOR,
            says=Text(
                sv="Hälften tjänar mer och hälften mindre, omräknat till heltid.",
                en="Half earn more and half earn less, at full time.",
            ),
            cannot_say=_WAGE_LIMITS,
        ),
        "wage_p10": Signal(
            name=Text(sv="Lägsta tiondelens gräns", en="Limit of the lowest tenth"),
            unit="sek_per_month",
            unit_name=_KRONOR,
            says=Text(
                sv="Var tionde i yrket tjänar mindre, omräknat till heltid.",
                en="One in ten in the occupation earns less, at full time.",
            ),
            cannot_say=_WAGE_LIMITS,
        ),
        "wage_p90": Signal(
            name=Text(sv="Högsta tiondelens gräns", en="Limit of the highest tenth"),
            unit="sek_per_month",
            unit_name=_KRONOR,
            says=Text(
                sv="Var tionde i yrket tjänar mer, omräknat till heltid.",
                en="One in ten in the occupation earns more, at full time.",
            ),
            cannot_say=_WAGE_LIMITS,
        ),
    }
)
"""Signal -> its words, in the order they are shown."""

DIFFERS: Final = "mixed"
"""The level of a group whose parts were judged differently."""

LEVELS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "large": Text(sv="stora", en="large"),
        "medium": Text(sv="medelstora", en="medium"),
        "small": Text(sv="små", en="small"),
        "increase": Text(sv="ökar", en="increases"),
        "same": Text(sv="oförändrad", en="unchanged"),
        "decrease": Text(sv="minskar", en="decreases"),
        DIFFERS: Text(sv="olika för olika delar av gruppen", en="differs within the group"),
    }
)
"""Class -> its word."""

UNITS: Final = tuple(dict.fromkeys(signal.unit for signal in SIGNALS.values()))
STATUSES: Final = (*fields.STATUSES, "estimated")
"""As in tidy tables; ``estimated`` is a number that rests on something modelled."""
_NO_LEVEL: Final = ""
_ONE: Final = r"\d{4}(-(0[1-9]|1[0-2]|[12]))?"
_PERIOD: Final = rf"^({_ONE}(/{_ONE})?)?$"
_TABLES: Final = r"^[a-z_]+(\+[a-z_]+)*$"


class OccupationSignals(pa.DataFrameModel):
    """The latest value of each signal by area and occupation, and where it was really measured.

    ``period`` is a year, month or round; ``2024/2022`` is a ratio whose upper number is from 2024
    and lower from 2022; empty when the source does not say. ``source_tables`` are the tables whose
    cards tell who made it, ``ads+employed_by_occupation`` for a ratio. ``level`` is a class and
    else empty.
    """

    region_code: str = fields.region_code()
    ssyk_code: str = occupation()
    sex: str = column(sv="Kön", en="Sex", isin=tuple(SEX_NAMES))
    signal: str = column(sv="Signal (kod)", en="Signal", isin=tuple(SIGNALS))
    period: str = column(sv="Tidpunkt", en="When", str_matches=_PERIOD)
    unit: str = column(sv="Enhet", en="Unit", isin=UNITS)
    source_tables: str = column(
        sv="Tabeller som talet kommer från", en="Tables that it comes from", str_matches=_TABLES
    )
    measured_region_code: str = column(
        sv="Mätt för område", en="Measured for area", str_matches=fields.REGION
    )
    measured_ssyk_code: str = column(
        sv="Mätt för yrkesgrupp",
        en="Measured for occupation group",
        str_matches=r"^(total|\d{1,4})$",
    )
    measured_ssyk_edition: str = column(
        sv="Yrkesgruppens SSYK-utgåva (af när gruppen är en annan än SCB:s)",
        en="SSYK edition of that group (af when it is another than SCB's)",
        isin=("scb", "af"),
    )
    value: float = column(sv="Värde", en="Value", unit="see unit", ge=0, nullable=True)
    level: str = column(
        sv="Klass", en="Class", unit="class", isin=(*OPPORTUNITIES, *FORECASTS, DIFFERS, _NO_LEVEL)
    )
    status: str = column(sv="Status", en="Status", isin=STATUSES)

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "ssyk_code", "sex", "signal", "period"]


class RelatedOccupations(pa.DataFrameModel):
    """Occupations near an occupation, in SCB's edition, best first."""

    ssyk_code: str = unit_group("Från yrke (SSYK 2012)", "From occupation (SSYK 2012)")
    related_code: str = unit_group("Till yrke (SSYK 2012)", "To occupation (SSYK 2012)")
    relation: str = column(
        sv="Slag (moves = byten, similar = liknande)", en="Relation", isin=RELATIONS
    )
    rank: int = column(
        sv="Plats i listan (1 = närmast)", en="Rank (1 = nearest)", unit="rank", ge=1
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["ssyk_code", "related_code", "relation"]


class OccupationWords(pa.DataFrameModel):
    """Imported words for occupations, in SCB's edition, for the search."""

    ssyk_code: str = unit_group("Yrke (SSYK 2012)", "Occupation (SSYK 2012)")
    word: str = column(sv="Ord", en="Word", str_length={"min_value": 1})
    language: str = column(sv="Språk", en="Language", isin=LANGUAGES)
    kind: str = column(
        sv="Slag (title = yrkesbenämning, synonym = annat ord)", en="Kind", isin=TITLE_KINDS
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["ssyk_code", "word", "language"]


OCCUPATION_SIGNALS: Final = Table(
    name="occupation_signals",
    layer="derived",
    title=Text(sv="Yrkenas signaler i dag", en="Signals of the occupations today"),
    about=Text(
        sv="Annonser, arbetslösa, bedömningar och löner för varje yrke, var för sig och med den "
        "plats och grupp de mättes för. De vägs inte samman.",
        en="Ads, unemployed, judgements and wages for each occupation, each by itself and with the "
        "place and group they were measured for. They are not combined.",
    ),
    rows=OccupationSignals,
    key=("region_code", "ssyk_code", "sex", "signal", "period"),
)

RELATED_OCCUPATIONS: Final = Table(
    name="related_occupations",
    layer="derived",
    title=Text(sv="Närliggande yrken", en="Related occupations"),
    about=Text(
        sv="Yrken som människor byter till eller som liknar varandra, i SCB:s grupper.",
        en="Occupations that people change to or that are alike, in SCB's groups.",
    ),
    rows=RelatedOccupations,
    key=("ssyk_code", "related_code", "relation"),
)

OCCUPATION_WORDS: Final = Table(
    name="occupation_words",
    layer="derived",
    title=Text(sv="Sökord för yrken", en="Search words for occupations"),
    about=Text(
        sv="Inlästa yrkesbenämningar i SCB:s grupper, som sökningen använder.",
        en="Imported titles in SCB's groups, which the search uses.",
    ),
    rows=OccupationWords,
    key=("ssyk_code", "word", "language"),
)

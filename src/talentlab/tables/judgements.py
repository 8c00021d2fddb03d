"""Judgements in words by other producers, set beside our own, and how forecasts did on the whole.

A judgement and a probability are not the same thing: they are set side by side, never merged.
"""

from typing import Any, ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.declare import Table, column
from talentlab.tables.vintages import SUBJECTS
from talentlab.vocab.text import Text

ABOUT: Final = ("opportunities", "demand")
"""What is judged: the chance of work today, or how many will be wanted later."""
JUDGEMENTS: Final = ("large", "medium", "small", "increase", "same", "decrease")
VERDICTS: Final = ("short", "uncertain", "surplus")
MATCHES: Final = ("agrees", "partly", "contradicts")
"""Same step of three, one step apart, or the opposite ends."""
ALL: Final = "all"
"""In place of a producer: every cell, whoever else forecast it."""


def _producer() -> Any:  # noqa: ANN401 -- pandera's types
    return column(sv="Vem som bedömt", en="Who judged", str_length={"min_value": 1})


def _about() -> Any:  # noqa: ANN401 -- pandera's types
    return column(
        sv="Vad som bedöms (opportunities = möjligheter till arbete nu, demand = efterfrågan om "
        "några år)",
        en="What is judged (opportunities = job opportunities now, demand = demand in some years)",
        unit="class",
        isin=ABOUT,
    )


def _vintage() -> Any:  # noqa: ANN401 -- pandera's types
    return column(sv="Deras årgång", en="Their vintage", str_length={"min_value": 1})


class SecondJudgements(pa.DataFrameModel):
    """Another producer's class for an occupation whose gap we forecast too."""

    producer: str = _producer()
    about: str = _about()
    vintage: str = _vintage()
    region_code: str = fields.region_code()
    ssyk_code: str = column(sv="Yrke (SSYK 2012)", en="Occupation (SSYK 2012)")
    year: int = fields.year()
    judgement: str = column(sv="Deras klass", en="Their class", unit="class", isin=JUDGEMENTS)
    verdict: str = column(
        sv="Vårt omdöme (short = brist, uncertain = osäkert, surplus = överskott)",
        en="Our verdict",
        unit="class",
        isin=VERDICTS,
    )
    p_short: float = column(
        sv="Vår sannolikhet för brist", en="Our probability of a shortage", unit="share", ge=0, le=1
    )
    agreement: str = column(
        sv="Läge (agrees = samma, partly = ett steg ifrån, contradicts = tvärtom)",
        en="Where they stand (agrees = the same, partly = one step apart, contradicts = opposite)",
        unit="class",
        isin=MATCHES,
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["producer", "about", "vintage", "region_code", "ssyk_code", "year"]


class JudgementAgreement(pa.DataFrameModel):
    """How far another producer's classes and our probabilities put occupations in one order."""

    producer: str = _producer()
    about: str = _about()
    vintage: str = _vintage()
    region_code: str = fields.region_code()
    year: int = fields.year()
    agrees: int = column(sv="Samma", en="The same", unit="occupations", ge=0)
    partly: int = column(sv="Ett steg ifrån", en="One step apart", unit="occupations", ge=0)
    contradicts: int = column(sv="Tvärtom", en="Opposite", unit="occupations", ge=0)
    rank_correlation: float = column(
        sv="Rangkorrelation (Spearman)",
        en="Rank correlation (Spearman)",
        unit="correlation",
        ge=-1,
        le=1,
        nullable=True,
    )
    p10: float = column(
        sv="80 %-intervall, nedre", en="80% interval, lower", unit="correlation", nullable=True
    )
    p90: float = column(
        sv="80 %-intervall, övre", en="80% interval, upper", unit="correlation", nullable=True
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["producer", "about", "vintage", "region_code", "year"]


class OutlookAccuracy(pa.DataFrameModel):
    """How wrong published forecasts have been, so many years ahead, on the same cells."""

    producer: str = column(sv="Vem som gjort prognosen", en="Who made the forecast")
    beside: str = column(
        sv="På vilka tal (all = alla, annars bara de som den andra också gjort)",
        en="On which numbers (all, or only those that this producer forecast too)",
    )
    subject: str = column(sv="Ämne", en="Subject", isin=SUBJECTS)
    horizon_years: int = column(sv="År framåt", en="Years ahead", unit="years", ge=1)
    wape: float = column(
        sv="Fel i procent (summa av fel genom summa av utfall)",
        en="Error in percent (sum of errors over sum of outcomes)",
        unit="percent",
        ge=0,
    )
    bias: float = column(
        sv="Snedhet i procent (prognos minus utfall)",
        en="Bias in percent (forecast less outcome)",
        unit="percent",
    )
    coverage_80: float = column(
        sv="Andel utfall i 80-procentsintervallet",
        en="Share of outcomes inside the 80% interval",
        unit="share",
        nullable=True,
    )
    n: int = column(sv="Antal prognoser", en="Forecasts", unit="forecasts", ge=1)

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["producer", "beside", "subject", "horizon_years"]


SECOND_JUDGEMENTS: Final = Table(
    name="second_judgements",
    layer="derived",
    title=Text(sv="Andras bedömningar bredvid våra", en="Judgements of others beside ours"),
    about=Text(
        sv="Andra producenters klass för ett yrke bredvid vår sannolikhet för brist. Klassen är "
        "ett omdöme, sannolikheten en beräkning: de mäter inte samma sak.",
        en="Other producers' class for an occupation beside our probability of a shortage. The "
        "class is a judgement, the probability a calculation: they do not measure the same thing.",
    ),
    rows=SecondJudgements,
    key=("producer", "about", "vintage", "region_code", "ssyk_code", "year"),
)

JUDGEMENT_AGREEMENT: Final = Table(
    name="judgement_agreement",
    layer="derived",
    title=Text(sv="Hur väl bedömningar stämmer överens", en="How far judgements agree"),
    about=Text(
        sv="Hur många yrken som bedöms lika, och om klasser och sannolikheter ordnar yrken lika.",
        en="How many occupations are judged alike, and whether classes and probabilities put "
        "occupations in the same order.",
    ),
    rows=JudgementAgreement,
    key=("producer", "about", "vintage", "region_code", "year"),
)

OUTLOOK_ACCURACY: Final = Table(
    name="outlook_accuracy",
    layer="derived",
    title=Text(sv="Publicerade prognosers fel", en="Errors of published forecasts"),
    about=Text(
        sv="Hur fel publicerade prognoser har haft, våra och andras. Producenter jämförs bara på "
        "tal som båda har förutsagt lika långt i förväg.",
        en="How wrong published forecasts have been, ours and others'. Producers are compared only "
        "on numbers that both forecast equally far ahead.",
    ),
    rows=OutlookAccuracy,
    key=("producer", "beside", "subject", "horizon_years"),
)

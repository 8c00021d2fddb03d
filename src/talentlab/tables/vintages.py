"""How numbers change from release to release: earlier forecasts, revisions, scores, other opinions.

A number of an outlook is one cell: a subject (residents, employees, openings, supply, demand), a
place, a code in that subject's vocabulary, a component, and a year.
"""

from typing import Any, ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.declare import Table, column
from talentlab.vocab.text import Text

SUBJECTS: Final = ("population", "employment", "openings", "supply", "demand", "gap")
"""The outlooks whose numbers are followed from release to release."""
CELL: Final = ("subject", "region_code", "code", "component", "year")
PARTS: Final = ("data", "rate", "method", "shock")
"""Why a number was revised: other counts, another pace, another method, other announced events."""
OURS: Final = "talentlab"
AGREEMENTS: Final = ("agrees", "higher", "lower")
"""Where another producer's number lies: inside our 80 % interval, above it or below it."""


def _subject() -> Any:  # noqa: ANN401 -- pandera's types
    return column(
        sv="Ämne (population = invånare, employment = anställda, openings = jobböppningar, "
        "supply = utbud, demand = efterfrågan, gap = utbud minus efterfrågan)",
        en="Subject (population = residents, employment = employees, openings, supply, demand, "
        "gap = supply minus demand)",
        isin=SUBJECTS,
    )


def _code() -> Any:  # noqa: ANN401 -- pandera's types
    return column(
        sv="Kod (åldersgrupp, yrke eller utbildningsgrupp)",
        en="Code (age group, occupation or education group)",
        str_length={"min_value": 1},
    )


def _component() -> Any:  # noqa: ANN401 -- pandera's types
    return column(sv="Vad som räknas", en="What is counted", str_length={"min_value": 1})


def _release() -> Any:  # noqa: ANN401 -- pandera's types
    return column(sv="Tidigare utgåva", en="Earlier release", str_length={"min_value": 1})


def _number(sv: str, en: str, **checks: Any) -> Any:  # noqa: ANN401 -- pandera's types
    return column(sv=sv, en=en, unit="persons", **checks)


class EarlierOutlooks(pa.DataFrameModel):
    """What earlier releases said about the same cell."""

    subject: str = _subject()
    region_code: str = fields.region_code()
    code: str = _code()
    component: str = _component()
    year: int = fields.year()
    release_before: str = _release()
    base_year: int = column(sv="Prognosens basår", en="Base year of the forecast", unit="year")
    p10: float = _number("10 %-percentil", "10th percentile")
    p50: float = _number("Median", "Median")
    p90: float = _number("90 %-percentil", "90th percentile")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = [*CELL, "release_before"]


class Revisions(pa.DataFrameModel):
    """A forecast number that differs by more than 5 % from the published release, and why."""

    subject: str = _subject()
    region_code: str = fields.region_code()
    code: str = _code()
    component: str = _component()
    year: int = fields.year()
    release_before: str = _release()
    value_before: float = _number("Tal i den tidigare utgåvan", "Number in the earlier release")
    value_after: float = _number("Tal nu", "Number now")
    part_data: float = _number(
        "Därav nya eller rättade uppgifter", "Of which new or corrected counts", nullable=True
    )
    part_rate: float = _number("Därav annan takt", "Of which another pace", nullable=True)
    part_method: float = _number("Därav ny metod", "Of which a new method", nullable=True)
    part_shock: float = _number(
        "Därav aviserade händelser", "Of which announced events", nullable=True
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = list(CELL)


class OutlookScores(pa.DataFrameModel):
    """A published forecast whose year has passed, beside its outcome."""

    producer: str = column(sv="Vem som gjort prognosen", en="Who made the forecast")
    subject: str = _subject()
    region_code: str = fields.region_code()
    code: str = _code()
    component: str = _component()
    year: int = fields.year()
    made: str = column(sv="Utgåva eller årgång", en="Release or vintage")
    horizon_years: int = column(sv="År framåt", en="Years ahead", unit="years", ge=1)
    p10: float = _number("10 %-percentil", "10th percentile", nullable=True)
    p50: float = _number("Prognos", "Forecast")
    p90: float = _number("90 %-percentil", "90th percentile", nullable=True)
    outcome: float = _number("Utfall", "Outcome", ge=0)
    inside_80: bool = column(
        sv="Utfallet låg i 80-procentsintervallet",
        en="The outcome lay inside the 80% interval",
        unit="yes or no",
        nullable=True,
    )
    error_percent: float = column(
        sv="Fel i procent av utfallet", en="Error in percent of the outcome", unit="percent"
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["producer", *CELL, "made"]


class SecondOpinions(pa.DataFrameModel):
    """Another producer's number for a cell that we forecast too, and whether we agree."""

    producer: str = column(sv="Vem som gjort prognosen", en="Who made the forecast")
    vintage: str = column(sv="Deras årgång", en="Their vintage")
    subject: str = _subject()
    region_code: str = fields.region_code()
    code: str = _code()
    component: str = _component()
    year: int = fields.year()
    p10: float = _number("Vår 10 %-percentil", "Our 10th percentile")
    p50: float = _number("Vår median", "Our median")
    p90: float = _number("Vår 90 %-percentil", "Our 90th percentile")
    theirs: float = _number("Deras tal", "Their number")
    agreement: str = column(
        sv="Läge (agrees = inom vårt 80-procentsintervall, higher = över, lower = under)",
        en="Where it lies (agrees = inside our 80% interval, higher, lower)",
        unit="class",
        isin=AGREEMENTS,
    )
    years_older: int = column(
        sv="Så många år äldre är deras prognos",
        en="How many years older their forecast is",
        unit="years",
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["producer", "vintage", *CELL]


EARLIER_OUTLOOKS: Final = Table(
    name="earlier_outlooks",
    layer="derived",
    title=Text(sv="Tidigare prognoser", en="Earlier forecasts"),
    about=Text(
        sv="Vad de senaste utgåvorna sade om samma tal. Utgåvor ändras aldrig.",
        en="What the latest releases said about the same number. Releases never change.",
    ),
    rows=EarlierOutlooks,
    key=(*CELL, "release_before"),
)

REVISIONS: Final = Table(
    name="revisions",
    layer="derived",
    title=Text(sv="Ändrade prognoser", en="Revised forecasts"),
    about=Text(
        sv="Tal som ändrats med mer än fem procent mot den publicerade utgåvan, delat på "
        "uppgifter, takt, metod och aviserade händelser. Delarna är tillsammans hela ändringen.",
        en="Numbers that differ by more than five percent from the published release, divided "
        "into counts, pace, method and announced events. Together the parts are the whole change.",
    ),
    rows=Revisions,
    key=CELL,
)

OUTLOOK_SCORES: Final = Table(
    name="outlook_scores",
    layer="derived",
    title=Text(sv="Publicerade prognoser mot utfall", en="Published forecasts against outcomes"),
    about=Text(
        sv="Varje publicerad prognos vars år har passerat, bredvid det som blev: våra egna och "
        "andras.",
        en="Every published forecast whose year has passed, beside what came of it: our own and "
        "those of others.",
    ),
    rows=OutlookScores,
    key=("producer", *CELL, "made"),
)

SECOND_OPINIONS: Final = Table(
    name="second_opinions",
    layer="derived",
    title=Text(sv="Andras prognoser bredvid våra", en="Forecasts of others beside ours"),
    about=Text(
        sv="Andra producenters tal för samma område, kod och år som våra.",
        en="Numbers of other producers for the same area, code and year as ours.",
    ),
    rows=SecondOpinions,
    key=("producer", "vintage", *CELL),
)

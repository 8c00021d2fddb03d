"""Well-known breaks in Swedish series: years when the way of counting changed.

They belong to the real producers' series: a part's card carries those that its years span. Sample
data carry the ones that are built into them (``pipelines/sample.py``), so that models and charts
meet them. A jump across a break is not growth, and a model must treat it as a new series.
"""

from collections.abc import Iterable
from typing import Final

import polars as pl

from talentlab.tables.card import SeriesBreak
from talentlab.vocab.text import Text

BAS_REPLACES_RAMS: Final = SeriesBreak(
    year=2020,
    why=Text(
        sv="SCB bytte källa från RAMS (kontrolluppgifter en gång om året) till BAS "
        "(arbetsgivarnas månadsuppgifter). Nivåerna före och efter går inte att jämföra.",
        en="SCB changed source from RAMS (yearly income statements) to BAS (employers' monthly "
        "reports). Levels before and after cannot be compared.",
    ),
)

OCCUPATIONS_IMPUTED: Final = SeriesBreak(
    year=2023,
    why=Text(
        sv="Från 2023 ingår åldrarna 16–69 i stället för 16–64, och saknade yrken fylls i med "
        "en modell. Ökningen 2022–2023 är till stor del ett nytt sätt att räkna.",
        en="From 2023 ages 16–69 are included instead of 16–64, and missing occupations are "
        "filled in by a model. Much of the increase 2022–2023 is a new way of counting.",
    ),
)

SUN_2020: Final = SeriesBreak(
    year=2019,
    why=Text(
        sv="Utbildningsregistret gick över från SUN 2000 till SUN 2020, och fler utländska "
        "utbildningar kom med.",
        en="The register of education moved from SUN 2000 to SUN 2020, and more foreign "
        "educations were included.",
    ),
)

EDUCATION_REGISTER_2000: Final = SeriesBreak(
    year=2000,
    why=Text(
        sv="Utbildningsregistret gick över till SUN 2000 och fick nya källor; andelen med lång "
        "utbildning ändrades av det.",
        en="The register of education moved to SUN 2000 and got new sources, which changed the "
        "share with long education.",
    ),
)

DECISIONS_NOT_SPLIT: Final = SeriesBreak(
    year=2023,
    why=Text(
        sv="Till och med 2022 har en utbildning i flera kommuner en rad per kommun med "
        "kommunens egna platser. Från 2023 är den en enda rad, och platserna är inte fördelade.",
        en="Up to 2022 a programme in several municipalities has one row per municipality with "
        "that municipality's seats. From 2023 it is a single row and seats are not divided.",
    ),
)


def breaks_in(frame: pl.DataFrame, breaks: Iterable[SeriesBreak]) -> tuple[SeriesBreak, ...]:
    """Return those of ``breaks`` that the rows lie on both sides of.

    Rows tell their year in ``year`` or at the front of ``period``; rows without years span nothing.
    """
    if "year" in frame.columns:
        years = frame["year"]
    elif "period" in frame.columns:
        years = frame["period"].str.slice(0, 4).cast(pl.Int64)
    else:
        return ()
    return tuple(b for b in breaks if (years < b.year).any() and (years >= b.year).any())

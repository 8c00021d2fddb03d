"""From imported tables to the signals of today, the related occupations and the search words.

Method: docs/method-guide/signals.md.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import polars as pl

from talentlab.calc.signals.relations import related, words
from talentlab.pipelines.signals.ads import ads_signals
from talentlab.pipelines.signals.counted import counted_ads, counted_employees
from talentlab.pipelines.signals.jobseekers import unemployed_signals
from talentlab.pipelines.signals.judgements import judgement_signals
from talentlab.pipelines.signals.places import Places, places_of
from talentlab.pipelines.signals.wages import wage_signals
from talentlab.tables.signals import OCCUPATION_SIGNALS, OCCUPATION_WORDS, RELATED_OCCUPATIONS
from talentlab.vocab.region import Region

SOURCES: Final = (
    "ads",
    "unemployed_by_occupation",
    "barometer",
    "wages",
    "wage_spread",
    "occupation_titles",
    "occupation_relations",
)
"""The tables that any of this can be made from; without all of them there is nothing to show."""


def build_signals(
    tidy: Mapping[str, pl.DataFrame], region: Region, *, employment: pl.DataFrame | None = None
) -> Mapping[str, pl.DataFrame]:
    """Return the derived tables of ``tables/signals.py`` by name; none if nothing was imported.

    Parameters
    ----------
    tidy : mapping
        Tidy tables by name; those in :data:`SOURCES`, ``employed_by_occupation`` and ``unemployed``
        are used where they are.
    region : Region
        Whose areas are shown.
    employment : DataFrame or None
        The derived ``employment_history``, if it was calculated: employees of areas where nobody
        counted them make ads per hundred employees ``estimated``.

    """
    if not any(name in tidy for name in SOURCES):
        return {}
    return {
        OCCUPATION_SIGNALS.name: _signals(tidy, places_of(region), employment),
        RELATED_OCCUPATIONS.name: (
            related(tidy["occupation_relations"])
            if "occupation_relations" in tidy
            else RELATED_OCCUPATIONS.rows.empty()
        ),
        OCCUPATION_WORDS.name: (
            words(tidy["occupation_titles"])
            if "occupation_titles" in tidy
            else OCCUPATION_WORDS.rows.empty()
        ),
    }


def _signals(
    tidy: Mapping[str, pl.DataFrame], places: Places, employment: pl.DataFrame | None
) -> pl.DataFrame:
    """Return every signal once, the nearest measurement where two tables give the same."""
    empty: pl.DataFrame = OCCUPATION_SIGNALS.rows.empty()
    rows = pl.concat([empty, *_each(tidy, places, employment)])
    finer = pl.col("measured_ssyk_code").str.len_chars()
    own = pl.col("measured_region_code") == pl.col("region_code")
    key = OCCUPATION_SIGNALS.key
    return rows.sort(*key, finer, own, descending=[False] * len(key) + [True, True]).unique(
        key, keep="first", maintain_order=True
    )


def _each(
    tidy: Mapping[str, pl.DataFrame], places: Places, employment: pl.DataFrame | None
) -> Iterator[pl.DataFrame]:
    ads = counted_ads(tidy["ads"], places) if "ads" in tidy else None
    if ads is not None:
        employees = counted_employees(tidy, employment, places, ads.year)
        yield from ads_signals(ads, employees, places)
        yield from unemployed_signals(tidy, ads, places)
    if "barometer" in tidy:
        yield from judgement_signals(tidy["barometer"], places)
    yield from wage_signals(tidy, places)

"""Judgements of occupations in words by other producers, beside our probability of a shortage.

A class of the employment service's is about a chance of work or about demand, ours about supply
less demand. They are put on the same three steps, from many wanted to few, and compared step by
step and in order; neither is turned into the other.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Final

import polars as pl

from talentlab.calc.backtest.rank_correlation import interval_of_correlation, rank_correlation
from talentlab.calc.signals.groups import group_of
from talentlab.calc.signals.judgements import agreed
from talentlab.tables.occupations import BAROMETER
from talentlab.tables.other_outlooks import OTHER_OUTLOOKS
from talentlab.tables.signals import DIFFERS
from talentlab.vocab.ssyk import SsykEdition

SERVICE: Final = "Arbetsförmedlingen"
"""Who makes the occupational barometer."""
STEPS: Final[Mapping[str, int]] = {
    "large": 1,
    "medium": 0,
    "small": -1,
    "increase": 1,
    "same": 0,
    "decrease": -1,
    "short": 1,
    "uncertain": 0,
    "surplus": -1,
}
"""Every class -> its step: 1 where many are wanted, -1 where few are."""
AHEAD: Final = 5
"""Years from a round of the barometer to the demand that it judges."""

_KEY: Final = ("producer", "about", "vintage", "region_code", "ssyk_code", "year", "judgement")
_ROUND: Final = ("producer", "about", "vintage", "region_code", "year")
_EDITIONS: Final[tuple[SsykEdition, ...]] = ("scb", "af")
_MEASURES: Final = {"opportunities": ("opportunities", 0), "forecast_5y": ("demand", AHEAD)}
_MATCHES: Final = ("agrees", "partly", "contradicts")


def other_judgements(tidy: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Return the newest classes of each producer: ``producer`` … ``judgement``.

    A group whose parts are judged differently has no class, and neither has one of the employment
    service's groups that merges several of SCB's: a judgement of several is of none of them.
    """
    found = [pl.DataFrame(schema=dict.fromkeys(_KEY, pl.String) | {"year": pl.Int64})]
    if BAROMETER.name in tidy:
        found += _barometer(tidy[BAROMETER.name])
    if OTHER_OUTLOOKS.name in tidy:
        found.append(_classes(tidy[OTHER_OUTLOOKS.name]))
    return pl.concat(found)


def second_judgements(judged: pl.DataFrame, balance: pl.DataFrame) -> pl.DataFrame:
    """Return rows of the table ``second_judgements``: their class beside our probability.

    A judgement of a year before our first forecast is held against that one. What a producer says
    twice of the same (the barometer, delivered also as a table) counts once.

    Parameters
    ----------
    judged
        As :func:`other_judgements` returns it.
    balance
        The derived table ``balance_by_occupation``.

    """
    ours = balance.filter(
        pl.col("sector") == "total", pl.col("p_short").is_not_null(), pl.col("verdict") != ""
    ).select("region_code", "ssyk_code", pl.col("year").cast(pl.Int64), "verdict", "p_short")
    first = pl.lit(ours["year"].min(), pl.Int64)
    apart = (_step("judgement") - _step("verdict")).abs()
    return (
        judged.sort("year", descending=True, maintain_order=True)
        .with_columns(pl.max_horizontal("year", first))
        .unique([*_ROUND, "ssyk_code"], keep="first", maintain_order=True)
        .join(ours, on=["region_code", "ssyk_code", "year"])
        .with_columns(apart.replace_strict(dict(enumerate(_MATCHES))).alias("agreement"))
        .select(*_KEY, "verdict", "p_short", "agreement")
    )


def judgement_agreement(beside: pl.DataFrame) -> pl.DataFrame:
    """Return rows of the table ``judgement_agreement`` from those of ``second_judgements``."""
    rows = []
    for key, round_ in beside.group_by(_ROUND, maintain_order=True):
        theirs = round_.select(_step("judgement").cast(pl.Float64)).to_series().to_numpy()
        ours = round_["p_short"].to_numpy()
        correlation = rank_correlation(theirs, ours)
        interval = (
            None if correlation is None else interval_of_correlation(correlation, round_.height)
        )
        counted = Counter(round_["agreement"])
        low, high = interval or (None, None)
        rows.append((*key, *(counted[match] for match in _MATCHES), correlation, low, high))
    numbers = dict.fromkeys(("rank_correlation", "p10", "p90"), pl.Float64)
    words = dict.fromkeys(_ROUND, pl.String) | {"year": pl.Int64}
    schema = {**words, **dict.fromkeys(_MATCHES, pl.Int64), **numbers}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _step(name: str) -> pl.Expr:
    return pl.col(name).replace_strict(STEPS, return_dtype=pl.Int64)


def _barometer(barometer: pl.DataFrame) -> list[pl.DataFrame]:
    latest = barometer.filter(pl.col("period") == pl.col("period").max())
    return [
        _of_measure(latest.filter(pl.col("ssyk_edition") == edition), edition, measure)
        for edition in _EDITIONS
        for measure in _MEASURES
    ]


def _of_measure(judged: pl.DataFrame, edition: SsykEdition, measure: str) -> pl.DataFrame:
    about, ahead = _MEASURES[measure]
    period = pl.lit(judged["period"].max(), pl.String)
    parts = judged.select("region_code", group="ssyk_code", level=measure)
    return (
        agreed(parts, differs=DIFFERS)
        .filter(pl.col("status") == "counted", pl.col("level") != DIFFERS)
        .join(_own_groups(edition), on="group")
        .select(
            pl.lit(SERVICE).alias("producer"),
            pl.lit(about).alias("about"),
            period.alias("vintage"),
            "region_code",
            "ssyk_code",
            (_year(period) + ahead).alias("year"),
            pl.col("level").alias("judgement"),
        )
    )


def _own_groups(edition: SsykEdition) -> pl.DataFrame:
    """Return the groups of an edition that are one of SCB's: ``group``, ``ssyk_code``."""
    groups = group_of(edition)
    units = Counter(groups.values())
    rows = [(group, unit) for unit, group in groups.items() if units[group] == 1]
    return pl.DataFrame(rows, schema=["group", "ssyk_code"], orient="row")


def _classes(others: pl.DataFrame) -> pl.DataFrame:
    """Return the classes that came as a table: of demand, in the edition we publish in."""
    newest = pl.col("vintage") == pl.col("vintage").max().over("producer")
    return others.filter(
        (pl.col("subject") == "occupation") & (pl.col("measure") == "class"),
        newest,
        pl.col("judgement").is_in(["increase", "same", "decrease"]),
    ).select(
        "producer",
        pl.lit("demand").alias("about"),
        "vintage",
        "region_code",
        pl.col("code").alias("ssyk_code"),
        pl.col("year").cast(pl.Int64),
        "judgement",
    )


def _year(period: pl.Expr) -> pl.Expr:
    return period.str.slice(0, 4).cast(pl.Int64)

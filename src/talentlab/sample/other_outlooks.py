"""Others' outlooks: an invented barometer of classes, and the few numbers SCB has published.

Only the published numbers are real. They stand in a part of their own with a card of their own
(``pipelines/sample.py``), so that nobody takes them for invented, or the invented ones for real.
"""

from typing import Final

import polars as pl

from talentlab.sample.axes import COUNTY, LAST
from talentlab.sample.sources import Published, published

PUBLISHED_BY: Final = "SCB"
INVENTED_BY: Final = "Exempelbarometern"
PUBLISHED_VINTAGE: Final = "2023-02"
AHEAD: Final = 5
_PREFIX: Final = "outlook_"
_CODES: Final = {
    "groups_short": ("total", "groups_short"),
    "short_total": ("total", "gap"),
    "short_73O": ("73O", "gap"),
    "short_15V": ("15V", "gap"),
    "short_industrial": ("industrial", "gap"),
}
"""What the page says -> code and measure; industrial technology is no single education group."""


def published_numbers() -> tuple[Published, ...]:
    """Return the numbers published from SCB's outlook for the county to 2035."""
    return tuple(p for p in published() if p.quantity.startswith(_PREFIX))


def other_outlooks_frame(barometer: pl.DataFrame) -> pl.DataFrame:
    """Return ``other_outlooks``: what is published, and the barometer's classes in five years."""
    return pl.concat([_published_frame(), _classes_frame(barometer)])


def _published_frame() -> pl.DataFrame:
    rows = []
    for number in published_numbers():
        code, measure = _CODES[number.quantity.removeprefix(_PREFIX)]
        value = -number.value if measure == "gap" else number.value
        rows.append((code, measure, int(number.period), value))
    frame = pl.DataFrame(rows, schema=["code", "measure", "year", "value"], orient="row")
    return frame.select(
        "code",
        "measure",
        pl.col("year").cast(pl.Int64),
        pl.col("value").cast(pl.Float64),
        pl.lit(None, pl.String).alias("judgement"),
        pl.lit(PUBLISHED_BY).alias("producer"),
        pl.lit(PUBLISHED_VINTAGE).alias("vintage"),
        pl.lit(COUNTY).alias("region_code"),
        pl.lit("education_group").alias("subject"),
        pl.lit("counted").alias("status"),
    )


def _classes_frame(barometer: pl.DataFrame) -> pl.DataFrame:
    """Return one class for each whole occupation that the county's barometer judges."""
    judged = barometer.filter(
        pl.col("region_code") == COUNTY,
        pl.col("forecast_5y").is_not_null(),
        pl.len().over("region_code", "ssyk_code") == 1,
    )
    return judged.select(
        pl.col("ssyk_code").alias("code"),
        pl.lit("class").alias("measure"),
        pl.lit(LAST + AHEAD, pl.Int64).alias("year"),
        pl.lit(None, pl.Float64).alias("value"),
        pl.col("forecast_5y").alias("judgement"),
        pl.lit(INVENTED_BY).alias("producer"),
        pl.lit(f"{LAST}-04").alias("vintage"),
        "region_code",
        pl.lit("occupation").alias("subject"),
        pl.lit("counted").alias("status"),
    )

"""A stock counted every month, as its average over a whole year.

Method: docs/method-guide/signals.md, section 4.
"""

from typing import Final

import polars as pl

from talentlab.calc.signals.groups import summed

MONTHS: Final = 12


def whole_year(periods: pl.Series, wanted: int) -> int | None:
    """Return ``wanted`` if all its months are there, else the last year that is whole, or nothing.

    Parameters
    ----------
    periods
        Months as ``YYYY-MM``; repeated ones count once.
    wanted
        The year to prefer: that of what the stock is compared with.

    """
    months = periods.unique().to_frame("period").with_columns(pl.col("period").str.head(4))
    counted = months.group_by("period").len().filter(pl.col("len") == MONTHS)
    years = sorted(int(year) for year in counted["period"])
    return wanted if wanted in years else max(years, default=None)


def mean_of_year(frame: pl.DataFrame, year: int) -> pl.DataFrame:
    """Return the average over the twelve months of ``year``.

    Parameters
    ----------
    frame
        ``region_code``, ``group``, ``period`` (``YYYY-MM``), ``value`` and ``status``.

    Returns
    -------
    DataFrame
        ``region_code``, ``group``, ``value`` and ``status``. A cell with a month that was withheld
        or is missing has no average: nothing is filled in.

    """
    cell = ["region_code", "group"]
    months = frame.filter(pl.col("period").str.head(4) == str(year))
    counts = months.group_by(cell).agg(pl.col("period").n_unique().alias("months"))
    whole = pl.col("months") == MONTHS
    totals = summed(months, *cell).join(counts, on=cell)
    lacking = whole.not_() & (pl.col("status") == "counted")
    return totals.select(
        *cell,
        value=pl.when(whole).then(pl.col("value") / MONTHS),
        status=pl.when(lacking).then(pl.lit("missing")).otherwise(pl.col("status")),
    )

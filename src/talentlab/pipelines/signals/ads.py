"""Ads by occupation and area, alone and in relation to employees.

Method: docs/method-guide/signals.md, section 4.
"""

from collections.abc import Iterator
from typing import Final

import polars as pl

from talentlab.calc.signals.groups import not_counted, regrouped, with_sums
from talentlab.calc.signals.ratios import moment, ratio
from talentlab.calc.signals.reach import code_reach, place_reach
from talentlab.pipelines.signals.counted import Counted
from talentlab.pipelines.signals.places import Places
from talentlab.pipelines.signals.shown import as_signal, of_each_area, shown
from talentlab.vocab.ssyk import MINOR_GROUP

_HUNDRED: Final = 100.0


def ads_signals(ads: Counted, employees: Counted | None, places: Places) -> Iterator[pl.DataFrame]:
    """Yield rows of ``occupation_signals`` with ads, and with ads per hundred employees.

    Ads are shown for the area itself only. Groups that the producer does not have are missing, not
    zero. A ratio may stand for a more detailed code where employees are known less in detail.
    """
    here = place_reach(places.alone)
    sums = with_sums(ads.cells)
    cells = pl.concat([sums, _missing(ads)])
    source = of_each_area(ads.tables)
    measured = as_signal(cells, "ads", source=source, period=of_each_area(ads.periods))
    yield shown(measured, here, code_reach(ads.edition))
    if employees is None:
        return
    both = ratio(sums, with_sums(_in_groups_of(ads, employees)), per=_HUNDRED)
    periods = {
        code: moment(year, employees.periods[code])
        for code, year in ads.periods.items()
        if code in employees.periods
    }
    tables = {code: f"{ads.tables[code]}+{employees.tables[code]}" for code in periods}
    measured = as_signal(
        both,
        "ads_per_100_employed",
        source=of_each_area(tables),
        period=of_each_area(periods),
    )
    yield shown(measured, here, code_reach(ads.edition, widest=MINOR_GROUP))


def _missing(ads: Counted) -> pl.DataFrame:
    """Return a row for every area and group that the ads' edition does not have."""
    groups = pl.DataFrame({"group": list(not_counted(ads.edition))}, schema={"group": pl.String})
    return (
        ads.cells.select("region_code")
        .unique()
        .join(groups, how="cross")
        .with_columns(value=pl.lit(None, pl.Float64), status=pl.lit("missing"))
    )


def _in_groups_of(ads: Counted, employees: Counted) -> pl.DataFrame:
    """Return employees in the groups that ads are counted in; others have no ads to relate to."""
    comparable = employees.cells.filter(~pl.col("group").is_in(not_counted(ads.edition)))
    return regrouped(comparable, employees.edition, ads.edition)

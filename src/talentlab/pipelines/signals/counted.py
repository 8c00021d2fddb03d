"""Imported counts by occupation, as area and group with the edition and year they belong to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from talentlab.calc.signals.groups import finest, summed
from talentlab.pipelines.signals.places import Places, of_areas
from talentlab.tables.employment import EMPLOYMENT_HISTORY
from talentlab.tables.work import EMPLOYED_BY_OCCUPATION
from talentlab.vocab.sexes import SEXES, TOTAL
from talentlab.vocab.ssyk import SsykEdition


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts by area and group.

    Attributes
    ----------
    cells
        ``region_code``, ``group``, ``value`` and ``status``; each area's most detailed groups.
    edition
        Whose groups they are.
    periods, tables
        Area -> the year that its counts are from, and the table.

    """

    cells: pl.DataFrame
    edition: SsykEdition
    periods: Mapping[str, str]
    tables: Mapping[str, str]

    @property
    def year(self) -> int:
        """Return the last year that any area's counts are from."""
        return max(int(year) for year in self.periods.values())


def counted_ads(ads: pl.DataFrame, places: Places) -> Counted | None:
    """Return the ads of the last year there are any for; nothing if no shown area has any.

    An area with ads has all groups: a group without a row had no ads, as the producer counts every
    ad that was published. Where both editions were imported, SCB's is used: it is the finer.
    """
    last = pl.col("year") == pl.col("year").max()
    latest = finest(ads.filter(last).rename({"ssyk_code": "group"}))
    if latest.is_empty():
        return None
    edition: SsykEdition = "scb" if "scb" in latest["ssyk_edition"] else "af"
    counts = latest.filter(pl.col("ssyk_edition") == edition)
    level = {"level": pl.col("group").str.len_chars()}
    areas, groups = (counts.select(name, **level).unique() for name in ("region_code", "group"))
    every = areas.join(groups, on="level")
    cells = every.join(counts, on=["region_code", "group"], how="left").select(
        "region_code",
        "group",
        value=pl.col("ads").fill_null(0).cast(pl.Float64),
        status=pl.lit("counted"),
    )
    shown = of_areas(cells, places)
    return None if shown.is_empty() else _counted(shown, edition, latest["year"][0], "ads")


def counted_employees(
    tidy: Mapping[str, pl.DataFrame], employment: pl.DataFrame | None, places: Places, near: int
) -> Counted | None:
    """Return employees in SCB's groups in ``near``, or in the last year before it.

    The imported table comes first; areas that it lacks are taken from what the employment outlook
    has modelled for them, and are then ``estimated``.
    """
    found = [
        _counted(of_areas(cells, places), "scb", year, table)
        for table, source in _sources(tidy, employment)
        for cells, year in _of_year(source, near)
    ]
    periods: dict[str, str] = {}
    tables: dict[str, str] = {}
    cells: list[pl.DataFrame] = []
    for counted in found:
        cells.append(counted.cells.filter(~pl.col("region_code").is_in(list(periods))))
        periods = {**counted.periods, **periods}
        tables = {**counted.tables, **tables}
    return Counted(pl.concat(cells), "scb", periods, tables) if periods else None


def _sources(
    tidy: Mapping[str, pl.DataFrame], employment: pl.DataFrame | None
) -> Iterator[tuple[str, pl.DataFrame]]:
    """Yield a table and its employees by area, group, sex and year, the best source first."""
    columns = ["region_code", "ssyk_code", "sex", "year", "employed_persons", "status"]
    if EMPLOYED_BY_OCCUPATION.name in tidy:
        table = tidy[EMPLOYED_BY_OCCUPATION.name].filter(pl.col("ssyk_edition") == "scb")
        yield EMPLOYED_BY_OCCUPATION.name, table.select(columns)
    if employment is not None:
        modelled = pl.when("is_modelled").then(pl.lit("estimated")).otherwise(pl.lit("counted"))
        yield EMPLOYMENT_HISTORY.name, employment.with_columns(status=modelled).select(columns)


def _of_year(source: pl.DataFrame, near: int) -> Iterator[tuple[pl.DataFrame, int]]:
    """Yield both sexes' employees of the last year up to ``near``, or of the first, if any."""
    people = source.filter(pl.col("ssyk_code") != TOTAL)
    if people.is_empty():
        return
    years = people["year"].unique().sort()
    year = int(max(years.filter(years <= near), default=years[0]))
    sexes = (TOTAL,) if TOTAL in people["sex"] else SEXES
    cells = people.filter(pl.col("year") == year, pl.col("sex").is_in(sexes)).select(
        "region_code",
        "status",
        group="ssyk_code",
        value=pl.col("employed_persons").cast(pl.Float64),
    )
    yield finest(summed(cells, "region_code", "group")), year


def _counted(cells: pl.DataFrame, edition: SsykEdition, year: int, table: str) -> Counted:
    """Return cells that are all from one year of one table."""
    areas = cells["region_code"].unique().sort().to_list()
    return Counted(cells, edition, dict.fromkeys(areas, str(year)), dict.fromkeys(areas, table))

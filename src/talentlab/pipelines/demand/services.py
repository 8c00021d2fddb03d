"""Welfare services: who uses them by age, and who works in them."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.industries import SERVICE_SECTIONS
from talentlab.calc.demand.industries.welfare import Service, staffing_trend, usage_rates
from talentlab.tables.welfare import SERVICE_STAFF, SERVICE_USERS
from talentlab.vocab.sexes import SEXES, TOTAL

OLDEST: Final = 110
"""Where an open age group is taken to end."""


def ages_of(label: str) -> tuple[int, int]:
    """Return the first age of a group and the one after its last.

    Examples
    --------
    >>> ages_of("1-5"), ages_of("80+"), ages_of("total")
    ((1, 6), (80, 110), (0, 110))

    """
    if label == TOTAL:
        return 0, OLDEST
    if label.endswith("+"):
        return int(label[:-1]), OLDEST
    first, _, last = label.partition("-")
    return int(first), int(last or first) + 1


def overlaps(groups: Sequence[str], parts: Sequence[str]) -> Floats:
    """Return the share of each of ``parts`` (P,) that lies in each of ``groups`` (G,): (G, P).

    Single ages within a part are taken to be as many.
    """
    found = np.zeros((len(groups), len(parts)))
    for p, part in enumerate(parts):
        first, after = ages_of(part)
        for g, group in enumerate(groups):
            low, high = ages_of(group)
            found[g, p] = max(min(after, high) - max(first, low), 0) / (after - first)
    return found


def read_services(
    tidy: Mapping[str, pl.DataFrame],
    region_codes: Sequence[str],
    sections: Mapping[str, int],
    age_groups: Sequence[str],
    residents: Floats,
    base_year: int,
) -> tuple[Service, ...]:
    """Return the services whose users and staff are known in every municipality.

    Parameters
    ----------
    region_codes : sequence of str
        The municipalities (M).
    sections : mapping
        Section letter of SNI -> position of the industry it belongs to.
    age_groups : (A,)
        Of the population draws.
    residents : (M, A)
        In the base year.

    """
    if SERVICE_USERS.name not in tidy or SERVICE_STAFF.name not in tidy:
        return ()
    users = _users(tidy[SERVICE_USERS.name], region_codes, base_year)
    staff = _staff(tidy[SERVICE_STAFF.name], region_codes, base_year)
    found = []
    for name, section in SERVICE_SECTIONS.items():
        of_users = users.filter(pl.col("service") == name)
        of_staff = staff.filter(pl.col("service") == name)
        years = _complete(of_users, region_codes) & _complete(of_staff, region_codes)
        if section in sections and years:
            here = (of_users, of_staff, sorted(years))
            found.append(
                _service(name, sections[section], here, region_codes, age_groups, residents)
            )
    return tuple(found)


def _service(
    name: str,
    industry: int,
    tables: tuple[pl.DataFrame, pl.DataFrame, list[int]],
    region_codes: Sequence[str],
    age_groups: Sequence[str],
    residents: Floats,
) -> Service:
    users, staff, years = tables
    last = years[-1]
    groups = users.filter(pl.col("year") == last)["age_group"].unique().sort().to_list()
    inside = overlaps(groups, age_groups)
    using = _table(users.filter(pl.col("year") == last), region_codes, "age_group", groups)
    rates = usage_rates(using, residents @ inside.T)
    trend, spread = staffing_trend(_by_year(users, years), _by_year(staff, years), years)
    working = _table(staff.filter(pl.col("year") == last), region_codes, "service", [name])[:, 0]
    return Service(
        name=name,
        industry=industry,
        usage=rates @ inside,
        staff=working,
        trend=trend,
        spread=spread,
    )


def _users(table: pl.DataFrame, region_codes: Sequence[str], base_year: int) -> pl.DataFrame:
    """Return region, service, age group, year and persons of both sexes; no unknown place and year.

    A number that is suppressed is not zero: then nothing is known of that service there that year.
    """
    here = table.filter(pl.col("region_code").is_in(region_codes), pl.col("year") <= base_year)
    both = here.filter(pl.col("sex") == TOTAL)
    apart = here.filter(pl.col("sex").is_in(SEXES)).join(
        both, on=["region_code", "service", "year"], how="anti"
    )
    every = pl.concat([both, apart])
    bands = every.filter(pl.col("age_group") != TOTAL)
    whole = every.filter(pl.col("age_group") == TOTAL).join(
        bands, on=["region_code", "service", "year"], how="anti"
    )
    rows = pl.concat([bands, whole])
    return _known(rows, "users", ["age_group"])


def _staff(table: pl.DataFrame, region_codes: Sequence[str], base_year: int) -> pl.DataFrame:
    """Return region, service, year and persons of all sectors; no unknown place and year."""
    here = table.filter(pl.col("region_code").is_in(region_codes), pl.col("year") <= base_year)
    both = here.filter(pl.col("sector") == TOTAL)
    apart = here.filter(pl.col("sector") != TOTAL).join(
        both, on=["region_code", "service", "year"], how="anti"
    )
    return _known(pl.concat([both, apart]), "persons", [])


def _known(rows: pl.DataFrame, measure: str, also: list[str]) -> pl.DataFrame:
    place = ["region_code", "service", "year"]
    unknown = rows.filter(pl.col(measure).is_null()).select(place).unique()
    return (
        rows.join(unknown, on=place, how="anti")
        .group_by(*place, *also)
        .agg(persons=pl.col(measure).sum().cast(pl.Float64))
    )


def _complete(rows: pl.DataFrame, region_codes: Sequence[str]) -> set[int]:
    """Return the years in which all municipalities are known and somebody is there."""
    counted = rows.group_by("year").agg(
        pl.col("region_code").n_unique().alias("places"), pl.col("persons").sum()
    )
    whole = counted.filter(pl.col("places") == len(region_codes), pl.col("persons") > 0)
    return set(whole["year"])


def _table(
    rows: pl.DataFrame, region_codes: Sequence[str], column: str, values: Sequence[str]
) -> Floats:
    found = np.zeros((len(region_codes), len(values)))
    at = {code: i for i, code in enumerate(region_codes)}
    to = {value: i for i, value in enumerate(values)}
    for region, value, persons in rows.select("region_code", column, "persons").iter_rows():
        found[at[region], to[value]] = persons
    return found


def _by_year(rows: pl.DataFrame, years: Sequence[int]) -> Floats:
    sums = dict(rows.group_by("year").agg(pl.col("persons").sum()).iter_rows())
    return np.array([sums[year] for year in years])

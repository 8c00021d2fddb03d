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

_PLACE: Final = ["region_code", "service", "year"]
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
    county_code: str,
    region_codes: Sequence[str],
    sections: Mapping[str, int],
    age_groups: Sequence[str],
    residents: Floats,
    base_year: int,
) -> tuple[Service, ...]:
    """Return the services whose users by age are known somewhere, and whose staff is.

    A withheld number is not zero: there the share of an age who use a service is that of all
    municipalities that told, and staff that is withheld stays with the rest of its industry.

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
    wanted = (county_code, *region_codes)
    users = _users(tidy[SERVICE_USERS.name], wanted, base_year)
    staff = _staff(tidy[SERVICE_STAFF.name], wanted, base_year)
    found = []
    for name, section in SERVICE_SECTIONS.items():
        tables = tuple(table.filter(pl.col("service") == name) for table in (users, staff))
        if section in sections and all(_is_told(table, region_codes) for table in tables):
            using, groups = _last_users(tables[0], region_codes)
            inside = overlaps(groups, age_groups)
            rates = usage_rates(using, residents @ inside.T)
            years, totals = _totals(tables[0], tables[1], county_code, region_codes)
            trend, spread = staffing_trend(totals[0], totals[1], years)
            found.append(
                Service(
                    name=name,
                    industry=sections[section],
                    usage=rates @ inside,
                    staff=np.nan_to_num(_last(tables[1], region_codes)),
                    trend=trend,
                    spread=spread,
                )
            )
    return tuple(found)


def _users(table: pl.DataFrame, region_codes: Sequence[str], base_year: int) -> pl.DataFrame:
    """Return region, service, age group, year and persons of both sexes, or nothing if withheld."""
    here = table.filter(pl.col("region_code").is_in(region_codes), pl.col("year") <= base_year)
    both = here.filter(pl.col("sex") == TOTAL)
    apart = here.filter(pl.col("sex").is_in(SEXES)).join(both, on=_PLACE, how="anti")
    every = pl.concat([both, apart])
    bands = every.filter(pl.col("age_group") != TOTAL)
    whole = every.filter(pl.col("age_group") == TOTAL).join(bands, on=_PLACE, how="anti")
    return _summed(pl.concat([bands, whole]), "users", "age_group")


def _staff(table: pl.DataFrame, region_codes: Sequence[str], base_year: int) -> pl.DataFrame:
    """Return region, service, year and persons of all sectors, or nothing if withheld."""
    here = table.filter(pl.col("region_code").is_in(region_codes), pl.col("year") <= base_year)
    both = here.filter(pl.col("sector") == TOTAL)
    apart = here.filter(pl.col("sector") != TOTAL).join(both, on=_PLACE, how="anti")
    return _summed(pl.concat([both, apart]), "persons")


def _summed(rows: pl.DataFrame, measure: str, *also: str) -> pl.DataFrame:
    known = pl.col(measure).is_not_null().all()
    return rows.group_by(*_PLACE, *also).agg(
        persons=pl.when(known).then(pl.col(measure).sum().cast(pl.Float64))
    )


def _is_told(rows: pl.DataFrame, region_codes: Sequence[str]) -> bool:
    """Return whether any municipality has told any number."""
    inside = rows.filter(pl.col("region_code").is_in(region_codes))
    return bool((inside["persons"].fill_null(0.0) > 0).any())


def _latest(rows: pl.DataFrame, region_codes: Sequence[str]) -> pl.DataFrame:
    """Return the municipalities' rows of the last year that any of them has told."""
    inside = rows.filter(pl.col("region_code").is_in(region_codes))
    told = inside.filter(pl.col("persons").is_not_null())
    return inside.filter(pl.col("year") == told["year"].max())


def _last_users(rows: pl.DataFrame, region_codes: Sequence[str]) -> tuple[Floats, list[str]]:
    """Return users (M, G) by the service's own age groups, not a number where withheld."""
    last = _latest(rows, region_codes)
    groups = last["age_group"].unique().sort().to_list()
    found = np.full((len(region_codes), len(groups)), np.nan)
    for region, group, persons in last.select("region_code", "age_group", "persons").iter_rows():
        if persons is not None:
            found[region_codes.index(region), groups.index(group)] = persons
    return found, groups


def _last(rows: pl.DataFrame, region_codes: Sequence[str]) -> Floats:
    """Return persons (M,), not a number where withheld."""
    known = dict(_latest(rows, region_codes).select("region_code", "persons").iter_rows())
    return np.array([known.get(code) for code in region_codes], dtype=np.float64)


def _totals(
    users: pl.DataFrame, staff: pl.DataFrame, county_code: str, region_codes: Sequence[str]
) -> tuple[list[int], tuple[Floats, Floats]]:
    """Return the years in which users and staff are known in all, and both (Y,).

    The county's own rows tell, else all its municipalities'.
    """
    both = [_by_year(table, county_code, region_codes) for table in (users, staff)]
    years = sorted(set(both[0]) & set(both[1]))
    of_users, of_staff = (np.array([known[year] for year in years]) for known in both)
    return years, (of_users, of_staff)


def _by_year(rows: pl.DataFrame, county_code: str, region_codes: Sequence[str]) -> dict[int, float]:
    for inside in ([county_code], list(region_codes)):
        here = rows.filter(pl.col("region_code").is_in(inside))
        sums = here.group_by("year").agg(
            pl.col("persons").sum(),
            known=pl.col("persons").is_not_null().all()
            & (pl.col("region_code").n_unique() == len(inside)),
        )
        told = sums.filter(pl.col("known"), pl.col("persons") > 0)
        if told.height:
            return dict(told.select("year", "persons").iter_rows())
    return {}

"""A release with an invented gap between supply and demand, beside work and people.

What pages need to tell apart: nurses and assistant nurses are surely short, programmers surely a
surplus, builders may be either; dental hygienists are shown in a pool in the county and suppressed
in the smallest municipality.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import NormalDist

import polars as pl

from factories import work_supply
from factories.release import QUANTILES
from factories.work_release import work_draft
from factories.work_supply import AHEAD, BASE, GROUPS, REGIONS
from talentlab.store.disk import Disk
from talentlab.store.manifest import InputPart
from talentlab.store.published import point_at
from talentlab.store.releasing import Contribution, write_release
from talentlab.tables import balance, balance_verdicts, demand, education_work
from talentlab.tables.card import Card
from talentlab.vocab.text import Text

SECTORS = {"total": 1.0, "private": 0.3, "public": 0.7}
# Code -> gap in the sixth year as a share of demand, and its standard deviation.
EDUCATION_GAPS = {
    "75N": (-0.14, 0.06),
    "73O": (-0.09, 0.04),
    "45D": (0.16, 0.06),
    "53B": (0.01, 0.08),
    "75T": (-0.05, 0.6),
    "75GT": (-0.02, 0.1),
}
# Occupation -> jobs in the county, gap and its standard deviation.
OCCUPATION_GAPS = {
    "222": (2_700, -0.12, 0.05),
    "2221": (2_210, -0.14, 0.05),
    "532": (5_130, -0.10, 0.04),
    "5321": (3_890, -0.11, 0.04),
    "251": (1_960, 0.12, 0.05),
    "711": (2_280, 0.0, 0.09),
}
SOURCES = {
    "pooled": (61.0, None, None, None),
    "prior": (48.0, None, None, None),
    "ads": (85.0, 1.3, 0.5, 9.5),
    "vacancies": (57.0, 1.0, 0.35, -1.2),
    "barometer": (70.0, 1.1, 0.6, 3.0),
    "employers": (64.0, 1.05, 0.4, 1.1),
}
_SIXTH = 6


@cache
def publish_balance_release(root, name="2026-11-26", *, without=()):
    """Write and publish the release with the gap in the store ``root``; return the root.

    The tables named in ``without`` are left out.
    """
    write_release(Path(root), balance_draft(name, without=without))
    point_at(Path(root), name, at="2026-11-26T08:00:00+01:00", deed="publish", disk=Disk())
    return Path(root)


def balance_draft(name, *, without=()):
    """Return everything the release is made of, but for the tables named in ``without``."""
    draft = work_draft(name)
    counted = Card(
        title=Text(sv="Befolkningens utbildning", en="Education of the population"),
        producer="SCB",
        source="UF0506",
        licence="CC0-1.0",
        vintage="2026-05-20",
        synthetic=True,
    )
    modelled = Card(
        title=Text(sv="Utbud och efterfrågan", en="Supply and demand"),
        producer="Talentlab",
        source="",
        licence="CC0-1.0",
        synthetic=True,
        modelled=True,
    )
    part = InputPart("education_cube", "scb", "open-data", "ac" * 32, 4_242, counted)
    more = tuple(
        Contribution(table, table.check(frame), modelled, (part,))
        for table, frame in (work_supply.frames() | frames()).items()
        if table.name not in without
    )
    return replace(draft, tables=(*draft.tables, *more))


def frames():
    """Return every table of demand and balance with its rows."""
    return {
        demand.DEMAND_OUTLOOK: demand_outlook(),
        demand.SHORTAGE_NOW: shortage_now(),
        balance.BALANCE_BY_EDUCATION: by_education(),
        balance.BALANCE_BY_OCCUPATION: by_occupation(),
        education_work.OCCUPATIONS_BY_EDUCATION: occupations(),
        balance.BALANCE_BACKTEST: backtest(),
        balance_verdicts.BALANCE_VERDICTS: _frame(
            balance_verdicts.BALANCE_VERDICTS, [(5, "all", 0.7, 0.4, 0.86, 90)]
        ),
        balance.BALANCE_SHELF_LIFE: _frame(
            balance.BALANCE_SHELF_LIFE, [("all", 5, 90), ("<200", 0, 40)]
        ),
        balance.BALANCE_ASSUMPTIONS: _frame(
            balance.BALANCE_ASSUMPTIONS, [(1, "Jobben följer länets.", "Jobs follow the county's.")]
        ),
    }


def demand_outlook():
    """Return jobs by education and sector."""
    rows = [
        (region, group, sector, year, jobs, *_bounds(jobs, 0.03 * jobs), True)
        for region, share in REGIONS.items()
        for group, size in GROUPS.items()
        for sector, part in SECTORS.items()
        for year in AHEAD
        for jobs in [0.84 * size * share * part]
    ]
    return _frame(demand.DEMAND_OUTLOOK, rows)


def by_education():
    """Return the gap by education: a pooled group in the county, withheld in Dorotea."""
    rows = []
    for region, share in REGIONS.items():
        for group, (gap, deviation) in EDUCATION_GAPS.items():
            for sector, part in SECTORS.items():
                for year in AHEAD:
                    key = (region, group, sector, year)
                    if group == "75T":
                        withheld = region in {"2425", "2460"}
                        rows.append((*key, *_nothing("" if withheld else "75GT")))
                        continue
                    jobs = 0.84 * GROUPS[group] * share * part
                    rows.append((*key, *_measures(jobs, gap, deviation, year)))
    return _frame(balance.BALANCE_BY_EDUCATION, rows)


def by_occupation():
    """Return the gap by occupation: unit groups in the county, broader ones everywhere."""
    rows = [
        (region, code, sector, year, *_measures(jobs * share * part, gap, deviation, year))
        for region, share in REGIONS.items()
        for code, (jobs, gap, deviation) in OCCUPATION_GAPS.items()
        if len(code) == 3 or region == "24"
        for sector, part in SECTORS.items()
        for year in AHEAD
    ]
    return _frame(balance.BALANCE_BY_OCCUPATION, rows)


def shortage_now():
    """Return what each source says of unfilled jobs for nurses and assistant nurses."""
    rows = [
        (
            region,
            code,
            source,
            BASE,
            *_spread(mean * share * large),
            bias,
            spread,
            _times(shift, share),
        )
        for region, share in REGIONS.items()
        for code, large in {"2221": 1.0, "222": 1.2, "532": 1.8}.items()
        if len(code) == 3 or region == "24"
        for source, (mean, bias, spread, shift) in SOURCES.items()
    ]
    return _frame(demand.SHORTAGE_NOW, rows)


def occupations():
    """Return where nurses and programmers work: most as such, one occupation withheld."""
    rows = [
        ("24", "75N", "222", 2024, 2_000.0, 0.8, "counted"),
        ("24", "75N", "532", 2024, 300.0, 0.12, "counted"),
        ("24", "75N", "251", 2024, None, None, "suppressed"),
        ("00", "45D", "251", 2024, 40_000.0, 0.7, "counted"),
    ]
    return _frame(education_work.OCCUPATIONS_BY_EDUCATION, rows)


def backtest():
    """Return errors that grow with the horizon."""
    rows = [
        (subject, method, horizon, "all", factor * horizon, coverage, 8.0, 90)
        for subject in balance.BACKTEST_SUBJECTS
        for method, factor, coverage in (
            ("talentlab", 1.1, 0.78),
            ("drift", 1.4, None),
            ("naive", 1.0, None),
        )
        for horizon in (1, 3, 5)
    ]
    return _frame(balance.BALANCE_BACKTEST, rows)


def _measures(jobs, gap, deviation, year):
    """Return the measures of a row: the gap grows with the years, and so does its spread."""
    ahead = (year - BASE) / _SIXTH
    middle, wide = jobs * gap * ahead, jobs * deviation * ahead**0.5
    p_short = NormalDist(middle, wide).cdf(0)
    verdict = "short" if p_short > 0.8 else "surplus" if p_short < 0.2 else "uncertain"
    supply, quantile = jobs + middle, QUANTILES["p90"]
    ends = [max(0.0, supply + k * 0.03 * jobs) for k in (-quantile, 0, quantile)]
    asked = [max(0.0, jobs + k * 0.03 * jobs) for k in (-quantile, 0, quantile)]
    gaps = [middle + k * wide for k in (0, -quantile, 0, quantile)]
    worst = max(0.0, -(middle - 1.75 * wide))
    return (
        *(*ends, *asked, *gaps, middle / jobs, p_short, max(0.0, -middle) + 0.4 * wide, worst),
        *(0.92, "fewer", 1.2, 0.3, 0.8, verdict, "", "estimated"),
    )


def _nothing(pool):
    """Return a row without numbers: shown in a pool, or withheld."""
    return (*(None,) * 15, "", None, None, None, "", pool, "pooled" if pool else "suppressed")


def _spread(mean):
    return mean, 0.6 * mean, 0.95 * mean, 1.6 * mean


def _times(shift, share):
    return None if shift is None else shift * share


def _bounds(middle, deviation):
    return [middle + k * deviation for k in QUANTILES.values()]


def _frame(table, rows):
    return pl.DataFrame(
        rows,
        schema=[column.name for column in table.columns()],
        orient="row",
        infer_schema_length=None,
    )

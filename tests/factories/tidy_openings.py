"""Two small invented counties: employees by age, those who leave, and what is expected of them."""

import numpy as np
import polars as pl

from factories.employment import of
from factories.leaving import AGES, GROUPS, grouped_risks, plain_risks
from talentlab.calc.demand.ahead import DemandAhead
from talentlab.calc.demand.baselines import Naive
from talentlab.calc.demand.hindcasts import Hindcast
from talentlab.calc.demand.spread import prior_spread
from talentlab.pipelines.employment.frames import history_frame
from talentlab.tables.openings import CAUSES
from talentlab.vocab.sexes import SEXES

COUNTY, OTHER, SWEDEN = "24", "25", "00"
OCCUPATIONS = ("2221", "2222", "5321", "9111")
GROUP_CODES = ("222", "532", "911")
YEARS = tuple(range(2010, 2020))
BASE = np.array([400.0, 200.0, 900.0, 300.0])
OLD = np.array([0.03, 0.06, 0.08, 0.1, 0.11, 0.13, 0.15, 0.18, 0.16])
YOUNG = np.array([0.25, 0.18, 0.14, 0.11, 0.09, 0.08, 0.07, 0.05, 0.03])
SHARES = np.stack([OLD, OLD, (OLD + YOUNG) / 2, YOUNG])
WEIGHTS = {COUNTY: 1.0, OTHER: 2.0}


def employees():
    """Return a history (R, O, S, Y) of both counties that grows by one percent a year."""
    growth = 1.01 ** np.arange(len(YEARS))
    persons = np.stack(
        [w * BASE[:, None, None] * np.array([0.6, 0.4])[:, None] * growth for w in WEIGHTS.values()]
    )
    return of(np.round(persons), years=YEARS, occupations=OCCUPATIONS, region_codes=tuple(WEIGHTS))


def outlook(history, years_ahead=6):
    """Return an outlook that stands still, with what it would have been earlier."""
    naive = Naive()
    return DemandAhead(
        history=history,
        expected=naive.project(history, years_ahead),
        spread=prior_spread(history.code_length, years_ahead),
        hindcasts=tuple(
            Hindcast(year, naive.project(history.until(year), years_ahead))
            for year in history.years[:-1]
        ),
    )


def by_age(region_code, *, digits, years=YEARS, groups=GROUPS):
    """Return rows of ``employed_by_occupation_age``: the occupations' own shares of every year."""
    history = employees()
    persons = (
        history.persons.sum(axis=0)
        if region_code == SWEDEN
        else history.persons[history.region_codes.index(region_code)]
    )
    detailed = persons[..., None] * SHARES[:, None, None]
    rows = {}
    for o, code in enumerate(OCCUPATIONS):
        for s, sex in enumerate(SEXES):
            for year in years:
                for g, group in enumerate(groups):
                    key = (region_code, code[:digits], sex, group, year)
                    rows[key] = rows.get(key, 0.0) + detailed[o, s, YEARS.index(year), g]
    return pl.DataFrame(
        [(*key, round(number), "counted") for key, number in rows.items()],
        schema=[
            "region_code", "ssyk_code", "sex", "age_group", "year", "employed_persons", "status",
        ],
        orient="row",
    )  # fmt: skip


def leavers(region_code=COUNTY, *, level=0.04, years=YEARS[1:]):
    """Return rows of ``occupation_leavers``: of every group the same share, and its last age."""
    risks = grouped_risks(plain_risks(1, level=level))[0, 0]
    before = by_age(region_code, digits=3).filter(pl.col("year").is_in([y - 1 for y in years]))
    risk = pl.DataFrame(
        [
            (group, cause, float(risks[g, c]))
            for g, group in enumerate(GROUPS)
            for c, cause in enumerate(CAUSES)
        ],
        schema=["age_group", "cause", "risk"],
        orient="row",
    )
    return (
        before.join(risk, on="age_group")
        .select(
            "region_code",
            "ssyk_code",
            "sex",
            "age_group",
            "cause",
            year=pl.col("year") + 1,
            persons=(pl.col("employed_persons") * pl.col("risk")).round().cast(pl.Int64),
            status="status",
        )
        .filter(pl.col("persons") > 0)
    )


def published(history, *, municipal=()):
    """Return ``employment_history``: both counties, Sweden, and parts of the first county."""
    counted = {
        **dict(zip(history.region_codes, history.persons, strict=True)),
        SWEDEN: history.persons.sum(axis=0),
    }
    frames = [
        history_frame(code, persons, history.occupations, history.years)
        for code, persons in counted.items()
    ]
    first = history.persons[0].sum(axis=1)
    groups = np.stack([first[0] + first[1], first[2], first[3]])
    frames += [
        history_frame(code, share * groups[:, None], GROUP_CODES, history.years)
        for code, share in municipal
    ]
    return pl.concat(frames)


__all__ = ["AGES", "by_age", "employees", "leavers", "outlook", "published"]

"""Releases that stand beside earlier ones: revisions, scores, second opinions, and a seat plan.

The newest release lies above an earlier one in Skellefteå because more were counted; in the county
assistant nurses were lowered by the pace; nobody can say why mechanics moved.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path

import polars as pl

from factories import seat_region
from factories.work_balance import balance_draft
from talentlab.pipelines.seats.build import build_seats
from talentlab.pipelines.vintages.accuracy import outlook_accuracy
from talentlab.pipelines.vintages.judgements import judgement_agreement
from talentlab.store.disk import Disk
from talentlab.store.manifest import InputPart
from talentlab.store.published import point_at
from talentlab.store.releasing import Contribution, write_release
from talentlab.tables import judgements, seat_plans, vintages
from talentlab.tables.card import Card
from talentlab.vocab.region import load_region
from talentlab.vocab.text import Text

OLDEST, EARLIER, NEWEST = "2024-11-25", "2025-11-25", "2026-11-27"
YEAR = 2031


@cache
def publish_vintages(root, *, without=()):
    """Write and publish two releases in the store ``root``, the newer beside the earlier one."""
    for name in (EARLIER, NEWEST):
        draft = balance_draft(name)
        if name == NEWEST:
            draft = replace(draft, tables=(*draft.tables, *beside(without=without)))
        write_release(Path(root), draft)
        point_at(Path(root), name, at=f"{name}T08:00:00+01:00", deed="publish", disk=Disk())
    return Path(root)


def beside(*, without=()):
    """Return the tables that a release has when there was one before it, and a seat plan."""
    card = Card(
        title=Text(sv="Jämfört med tidigare", en="Beside earlier ones"),
        producer="Talentlab",
        source="",
        licence="CC0-1.0",
        synthetic=True,
        modelled=True,
    )
    counted = replace(card, producer="SCB", source="TAB638", vintage="2026-02-22", modelled=False)
    part = InputPart("population", "scb", "open-data", "cd" * 32, 4_242, counted)
    return tuple(
        Contribution(table, _checked(table, frame), card, (part,))
        for table, frame in (frames() | seats()).items()
        if table.name not in without
    )


def _checked(table, frame):
    return table.check(frame.select([column.name for column in table.columns()]))


def frames():
    """Return every table about vintages with its rows."""
    told = scores()
    classes = second_judgements()
    return {
        vintages.EARLIER_OUTLOOKS: earlier_outlooks(),
        vintages.REVISIONS: revisions(),
        vintages.OUTLOOK_SCORES: told,
        vintages.SECOND_OPINIONS: second_opinions(),
        judgements.SECOND_JUDGEMENTS: classes,
        judgements.JUDGEMENT_AGREEMENT: judgement_agreement(classes),
        judgements.OUTLOOK_ACCURACY: outlook_accuracy(told),
    }


@cache
def seats():
    """Return the tables of a seat plan of three municipalities."""
    told = {
        "seats": seat_region.seats(),
        "applicants": seat_region.applicants(),
        "graduates": seat_region.graduates(),
        "programme_terms": seat_region.terms(),
    }
    tidy = {name: _renamed(frame) for name, frame in told.items()}
    needs = _renamed(seat_region.balance())
    built = build_seats(tidy, load_region("vasterbotten"), needs, seed=1)
    tables = (
        seat_plans.SEAT_PLANS,
        seat_plans.SEAT_PLAN_LIMITS,
        seat_plans.SEAT_PLAN_VALUES,
        seat_plans.SEAT_PLAN_ASSUMPTIONS,
    )
    return {table: built[table.name] for table in tables}


def _renamed(frame):
    """Return the seats of educations that pages have names for."""
    return frame.with_columns(pl.col("education_group_code").replace({"55Q": "75N", "37G": "73O"}))


CELLS = {
    ("population", "2482", "total", "persons"): 72_400.0,
    ("population", "24", "total", "persons"): 223_000.0,
    ("population", "24", "20-64", "persons"): 128_000.0,
    ("employment", "24", "5321", "employees"): 4_100.0,
    ("supply", "24", "75N", "workplace"): 2_700.0,
    ("demand", "24", "75N", "total"): 2_650.0,
}
"""Cell without its year -> what the earlier release expected."""


def earlier_outlooks():
    """Return what two earlier releases said, for every year ahead."""
    rows = [
        (*cell, year, name, base, 0.95 * value * low, value * low, 1.05 * value * low)
        for cell, value in CELLS.items()
        for year in range(2026, 2037)
        for name, base, low in ((OLDEST, 2023, 0.97), (EARLIER, 2024, 1.0))
    ]
    return _frame(vintages.EARLIER_OUTLOOKS, rows)


def revisions():
    """Return three revisions of each year; the last has no parts."""
    rows = [
        row
        for year in range(2028, 2033)
        for row in (
            ("population", "2482", "total", "persons", year, EARLIER, 72_400.0, 76_800.0,
             3_000.0, 1_600.0, -200.0, 0.0),
            ("employment", "24", "5321", "employees", year, EARLIER, 4_100.0, 3_850.0,
             60.0, -310.0, 0.0, 0.0),
            ("employment", "24", "723", "employees", year, EARLIER, 700.0, 760.0,
             None, None, None, None),
            ("demand", "24", "75N", "total", year, EARLIER, 2_650.0, 2_440.0,
             -40.0, -20.0, 10.0, -160.0),
        )
    ]  # fmt: skip
    return _frame(vintages.REVISIONS, rows)


def scores():
    """Return our own forecasts and SCB's, of which two are of the same numbers."""
    rows = []
    for code, outcome in (("2480", 134_000.0), ("2482", 76_500.0), ("24", 221_950.0)):
        key = ("population", code, "total", "persons", 2025)
        said = outcome * 1.012
        interval = (said * 0.985, said, said * 1.015)
        rows.append(("talentlab", *key, EARLIER, 1, *interval, outcome, code != "2482", 1.2))
        if code != "24":
            theirs = outcome * 1.02
            rows.append(("SCB", *key, "2024", 1, None, theirs, None, outcome, None, 2.0))
    return _frame(vintages.OUTLOOK_SCORES, rows)


def second_opinions():
    """Return numbers of SCB's: one inside our interval, one below it."""
    rows = [
        ("SCB", "2023-02", "gap", "24", "75N", "total", 2035,
         -650.0, -420.0, -190.0, -300.0, "agrees", 2),
        ("SCB", "2023-02", "gap", "24", "73O", "total", 2035,
         -900.0, -600.0, -300.0, -2_000.0, "lower", 2),
        ("SCB", "2026-04", "population", "24", "total", "persons", 2030,
         219_000.0, 223_000.0, 227_000.0, 224_000.0, "agrees", 0),
    ]  # fmt: skip
    return _frame(vintages.SECOND_OPINIONS, rows)


def second_judgements():
    """Return classes of eleven occupations today, one the opposite of ours, and two ahead."""
    said = {
        "5321": ("large", "short", 0.97), "2221": ("large", "short", 0.99),
        "2511": ("large", "surplus", 0.06), "2512": ("small", "surplus", 0.04),
        "7231": ("medium", "uncertain", 0.5), "9111": ("medium", "uncertain", 0.4),
        "2211": ("large", "uncertain", 0.7), "2212": ("small", "uncertain", 0.3),
        "3111": ("small", "surplus", 0.1), "3112": ("medium", "surplus", 0.15),
        "2341": ("large", "short", 0.85),
    }  # fmt: skip
    steps = {"large": 1, "medium": 0, "small": -1, "short": 1, "uncertain": 0, "surplus": -1}
    steps |= {"increase": 1, "decrease": -1}
    ahead = {"5321": ("increase", "short", 0.95), "2512": ("decrease", "surplus", 0.1)}
    rounds = (("opportunities", 2026, said), ("demand", YEAR, ahead))
    rows = [
        ("Arbetsförmedlingen", about, "2026-1", "24", code, year, theirs, ours, chance,
         ("agrees", "partly", "contradicts")[abs(steps[theirs] - steps[ours])])
        for about, year, told in rounds
        for code, (theirs, ours, chance) in told.items()
    ]  # fmt: skip
    return _frame(judgements.SECOND_JUDGEMENTS, rows)


def _frame(table, rows):
    return pl.DataFrame(
        rows,
        schema=[column.name for column in table.columns()],
        orient="row",
        infer_schema_length=None,
    )

"""What revisions follow is calculated again with the same numbers, and with nothing beside them."""

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from factories import tidy_demand
from factories.announced import event
from factories.tidy_demand import BASE_YEAR
from factories.tidy_supply import small_region, tidy_supply
from talentlab.pipelines import balanced
from talentlab.pipelines.followed import Question, followed_demand, followed_outlooks
from talentlab.pipelines.outlook import calculate_outlook
from talentlab.pipelines.vintages.subjects import SUBJECTS, outlook_tables
from talentlab.tables.balance import BALANCE_BACKTEST
from talentlab.tables.catalogue import TIDY

pytestmark = pytest.mark.slow
DRAWS, SEED = 30, 3
OUTLOOKS = {subject.outlook for subject in SUBJECTS}


@pytest.fixture(scope="module")
def region():
    return small_region().with_announced([event(probability=0.5)])


@pytest.fixture(scope="module")
def tidy():
    hints = ("ads", "vacancies", "barometer", "employer_needs", "service_users", "service_staff")
    work = tidy_demand.tables(*hints)
    learned = {name: until_base_year(frame) for name, frame in tidy_supply().items()}
    aged = {"employed_by_occupation_age": by_age(work["employed_by_occupation"])}
    return {**work, **learned, **aged}


def until_base_year(frame):
    return frame.filter(pl.col("year") <= BASE_YEAR) if "year" in frame.columns else frame


def by_age(occupied):
    """Return the employees of the county in four age groups of the same size."""
    here = occupied.filter(pl.col("region_code") == tidy_demand.COUNTY).drop("ssyk_edition")
    parts = [
        here.with_columns(age_group=pl.lit(group), employed_persons=pl.col("employed_persons") // 4)
        for group in ("16-24", "25-39", "40-54", "55-64")
    ]
    names = [column.name for column in TIDY["employed_by_occupation_age"].columns()]
    return pl.concat(parts).select(names)


@pytest.fixture(scope="module")
def whole(tidy, region):
    """Return the whole outlook, but how wrong earlier gaps were: that takes longest by far."""
    told = {"draws": DRAWS, "seed": SEED, "executor": None, "progress": lambda _what, _share: None}
    with pytest.MonkeyPatch.context() as patched:
        untested = {"balance_backtest": BALANCE_BACKTEST.rows.empty()}
        patched.setattr(balanced, "gap_backtest", lambda *_, **__: untested)
        return calculate_outlook(tidy, region, **told)


@pytest.fixture(scope="module")
def asked(region):
    return Question(region, DRAWS, SEED, executor=None)


@pytest.fixture(scope="module")
def again(tidy, asked):
    return followed_outlooks(tidy, asked)


def test_every_followed_outlook_is_the_very_same(whole, again):
    assert set(again) >= OUTLOOKS
    for name, frame in again.items():
        assert_frame_equal(frame, whole[name].frame)


def test_nothing_else_is_calculated(again):
    assert set(again) <= set(outlook_tables())


def test_demand_alone_is_the_same_too(tidy, asked, whole):
    found = followed_demand(tidy, asked)

    assert set(found) == {"demand_outlook"}
    assert_frame_equal(found["demand_outlook"], whole["demand_outlook"].frame)


def test_events_change_demand_and_no_other_followed_number(tidy, region, whole):
    without = followed_outlooks(tidy, Question(region.with_announced(()), DRAWS, SEED, None))

    changed = {name for name in OUTLOOKS if not without[name].equals(whole[name].frame)}
    assert changed == {"demand_outlook"}


def test_the_gap_and_the_assumptions_reckon_with_the_event(whole):
    said = whole["balance_assumptions"].frame["assumption_en"]
    gap = whole["balance_by_education"].frame.filter(pl.col("year") == BASE_YEAR + 5)

    assert said.str.contains("The cable works in Umeå").sum() == 1
    assert gap.height > 0


def test_without_counted_work_there_are_residents_only(tidy, asked):
    only = {"population": tidy["population"]}

    assert set(followed_outlooks(only, asked)) == {"population_history", "population_outlook"}
    assert followed_demand(only, asked) == {}

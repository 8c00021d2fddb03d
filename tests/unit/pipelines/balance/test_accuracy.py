from dataclasses import replace

import polars as pl
import pytest

from factories import balance
from talentlab.pipelines.balance.accuracy import as_known, gap_backtest
from talentlab.tables.balance import BALANCE_BACKTEST, BALANCE_SHELF_LIFE
from talentlab.tables.balance_verdicts import BALANCE_VERDICTS

TIDY = {
    "population": pl.DataFrame({"year": [2020, 2024, 2025], "persons": [1, 2, 3]}),
    "workforce_cube": pl.DataFrame({"year": [2025, 2025], "persons": [7, 8]}),
    "occupation_titles": pl.DataFrame({"title": ["sjuksköterska"]}),
}
SUPPLY, DEMAND, _, _ = balance.sides(draws=30, years_ahead=8)


def shifted(side, years):
    return replace(side, years=tuple(year - years for year in side.years))


def test_what_came_later_is_not_known():
    then = as_known(TIDY, 2024)

    assert then["population"]["persons"].to_list() == [1, 2]
    assert then["occupation_titles"].height == 1


def test_how_things_hang_together_is_taken_from_the_only_year_it_is_known():
    assert as_known(TIDY, 2022)["workforce_cube"].to_dict(as_series=False) == {
        "year": [2022, 2022],
        "persons": [7, 8],
    }


@pytest.fixture(scope="module")
def found():
    asked = []

    def chain(tidy):
        last = tidy["population"]["year"].max() or 0
        asked.append(last)
        ago = 2025 - last
        return (shifted(SUPPLY, ago), shifted(DEMAND, ago)) if ago in (1, 5) else None

    tidy = {"population": pl.DataFrame({"year": list(range(2015, 2026))})}
    return gap_backtest(tidy, (SUPPLY, DEMAND), chain, horizons=(5, 1, 3)), asked


def test_every_horizon_is_made_from_what_was_known_then(found):
    assert found[1] == [2024, 2022, 2020]


@pytest.mark.parametrize("table", [BALANCE_BACKTEST, BALANCE_SHELF_LIFE, BALANCE_VERDICTS])
def test_the_tables_are_as_declared(found, table):
    assert table.check(found[0][table.name]).height > 0


def test_a_horizon_that_could_not_be_made_is_left_out(found):
    assert set(found[0]["balance_backtest"]["horizon_years"]) == {1, 5}


def test_both_methods_are_judged_on_the_same_gaps(found):
    frame = found[0]["balance_backtest"].filter(pl.col("size_class") == "all")

    assert set(frame["method"]) == {"talentlab", "naive"}
    assert frame["n"].n_unique() == 1
    assert set(frame["subject"]) == {"gap"}


def test_no_early_outlook_gives_empty_tables_and_no_error():
    frames = gap_backtest({}, (SUPPLY, DEMAND), lambda _tidy: None)

    assert {name: frame.height for name, frame in frames.items()} == {
        "balance_backtest": 0,
        "balance_shelf_life": 0,
        "balance_verdicts": 0,
    }
    for table in (BALANCE_BACKTEST, BALANCE_SHELF_LIFE, BALANCE_VERDICTS):
        table.check(frames[table.name])

"""Rolling origins that no break is held against, and measures worked out by hand."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from factories.employment import invented_employment, of
from talentlab.calc.demand.ahead import look_ahead_demand
from talentlab.calc.demand.backtest import SIZE_CLASSES, accuracy_of, demand_accuracy
from talentlab.calc.demand.cases import DemandCase, collapsed, demand_cases
from talentlab.calc.demand.ensemble import DemandEnsemble
from talentlab.calc.demand.hindcasts import hindcasts, judgeable_years, judged


def case(**changed):
    usual = {
        "region_code": "r0", "code": "1", "method": "naive", "origin": 2010, "year": 2011,
        "size_at_origin": 100.0, "forecast": 100.0, "p10": 90.0, "p90": 110.0, "outcome": 105.0,
    }  # fmt: skip
    return DemandCase(**usual | changed)


def test_measures_are_weighted_by_size_but_coverage_counts_cells():
    cases = [
        case(),  # 5 wrong, 20 wide, inside
        case(size_at_origin=10.0, forecast=10.0, p10=8.0, p90=12.0, outcome=15.0),  # misses by 3
    ]

    rows = {row.size_class: row for row in accuracy_of(cases)}

    assert set(rows) == {"all", "<50", "50-199"}
    assert rows["all"].wape == pytest.approx(100 * (5 + 5) / 120)
    assert rows["all"].coverage_80 == 0.5
    assert rows["all"].interval_score_80 == pytest.approx(100 * (20 + 4 + 10 * 3) / 120)
    assert rows["all"].n == 2
    assert rows["<50"].coverage_80 == 0.0


def test_size_classes_leave_no_cell_out():
    limits = [limit for name, limit in SIZE_CLASSES.items() if name != "all"]

    assert [least for least, _ in limits[1:]] == [below for _, below in limits[:-1]]
    assert (limits[0][0], limits[-1][1]) == (0.0, np.inf)


def test_rows_come_by_horizon_size_and_method_and_nothing_to_divide_by_makes_none():
    cases = [case(year=2012), case(), case(method="talentlab"), case(year=2013, outcome=0.0)]

    rows = [(row.horizon, row.size_class, row.method) for row in accuracy_of(cases)]

    assert rows == [
        (1, "all", "talentlab"), (1, "all", "naive"),
        (1, "50-199", "talentlab"), (1, "50-199", "naive"),
        (2, "all", "naive"), (2, "50-199", "naive"),
    ]  # fmt: skip


def test_outcomes_behind_a_break_are_never_held_against_an_origin():
    history = of(np.ones((1, 1, 1, 5)), years=(2017, 2018, 2019, 2020, 2022), breaks=(2020,))

    assert judgeable_years(history, 2018, 3) == (2019,)
    assert judgeable_years(history, 2019, 3) == ()
    assert judgeable_years(history, 2020, 3) == (2022,)


def test_every_method_is_judged_on_the_same_cells():
    history = invented_employment(years=range(2010, 2016), breaks=(2013,))

    cases = demand_cases(history, level=1, origins=history.years, horizons=(1, 2))

    seen = {}
    for one in cases:
        seen.setdefault(one.method, set()).add((one.region_code, one.code, one.origin, one.year))
    assert set(seen) == {"talentlab", "naive", "drift"}
    assert seen["talentlab"] == seen["naive"] == seen["drift"]
    assert {(origin, year) for _, _, origin, year in seen["naive"]} == {
        (2010, 2011), (2010, 2012), (2011, 2012), (2013, 2014), (2013, 2015), (2014, 2015),
    }  # fmt: skip


def test_naive_forecasts_what_was_counted_and_outcomes_are_the_counts():
    history = invented_employment(years=range(2010, 2014))
    codes, persons = history.at_level(1)
    counted = persons.sum(axis=2)

    cases = demand_cases(history, level=1, origins=(2011,), horizons=(2,))

    for one in (each for each in cases if each.method == "naive"):
        r, c = history.region_codes.index(one.region_code), codes.index(one.code)
        assert (one.forecast, one.outcome) == (counted[r, c, 1], counted[r, c, 3])
        assert one.size_at_origin == counted[r, c, 1]
        assert one.p10 <= one.forecast <= one.p90


def test_opponents_see_the_sums_only():
    history = collapsed(invented_employment(groups=2), 1)

    assert history.occupations == ("1", "2")
    assert history.sexes == ("total",)


def test_our_forecast_is_the_outlook_of_the_day():
    history = invented_employment(years=range(2010, 2016))

    cases = demand_cases(history, level=0, origins=(2013,), horizons=(1,))
    ours = [one for one in cases if one.method == "talentlab"]

    ahead = DemandEnsemble().project(history.until(2013), 1).sum(axis=(1, 2))
    assert [one.forecast for one in ours] == pytest.approx(ahead[:, 0].tolist())


def test_intervals_learn_from_earlier_errors_only():
    history = invented_employment(years=range(2010, 2018))
    later = history.persons.copy()
    later[..., -2:] *= np.random.default_rng(1).uniform(0.2, 3.0, later[..., -2:].shape)

    ask = {"level": 2, "origins": (2014, 2015), "horizons": (1,)}
    before = demand_cases(history, **ask)
    after = demand_cases(replace(history, persons=later), **ask)

    told = [(one.forecast, one.p10, one.p90) for one in before]
    assert told == [(one.forecast, one.p10, one.p90) for one in after]


def test_unruly_histories_get_wider_intervals():
    calm, wild = (
        look_ahead_demand(DemandEnsemble(), invented_employment(noise=noise), 3)
        for noise in (0.01, 0.2)
    )

    widths = [
        np.mean((high - low) / mean) for mean, low, high in (calm.at_level(1), wild.at_level(1))
    ]
    assert widths[1] > 3 * widths[0]


def test_an_executor_makes_the_same_numbers():
    history = invented_employment(years=range(2010, 2016))
    ask = {"level": 1, "origins": (2013, 2014), "horizons": (1, 2)}

    with ThreadPoolExecutor(2) as pool:
        assert demand_cases(history, executor=pool, **ask) == demand_cases(history, **ask)


def test_progress_is_told_to_the_end():
    told = []

    demand_accuracy(
        invented_employment(years=range(2010, 2014)),
        level=1, origins=(2012,), horizons=(1,), progress=told.append,
    )  # fmt: skip

    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)


@pytest.mark.parametrize(("level", "origins"), [(3, (2012,)), (1, (1999,))])
def test_what_cannot_be_judged_is_refused(level, origins):
    with pytest.raises(ValueError, match="cannot judge"):
        demand_cases(invented_employment(), level=level, origins=origins, horizons=(1,))


def test_an_outlook_learns_from_every_earlier_year_that_can_be_judged():
    history = invented_employment(years=range(2010, 2016), breaks=(2013,))

    made = hindcasts(DemandEnsemble(), history, origins=history.years, years_ahead=2)

    assert [one.origin for one in made] == [2010, 2011, 2013, 2014]
    assert [(one.origin, one.year) for one in judged(made, history.until(2014))] == [
        (2010, 2011), (2010, 2012), (2011, 2012), (2013, 2014),
    ]  # fmt: skip

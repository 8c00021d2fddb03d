"""Skellefteå from 2019: does the band hold what happened, with and without the battery factory?

Published residents: 72 589 at the end of 2019, 76 542 at the end of 2023, 78 647 in the third
quarter of 2024 (SCB, by SVT). The sample's Skellefteå has the published numbers up to 2019. The
shock is the library's as it stands; how far its assumptions know the outcome is told in
docs/method-guide/scenarios.md, section 8.
"""

from dataclasses import replace

import pytest

from factories.sample_region import SKELLEFTEA, residents, table
from talentlab.calc.scenarios.replay import replay
from talentlab.pipelines.scenarios.library import shock_library
from talentlab.pipelines.scenarios.replay import residents_as_seen
from talentlab.pipelines.scenarios.run import SEED
from talentlab.vocab.region import load_region

ORIGIN = 2019
OUTCOMES = {2024.0: 76_542.0, 2024.75: 78_647.0}
TABLES = ("population", "births", "deaths", "migration", "migration_between", "students")


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def seen():
    return residents_as_seen(
        {name: table(name) for name in TABLES},
        load_region("vasterbotten"),
        region_code=SKELLEFTEA,
        origin=ORIGIN,
        years_ahead=5,
        draws=1000,
        seed=1,
    )


@pytest.fixture(scope="module")
def replayed(seen):
    shock = replace(shock_library()["northvolt-arrives"].shock, first_year=ORIGIN + 1)
    return replay(seen, shock, years=range(ORIGIN, ORIGIN + 6), outcomes=OUTCOMES, seed=SEED)


def test_the_forecast_starts_from_what_was_counted(seen):
    assert set(seen[:, 0]) == {72_589.0}
    assert residents(SKELLEFTEA, ORIGIN) == 72_589


def test_without_the_factory_nothing_of_it_was_in_the_band(replayed):
    assert [one.is_held_without for one in replayed] == [False, False]
    assert all(one.outcome > one.without[2] + 1_000 for one in replayed)


def test_with_the_factory_the_band_holds_what_happened(replayed):
    assert [one.is_held_with for one in replayed] == [True, True]


def test_the_band_is_honest_about_how_little_was_known(replayed):
    widths = [one.with_shock[2] - one.with_shock[0] for one in replayed]

    assert all(2_000 < width < 8_000 for width in widths)

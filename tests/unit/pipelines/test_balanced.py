"""Supply and demand meet in the places and years that both have, or say that they do not."""

from dataclasses import dataclass, replace

import polars as pl
import pytest

from factories import balance
from talentlab.pipelines.balanced import in_both
from talentlab.pipelines.demand.build import BuiltDemand
from talentlab.pipelines.supply.build import BuiltSupply

SUPPLY, DEMAND, OCCUPATIONS, _ = balance.sides(draws=5, years_ahead=4)


@dataclass(frozen=True)
class Jobs:
    """Stands for drawn jobs: only its places and years are asked for."""

    region_codes: tuple[str, ...]
    years: tuple[int, ...]

    def only(self, region_codes, years):
        return replace(self, region_codes=tuple(region_codes), years=tuple(years))


def built(first, places=None):
    jobs = Jobs(places or SUPPLY.region_codes, tuple(range(first, first + 5)))
    return BuiltDemand({}, jobs, jobs, None, pl.DataFrame(), ())


@pytest.fixture
def supply():
    return BuiltSupply(tables={}, draws=SUPPLY, start=None)


def test_jobs_that_were_counted_a_year_earlier_begin_where_supply_does(supply):
    first = SUPPLY.years[0]

    found = in_both(supply, built(first - 1))

    assert found.educations.years == found.occupations.years == SUPPLY.years[:4]


def test_places_without_supply_are_left_out(supply):
    places = (*SUPPLY.region_codes, "9999")

    assert in_both(supply, built(SUPPLY.years[0], places)).educations.region_codes == (
        SUPPLY.region_codes
    )


def test_without_a_year_ahead_in_common_there_is_no_gap(supply):
    assert in_both(supply, built(SUPPLY.years[0] - 4)) is None
    assert in_both(supply, built(SUPPLY.years[0], ("9999",))) is None

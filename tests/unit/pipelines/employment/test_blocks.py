"""What draws by blocks share: the country is the sum of its regions, areas of their members."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from factories.employment import invented_employment
from talentlab.calc.demand.ahead import look_ahead_demand
from talentlab.calc.demand.baselines import Naive
from talentlab.pipelines.employment.blocks import area_sums, drawn_in_turn, region_draws


@pytest.fixture(scope="module")
def ahead():
    history = invented_employment(regions=3, groups=2, years=range(2015, 2020), seed=4)
    return look_ahead_demand(Naive(), history, 2)


def drawn(ahead, own, nation):
    return dict(region_draws(ahead, own, nation, nation_code="00", draws=5, seed=1))


def test_the_country_is_the_sum_of_its_regions_in_every_draw(ahead):
    found = drawn(ahead, ("r0", "r1", "r2"), ("r0", "r1", "r2"))

    assert list(found) == ["r0", "r1", "r2", "00"]
    np.testing.assert_allclose(found["00"], found["r0"] + found["r1"] + found["r2"])


def test_regions_that_are_not_published_count_in_the_country_only(ahead):
    found = drawn(ahead, ("r1",), ("r0", "r1", "r2"))

    assert list(found) == ["r1", "00"]
    np.testing.assert_array_equal(found["r1"], drawn(ahead, ("r1", "r2"), ())["r1"])
    np.testing.assert_array_equal(found["00"], drawn(ahead, (), ("r0", "r1", "r2"))["00"])


def test_without_a_country_there_is_none(ahead):
    assert list(drawn(ahead, ("r2",), ())) == ["r2"]


def test_areas_are_sums_of_their_members():
    parts = {"a": np.ones((2, 1)), "b": np.full((2, 1), 3.0), "c": np.full((2, 1), 9.0)}

    found = {code: area.tolist() for code, area in area_sums({"x": ("a", "b")}, parts)}

    assert found == {"x": [[4.0], [4.0]]}


def test_blocks_come_in_order_with_progress_wherever_they_are_made():
    def draw(task):
        return {"24": task, "00": -task}

    with ThreadPoolExecutor(2) as executor:
        for where in (None, executor):
            shares = []
            found = list(drawn_in_turn(draw, [1, 2], executor=where, progress=shares.append))

            assert found == [("24", 1), ("00", -1), ("24", 2), ("00", -2)]
            assert shares == [0.5, 1.0]

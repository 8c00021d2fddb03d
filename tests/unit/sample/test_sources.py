import pytest

from talentlab.sample.sources import (
    USES,
    published,
    published_education_groups,
    published_occupations,
    series,
    values,
)
from talentlab.vocab.education import education_groups
from talentlab.vocab.ssyk import MINOR_GROUP, ssyk


def test_every_published_number_has_a_source_a_unit_and_one_use():
    incomplete = [p for p in published() if not (p.source and p.unit and p.use in USES)]

    assert incomplete == []


def test_no_number_both_calibrates_and_tests():
    keys = [(p.area, p.period, p.quantity, p.sex, p.age_group) for p in published()]

    assert len(keys) == len(set(keys))


def test_nothing_is_from_memory():
    assert [p for p in published() if "memory" in p.source or "unverified" in p.source] == []


def test_the_same_quantity_has_one_unit():
    units = {}
    for p in published():
        units.setdefault(p.quantity, set()).add(p.unit)

    assert {quantity: u for quantity, u in units.items() if len(u) > 1} == {}


def test_a_series_has_only_the_years_that_calibrate():
    assert series("births", "2480")[2018] == 1481
    assert 2019 not in series("births", "2480")
    assert values("births", use="tests")[("2480", "2019")] == 1547


def test_occupations_are_the_level_3_groups_of_the_vocabulary():
    codes = [group.ssyk3_code for group in published_occupations()]

    assert len(codes) == 148
    ssyk("scb").require(codes, level=MINOR_GROUP)


@pytest.mark.parametrize("sex", ["women", "men"])
def test_education_groups_are_all_98(sex):
    assert set(published_education_groups()[sex]) == set(education_groups())

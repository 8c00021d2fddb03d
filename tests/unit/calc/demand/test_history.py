"""The history of employment is checked at the door, cut at an origin and added up by code."""

import numpy as np
import pytest

from factories.employment import invented_employment, of
from talentlab.calc.demand.history import prefixes, summed


def test_a_shorter_code_is_the_sum_of_all_that_begin_with_it():
    history = invented_employment(groups=2)

    codes, persons = history.at_level(1)

    assert codes == ("1", "2")
    np.testing.assert_array_equal(persons[:, 0], history.persons[:, :3].sum(axis=1))
    np.testing.assert_array_equal(persons[:, 1], history.persons[:, 3:].sum(axis=1))


def test_no_code_at_all_is_the_sum_of_everything():
    history = invented_employment()

    codes, persons = history.at_level(0)

    assert codes == ("",)
    np.testing.assert_array_equal(persons[:, 0], history.persons.sum(axis=1))


def test_codes_of_unequal_length_keep_their_own_place():
    codes, member = prefixes(("0", "11", "12"), 2)

    assert codes == ("0", "11", "12")
    assert prefixes(("0", "11", "12"), 1)[1].tolist() == [0, 1, 1]
    np.testing.assert_array_equal(member, [0, 1, 2])


def test_occupations_in_any_order_are_summed_to_their_codes():
    codes, member = prefixes(("21", "11", "22"), 1)

    assert codes == ("1", "2")
    np.testing.assert_array_equal(summed(np.array([[1.0, 10.0, 2.0]]), member), [[10.0, 3.0]])


def test_the_future_is_cut_away():
    history = invented_employment(years=range(2010, 2020), breaks=(2013, 2018))

    known = history.until(2015)

    assert known.base_year == 2015
    assert known.breaks == (2013,)
    np.testing.assert_array_equal(known.persons, history.persons[..., :6])


def test_nothing_can_be_known_before_the_first_count():
    with pytest.raises(ValueError, match="nothing was counted by 2009"):
        invented_employment().until(2009)


@pytest.mark.parametrize(
    ("first", "last", "alike"),
    [(2018, 2019, True), (2019, 2020, False), (2018, 2021, False), (2020, 2021, True)],
)
def test_a_break_stands_between_years_on_both_sides_of_it(first, last, alike):
    history = of(np.ones((1, 1, 1, 4)), years=(2018, 2019, 2020, 2021), breaks=(2020,))

    assert history.is_counted_alike(first, last) is alike


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"years": (2011, 2010)}, "years must increase"),
        ({"years": (2010, 2010)}, "each once"),
        ({"region_codes": ("a", "a")}, "each once"),
        ({"occupations": ("1", "11")}, "part of others"),
        ({"persons": -np.ones((2, 2, 2, 2))}, "never negative"),
        ({"persons": np.full((2, 2, 2, 2), np.nan)}, "must be counted"),
        ({"persons": np.ones((2, 2, 2, 3))}, "has shape"),
    ],
)
def test_what_cannot_be_a_history_is_refused(changed, words):
    given = {
        "persons": np.ones((2, 2, 2, 2)),
        "years": (2010, 2011),
        "occupations": ("11", "12"),
        "region_codes": ("a", "b"),
    } | changed

    with pytest.raises(ValueError, match=words):
        of(given.pop("persons"), **given)

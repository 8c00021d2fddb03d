import numpy as np
import pytest

from factories.stocks import BANDS, invented
from talentlab.calc.arrays import require_shape
from talentlab.calc.population.history import AgeAxis, StockHistory


def test_a_wrong_shape_is_named():
    with pytest.raises(ValueError, match=r"stock has shape \(2,\), wanted \(3,\)"):
        require_shape("stock", np.zeros(2), (3,))


def test_bands_cover_the_ages_they_are_asked_for():
    assert np.array(BANDS.lower)[BANDS.covers(20, 64)].tolist() == list(range(20, 65, 5))
    assert np.array(BANDS.lower)[BANDS.covers(80, None)].tolist() == [80, 85]


def test_bands_do_not_pretend_to_know_single_ages():
    with pytest.raises(ValueError, match="16-24 do not fit"):
        BANDS.covers(16, 24)


def test_nothing_after_the_origin_is_left():
    history = invented(years=range(2000, 2011))

    known = history.until(2005)

    assert known.years == tuple(range(2000, 2006))
    assert known.national_years == known.years
    assert known.base_year == 2005
    np.testing.assert_array_equal(known.persons, history.persons[:, :6])


def test_an_origin_between_counts_means_the_last_count_before_it():
    history = invented(years=range(2000, 2011))
    gapped = StockHistory(
        history.region_codes,
        (2000, 2004, 2010),
        history.sexes,
        history.ages,
        history.persons[:, [0, 4, 10]],
        history.national,
        history.years,
    )

    known = gapped.until(2008)

    assert known.years == (2000, 2004)
    assert known.national_years == tuple(range(2000, 2005))


def test_years_must_increase_and_the_nation_must_reach_the_last():
    history = invented(years=range(2000, 2003))
    parts = (history.region_codes, history.sexes, history.ages, history.persons)

    with pytest.raises(ValueError, match="years must increase"):
        StockHistory(parts[0], (2000, 2002, 2001), *parts[1:], history.national)
    with pytest.raises(ValueError, match="must end with the regions"):
        StockHistory(parts[0], (2000, 2001, 2002), *parts[1:], history.national, (1999, 2000, 2001))


def test_an_axis_has_as_many_steps_as_lower_ages():
    assert len(AgeAxis(lower=(0, 5, 10), width=5)) == 3

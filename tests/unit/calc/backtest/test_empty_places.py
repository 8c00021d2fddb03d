"""Places where nobody lives, or nobody of an age, are forecast without a murmur."""

from dataclasses import replace

import numpy as np
import pytest

from factories.stocks import invented
from talentlab.calc.backtest.accuracy import accuracy
from talentlab.calc.backtest.ahead import look_ahead
from talentlab.calc.population.baselines import Drift, Naive
from talentlab.calc.population.ensemble import StockEnsemble

ALWAYS = slice(None)
SINCE_2006 = slice(6, None)


def without(history, years, ages):
    """Return the history with nobody in the second region in those years and ages."""
    persons = history.persons.copy()
    persons[1, years, :, ages] = 0.0
    return replace(history, persons=persons, national=persons.sum(axis=0))


@pytest.mark.parametrize("projector", [StockEnsemble(), Naive(), Drift()])
@pytest.mark.parametrize(
    ("years", "ages"),
    [(ALWAYS, ALWAYS), (ALWAYS, slice(20, 65)), (SINCE_2006, ALWAYS)],
    ids=["nobody", "nobody of working age", "emptied in 2006"],
)
def test_empty_places_have_finite_forecasts_and_widths(projector, years, ages):
    history = without(invented(years=range(2000, 2012)), years, ages)

    ahead = look_ahead(projector, history, 3)

    assert np.isfinite(ahead.expected).all()
    assert np.isfinite(ahead.half_widths).all()
    rows = accuracy("method", ahead.hindcasts, [1, 3])
    assert np.isfinite([[row.mape_total, row.interval_score_80] for row in rows]).all()
    assert len(rows) >= 2

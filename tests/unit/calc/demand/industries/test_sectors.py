"""Private and public jobs are parts of the same jobs."""

import numpy as np
import pytest

from talentlab.calc.assumptions.industries import INDUSTRIES
from talentlab.calc.demand.industries.sectors import public_jobs

CODES = ("221", "222", "911")


def test_the_public_share_starts_as_counted_and_wanders_evenly():
    jobs = np.full((2000, 3, 5), 100.0)

    public = public_jobs(jobs, np.array([0.5, 1.0, 0.0]), CODES, seed=1)

    assert (public[:, 0, 0] == 50.0).all()
    assert (public[:, 1] == 100.0).all()
    assert (public[:, 2] == 0.0).all()
    odds = np.log(public[:, 0] / (100.0 - public[:, 0]))
    expected = INDUSTRIES.sector_spread * np.sqrt(np.arange(1, 5))
    assert odds.std(axis=0)[1:] == pytest.approx(expected, rel=0.02)
    assert public[:, 0, -1].mean() == pytest.approx(50.0, abs=0.3)


def test_today_alone_needs_no_draws():
    public = public_jobs(np.full((2, 1, 1), 10.0), np.array([0.3]), ("221",), seed=1)

    assert public.ravel().tolist() == pytest.approx([3.0, 3.0])

import numpy as np
import pytest

from talentlab.calc.scenarios.chain import Change, Programme, more_at_work
from talentlab.calc.scenarios.scenario import LeverKind

YEARS = 9
SURE = {
    "seats": 100.0, "applicants": 120.0, "completion": 0.8, "retention": 0.5, "participation": 0.9,
    "yearly_exit": 0.1,
}  # fmt: skip


def programme(**other):
    numbers = {name: np.array([value]) for name, value in (SURE | other).items()}
    return Programme(**numbers, study_years=3)


def change(kind, amount, first=2):
    reached = np.zeros((YEARS, 1))
    reached[first:] = amount
    return Change(LeverKind(kind), reached)


def plainly(programme, seats=0.0, completion=0.0, retention=0.0, first=2):
    """Return persons more at work year by year, one student at a time."""
    at = {name: float(getattr(programme, name)[0]) for name in SURE}
    there, path = 0.0, []
    for year in range(YEARS):
        start_year = year - programme.study_years
        more = seats if start_year >= first else 0.0
        starts = min(at["seats"] + more, at["applicants"])
        usual = min(at["seats"], at["applicants"]) * at["completion"] * at["retention"]
        now = year >= first
        stays = (
            starts
            * min(at["completion"] + (completion / 100 if now else 0), 1)
            * min(at["retention"] + (retention / 100 if now else 0), 1)
        )
        there = there * (1 - at["yearly_exit"]) + (stays - usual) * at["participation"]
        path.append(there)
    return path


@pytest.mark.parametrize(
    "amounts",
    [
        {"seats": 10.0},
        {"seats": 50.0},
        {"seats": -30.0},
        {"completion": 5.0},
        {"retention": 20.0},
        {"retention": 80.0},
        {"seats": 15.0, "completion": 10.0, "retention": 10.0},
    ],
    ids=str,
)
def test_the_chain_is_as_one_student_at_a_time(amounts):
    changes = [change(kind, amount) for kind, amount in amounts.items()]

    found = more_at_work(programme(), changes)

    np.testing.assert_allclose(found[:, 0], plainly(programme(), **amounts), atol=1e-9)


def test_seats_without_applicants_give_nobody():
    full = programme(applicants=100.0)

    assert not more_at_work(full, [change("seats", 40.0)]).any()


def test_those_who_start_are_at_work_when_they_have_graduated():
    found = more_at_work(programme(), [change("seats", 10.0, first=2)])[:, 0]

    assert found[:5].tolist() == [0.0] * 5
    assert found[5] == pytest.approx(10 * 0.8 * 0.5 * 0.9)


def test_seats_and_retention_together_do_more_than_each_alone():
    seats, stay = change("seats", 10.0), change("retention", 10.0)

    both = more_at_work(programme(), [seats, stay])[-1, 0]

    apart = sum(more_at_work(programme(), [one])[-1, 0] for one in (seats, stay))
    assert both > apart

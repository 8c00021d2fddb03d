"""Students as their own state: the lecture halls stay full while the students change.

Enrolment follows the seats, not the cohorts who live there. Students therefore do not grow old with
the town: each year some enter, some finish, and most of those who finish move on.

Method: docs/method-guide/population.md, section 6.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.students import StudentSettings
from talentlab.calc.population.components.flows import age_on


@dataclass(frozen=True, slots=True)
class StudentTurnover:
    """One year's exchange between the students and everybody else.

    Axes: any leading ones (regions, years), then S sexes and A ages at the end of the year.

    Attributes
    ----------
    local_entries : residents who begin to study
    moves_in : persons who move in to study
    staying_exits : students who finish and stay
    moves_out : students who finish and move away

    """

    local_entries: Floats
    moves_in: Floats
    staying_exits: Floats
    moves_out: Floats

    def change_of_others(self) -> Floats:
        """Return what the exchange adds to the residents who do not study."""
        return self.staying_exits - self.local_entries


def turnover(before: Floats, after: Floats, settings: StudentSettings) -> StudentTurnover:
    """Return who must have entered and left for ``before`` to become ``after``.

    Only net entries per age can be told from stocks: where a cohort of students grew, students
    entered; where it shrank, they left.

    Parameters
    ----------
    before, after : (..., S, A)
        Enrolled residents at the end of two years that follow each other.
    settings : shares of entrants and leavers that are local

    """
    nobody_newborn = np.zeros(before.shape[:-1])
    net = after - age_on(before, nobody_newborn)
    entries = np.maximum(net, 0.0)
    exits = np.maximum(-net, 0.0)
    return StudentTurnover(
        local_entries=settings.local_share * entries,
        moves_in=(1.0 - settings.local_share) * entries,
        staying_exits=settings.retention * exits,
        moves_out=(1.0 - settings.retention) * exits,
    )


def steady_enrolment(students: Floats, years: int) -> Floats:
    """Return the enrolment (R, S, A) that is held: the mean of the last ``years`` counts.

    Parameters
    ----------
    students : (R, F, S, A)

    """
    held: Floats = students[:, -years:].mean(axis=1)
    return held

"""What a supply outlook starts from: people, rates, programmes, participation and commuting.

Axes: S sexes, G age groups, R municipalities, E education groups, P programmes.
"""

from dataclasses import dataclass

from talentlab.calc.arrays import Floats, Integers
from talentlab.calc.education.programmes import Programmes
from talentlab.calc.supply.commuting import Commuting
from talentlab.calc.supply.estimate import Estimate
from talentlab.calc.supply.spread import Spread


@dataclass(frozen=True, slots=True)
class Studies:
    """What is studied here, and where those who finish live afterwards.

    Attributes
    ----------
    programmes : Programmes
    group : (P,)
        Position of each programme's education group.
    form : (P,)
        Position of its school form: what seats and applicants share shocks by.
    lands : (P, R)
        Share of the graduates who live in each municipality a year after.
    home : (P,)
        Position of the municipality of study.
    doubt : (P,)
        Standard deviation of the log odds to stay, at the start.

    """

    programmes: Programmes
    group: Integers
    form: Integers
    home: Integers
    lands: Floats
    doubt: Floats


@dataclass(frozen=True, slots=True)
class Labour:
    """Participation (S, G, R, E), its yearly trend (S, G) in log odds, students and commuting.

    ``students`` (S, G, R) are residents who study; ``incomers`` (R, E) live in the rest of the
    country and work here.
    """

    participation: Floats
    trend: Floats
    students: Floats
    commuting: Commuting
    incomers: Floats


@dataclass(frozen=True, slots=True)
class SupplyStart:
    """Everything draws are made from, beside the people in them.

    ``stock`` (S, G, R, E) are residents by education in the base year; ``pull`` (H, R, E) draws the
    account towards the groups' own trend (``expected.trend_pull``).
    """

    region_codes: tuple[str, ...]
    group_codes: tuple[str, ...]
    base_year: int
    stock: Floats
    estimate: Estimate
    studies: Studies | None
    pull: Floats
    labour: Labour
    spread: Spread

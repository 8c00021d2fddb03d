"""What the gap by occupation needs beside the gap by education."""

from dataclasses import dataclass

from talentlab.calc.arrays import Floats
from talentlab.calc.balance.sides import OccupationSide


@dataclass(frozen=True, slots=True)
class Occupations:
    """Jobs by occupation, and where the educated tend to work: ``exercised`` F (E, O)."""

    demand: OccupationSide
    exercised: Floats

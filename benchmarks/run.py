"""Measure accuracy, speed and scaling against the anchors, and print one table.

    .venv/bin/python benchmarks/run.py [COUNTIES.csv.gz]

The counties are the Swedish ones of 1968-2015 (columns region, sex, age, year, count); without an
argument they are looked for in ``../shared``. What cannot be measured here is said, not guessed.
"""

import sys
from pathlib import Path
from typing import Final

import accuracy
import scaling
import speed

ROOT: Final = Path(__file__).resolve().parents[1]
COUNTIES: Final = ROOT.parent / "shared/data/population/scb_county_population_1968_2015.csv.gz"


def main() -> None:
    """Print the table, a row as soon as it is measured."""
    counties = Path(sys.argv[1]) if sys.argv[1:] else COUNTIES
    print("| what | measured | anchor |\n|---|--:|--:|", flush=True)
    for rows in (accuracy.rows(counties), speed.rows(), scaling.rows()):
        for row in rows:
            print(f"| {row.what} | {row.measured} | {row.anchor} |", flush=True)


if __name__ == "__main__":
    main()

"""Measure accuracy, speed and scaling, print one table, and keep it beside the release's name.

    .venv/bin/python benchmarks/run.py [VERSION]

Accuracy needs the Swedish counts in ``../shared``, beside the checkout. What cannot be measured
here is said, not guessed; only a whole result is kept, in ``benchmarks/results``, and held against
the one of the release before. A partial one is written to ``build/bench``.
"""

import hashlib
import os
import platform
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import education
import employment
import population
import scaling
import search
import seats
import speed
import titles
from against import changes
from kept import MANUAL, RESULTS, Input, Kept, before, told_in, write
from rows import NotMeasured, Row

from talentlab.pipelines.version import code_version

ROOT: Final = Path(__file__).resolve().parents[1]
SHARED: Final = ROOT.parent / "shared" / "data"
COUNTIES: Final = SHARED / "population" / "scb_county_population_1968_2015.csv.gz"
EMPLOYEES: Final = SHARED / "labour" / "scb_employees_ssyk4_county_sex_2014_2022.csv.gz"
EDUCATED: Final = (
    SHARED / "education" / "scb_uf0506a1_education_level_nuts2_age_sex_1985_2018.csv.gz"
)
INPUTS: Final = {
    "residents of Swedish counties 1968–2015": COUNTIES,
    "employees by occupation and county 2014–2022": EMPLOYEES,
    "education levels of national areas 1985–2018": EDUCATED,
    "occupational titles of SCB": SHARED / titles.SCB,
}


def main() -> None:
    """Print the table, a line as soon as it is measured, then keep and compare it."""
    version = sys.argv[1] if sys.argv[1:] else _version()
    print("| part | measure | method | years ahead | measured | aim |\n|---|---|---|--:|--:|---|")
    rows: list[Row] = []
    missing: list[NotMeasured] = []
    for found in _measured():
        if isinstance(found, Row):
            rows.append(found)
            cells = (found.part, found.measure, found.method, found.ahead, found.written, found.aim)
        else:
            missing.append(found)
            cells = (found.part, found.what, "", "", f"not measured: {found.why}", "")
        print(f"| {' | '.join(cells)} |", flush=True)
    _keep(version, rows, missing)


def _measured() -> Iterator[Row | NotMeasured]:
    yield from population.rows(COUNTIES)
    yield from employment.rows(EMPLOYEES)
    yield from education.rows(EDUCATED, COUNTIES)
    yield from speed.rows()
    yield from scaling.rows()
    yield from search.rows(SHARED)
    yield from seats.rows()


def _keep(version: str, rows: list[Row], missing: list[NotMeasured]) -> None:
    code = code_version()
    kept = Kept(
        version=version,
        measured_on=datetime.now(UTC).date().isoformat(),
        commit=code.commit or "unknown",
        method_sha256=code.method_sha256,
        cores=os.cpu_count() or 1,
        python=platform.python_version(),
        inputs=tuple(
            Input(what, path.name, hashlib.sha256(path.read_bytes()).hexdigest())
            for what, path in INPUTS.items()
            if path.exists()
        ),
        rows=tuple(rows),
        not_measured=tuple(missing),
    )
    folder = RESULTS if kept.is_whole else ROOT / "build" / "bench"
    print(f"\nKept in {write(kept, folder).relative_to(ROOT)}.")
    if kept.is_whole:
        MANUAL.write_text(told_in(MANUAL.read_text(encoding="utf-8"), kept), encoding="utf-8")
    _compare(kept)


def _compare(kept: Kept) -> None:
    """Say what became worse and what became better since the release before."""
    if (earlier := before(kept.version)) is None:
        print("There is no earlier release to compare with.")
        return
    found = changes(kept.rows, earlier.rows)
    print(f"Against version {earlier.version}: {'' if found else 'nothing has changed.'}")
    for change in found:
        print(f"* {change}")


def _version() -> str:
    """Return the version that the code says it is."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


if __name__ == "__main__":
    main()

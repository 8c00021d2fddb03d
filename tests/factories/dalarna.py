"""Counted residents of Dalarna as a delivery for the tests, and the command that takes it in."""

import os
import subprocess
import sys
from pathlib import Path

from talentlab.vocab.region import load_region

TALENTLAB = Path(sys.executable).parent / "talentlab"
YEARS = range(2015, 2025)
OLDEST = 100
COUNTRY, COUNTY = "00", "20"
COUNTRY_IN_COUNTIES = 40
MANIFEST = """
[delivery]
id = "dalarna"
title = { sv = "Folkmängd i Dalarna", en = "Population of Dalarna" }

[[part]]
id = "municipalities"
table = "population"
files = ["municipalities.csv"]
[part.expect]
values = { region_code = "municipalities of county 20", year = "2015..2024", age = "0..100" }
complete = ["region_code", "sex", "age", "year"]
[part.columns]
region_code = "area"
reference_month = { value = 12 }
sex = "sex"
age = "age"
year = "year"
persons = "persons"
[part.card]
title = { sv = "Folkmängd i kommunerna", en = "Population of the municipalities" }
producer = "The test"
source = "Made for the journeys"
licence = "CC0 1.0"

[[part]]
id = "country"
table = "population"
files = ["country.csv"]
[part.columns]
region_code = "area"
reference_month = { value = 12 }
sex = "sex"
age = "age"
year = "year"
persons = "persons"
[part.card]
title = { sv = "Folkmängd i länet och riket", en = "Population of the county and the country" }
producer = "The test"
source = "Made for the journeys"
licence = "CC0 1.0"
"""


def persons(place, sex, age, year):
    """Return an ordinary, slowly growing place: many in the middle of life, few very old."""
    size = 60 + 3 * place + (year - YEARS[0]) // 2
    left = 1.0 if age < 60 else max(0.0, 1.0 - (age - 60) / 42)
    return round(size * left) + (sex == "women") * (age > 75) * 4


def write_delivery(folder, *, leave_out=(), renamed=None, more=0):
    """Write a delivery into ``folder`` and return its manifest.

    ``leave_out`` are municipalities the producer forgot, ``renamed`` codes it wrote wrongly, and
    ``more`` persons are added to every cell, as in a corrected delivery.
    """
    renamed = renamed or {}
    codes = load_region("dalarna").municipality_codes
    single, summed = ["area;sex;age;year;persons"], ["area;sex;age;year;persons"]
    for year in YEARS:
        for sex in ("women", "men"):
            for age in range(OLDEST + 1):
                counted = [persons(i, sex, age, year) + more for i in range(len(codes))]
                county = sum(counted)
                single += [
                    f"{renamed.get(code, code)};{sex};{age};{year};{number}"
                    for code, number in zip(codes, counted, strict=True)
                    if code not in leave_out
                ]
                summed += [
                    f"{COUNTY};{sex};{age};{year};{county}",
                    f"{COUNTRY};{sex};{age};{year};{COUNTRY_IN_COUNTIES * county}",
                ]
    folder.mkdir(exist_ok=True)
    (folder / "municipalities.csv").write_text("\n".join(single) + "\n", encoding="utf-8")
    (folder / "country.csv").write_text("\n".join(summed) + "\n", encoding="utf-8")
    manifest = folder.parent / "manifest.toml"
    manifest.write_text(MANIFEST, encoding="utf-8")
    return manifest


def surroundings():
    """Return an environment in which the command speaks English and knows no store."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TALENTLAB")}
    return {**kept, "TALENTLAB_LANG": "en", "PYTHONUNBUFFERED": "1"}


def run(*words):
    """Run one command and return (exit status, everything it said)."""
    done = subprocess.run(
        [TALENTLAB, *words], capture_output=True, text=True, check=False, env=surroundings()
    )
    return done.returncode, done.stdout + done.stderr


def talentlab(*words):
    """Run one command that should succeed, and return what it said."""
    status, said = run(*words)
    assert status == 0, said
    return said

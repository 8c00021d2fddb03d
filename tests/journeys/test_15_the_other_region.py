"""Journey 15: Dalarna clones, configures, imports and publishes a site of its own.

All by the command line, from files that this test makes itself: 15 municipalities, the county and
the country, counted at ten year-ends. Only the region's file and the files of the delivery differ
from what another region would do.
"""

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from talentlab.vocab.region import load_region

TALENTLAB = Path(sys.executable).parent / "talentlab"
YEARS = range(2015, 2025)
OLDEST = 100
COUNTRY, COUNTY = "00", "20"
MANIFEST = """
[delivery]
id = "dalarna"
title = { sv = "Folkmängd i Dalarna", en = "Population of Dalarna" }

[[part]]
id = "population"
table = "population"
files = ["population.csv"]
[part.columns]
region_code = "area"
reference_month = { value = 12 }
sex = "sex"
age = "age"
year = "year"
persons = "persons"
[part.card]
title = { sv = "Folkmängd", en = "Population" }
producer = "The test"
source = "Made for journey 15"
licence = "CC0 1.0"
"""

pytestmark = pytest.mark.slow


def persons(place, sex, age, year):
    """Return an ordinary, slowly growing place: many in the middle of life, few very old."""
    young = 60 + 3 * place + (year - 2015) // 2
    shape = 1.0 if age < 60 else max(0.0, 1.0 - (age - 60) / 42)
    return round(young * shape) + (sex == "women") * (age > 75) * 4


def write_delivery(folder):
    """Write counted residents of every municipality, and the sums a producer would give."""
    region = load_region("dalarna")
    lines = ["area;sex;age;year;persons"]
    for year in YEARS:
        for sex in ("women", "men"):
            for age in range(OLDEST + 1):
                counted = [
                    persons(place, sex, age, year)
                    for place in range(len(region.municipality_codes))
                ]
                county = sum(counted)
                named = [*region.municipality_codes, COUNTY, COUNTRY]
                lines += [
                    f"{code};{sex};{age};{year};{number}"
                    for code, number in zip(named, [*counted, county, 40 * county], strict=True)
                ]
    folder.mkdir()
    (folder / "population.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def talentlab(*words):
    """Run one command in English and return what it said."""
    done = subprocess.run(
        [TALENTLAB, *words],
        capture_output=True,
        text=True,
        check=False,
        env={"TALENTLAB_LANG": "en"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Return a store in which Dalarna has published its first release."""
    folder = tmp_path_factory.mktemp("dalarna")
    write_delivery(folder / "delivery")
    (folder / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    data = ("--data", str(folder / "store"))
    talentlab(
        "import", str(folder / "delivery"), "--manifest", str(folder / "manifest.toml"), *data
    )
    talentlab("build", "--region", "dalarna", "--draws", "100", *data)
    talentlab("publish", "--name", "first", *data)
    return folder / "store"


@pytest.fixture(scope="module")
def address(store):
    """Return where the site of the store answers."""
    site = subprocess.Popen(
        [TALENTLAB, "serve", "--port", "8765", "--workers", "1", "--data", str(store)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={"TALENTLAB_LANG": "en", "PYTHONUNBUFFERED": "1"},
    )
    said = []
    for line in site.stdout:
        said.append(line)
        if found := re.search(r"http://[\d.]+:\d+", line):
            break
    else:
        pytest.fail("".join(said))
    yield found[0]
    site.send_signal(signal.SIGINT)
    site.communicate(timeout=20)
    assert site.returncode == 0


def page(address, path):
    with urllib.request.urlopen(address + path, timeout=20) as answer:  # noqa: S310 -- our own site
        return answer.read().decode()


def test_the_region_is_listed_by_its_name():
    assert "Dalarna" in talentlab("regions")


def test_the_start_page_speaks_of_dalarna_and_of_no_other_region(address):
    start = page(address, "/sv/")

    assert "Dalarna" in start
    assert "Västerbotten" not in start
    assert "Umeå" not in start


def test_imported_tables_are_not_called_sample_data(address):
    assert "Exempeldata (syntetiska)" not in page(address, "/sv/")


def test_every_municipality_of_the_region_has_a_page(address):
    region = load_region("dalarna")

    pages = [page(address, f"/en/omraden/{code}/") for code in region.municipality_codes]

    assert len(pages) == 15


def test_a_number_can_be_followed_back_to_the_file(store):
    chain = talentlab("explain", "population 2080 2030", "--data", str(store))

    assert "Falun" in chain
    assert "population.csv" in chain
    assert "The test" in chain

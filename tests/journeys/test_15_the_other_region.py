"""Journey 15: Dalarna clones, configures, imports and publishes a site of its own.

All by the command line, from files the test makes itself. Only the region's file and the delivery
differ from what another region would do.
"""

import re
import signal
import subprocess
import urllib.request
from pathlib import Path

import pytest

from factories.dalarna import TALENTLAB, surroundings, talentlab, write_delivery
from talentlab.vocab.region import load_region

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Return a store in which Dalarna has published its first release."""
    folder = tmp_path_factory.mktemp("dalarna")
    manifest = write_delivery(folder / "delivery")
    data = ("--data", str(folder / "store"))
    talentlab("import", str(folder / "delivery"), "--manifest", str(manifest), *data)
    talentlab("build", "--region", "dalarna", "--draws", "100", *data)
    talentlab("publish", "--name", "first", *data)
    return folder / "store"


@pytest.fixture(scope="module")
def address(store):
    """Return where the site of the store answers."""
    with subprocess.Popen(
        [TALENTLAB, "serve", "--port", "8765", "--workers", "1", "--data", str(store)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=surroundings(),
    ) as site:
        said = []
        for line in site.stdout:
            said.append(line)
            if found := re.search(r"http://[\d.]+:\d+", line):
                break
        else:
            pytest.fail("".join(said))
        yield found[0]
        site.send_signal(signal.SIGINT)
        rest, _ = site.communicate(timeout=20)
    assert site.returncode == 0, rest


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
    codes = load_region("dalarna").municipality_codes

    assert [code for code in codes if code not in page(address, f"/en/omraden/{code}/")] == []


def test_a_number_can_be_followed_back_to_the_file(store):
    chain = talentlab("explain", "population 2080 2030", "--data", str(store))

    assert "Falun" in chain
    assert "municipalities.csv" in chain
    assert "The test" in chain


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the official files are not beside the checkout")
def test_dalarna_is_built_from_the_official_files_by_its_name_alone(tmp_path):
    data = ("--data", str(tmp_path))
    manifest = ROOT / "deliveries" / "open-data.toml"

    talentlab("import", str(SHARED), "--manifest", str(manifest), *data)
    talentlab("build", "--region", "dalarna", "--draws", "100", *data)
    talentlab("publish", *data)
    chain = talentlab("explain", "population 20 2022", *data)

    assert chain.splitlines()[:2] == [
        "Population, Dalarna County (20), in August 2022, total, all ages",
        "  288,446 (counted)",
    ]

"""Journey 2: a delivery with faults, mended; built, compared, published, rolled back, published.

The analyst reads what the command line says, so the test reads it too.
"""

import re

import pytest

from factories.dalarna import run, talentlab, write_delivery

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def monday(tmp_path_factory):
    """Return what was said at each step of the morning, by name of the step."""
    folder = tmp_path_factory.mktemp("monday")
    delivery, data = folder / "delivery", ("--data", str(folder / "store"))

    def take_in():
        return run("import", str(delivery), "--manifest", str(folder / "manifest.toml"), *data)

    said = {}
    write_delivery(delivery)
    said["last year"] = take_in()
    talentlab("build", "--region", "dalarna", "--draws", "100", *data)
    talentlab("publish", "--name", "last-year", *data)
    before = talentlab("explain", "population 2080 2024", *data)

    write_delivery(delivery, leave_out={"2034"}, renamed={"2080": "2880"}, more=1)
    said["faults"] = take_in()
    said["untouched"] = talentlab("explain", "population 2080 2024", *data) == before

    write_delivery(delivery, more=1)
    said["mended"] = take_in()
    said["again"] = take_in()
    said["build"] = talentlab("build", "--region", "dalarna", "--draws", "100", *data)
    said["publish"] = talentlab("publish", "--name", "this-year", *data)
    said["new number"] = talentlab("explain", "population 2080 2024", *data)
    said["rollback"] = talentlab("rollback", *data)
    said["old number"] = talentlab("explain", "population 2080 2024", *data)
    said["forward"] = talentlab("rollback", "this-year", *data)
    said["releases"] = talentlab("releases", *data)
    said["before"] = before
    return said


def test_the_first_delivery_is_taken_in(monday):
    assert monday["last year"][0] == 0


def test_a_wrong_code_and_a_missing_municipality_are_both_told_with_their_places(monday):
    status, said = monday["faults"]

    assert status != 0
    assert "2880" in said
    assert "2034" in said
    assert "municipalities.csv" in said


def test_nothing_has_changed_after_the_faults(monday):
    assert monday["untouched"] is True


def test_the_mended_delivery_replaces_the_old_one_and_tells_what_changed(monday):
    status, said = monday["mended"]

    assert status == 0
    assert re.search(r"34[\s\u00a0,]?340 ", said)  # 17 areas x 2 sexes x 101 ages x 10 years


def test_the_same_delivery_again_changes_nothing(monday):
    assert monday["again"][0] == 0
    assert "Nothing has been changed" in monday["again"][1]


def test_the_build_tells_what_differs_from_what_is_published_and_why(monday):
    assert "last-year" in monday["build"]
    assert "Because:" in monday["build"]
    assert "municipalities" in monday["build"]


def test_publishing_and_rolling_back_move_the_number_there_and_back(monday):
    def first_number(chain):
        return chain.splitlines()[:3]

    assert first_number(monday["new number"]) != first_number(monday["before"])
    assert first_number(monday["old number"]) == first_number(monday["before"])


def test_both_releases_are_still_there(monday):
    assert "last-year" in monday["releases"]
    assert "* this-year" in monday["releases"]

"""What was measured for each release is kept, in one form, and the manual says the same."""

import math
import re
import sys
from dataclasses import replace

import pytest

from repo.repository import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import against
import kept
from rows import NotMeasured, Row

VERSIONS = kept.versions()
HASH = re.compile(r"[0-9a-f]{64}")
MACHINE_WORDS = re.compile(r"/(home|work|tmp|root|usr)/|localhost")


def kept_of(version):
    return kept.read(kept.RESULTS / f"{version}.json")


def test_the_newest_release_has_a_kept_result():
    assert VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_a_kept_result_is_whole_and_in_the_declared_form(version):
    found = kept_of(version)

    assert found.version == version
    assert found.is_whole
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found.measured_on)
    assert re.fullmatch(r"[0-9a-f]{40}", found.commit)
    assert HASH.fullmatch(found.method_sha256)
    assert found.inputs
    assert all(HASH.fullmatch(one.sha256) for one in found.inputs)
    assert len({row.key for row in found.rows}) == len(found.rows)
    for row in found.rows:
        assert len(row.values) == (len(row.years_ahead) or 1)
        assert all(math.isfinite(value) for value in row.values)
        assert list(row.years_ahead) == sorted(set(row.years_ahead))


@pytest.mark.parametrize("version", VERSIONS)
def test_a_kept_result_is_the_same_for_people_and_names_no_machine(version):
    said = (kept.RESULTS / f"{version}.md").read_text(encoding="utf-8")

    assert said == kept.as_markdown(kept_of(version))
    assert MACHINE_WORDS.findall(said) == []


def test_the_manual_says_what_the_newest_result_says():
    manual = kept.MANUAL.read_text(encoding="utf-8")

    assert kept.told_in(manual, kept_of(VERSIONS[-1])) == manual


def test_the_manual_has_no_numbers_of_its_own():
    manual = kept.MANUAL.read_text(encoding="utf-8")
    newest = kept_of(VERSIONS[-1])
    known = {line for part in newest.parts() for line in kept.table(newest.rows, part)}
    others = [line for line in manual.splitlines() if line.startswith("|") and line not in known]

    assert [line for line in others if re.search(r"\d", line)] == []


# How results are written and compared ------------------------------------------------------

ROW = Row("population", "error, %", "talentlab", (0.231, 1.2), (1, 5), aim="≤ 0.24 / 1.3")
COVERAGE = Row("population", "coverage", "talentlab", (0.9,), (1,), best=0.8)
SECONDS = Row("speed", "a county: seconds", "", (10.0,), decimals=1)
RESULT = kept.Kept(
    version="1.10.0",
    measured_on="2026-11-25",
    commit="a" * 40,
    method_sha256="b" * 64,
    cores=2,
    python="3.11.2",
    inputs=(kept.Input("residents", "residents.csv", "c" * 64),),
    rows=(ROW, replace(ROW, method="naive", aim="", values=(0.5, 2.0)), SECONDS),
    not_measured=(),
)


def test_what_is_written_is_what_is_read(tmp_path):
    path = kept.write(RESULT, tmp_path)

    assert kept.read(path) == RESULT
    assert path.with_suffix(".md").read_text(encoding="utf-8") == kept.as_markdown(RESULT)


def test_the_manuals_tables_are_replaced_and_its_words_are_kept():
    manual = "before\n<!-- written by make bench -->\nold\n<!-- until here -->\nafter\n"
    told = kept.told_in(manual, RESULT)

    assert told.startswith("before\n")
    assert told.endswith("\nafter\n")
    assert "old" not in told
    assert "| **talentlab** | 0.23 / 1.20 |" in told
    assert kept.told_in(told, RESULT) == told


def test_a_result_with_something_left_out_is_not_whole():
    missing = NotMeasured("population", "counties", "no counts")

    assert RESULT.is_whole
    assert not replace(RESULT, not_measured=(missing,)).is_whole


def test_what_looks_ahead_is_told_before_what_the_machine_did():
    assert replace(RESULT, rows=(SECONDS, ROW)).parts() == ["population", "speed"]


def test_methods_stand_below_each_other_and_measures_beside():
    assert kept.table(RESULT.rows, "population") == [
        "Population; 1 / 5 years ahead.",
        "",
        "| method | error, % |",
        "|---|--:|",
        "| **talentlab** | 0.23 / 1.20 |",
        "| naive | 0.50 / 2.00 |",
        "| aim | ≤ 0.24 / 1.3 |",
    ]
    assert kept.table(RESULT.rows, "speed")[-1] == "| a county: seconds | 10.0 |  |"


def test_the_release_before_is_the_nearest_lower_number(tmp_path):
    for version in ("0.9.0", "1.2.0", "1.10.0"):
        kept.write(replace(RESULT, version=version), tmp_path)

    assert kept.versions(tmp_path) == ["0.9.0", "1.2.0", "1.10.0"]
    assert kept.before("1.10.0", tmp_path).version == "1.2.0"
    assert kept.before("0.9.0", tmp_path) is None


@pytest.mark.parametrize(
    ("now", "before", "verdicts"),
    [
        (replace(ROW, values=(0.234, 1.1)), ROW, ["better at 5"]),
        (replace(ROW, values=(0.3, 1.1)), ROW, ["worse at 1", "better at 5"]),
        (replace(COVERAGE, values=(0.75,)), COVERAGE, ["better at 1"]),
        (replace(COVERAGE, values=(0.95,)), COVERAGE, ["worse at 1"]),
        (replace(SECONDS, values=(11.0,)), SECONDS, []),
        (replace(SECONDS, values=(12.0,)), SECONDS, ["worse"]),
        (replace(SECONDS, values=(5.0,), best="high"), SECONDS, ["worse"]),
        (replace(ROW, method="Theta"), ROW, []),
    ],
)
def test_changes_are_told_with_their_direction_the_worse_first(now, before, verdicts):
    found = against.changes([now], [before])

    assert [
        ("better" if change.is_better else "worse")
        + (f" at {change.years_ahead}" if change.years_ahead else "")
        for change in found
    ] == verdicts

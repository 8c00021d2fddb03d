"""Dependencies are few, explained and locked: every name has a reason and every file a hash."""

import json
import re
import tomllib

import pytest

from repo.repository import ROOT

FOLDER = ROOT / "requirements"
ASKED = sorted(FOLDER.glob("*.in"))
NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)")
LOCKED = re.compile(r"^([a-z0-9._-]+)(?:\[[a-z,-]+\])?==([^ ]+) \\$", re.MULTILINE)
FEW_DIRECT = 22


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def asked_for(path):
    """Return name -> reason of every package a list asks for."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if NAME.match(line)]
    return {plain(NAME.match(line)[1]): line.partition("#")[2].strip() for line in lines}


def locked_in(path):
    """Return name -> version of every package a lock file pins."""
    pairs = LOCKED.findall(path.with_suffix(".txt").read_text(encoding="utf-8"))
    return {plain(name): version for name, version in pairs}


def names(requirements):
    return {plain(NAME.match(r)[1]) for r in requirements}


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.parametrize("path", ASKED, ids=lambda p: p.name)
def test_every_dependency_says_why_it_is_there(path):
    assert [name for name, reason in asked_for(path).items() if not reason] == []


@pytest.mark.parametrize("path", ASKED, ids=lambda p: p.name)
def test_the_lock_file_is_in_step_with_what_is_asked_for(path):
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    asked_when_locked = set()
    for block in re.split(r"\n(?=[a-z0-9])", text):
        if f"-r {path.name}" in block and (found := LOCKED.search(block)):
            asked_when_locked.add(plain(found[1]))

    assert asked_when_locked == set(asked_for(path))


@pytest.mark.parametrize("path", ASKED, ids=lambda p: p.name)
def test_every_locked_package_has_a_hash(path):
    blocks = re.split(r"\n(?=[a-z0-9])", path.with_suffix(".txt").read_text(encoding="utf-8"))
    pinned = [block for block in blocks if LOCKED.search(block)]

    assert pinned
    assert [block.split("\n")[0] for block in pinned if "--hash=sha256:" not in block] == []


def test_a_package_has_one_version_in_all_lists():
    versions = {}
    for path in ASKED:
        for name, version in locked_in(path).items():
            versions.setdefault(name, set()).add(version)

    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_the_package_asks_for_what_the_lists_explain(project):
    extras = project["optional-dependencies"]

    assert names(project["dependencies"]) == set(asked_for(FOLDER / "core.in"))
    assert names(extras["web"]) == set(asked_for(FOLDER / "web.in"))
    assert names(extras["bench"]) == set(asked_for(FOLDER / "bench.in"))


def test_what_runs_asks_for_few_packages(project):
    runtime = names(project["dependencies"]) | names(project["optional-dependencies"]["web"])

    assert len(runtime) <= FEW_DIRECT


def test_baselines_and_tools_stay_out_of_what_runs():
    running = locked_in(FOLDER / "core.in") | locked_in(FOLDER / "web.in")

    assert {"pandas", "pyarrow", "statsforecast", "numba", "pytest", "ruff"} & set(running) == set()


def test_the_front_end_lock_names_versions_and_hashes_but_no_addresses():
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    fetched = {name: package for name, package in packages.items() if name}

    assert {name for name, package in fetched.items() if "resolved" in package} == set()
    assert {name for name, package in fetched.items() if not package.get("integrity")} == set()

"""The layout is a contract: a broken rule fails here with a sentence."""

import subprocess
import sys
import tomllib
from pathlib import Path

from repo.repository import PACKAGE, ROOT, short


def test_every_import_follows_the_contracts():
    lint = Path(sys.executable).parent / "lint-imports"

    run = subprocess.run([lint, "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout + run.stderr


def test_every_contract_says_what_to_do_when_it_breaks():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]

    assert [c["name"] for c in contracts if not c.get("broken_contract_guidance")] == []


def test_only_rooms_with_something_to_say_are_built():
    empty = [
        short(folder)
        for folder in sorted(PACKAGE.rglob("*"))
        if folder.is_dir()
        and folder.name != "__pycache__"
        and not any(path.is_file() and path.stat().st_size for path in folder.rglob("*"))
    ]

    assert empty == []


def test_every_folder_with_modules_is_a_package():
    folders = {path.parent for path in PACKAGE.rglob("*.py")}

    assert [short(f) for f in sorted(folders) if not (f / "__init__.py").is_file()] == []


def test_every_room_has_tests_of_its_own():
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    tested = {path.parent for path in (ROOT / "tests" / "unit").rglob("test_*.py")}

    untested = {room for room in rooms if not any(room in folder.parts for folder in tested)}

    assert untested - {"regions"} == set()


def test_every_unit_test_stands_where_its_subject_does():
    unit = ROOT / "tests" / "unit"
    folders = {path.parent.relative_to(unit) for path in unit.rglob("test_*.py")}

    assert {str(f) for f in folders if not (PACKAGE / f).exists()} == set()

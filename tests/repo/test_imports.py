"""Importing a module defines things and does nothing: no file, no socket, no thread, no order."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from repo.repository import PACKAGE, dotted, parsed, python_files, short

HERE = Path(__file__).parent
ROOMS = sorted({dotted(path).split(".")[1] for path in python_files() if path.parent != PACKAGE})
CORE_ROOMS = [room for room in ROOMS if room != "web"]
# Where a server starts: importing it is asking for the application.
STARTS = {"talentlab.web.config.wsgi"}
# Calls that define: an address converter of Django's, and the examples in a command's help.
DEFINING = ("register_converter(", "_with_examples(")
WEB_PACKAGES = ("brotli", "csp", "django", "granian", "whitenoise")

EACH_ALONE = """
import importlib, sys
for name in sys.argv[1:]:
    for seen in [m for m in sys.modules if m.split(".")[0] == "talentlab"]:
        del sys.modules[seen]
    importlib.import_module(name)
"""

ABSENT = f"""
import importlib, sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {set(WEB_PACKAGES)!r}:
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Absent())
"""

WITHOUT_WEB = f"""{ABSENT}
for name in sys.argv[1:]:
    importlib.import_module(name)
print(sorted(m for m in sys.modules if m.split(".")[0] in {set(WEB_PACKAGES)!r}))
"""

COMMAND_WITHOUT_WEB = f"""{ABSENT}
from talentlab.cli.main import main
main()
"""


def modules_in(room):
    return [
        dotted(path)
        for path in python_files()
        if dotted(path).split(".")[1:2] == [room] and dotted(path) not in STARTS
    ]


def run_python(*arguments):
    return subprocess.run(
        [sys.executable, "-B", "-W", "error", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


@pytest.mark.parametrize("room", ROOMS)
def test_importing_does_nothing_but_define(room):
    run = run_python(str(HERE / "watched_import.py"), *modules_in(room))

    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == {"deeds": [], "threads": []}
    assert run.stderr == ""


@pytest.mark.slow
def test_every_module_can_be_the_first_one_imported():
    core = [name for room in CORE_ROOMS for name in modules_in(room)]

    run = run_python("-c", EACH_ALONE, *core)

    assert run.returncode == 0, run.stderr


def test_the_core_is_whole_without_django():
    core = [name for room in CORE_ROOMS for name in modules_in(room)]

    run = run_python("-c", WITHOUT_WEB, *core)

    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "[]"


@pytest.mark.slow
def test_an_analyst_forecasts_and_backtests_without_django(tmp_path):
    bands = [f"{age}-{age + 4}" for age in range(0, 100, 5)] + ["100+"]
    lines = [
        f"{region},{sex},{band},{year},{1000 - 45 * step + 3 * (year - 1990)}"
        for region in ("North", "South")
        for year in range(1990, 2011)
        for sex in ("women", "men")
        for step, band in enumerate(bands)
    ]
    own = tmp_path / "F.csv"
    own.write_text("\n".join(["region,sex,age,year,persons", *lines]) + "\n", encoding="utf-8")
    population = ("population", "--data", str(own))

    ahead = run_python(
        *("-c", COMMAND_WITHOUT_WEB, "forecast", *population),
        *("--to", "2015", "--draws", "100", "--out", str(tmp_path / "O.csv")),
    )
    tried = run_python(
        *("-c", COMMAND_WITHOUT_WEB, "backtest", *population),
        *("--origins", "2000-2005", "--horizons", "1,5", "--format", "json"),
    )

    assert ahead.returncode == 0, ahead.stderr
    assert tried.returncode == 0, tried.stderr
    years = {line.split(",")[3] for line in (tmp_path / "O.csv").read_text().splitlines()[1:]}
    assert years == {"2011", "2012", "2013", "2014", "2015"}
    assert {row["method"] for row in json.loads(tried.stdout)["rows"]} == {
        "talentlab",
        "naive",
        "drift",
    }


def only_defines(statement):
    """Return whether a statement at the top of a module is a definition or an import."""
    if isinstance(statement, ast.If):  # TYPE_CHECKING, __name__, or a choice made by the settings
        return all(only_defines(inner) for inner in statement.body + statement.orelse) or (
            "__main__" in ast.unparse(statement.test)
        )
    if isinstance(statement, ast.For):  # a group of commands is defined by adding to it
        return all(".add_command(" in ast.unparse(inner) for inner in statement.body)
    if isinstance(statement, ast.Expr):
        said = ast.unparse(statement)
        return isinstance(statement.value, ast.Constant) or said.startswith(DEFINING)
    return isinstance(
        statement,
        ast.Import
        | ast.ImportFrom
        | ast.Assign
        | ast.AnnAssign
        | ast.AugAssign
        | ast.FunctionDef
        | ast.AsyncFunctionDef
        | ast.ClassDef,
    )


def test_no_module_acts_at_its_top_level():
    acting = {
        f"{short(path)}:{statement.lineno}"
        for path in python_files()
        if dotted(path) not in STARTS
        for statement in parsed(path).body
        if not only_defines(statement)
    }

    assert acting == set()

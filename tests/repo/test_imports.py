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

WITHOUT_WEB = """
import importlib, sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {banned!r}:
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Absent())
for name in sys.argv[1:]:
    importlib.import_module(name)
print(sorted(m for m in sys.modules if m.split(".")[0] in {banned!r}))
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

    run = run_python("-c", WITHOUT_WEB.format(banned=set(WEB_PACKAGES)), *core)

    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "[]"


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

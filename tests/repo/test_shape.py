"""Files and functions stay small enough to read in one sitting.

The budgets come from the code we admire (docs/explanation/house-style.md). A file of
declarations may be long; a file of decisions may not. To go over, say why in ALLOWED.
"""

import ast
import statistics

import pytest

from repo.repository import PACKAGE, parsed, python_files

LINES_PER_FILE = 400
LINES_PER_FUNCTION = 40
MEDIAN_LINES_PER_FUNCTION = 10
ALLOWED: dict[str, str] = {}
BANNED_NAMES = {"data", "info", "handler", "handlers", "manager", "process", "util", "utils"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)


def name_of(path):
    return path.relative_to(PACKAGE).as_posix()


def functions_in(path):
    return [node for node in ast.walk(parsed(path)) if isinstance(node, FUNCTIONS)]


def lines_of(function):
    """Count lines of code, leaving the docstring out."""
    first = function.body[0]
    start = first.end_lineno if ast.get_docstring(function) else first.lineno - 1
    return function.end_lineno - start


@pytest.mark.parametrize("path", python_files(), ids=name_of)
def test_file_and_functions_are_short(path):
    too_long = {f.name for f in functions_in(path) if lines_of(f) > LINES_PER_FUNCTION}
    lines = path.read_text(encoding="utf-8").count("\n")

    assert too_long == set()
    assert name_of(path) in ALLOWED or lines <= LINES_PER_FILE


def test_every_exception_is_still_needed():
    lines = {name_of(path): path.read_text(encoding="utf-8").count("\n") for path in python_files()}

    assert {name for name in ALLOWED if lines.get(name, 0) <= LINES_PER_FILE} == set()


def test_the_ordinary_function_fits_in_a_glance():
    lengths = [lines_of(f) for path in python_files() for f in functions_in(path)]

    assert statistics.median(lengths) < MEDIAN_LINES_PER_FUNCTION


def test_no_module_function_or_class_hides_behind_an_empty_word():
    modules = {name_of(p) for p in python_files() if p.stem in BANNED_NAMES}
    definitions = {
        f"{name_of(path)}: {node.name}"
        for path in python_files()
        for node in ast.walk(parsed(path))
        if isinstance(node, DEFINITIONS) and node.name.lower().strip("_") in BANNED_NAMES
    }

    assert modules | definitions == set()


def test_every_module_says_what_it_is():
    silent = {name_of(path) for path in python_files() if not ast.get_docstring(parsed(path))}

    assert silent == set()

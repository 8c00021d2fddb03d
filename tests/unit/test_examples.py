"""Every example in a docstring shows what really comes back."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import numpy as np
import pytest

import talentlab

# Pages need Django's settings: they may have no examples, see the last test.
MODULES = [
    found.name
    for found in pkgutil.walk_packages(talentlab.__path__, "talentlab.")
    if not found.name.startswith("talentlab.web") and not found.name.endswith("__main__")
]


def examples(name):
    """Return the docstrings of a module that have examples, ready to run."""
    module = importlib.import_module(name)
    finder = doctest.DocTestFinder(exclude_empty=True)
    return [test for test in finder.find(module, extraglobs={"np": np}) if test.examples]


EXAMPLES = [test for name in MODULES for test in examples(name)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda test: test.name)
def test_an_example_shows_what_comes_back(example):
    told = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(example, out=told.append)

    assert "".join(told) == ""


def test_calculations_have_examples_at_all():
    assert sum(test.name.startswith("talentlab.calc.") for test in EXAMPLES) >= 5


def test_modules_whose_examples_would_not_be_run_have_none():
    pages = Path(talentlab.__path__[0], "web").rglob("*.py")
    assert [page.name for page in pages if ">>> " in page.read_text(encoding="utf-8")] == []

"""Every example in a docstring shows what really comes back."""

import doctest
import importlib
import pkgutil

import numpy as np
import pytest

import talentlab

# Pages need Django's settings; their modules hold no examples and are looked at as text below.
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

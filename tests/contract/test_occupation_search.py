"""The occupation search against official titles that its words were not written from.

The lists lie beside the checkout. Half of each, by the checksum of the letters, was looked at when
words and weights were chosen; the other half judges. The floors are a little below what is reached,
so that they fall when the search becomes worse and not when a word is moved.
"""

import importlib.util
import sys
from pathlib import Path

import pytest

from talentlab.vocab.occupation_search import OccupationIndex, default_index

ROOT = Path(__file__).parents[2]
SOURCES = ROOT.parent / "shared" / "data"
QUERIES = ROOT / "tests" / "unit" / "vocab" / "occupation_queries.tsv"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not SOURCES.is_dir(), reason="no ../shared/data beside the checkout"),
]


@pytest.fixture(scope="module")
def titles():
    """Return benchmarks/titles.py as a module: it reads the lists and divides them."""
    spec = importlib.util.spec_from_file_location("titles", ROOT / "benchmarks" / "titles.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["titles"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["titles"]


@pytest.fixture(scope="module")
def imported(titles):
    """Return a search that also knows the half of SCB's titles that was looked at."""
    seen = titles.half(titles.scb_titles(SOURCES), "seen")
    return titles.unit_groups(OccupationIndex(titles.as_extra(seen)))


def test_the_lists_are_whole_and_divided_in_two(titles):
    scb, names = titles.scb_titles(SOURCES), titles.af_names(SOURCES)

    assert (len(scb), len(names)) == (8617, 2412)
    for every in (scb, names):
        halves = [titles.half(every, half) for half in titles.HALVES]
        assert halves[0] | halves[1] == every
        assert halves[0].keys() & halves[1].keys() == set()


@pytest.mark.parametrize(
    ("read", "first", "among_five"),
    [("scb_titles", 0.50, 0.71), ("af_names", 0.58, 0.76), ("af_synonyms", 0.60, 0.75)],
)
def test_titles_that_were_not_looked_at_are_found(titles, read, first, among_five):
    held_out = titles.half(getattr(titles, read)(SOURCES), "held out")

    found = titles.share_found(titles.unit_groups(default_index()), held_out)

    assert found.first >= first
    assert found.among_five >= among_five


@pytest.mark.parametrize(
    ("read", "first", "among_five"), [("scb_titles", 0.58, 0.79), ("af_names", 0.62, 0.81)]
)
def test_half_of_scbs_titles_help_to_find_the_others(titles, imported, read, first, among_five):
    held_out = titles.half(getattr(titles, read)(SOURCES), "held out")

    found = titles.share_found(imported, held_out)

    assert found.first >= first
    assert found.among_five >= among_five


def test_an_imported_title_finds_its_own_group(titles, imported):
    seen = titles.half(titles.scb_titles(SOURCES), "seen")

    found = titles.share_found(imported, seen)

    assert found.first >= 0.98
    assert found.among_five == 1


def test_a_site_that_imports_every_list_still_knows_what_people_mean(titles):
    lists = (titles.scb_titles(SOURCES), titles.af_names(SOURCES), titles.af_synonyms(SOURCES))
    index = OccupationIndex([row for each in lists for row in titles.as_extra(each)])
    _, *lines = QUERIES.read_text(encoding="utf-8").splitlines()
    asked = [line.split("\t") for line in lines]

    missed = [
        query
        for query, wanted, within in asked
        if set(wanted.split()).isdisjoint(h.ssyk_code for h in index.find(query, int(within)))
    ]

    # The lists put two everyday words in other groups than we do, and theirs decide.
    assert len(missed) <= 0.02 * len(asked)

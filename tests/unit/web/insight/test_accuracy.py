"""The worst misses are told by name, and only those of the size that is asked about."""

from talentlab.web.insight.presenters.accuracy import worst_first
from talentlab.web.insight.presenters.tested.sizes import AREAS


def test_the_worst_misses_are_of_the_chosen_size_only(release):
    every = worst_first(release)
    by_size = [worst_first(release, size) for size in AREAS.names if size != "all"]

    assert sorted(map(repr, every)) == sorted(repr(case) for some in by_size for case in some)
    assert worst_first(release, "all") == every

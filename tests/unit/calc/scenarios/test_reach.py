import itertools

import pytest

from talentlab.calc.scenarios.reach import STEPS, Trial, search

COST = (10.0, 1.0, 4.0)
POWER = (0.5, 0.3, 0.4)


def attempt(parts):
    """Return a probability that grows with every part, and a cost that is their sum."""
    reached = sum(power * part for power, part in zip(POWER, parts, strict=True))
    return Trial(min(reached, 1.0), sum(c * p for c, p in zip(COST, parts, strict=True)))


def test_each_lever_alone_is_told_of_with_the_least_that_reaches():
    found = search(3, 0.4, attempt)

    # 0.8 of the first, never the second, all of the third; to the nearest step above
    assert found.alone[0].parts[0] == pytest.approx(0.8, abs=1 / STEPS)
    assert found.alone[0].trial.probability >= 0.4
    assert found.alone[1] is None
    assert found.alone[2].parts == (0.0, 0.0, 1.0)
    assert [best.probability for best in found.best_alone] == pytest.approx([0.5, 0.3, 0.4])


def test_the_cheapest_way_is_nearly_that_of_trying_everything():
    found = search(3, 0.6, attempt)

    grid = itertools.product(range(0, STEPS + 1, 4), repeat=3)
    tried = (attempt(tuple(part / STEPS for part in parts)) for parts in grid)
    cheapest = min(trial.cost_sek for trial in tried if trial.probability >= 0.6)
    assert found.ways[0].trial.probability >= 0.6
    assert found.ways[0].trial.cost_sek <= cheapest * 1.1


def test_every_way_reaches_and_none_can_spare_a_step():
    for way in search(3, 0.6, attempt).ways:
        assert way.trial == attempt(way.parts)
        for lever, part in enumerate(way.parts):
            if part > 0:
                less = (*way.parts[:lever], part - 1 / STEPS, *way.parts[lever + 1 :])
                assert attempt(less).probability < 0.6


def test_what_cannot_be_reached_is_not_said_to_be():
    found = search(2, 0.9, lambda parts: Trial(0.4 * sum(parts), 0.0))

    assert found.ways == ()
    assert found.at_limits.probability == pytest.approx(0.8)
    assert found.alone == (None, None)


def test_ways_whose_cost_nobody_knows_are_not_called_cheap():
    def unknown_first(parts):
        known = parts[0] == 0
        return Trial(0.9 * max(parts), 5.0 * parts[1], is_cost_known=known)

    found = search(2, 0.5, unknown_first)

    assert found.ways[0].trial.is_cost_known
    assert found.ways[0].parts[0] == 0.0


def test_no_question_is_asked_twice():
    asked = []

    def counting(parts):
        asked.append(parts)
        return attempt(parts)

    search(3, 0.6, counting)

    assert len(asked) == len(set(asked))

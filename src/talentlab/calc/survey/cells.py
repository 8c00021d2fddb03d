"""Which cells are weighed together because too few answered in one of them: a written rule.

Method: docs/method-guide/needs-assessment.md, section 6.
"""

import numpy as np

from talentlab.calc.arrays import Integers


def joined_classes(answers: Integers, present: Integers, *, least: int) -> Integers:
    """Return which cell (G, C) each size class of each industry belongs to, numbered from 0.

    1. In an industry, the class with the fewest answers below ``least`` is joined with the
       neighbouring class, among those present, that has fewer answers (the smaller class on a tie),
       until none is below.
    2. An industry that has fewer than ``least`` in all is joined, whole, with the industry that has
       the fewest answers of the others, and so on.

    Parameters
    ----------
    answers : (G, C)
        In each industry, by size class in order.
    present : (G, C)
        Workplaces in the frame; a class without any is in no cell, which is -1.

    """
    groups: list[list[tuple[int, int]]] = []
    whole: list[list[list[tuple[int, int]]]] = []
    for g in range(len(answers)):
        blocks = [[(g, c)] for c in range(answers.shape[1]) if present[g, c] > 0]
        if blocks:
            whole.append(_joined_neighbours(blocks, answers, least))
    while len(whole) > 1:
        sums = [sum(_count(block, answers) for block in industry) for industry in whole]
        if min(sums) >= least:
            break
        small = whole.pop(int(np.argmin(sums)))
        sums.remove(min(sums))
        other = int(np.argmin(sums))
        whole[other] = [[cell for block in (*whole[other], *small) for cell in block]]
    groups = [block for industry in whole for block in industry]
    numbered = np.full(answers.shape, -1, dtype=np.int64)
    for number, block in enumerate(groups):
        for cell in block:
            numbered[cell] = number
    return numbered


def _joined_neighbours(
    blocks: list[list[tuple[int, int]]], answers: Integers, least: int
) -> list[list[tuple[int, int]]]:
    while len(blocks) > 1:
        counts = [_count(block, answers) for block in blocks]
        at = int(np.argmin(counts))
        if counts[at] >= least:
            break
        beside = [i for i in (at - 1, at + 1) if 0 <= i < len(blocks)]
        other = min(beside, key=lambda i: (counts[i], i))
        first, second = sorted((at, other))
        blocks = [*blocks[:first], blocks[first] + blocks[second], *blocks[second + 1 :]]
    return blocks


def joined_places(answers: Integers, *, least: int) -> Integers:
    """Return which cell (M,) each municipality belongs to: those with few answers are one.

    If they are too few together as well, the municipality with the fewest answers of the others
    joins them.

    Examples
    --------
    >>> joined_places(np.array([40, 2, 9, 3]), least=5).tolist()
    [0, 2, 1, 2]

    """
    order = np.argsort(answers, kind="stable")
    few = [int(m) for m in order if answers[m] < least]
    rest = [int(m) for m in order if answers[m] >= least]
    while few and rest and answers[few].sum() < least:
        few.append(rest.pop(0))
    cell = np.zeros(len(answers), dtype=np.int64)
    for number, m in enumerate(sorted(rest)):
        cell[m] = number
    cell[few] = len(rest)
    return cell


def _count(block: list[tuple[int, int]], answers: Integers) -> int:
    return int(sum(answers[cell] for cell in block))

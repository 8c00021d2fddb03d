"""The occupations that are published: every code from the most detailed to the first digit."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats

TOTAL: Final = "total"
"""The code of all occupations together, in tables."""


def published_codes(occupations: Sequence[str], longest: int) -> tuple[str, ...]:
    """Return every code of one to ``longest`` characters that an occupation begins with, in order.

    A separator at the end ("11-") says no more than the code without it, and is left out.
    """
    heads = {code[:length] for code in occupations for length in range(1, longest + 1)}
    return tuple(sorted(head for head in heads if head[-1].isalnum() or head in occupations))


def by_code(values: Floats, occupations: Sequence[str], codes: Sequence[str]) -> Floats:
    """Return sums (X, C, ...) over the occupations (X, O, ...) that begin with each code.

    ``occupations`` are in alphabetical order, so that those of a code lie side by side.
    """
    result = np.empty((values.shape[0], len(codes), *values.shape[2:]))
    for c, code in enumerate(codes):
        inside = [o for o, occupation in enumerate(occupations) if occupation.startswith(code)]
        values[:, inside[0] : inside[-1] + 1].sum(axis=1, out=result[:, c])
    return result


def blocks(occupations: Sequence[str]) -> tuple[str, ...]:
    """Return the first characters of ``occupations``: each is drawn by itself, to save memory."""
    return tuple(sorted({code[0] for code in occupations}))

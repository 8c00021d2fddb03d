"""Tables fitted to margins that somebody counted: iterative proportional fitting.

Method: docs/method-guide/supply.md, section 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats

_ROUNDS: Final = 500
_CLOSE: Final = 1e-10  # of the whole: far below one person


@dataclass(frozen=True, slots=True)
class Margin:
    """Sums that the table must have: ``sums`` over every axis that is not in ``axes``.

    ``axes`` are positions in the table, increasing; ``sums`` has those axes in that order.
    """

    axes: tuple[int, ...]
    sums: Floats


def fitted(seed: Floats, margins: Sequence[Margin]) -> Floats:
    """Return the table nearest to ``seed`` (in relative entropy) with the ``margins``.

    Each margin is made right in turn until all are; the last one exactly. Where the seed is zero
    the table stays zero, unless a whole sum would be lost: there the sum is spread evenly.
    Margins that contradict each other are met as nearly as the rounds allow, the last exactly.

    Notes
    -----
    Deming & Stephan (1940); Ireland & Kullback (1968).
    Method: docs/method-guide/supply.md, section 2, equation 2.

    """
    table = np.array(seed, dtype=np.float64)
    whole = max(float(margins[-1].sums.sum()), 1.0)
    for _ in range(_ROUNDS):
        off = 0.0
        for margin in margins:
            off = max(off, _made_right(table, margin))
        if off <= _CLOSE * whole:
            break
    return table


def _made_right(table: Floats, margin: Margin) -> float:
    """Scale ``table`` in place to one margin and return how far off the worst sum was."""
    others = tuple(axis for axis in range(table.ndim) if axis not in margin.axes)
    now = table.sum(axis=others, keepdims=True)
    wanted = margin.sums.reshape(now.shape)
    factor = np.divide(wanted, now, out=np.zeros(now.shape), where=now > 0)
    table *= factor
    lost = (now <= 0) & (wanted > 0)
    if lost.any():
        cells = np.prod([table.shape[axis] for axis in others], dtype=np.float64)
        table += np.where(lost, wanted / cells, 0.0)
    return float(np.abs(wanted - now).max())

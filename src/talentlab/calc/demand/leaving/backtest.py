"""How right the replacement need would have been in earlier years, where leavers were counted.

Method: docs/method-guide/openings.md, section 8.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.demand.leaving.openings import components
from talentlab.tables.openings import COMPONENTS

REPLACEMENT: Final = COMPONENTS.index("replacement")
_LEVEL: Final = (10.0, 90.0)


@dataclass(frozen=True, slots=True)
class ReplacementCases:
    """One earlier outlook of some occupations (O,) beside what happened, summed over its years.

    Attributes
    ----------
    stock : (O,)
        Employees at the origin.
    forecast, p10, p90, outcome : (O,)
        Persons to be replaced in all the years together.
    leavers, left : (O,)
        Those who were expected to leave, and did.

    """

    region_code: str
    origin: int
    ahead: int
    rates: str
    stock: Floats
    forecast: Floats
    p10: Floats
    p90: Floats
    outcome: Floats
    leavers: Floats
    left: Floats


@dataclass(frozen=True, slots=True)
class ReplacementAccuracy:
    """How wrong one kind of risks was at one horizon in one size class.

    ``bias`` is percent of all employees at the origins, too many above zero; ``wape`` percent of
    all who had to be replaced; ``n`` the occupations and origins judged.
    """

    rates: str
    horizon: int
    size_class: str
    bias: float
    wape: float
    coverage_80: float
    n: int


def true_components(stocks: Floats, base: Floats, left: Floats) -> Floats:
    """Return what openings were made of (O, K, H): the same rule, on what was counted.

    Parameters
    ----------
    stocks : (O, H)
        Employees at the end of each year.
    base : (O,)
        Employees at the origin.
    left : (O, C, H)
        Those who left during each year.

    """
    return np.asarray(components(stocks[None], base, left[None])[0])


def judged(
    parts: Floats,
    truth: Floats,
    stock: Floats,
    *,
    horizons: Iterable[int],
    region_code: str,
    origin: int,
    rates: str,
) -> Iterator[ReplacementCases]:
    """Yield the cases of one outlook, one for each of ``horizons`` that there is an outcome of.

    Parameters
    ----------
    parts : (D, O, K, H)
        Components in every draw.
    truth : (O, K, H)
        What they were.
    stock : (O,)
        Employees at the origin.

    """
    require_shape("truth", truth, (*parts.shape[1:3], truth.shape[-1]))
    causes = slice(COMPONENTS.index("openings") + 1, len(COMPONENTS))
    for h in horizons:
        if h > truth.shape[-1]:
            continue
        drawn = parts[:, :, REPLACEMENT, :h].sum(axis=-1)
        low, high = np.percentile(drawn, _LEVEL, axis=0)
        yield ReplacementCases(
            region_code=region_code,
            origin=origin,
            ahead=h,
            rates=rates,
            stock=stock,
            forecast=drawn.mean(axis=0),
            p10=low,
            p90=high,
            outcome=truth[:, REPLACEMENT, :h].sum(axis=-1),
            leavers=parts[:, :, causes, :h].sum(axis=(2, 3)).mean(axis=0),
            left=truth[:, causes, :h].sum(axis=(1, 2)),
        )


def replacement_accuracy(
    cases: Sequence[ReplacementCases], sizes: Mapping[str, tuple[float, float]]
) -> list[ReplacementAccuracy]:
    """Return a row for each kind of risks, horizon and size class with anyone to replace.

    ``sizes`` are employees at the origin: from the first number, below the second.

    Method: docs/method-guide/openings.md, section 8, equation 12.
    """
    rows = []
    for rates, ahead in dict.fromkeys((case.rates, case.ahead) for case in cases):
        chosen = [case for case in cases if (case.rates, case.ahead) == (rates, ahead)]
        stock, forecast, p10, p90, outcome = (
            np.concatenate([getattr(case, name) for case in chosen])
            for name in ("stock", "forecast", "p10", "p90", "outcome")
        )
        for size_class, (least, below) in sizes.items():
            inside = (least <= stock) & (stock < below) & (stock > 0)
            if outcome[inside].sum() <= 0:
                continue
            error = (forecast - outcome)[inside]
            held = (p10 <= outcome) & (outcome <= p90)
            rows.append(
                ReplacementAccuracy(
                    rates=rates,
                    horizon=ahead,
                    size_class=size_class,
                    bias=float(100.0 * error.sum() / stock[inside].sum()),
                    wape=float(100.0 * np.abs(error).sum() / outcome[inside].sum()),
                    coverage_80=float(held[inside].mean()),
                    n=int(inside.sum()),
                )
            )
    return rows

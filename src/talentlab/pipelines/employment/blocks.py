"""What every draw by blocks of occupations shares: cutting, drawing regions, adding areas up.

A block is a first digit: small enough for any worker, the same result on every one. Within it every
county is drawn, and the country is their sum, draw by draw.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from typing import TypeVar

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.ahead import DemandAhead
from talentlab.calc.demand.draws import draws_of
from talentlab.calc.demand.municipal_draws import MunicipalShares

Task = TypeVar("Task")
Found = TypeVar("Found")


def drawn_in_turn(
    draw: Callable[[Task], Mapping[str, Found]],
    tasks: Sequence[Task],
    *,
    executor: Executor | None,
    progress: Callable[[float], None],
) -> Iterator[tuple[str, Found]]:
    """Yield published place and what was found there, block by block in the order of ``tasks``.

    Made here or by ``executor``: the same.
    """
    answers = (executor.map if executor else map)(draw, tasks)
    for done, block in enumerate(answers, start=1):
        yield from block.items()
        progress(done / len(tasks))


def region_draws(
    ahead: DemandAhead,
    region_codes: Iterable[str],
    nation: Sequence[str],
    *,
    nation_code: str,
    draws: int,
    seed: int,
) -> Iterator[tuple[str, Floats]]:
    """Yield each of ``region_codes`` with its draws (D, O, S, H), and the country last.

    The country is the sum of the regions in ``nation``; without any it is not yielded.
    """
    own = tuple(region_codes)
    country: Floats | None = None
    for region in dict.fromkeys((*own, *nation)):
        drawn = draws_of(ahead, region, draws=draws, seed=seed)
        if region in nation:
            country = drawn if country is None else country + drawn
        if region in own:
            yield region, drawn
    if country is not None:
        yield nation_code, country


def area_sums(
    areas: Mapping[str, Sequence[str]], municipal: Mapping[str, Floats]
) -> Iterator[tuple[str, Floats]]:
    """Yield every published area with the sum of its municipalities, draw by draw."""
    for code, members in areas.items():
        yield code, np.asarray(np.sum([municipal[member] for member in members], axis=0))


def shares_around(shares: Mapping[str, MunicipalShares], municipality_code: str) -> MunicipalShares:
    """Return the shares of the county that a municipality lies in."""
    return next(found for found in shares.values() if municipality_code in found.region_codes)


def ahead_of_block(ahead: DemandAhead, first: str) -> DemandAhead:
    """Return what is expected of the occupations that begin with ``first``; no past outlooks."""
    history = ahead.history
    inside = [o for o, code in enumerate(history.occupations) if code.startswith(first)]
    names = tuple(history.occupations[o] for o in inside)
    known = replace(history, occupations=names, persons=history.persons[:, inside])
    return replace(ahead, history=known, expected=ahead.expected[:, inside], hindcasts=())


def shares_of_block(
    shares: Mapping[str, MunicipalShares], first: str
) -> dict[str, MunicipalShares]:
    """Return how counties are divided in the occupations that begin with ``first``."""
    return {code: found.only(first) for code, found in shares.items()}

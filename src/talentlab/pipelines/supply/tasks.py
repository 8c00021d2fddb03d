"""Blocks of draws as tasks: small enough for any worker, the same worlds on every one."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from talentlab.calc.population.bands import BandedPeople
from talentlab.calc.supply.draws import DrawnPeople, SupplyDraws, draw_block, drawn_people
from talentlab.calc.supply.future import BLOCK, Block
from talentlab.calc.supply.start import SupplyStart


@dataclass(frozen=True, slots=True)
class BlockTask:
    """One block of draws, and the people of its draws."""

    start: SupplyStart
    people: DrawnPeople
    block: Block


def do_block(task: BlockTask) -> SupplyDraws:
    """Return the draws of one block. Picklable."""
    return draw_block(task.start, task.people, task.block)


def draw_supply(
    start: SupplyStart,
    people: Mapping[str, BandedPeople],
    *,
    seed: int,
    executor: Executor | None,
    progress: Callable[[float], None],
) -> SupplyDraws:
    """Return supply in every draw that ``people`` has, made here or by ``executor``."""
    parts = [people[code] for code in start.region_codes]
    draws = len(parts[0].residents)
    tasks = [
        BlockTask(
            start,
            drawn_people(parts, slice(first, first + BLOCK)),
            Block(first // BLOCK, min(BLOCK, draws - first), seed),
        )
        for first in range(0, draws, BLOCK)
    ]
    found: SupplyDraws | None = None
    done = 0
    for answer in (executor.map if executor else map)(do_block, tasks):
        found = found or _room_for(answer, draws)
        _put(found, answer, done)
        done += len(answer.residents)
        progress(done / draws)
    if found is None:
        message = "there are no draws of the population"
        raise ValueError(message)
    return found


def _room_for(block: SupplyDraws, draws: int) -> SupplyDraws:
    """Return empty draws with room for all blocks."""
    return SupplyDraws(
        region_codes=block.region_codes,
        group_codes=block.group_codes,
        years=block.years,
        residents=np.empty((draws, *block.residents.shape[1:])),
        labour=np.empty((draws, *block.labour.shape[1:])),
        workplace=np.empty((draws, *block.workplace.shape[1:])),
        flows={n: np.empty((draws, *f.shape[1:]), f.dtype) for n, f in block.flows.items()},
        programmes={
            n: np.empty((draws, *f.shape[1:]), f.dtype) for n, f in block.programmes.items()
        },
    )


def _put(whole: SupplyDraws, block: SupplyDraws, first: int) -> None:
    """Copy a block to its place."""
    at = slice(first, first + len(block.residents))
    whole.residents[at] = block.residents
    whole.labour[at] = block.labour
    whole.workplace[at] = block.workplace
    for own, theirs in ((whole.flows, block.flows), (whole.programmes, block.programmes)):
        for name, values in theirs.items():
            own[name][at] = values

"""Draws of supply: every block of worlds rolled year by year, each world whole.

Axes: n draws, T years with the base year first, R municipalities, E education groups; S sexes and
G age groups inside the account.

Method: docs/method-guide/supply.md, sections 3 and 8-10.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.supply import SUPPLY, SupplySettings
from talentlab.calc.population.bands import BandedPeople
from talentlab.calc.supply.account import (
    MOST_TIMES,
    PeopleBefore,
    Year,
    YearTimes,
    one_year,
)
from talentlab.calc.supply.commuting import at_work
from talentlab.calc.supply.future import Block, DrawnStudies, draw_studies
from talentlab.calc.supply.participation import FIRST_OLD_BAND, moved_odds, student_factor
from talentlab.calc.supply.start import SupplyStart

Singles: TypeAlias = NDArray[np.float32]

RESIDENT_FLOWS: Final = (
    "graduates", "studied_on", "moved_in", "moved_out", "immigrated", "emigrated", "turned_16",
    "turned_75", "deaths",
)  # fmt: skip
_MOST_MORE: Final = 4.0
_LEAST_GRADUATES: Final = 0.5


@dataclass(frozen=True, slots=True)
class SupplyDraws:
    """Supply in every draw.

    Axes: D draws, R municipalities, E education groups, T years, the base year first.

    Attributes
    ----------
    residents, labour, workplace : (D, R, E, T)
        People aged 16-74, those of them in the labour force, and supply where people work.
    flows : mapping of (D, R, E, T), single precision
        By component of ``tables/supply.py``; nothing in the base year but ``net_commuting``.
    programmes : mapping of (D, P, T - 1), single precision
        Seats, applicants, starts, graduates and those staying, by programme; empty without any.

    """

    region_codes: tuple[str, ...]
    group_codes: tuple[str, ...]
    years: tuple[int, ...]
    residents: Floats
    labour: Floats
    workplace: Floats
    flows: Mapping[str, Singles]
    programmes: Mapping[str, Singles]


@dataclass(frozen=True, slots=True)
class DrawnPeople:
    """The population's draws of a block: ``residents`` (S, G, n, T, R), ``last_ages`` likewise."""

    residents: Floats
    last_ages: Floats

    def before(self, t: int) -> PeopleBefore:
        """Return the people at position ``t``."""
        return PeopleBefore(self.residents[:, :, :, t], self.last_ages[:, :, :, t])


def drawn_people(parts: list[BandedPeople], draws: slice) -> DrawnPeople:
    """Return some draws of municipalities (R of (D, T, S, G)) as a block has them."""
    return DrawnPeople(
        residents=_turned([part.residents[draws] for part in parts]),
        last_ages=_turned([part.last_ages[draws] for part in parts]),
    )


def _turned(parts: list[Floats]) -> Floats:
    return np.ascontiguousarray(np.stack(parts, axis=-1).transpose(2, 3, 0, 1, 4))


@dataclass(slots=True)
class _World:
    """What is kept of a block while it is rolled: arrays (n, R, E, T)."""

    residents: Floats
    labour: Floats
    workplace: Floats
    flows: dict[str, Singles]


def draw_block(
    start: SupplyStart, people: DrawnPeople, block: Block, settings: SupplySettings = SUPPLY
) -> SupplyDraws:
    """Return one block of draws. Residents add up to ``people`` in each of them, cell by cell.

    ``people`` are those of the block's draws, the base year first.
    """
    years_ahead = people.residents.shape[3] - 1
    regions, groups = start.stock.shape[2:]
    shape = (block.draws, regions, groups, years_ahead + 1)
    world = _World(
        np.empty(shape),
        np.empty(shape),
        np.empty(shape),
        {name: np.zeros(shape, np.float32) for name in (*RESIDENT_FLOWS, "retired")},
    )
    studies = draw_studies(start.studies, block, years_ahead, groups) if start.studies else None
    stock = np.repeat(start.stock[:, :, None], block.draws, axis=2)
    participation = _Participation(start, block, years_ahead, studies, settings)
    _keep(world, 0, stock, None, participation)
    learning = _learning_factors(start, block, years_ahead, studies, settings)
    shocks = _shocks(start, block, years_ahead)
    times = _times(block, years_ahead, settings)
    for t in range(1, years_ahead + 1):
        year = one_year(
            stock,
            people.before(t - 1),
            people.residents[:, :, :, t],
            start.estimate.rates,
            learning_factor=learning[:, t - 1],
            shock=shocks[:, t - 1],
            times=_at(times, t - 1),
        )
        stock = year.residents
        _keep(world, t, stock, year, participation)
    _commute(world, start, block, settings)
    return SupplyDraws(
        region_codes=start.region_codes,
        group_codes=start.group_codes,
        years=tuple(range(start.base_year, start.base_year + years_ahead + 1)),
        residents=world.residents,
        labour=world.labour,
        workplace=world.workplace,
        flows=world.flows,
        programmes=_as_singles(studies),
    )


def _as_singles(studies: DrawnStudies | None) -> dict[str, Singles]:
    """Return programmes' futures to keep."""
    if studies is None:
        return {}
    names = ("seats", "applicants", "starts", "graduates", "staying")
    return {name: getattr(studies, name).astype(np.float32) for name in names}


class _Participation:
    """The share in the labour force in every draw and year; drawn once, told year by year."""

    def __init__(
        self,
        start: SupplyStart,
        block: Block,
        years_ahead: int,
        studies: DrawnStudies | None,
        settings: SupplySettings,
    ) -> None:
        self._labour = start.labour
        self._residents = start.stock.sum(axis=-1)
        steps = (settings.participation_walk, settings.participation_walk_old)
        self._shared = [
            block.walk(years_ahead, step=step, task=f"participation {age}")
            for age, step in zip(("young", "old"), steps, strict=True)
        ]
        regions = start.stock.shape[2]
        own = settings.participation_own
        self._own = block.walk(regions, years_ahead, step=own, task="participation here")
        fade = settings.trend_fade ** np.arange(years_ahead)
        self._trend = start.labour.trend[..., None] * fade.cumsum()
        self._enrolled = _enrolled(start, studies)

    def by_sex(self, t: int) -> Iterator[tuple[int, list[Floats]]]:
        """Yield each sex with its shares (n, R, E) in the labour force by age at position ``t``."""
        for s, base in enumerate(self._labour.participation):
            yield s, [self._share(s, g, t, base[g]) for g in range(len(base))]

    def _share(self, s: int, g: int, t: int, base: Floats) -> Floats:
        if t == 0:
            return base
        shared = self._shared[int(g >= FIRST_OLD_BAND)][:, t - 1]
        change = shared[:, None] + self._own[..., t - 1] + self._trend[s, g, t - 1]
        share = moved_odds(base, change[..., None])
        if self._enrolled is not None and self._labour.students[s, g].any():
            share *= student_factor(
                self._labour.students[s, g], self._residents[s, g], self._enrolled[..., t - 1]
            )[..., None]
        return share


def _enrolled(start: SupplyStart, studies: DrawnStudies | None) -> Floats | None:
    """Return students (n, R, H) beside the base year's; nothing where nobody starts anything."""
    if studies is None or start.studies is None or not start.labour.students.any():
        return None
    programmes, home = start.studies.programmes, start.studies.home
    known = np.nan_to_num(programmes.starts)
    every = np.concatenate(
        [np.broadcast_to(known, (len(studies.starts), *known.shape)), studies.starts], axis=2
    )
    counted = known.shape[1]
    regions = start.stock.shape[2]
    found = np.zeros((len(studies.starts), regions, studies.starts.shape[2] + 1))
    for p, lag in enumerate(programmes.lag):
        running = every[:, p].cumsum(axis=1)
        running[:, lag:] -= every[:, p].cumsum(axis=1)[:, :-lag]
        found[:, home[p]] += running[:, counted - 1 :]
    base = found[..., :1]
    return np.divide(found, base, out=np.ones(found.shape), where=base > 0)[..., 1:]


def _keep(
    world: _World, t: int, stock: Floats, year: Year | None, participation: _Participation
) -> None:
    """Keep residents, labour force and flows of one year."""
    world.residents[..., t] = stock.sum(axis=(0, 1))
    labour = np.zeros(stock.shape[2:])
    retired = np.zeros(stock.shape[2:])
    for s, share in participation.by_sex(t):
        for g, work in enumerate(share):
            labour += stock[s, g] * work
            if year is not None and g >= FIRST_OLD_BAND - 1:
                later = share[g + 1] if g + 1 < len(share) else 0.0
                retired += year.aged_out[s, g] * np.maximum(work - later, 0.0)
    world.labour[..., t] = labour
    if year is not None:
        for name, flow in year.flows.items():
            world.flows[name][..., t] = flow
        world.flows["retired"][..., t] = retired


def _learning_factors(
    start: SupplyStart,
    block: Block,
    years_ahead: int,
    studies: DrawnStudies | None,
    settings: SupplySettings,
) -> Floats:
    """Return psi (n, H, R, E): how many times as many as usual finish each education.

    Method: docs/method-guide/supply.md, section 5, equation 14.
    """
    walk = block.walk(years_ahead, step=settings.learning_walk, task="learning")
    variance = settings.learning_walk**2 * np.arange(1, years_ahead + 1)
    times = np.exp(walk - variance / 2)[..., None, None]
    usual = np.stack([start.estimate.factor_at(h) for h in range(1, years_ahead + 1)])
    if studies is None:
        return np.asarray(times * usual)
    graduates = np.maximum(start.estimate.graduates, _LEAST_GRADUATES)
    return np.asarray(times * usual * np.clip(1 + studies.more / graduates, 0.0, _MOST_MORE))


def _times(block: Block, years_ahead: int, settings: SupplySettings) -> YearTimes:
    """Return how many times as many die and move (n, H), waves that all municipalities share."""
    steps = {
        "dying": settings.dying_walk,
        "leaving": settings.leaving_walk,
        "emigrating": settings.abroad_walk,
        "immigrating": settings.abroad_walk,
    }
    drawn = {name: block.walk(years_ahead, step=step, task=name) for name, step in steps.items()}
    return YearTimes(
        **{name: np.clip(np.exp(walk), 1 / MOST_TIMES, MOST_TIMES) for name, walk in drawn.items()}
    )


def _at(times: YearTimes, h: int) -> YearTimes:
    """Return the times of one year, with room for municipalities and educations."""
    return YearTimes(
        *(
            each[:, h, None, None]
            for each in (times.dying, times.leaving, times.emigrating, times.immigrating)
        )
    )


def _shocks(start: SupplyStart, block: Block, years_ahead: int) -> Floats:
    """Return yearly log shocks (n, H, R, E): the pull of trends, and the calibrated spread."""
    regions, groups = start.stock.shape[2:]
    persons = start.stock.sum(axis=(0, 1))
    spread = start.spread
    wander = np.sqrt(np.arange(1, years_ahead + 1))
    own = block.walk(regions, groups, years_ahead, step=1.0, task="own") / wander
    shared = block.walk(groups, years_ahead, step=1.0, task="shared") / wander
    variance = spread.own_variance(persons)[..., :years_ahead]
    common = spread.shared[:years_ahead]
    level = own * np.sqrt(variance) + (shared * np.sqrt(common))[:, None]
    level -= (variance + common) / 2
    yearly = np.diff(level, axis=-1, prepend=0.0)
    return np.ascontiguousarray(np.moveaxis(yearly, -1, 1)) + start.pull


def _commute(world: _World, start: SupplyStart, block: Block, settings: SupplySettings) -> None:
    """Take the labour force to where it works, in every year."""
    years = world.labour.shape[-1]
    walk = block.walk(years - 1, step=settings.commuting_walk, task="commuting")
    more = np.concatenate([np.ones((block.draws, 1)), np.exp(walk)], axis=1)
    for t in range(years):
        world.workplace[..., t] = at_work(
            world.labour[..., t], start.labour.incomers, start.labour.commuting, more[:, t]
        )
    world.flows["net_commuting"] = (world.workplace - world.labour).astype(np.float32)

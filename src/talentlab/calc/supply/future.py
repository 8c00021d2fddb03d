"""What draws of supply have in common: paths of random numbers, the same for the same draw.

Draws are made in blocks of a fixed size. Block b of draws is the same world however many draws are
made and wherever: the population's draw d, the supply's and the demand's belong together.

Method: docs/method-guide/supply.md, section 10.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.education import EDUCATION, EducationSettings
from talentlab.calc.education.programmes import Programmes
from talentlab.calc.population.shocks import stream
from talentlab.calc.supply.start import Studies

BLOCK: Final = 50
"""Draws of a block: small enough for a processor's cache."""
_TASK: Final = "supply"
_ALMOST_NOBODY: Final = 1e-3
_LEAST_WINS: Final = 0.05
_MOST_WORTH: Final = 400.0
"""Starters beyond whom past completion says no more: the next years are not the last ones."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of draws: ``number`` from 0, its ``draws`` (at most ``BLOCK``) and the seed."""

    number: int
    draws: int
    seed: int

    def random(self, *task: str) -> np.random.Generator:
        """Return the random numbers of one task in this block."""
        return stream(self.seed, _TASK, str(self.number), *task)

    def normal(self, *shape: int, task: str) -> Floats:
        """Return standard normal numbers (n, ...); the first draws are the same in any block."""
        return np.asarray(self.random(task).standard_normal((BLOCK, *shape))[: self.draws])

    def walk(self, *shape: int, step: float, task: str) -> Floats:
        """Return sums of normal steps (n, ..., H) along the last axis, each ``step`` wide."""
        return np.asarray(step * self.normal(*shape, task=task).cumsum(axis=-1))


@dataclass(frozen=True, slots=True)
class DrawnStudies:
    """From seats to those who stay, (n, P, H) each, and those who landed beside the usual.

    ``more`` (n, H, R, E) are graduates who live in each municipality beyond the usual number.
    """

    seats: Floats
    applicants: Floats
    starts: Floats
    graduates: Floats
    staying: Floats
    more: Floats


def draw_studies(
    studies: Studies,
    block: Block,
    years_ahead: int,
    groups: int,
    settings: EducationSettings = EDUCATION,
) -> DrawnStudies:
    """Return programmes' futures.

    Method: docs/method-guide/supply.md, section 5, equations 12-14.
    """
    programmes = studies.programmes
    forms = int(studies.form.max()) + 1
    seats, applicants = (
        level[:, None]
        * np.exp(
            block.walk(forms, years_ahead, step=step, task=f"{name} of forms")[:, studies.form]
            + block.walk(len(level), years_ahead, step=settings.own_walk, task=name)
        )
        for name, level, step in (
            ("seats", programmes.seats, settings.seats_walk),
            ("applicants", programmes.applicants, settings.applicants_walk),
        )
    )
    starts = np.minimum(
        seats * programmes.fill[:, None], applicants * programmes.admission[:, None]
    )
    graduates = _graduates(programmes, starts, block, settings)
    stay = _staying(studies, block, years_ahead, settings)
    usual = programmes.usual[:, None]
    staying = graduates * stay
    more = np.zeros((len(graduates), years_ahead, studies.lands.shape[1], groups))
    home = studies.lands[np.arange(len(programmes.counts)), studies.home][:, None]
    changed = (graduates * stay - usual * home) / np.maximum(home, _ALMOST_NOBODY)
    for p, group in enumerate(studies.group):
        more[..., group] += changed[:, p, :, None] * studies.lands[p]
    return DrawnStudies(seats, applicants, starts, graduates, staying, more)


def _graduates(
    programmes: Programmes, starts: Floats, block: Block, settings: EducationSettings
) -> Floats:
    """Return graduates (n, P, H): a Beta share of those who started ``lag`` years before.

    Programmes nobody has seen start go on as they were.
    """
    draws, number, years_ahead = starts.shape
    random = block.random("completion")
    worth = np.minimum(programmes.worth, _MOST_WORTH)
    own = _beta(random, programmes.completion, worth, (BLOCK, number))
    spread = np.full(1, settings.completion_spread)
    share = _beta(random, own[..., None], spread, (BLOCK, number, years_ahead))[:draws]
    known = np.broadcast_to(programmes.starts, (draws, *programmes.starts.shape))
    every = np.concatenate([known, starts], axis=2)
    counted = known.shape[2]
    at = counted + np.arange(years_ahead)[None, :] - programmes.lag[:, None]
    started = np.take_along_axis(
        every, np.broadcast_to(np.maximum(at, 0), (draws, *at.shape)), axis=2
    )
    instead = programmes.usual / np.maximum(programmes.completion, _ALMOST_NOBODY)
    started = np.where(np.isfinite(started), started, instead[:, None])
    return np.asarray(started * share)


def _beta(
    random: np.random.Generator, mean: Floats, size: Floats, shape: tuple[int, ...]
) -> Floats:
    """Return Beta numbers of a shape, with a mean and a size a + b; they broadcast."""
    wins = np.maximum(np.broadcast_to(mean * size, shape), _LEAST_WINS)
    losses = np.maximum(np.broadcast_to((1 - mean) * size, shape), _LEAST_WINS)
    return np.asarray(random.beta(wins, losses))


def _staying(
    studies: Studies, block: Block, years_ahead: int, settings: EducationSettings
) -> Floats:
    """Return the share (n, P, H) who live where they studied: doubt, and times that change."""
    places = np.arange(len(studies.home))
    share = np.clip(studies.lands[places, studies.home], _ALMOST_NOBODY, 1 - _ALMOST_NOBODY)
    doubt = studies.doubt[:, None] * block.normal(len(places), task="who stays")[..., None]
    times = block.walk(years_ahead, step=settings.retention_walk, task="staying")[:, None]
    odds = np.exp(np.log(share / (1 - share))[:, None] + doubt + times)
    return np.asarray(odds / (1 + odds))

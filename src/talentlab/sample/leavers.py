"""Those who leave their occupation, by cause: the truth that replacement is tested against.

Nobody publishes it. Shares by age are invented, and the counted stocks decide the rest: whoever
was counted and cannot be among next year's counted has left. Where the way of counting changes,
stocks of the two years cannot be compared, and only the shares speak.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import polars as pl

from talentlab.sample.axes import COUNTY, YEARS, band
from talentlab.sample.frames import long
from talentlab.sample.occupations import AGE_GROUPS, BREAK, IMPUTED_FROM, longest
from talentlab.sample.rounding import Floats, Ints, interpolate
from talentlab.sample.sources import work_assumptions
from talentlab.tables.openings import CAUSES
from talentlab.vocab.sexes import MEN, SEXES

_BANDS: Final = tuple(band(label) for label in AGE_GROUPS)
_FIRST_AGE: Final = _BANDS[0].start
_SINGLE: Final = slice(_FIRST_AGE, _BANDS[-1].stop)
_GROUP_OF: Final = np.repeat(np.arange(len(_BANDS)), [b.stop - b.start for b in _BANDS])
_STARTS: Final = [b.start - _FIRST_AGE for b in _BANDS]
RETIREMENT: Final = CAUSES.index("retirement")
OTHER_EXIT: Final = CAUSES.index("other_exit")
RETIRES_FROM: Final = 55 - _FIRST_AGE
"""From which single age those who are gone beyond the shares have retired."""
MOST: Final = 0.45
"""No more than this share of an age leaves for one cause, however the factors multiply."""


def build_leavers(
    by_age: Ints, employed: Ints, groups: tuple[str, ...], rng: np.random.Generator
) -> Ints:
    """Return those who left (O3, S, Y-1, G, C), by the year in which they were gone.

    Parameters
    ----------
    by_age : (O3, S, Y, G)
        The county's employees by occupation and age group.
    employed : (Y, S, A)
        The county's employed residents by single age: how an age group divides into years.
    groups : (O3,)
        SSYK at level 3.

    """
    stocks = _single_ages(by_age, employed)
    usual = _usual_shares(groups)
    leavers = np.zeros((*by_age.shape[:2], len(YEARS) - 1, len(_BANDS), len(CAUSES)), np.int64)
    for y, year in enumerate(YEARS[1:].tolist()):
        here, after = stocks[:, :, y], stocks[:, :, y + 1]
        expected = here[..., None] * _shares(usual, year, rng)
        must = np.zeros_like(by_age[:, :, y])
        if year not in {BREAK, IMPUTED_FROM}:
            expected = _at_least(expected, here, after)
            must = _gone(by_age[:, :, y], by_age[:, :, y + 1])
        leavers[:, :, y] = _whole(expected, must, by_age[:, :, y], rng)
    return leavers


def leavers_frame(leavers: Ints, groups: tuple[str, ...]) -> pl.DataFrame:
    """Return who left an occupation in the county; combinations with nobody have no row."""
    frame = long(
        leavers,
        "persons",
        ssyk_code=groups,
        sex=SEXES,
        year=YEARS[1:].tolist(),
        age_group=AGE_GROUPS,
        cause=CAUSES,
    )
    return frame.filter(pl.col("persons") > 0).with_columns(
        region_code=pl.lit(COUNTY), status=pl.lit("counted")
    )


def _single_ages(by_age: Ints, employed: Ints) -> Floats:
    """Return employees (O3, S, Y, A) by single age from 16, as the employed of the age group."""
    inside = np.moveaxis(employed[..., _SINGLE], 0, 1).astype(np.float64)
    within = np.add.reduceat(inside, _STARTS, axis=-1)[..., _GROUP_OF]
    share = np.divide(inside, within, out=np.zeros_like(inside), where=within > 0)
    return np.asarray(by_age[..., _GROUP_OF] * share)


def _usual_shares(groups: tuple[str, ...]) -> Floats:
    """Return the yearly share (O3, S, A, C) that leaves in an ordinary year."""
    given = work_assumptions()["leaving"]
    ages = np.arange(_SINGLE.start, _SINGLE.stop)
    usual = np.zeros((len(groups), len(SEXES), len(ages), len(CAUSES)))
    for c, cause in enumerate(CAUSES):
        by_age = interpolate(_numbered(given["ages"][cause]), ages)
        more = np.array([longest(given["occupations"][cause], code, 1.0) for code in groups])
        of_sex = np.array([given["men"][cause] if sex == MEN else 1.0 for sex in SEXES])
        usual[..., c] = more[:, None, None] * of_sex[:, None] * by_age
    return usual


def _shares(usual: Floats, year: int, rng: np.random.Generator) -> Floats:
    """Return the shares of one year; all of the highest counted age have left."""
    given = work_assumptions()["leaving"]["course"]
    level = np.array(
        [interpolate(_numbered(given[cause]), np.array([year]))[0] for cause in CAUSES]
    )
    stray = np.exp(given["wavering"] * rng.standard_normal((len(usual), 1, 1, len(CAUSES))))
    shares = np.minimum(usual * level * stray, MOST)
    if year != IMPUTED_FROM:  # in that year those who turn 65 begin to be counted
        oldest = _BANDS[-1 if year > IMPUTED_FROM else -2].stop - 1 - _FIRST_AGE
        others = shares[:, :, oldest].sum(axis=-1) - shares[:, :, oldest, RETIREMENT]
        shares[:, :, oldest, RETIREMENT] = 1.0 - others
    return np.asarray(shares)


def _numbered(given: Mapping[str, Any]) -> dict[int, float]:
    return {int(key): value for key, value in given.items()}


def _a_year_younger(stock: Floats) -> Floats:
    """Return next year's employees (..., A) at the age they had the year before."""
    younger = np.zeros_like(stock)
    younger[..., :-1] = stock[..., 1:]
    return younger


def _at_least(expected: Floats, here: Floats, after: Floats) -> Floats:
    """Return leavers (O3, S, A, C) as many as all occupations together say that they must be.

    Of each age and sex, at least those have left who are not there a year older; in single
    occupations rounding would make leavers of people who only were counted in another cell.
    """
    least = (here - _a_year_younger(after)).sum(axis=0)
    missing = np.maximum(least - expected.sum(axis=(0, 3)), 0.0)
    whole = here.sum(axis=0)
    share = np.divide(missing, whole, out=np.zeros_like(missing), where=whole > 0)
    more = here * share
    retired = np.arange(more.shape[-1]) >= RETIRES_FROM
    filled = expected.copy()
    filled[..., RETIREMENT] += np.where(retired, more, 0.0)
    filled[..., OTHER_EXIT] += np.where(retired, 0.0, more)
    return np.asarray(filled)


def _whole(expected: Floats, must: Ints, stock: Ints, rng: np.random.Generator) -> Ints:
    """Return whole persons (O3, S, G, C): by chance, never fewer than must or more than can."""
    grouped = np.add.reduceat(expected, _STARTS, axis=2)
    number = np.minimum(rng.poisson(grouped.sum(axis=-1)), stock)
    for g in reversed(range(len(_BANDS))):
        lacking = must[..., g] - number[..., g:].sum(axis=-1)
        number[..., g] += np.clip(lacking, 0, stock[..., g] - number[..., g])
    return _by_cause(number, grouped, rng)


def _gone(before: Ints, after: Ints) -> Ints:
    """Return how many of each age group and older (..., G) must have left, at the least.

    Nobody grows younger: those who are older now than a group were at least as old before.
    """
    older = [np.flip(np.flip(stock, -1).cumsum(axis=-1), -1) for stock in (before, after)]
    return np.asarray(np.maximum(older[0] - older[1], 0))


def _by_cause(number: Ints, expected: Floats, rng: np.random.Generator) -> Ints:
    """Return ``number`` (...) dealt out to causes (..., C) in proportion to ``expected``."""
    left = np.zeros(expected.shape, dtype=np.int64)
    rest, undealt = expected.sum(axis=-1), number
    for c in range(len(CAUSES) - 1):
        share = np.divide(expected[..., c], rest, out=np.zeros_like(rest), where=rest > 0)
        left[..., c] = rng.binomial(undealt, np.clip(share, 0.0, 1.0))
        rest, undealt = rest - expected[..., c], undealt - left[..., c]
    left[..., -1] = undealt
    return left

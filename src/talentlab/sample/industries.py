"""The employed by industry: where they work, where they live, and if the employer is public."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.sample.axes import (
    MUNICIPALITIES,
    UMEA,
    YEARS,
    at,
)
from talentlab.sample.employment import BREAK, Employment
from talentlab.sample.rounding import Booleans, Floats, Ints, interpolate, round_to_total
from talentlab.sample.sources import series, work_assumptions
from talentlab.sample.worlds import World

SECTIONS: Final = tuple("ABCDEFGHIJKLMNOPQRSTU")
# Sections as they are published for Umeå, some of them together.
PUBLISHED_BEFORE: Final = ("BC", "F", "G", "LMN", "O", "P", "Q")
PUBLISHED: Final = ("C", "G", "I", "J", "LMN", "O", "P", "Q")
PRESENT: Final = 2022
PAST: Final = 2005


@dataclass(frozen=True, slots=True)
class Industries:
    """The employed by section, sex and municipality, in whole persons.

    Attributes
    ----------
    workplace, residence : (R, Y, I, S)
        Counted where they work, and where they live.

    """

    workplace: Ints
    residence: Ints


def build_industries(employment: Employment, world: World) -> Industries:
    """Return the employed by industry of every municipality and year."""
    expected = _expected(employment.workplace, world)
    totals = employment.workplace
    flat = expected.reshape(*totals.shape, -1)
    workplace = round_to_total(flat, totals).reshape(expected.shape)
    return Industries(workplace=workplace, residence=_residence(employment, expected))


def _expected(workers: Ints, world: World) -> Floats:
    """Return expected workers (R, Y, I, S) by workplace."""
    given = work_assumptions()["industries"]
    lost = np.array([world.lost(YEARS, code) for code in MUNICIPALITIES])
    workplace = workers + lost
    level = _shares() * workplace[..., None]
    boom = given["boom"]
    extra = interpolate({int(y): n for y, n in boom["persons"].items()}, YEARS)
    level[at(boom["code"]), :, SECTIONS.index(boom["section"])] += extra
    level *= (workplace / level.sum(axis=2))[..., None]
    level[at(UMEA)] = _as_published(level[at(UMEA)], workplace[at(UMEA)])
    if world.closing is not None:
        section = SECTIONS.index(world.closing.sni_section)
        level[:, :, section] -= lost
        if np.any(level[:, :, section] < 0):
            message = f"fewer than {world.closing.persons} work in {world.closing.sni_section}"
            raise ValueError(message)
    women = np.array([given["women"][section] for section in SECTIONS])
    return np.stack([level * women, level * (1 - women)], axis=-1)


def _shares() -> Floats:
    """Return shares (R, Y, I) of industries by kind of municipality, on lines from the past."""
    given = work_assumptions()["industries"]
    past = np.array([given["past"][section] for section in SECTIONS])
    reach = np.clip((YEARS - PAST) / (PRESENT - PAST), 0, 1.15)[:, None]
    trend = past ** (1 - reach)
    now = np.array(
        [
            [given[str(PRESENT)][given["kind"][code]][section] for section in SECTIONS]
            for code in MUNICIPALITIES
        ]
    )
    shares = now[:, None, :] * trend
    return np.asarray(shares / shares.sum(axis=2, keepdims=True))


def _as_published(level: Floats, totals: Floats) -> Floats:
    """Return Umeå's workers (Y, I) brought to its published industries, which break in 2020.

    What is published together is divided as assumed; the other industries share what is left.
    """
    fitted = level.copy()
    known = np.zeros(level.shape, dtype=bool)
    for groups, years in ((PUBLISHED_BEFORE, YEARS < BREAK), (PUBLISHED, YEARS >= BREAK)):
        for letters in groups:
            members = [SECTIONS.index(letter) for letter in letters]
            cells = np.ix_(np.flatnonzero(years), np.array(members))
            fitted[cells] *= _ratio(letters, level[:, members].sum(axis=1), years)[years, None]
            known[cells] = True
    taken = np.where(known, fitted, 0.0).sum(axis=1)
    free = np.where(known, 0.0, fitted).sum(axis=1)
    return np.where(known, fitted, fitted * ((totals - taken) / free)[:, None])


def _ratio(letters: str, assumed: Floats, years: Booleans) -> Floats:
    """Return what is published over what is assumed (Y,), on lines between the published years."""
    ratios = {
        year: persons / assumed[year - YEARS[0]]
        for year, persons in series(f"employed_industry_{letters}", UMEA).items()
        if years[year - YEARS[0]]
    }
    return interpolate(ratios, YEARS)


def _residence(employment: Employment, expected: Floats) -> Ints:
    """Return employed residents (R, Y, I, S) by the industry they work in, wherever they work."""
    shares = expected / expected.sum(axis=(2, 3), keepdims=True)
    everywhere = expected.sum(axis=0) / expected.sum(axis=(0, 2, 3))[:, None, None]
    shares = np.concatenate([shares, everywhere[None]])
    at_home = np.einsum("hwy,wyis->hyis", employment.commuting[:-1].astype(np.float64), shares)
    totals = employment.residents.sum(axis=-1)
    return np.moveaxis(round_to_total(np.moveaxis(at_home, 2, 3), totals), 3, 2)


def divisions() -> tuple[str, ...]:
    """Return the divisions that the sample has, in order."""
    return tuple(code for section in SECTIONS for code in work_assumptions()["divisions"][section])


def by_division(by_section: Ints) -> Ints:
    """Return (R, Y, D, S) from (R, Y, I, S): each section divided, sums exact."""
    given = work_assumptions()
    parts = []
    for i, section in enumerate(SECTIONS):
        usual = given["divisions"][section]
        shares = np.array(
            [
                [given["divisions_in"].get(code, {}).get(section, usual).get(d, 0.0) for d in usual]
                for code in MUNICIPALITIES
            ]
        )
        persons = by_section[:, :, i]
        expected = shares[:, None, None, :] * np.ones((*persons.shape, 1))
        parts.append(np.moveaxis(round_to_total(expected, persons), 3, 2))
    return np.concatenate(parts, axis=2)


def public_sector(workplace: Ints) -> Floats:
    """Return the share (R, Y) of those who work in each municipality with a public employer.

    Assumed by industry, and brought to the level published for Umeå.
    """
    given = work_assumptions()["industries"]["public"]
    share = np.array([given.get(section, 0.0) for section in SECTIONS])
    workers = workplace.sum(axis=3)
    public = (workers * share).sum(axis=2)
    day = series("employed_workplace_q4", UMEA)
    ratio = {
        year: (persons / day[year]) / (public / workers.sum(axis=2))[at(UMEA), year - YEARS[0]]
        for year, persons in series("public_sector", UMEA).items()
    }
    return np.asarray(public / workers.sum(axis=2) * interpolate(ratio, YEARS))

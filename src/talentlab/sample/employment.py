"""Employed residents by sex and single age, and where they work.

Employed shares by age are published for the county; each municipality's level follows from the
published or assumed number of employed, lower where more of the young are students.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.sample.axes import (
    AGES,
    COUNTY,
    IN_COUNTY,
    MUNICIPALITIES,
    UMEA,
    YEARS,
    at,
)
from talentlab.sample.moves import distances
from talentlab.sample.rounding import Floats, Ints, interpolate, round_to_total
from talentlab.sample.sources import series, values, work_assumptions
from talentlab.sample.worlds import World
from talentlab.vocab.sexes import SEXES

RATE_YEAR: Final = 2022
BREAK: Final = 2020
PUBLISHED_AGES: Final = ("15-19", "20-24", "25-29", "30-34", "35-39")
FITS: Final = 40
FIRST_OLD: Final = 60


@dataclass(frozen=True, slots=True)
class Employment:
    """The employed, in whole persons.

    Attributes
    ----------
    residents : (R, Y, S, A)
        Employed residents by sex and age.
    commuting : (R+1, R+1, Y)
        The employed by home and workplace; the last position is the rest of the country, whose own
        workers are not counted.

    """

    residents: Ints
    commuting: Ints

    @property
    def workplace(self) -> Ints:
        """The employed (R, Y) by municipality of the workplace."""
        return np.asarray(self.commuting[:, :-1].sum(axis=0))


def build_employment(stocks: Ints, students: Ints, world: World) -> Employment:
    """Return the employed of every municipality and year.

    Those who lose their work when an employer closes lived and worked in its municipality.
    """
    lost = np.array([world.lost(YEARS, code) for code in MUNICIPALITIES])
    residents = _employed_residents(stocks[:, 1:], students, lost)
    gone = lost.astype(np.int64)
    commuting = _commuting(residents.sum(axis=(2, 3)) + gone)
    here = np.arange(len(MUNICIPALITIES))
    commuting[here, here] -= gone
    return Employment(residents=residents, commuting=commuting)


def _employed_residents(residents: Ints, students: Ints, lost: Floats) -> Ints:
    studying = students / np.maximum(residents, 1)
    in_county = np.maximum(residents[IN_COUNTY].sum(axis=0), 1)
    usual = (students[IN_COUNTY].sum(axis=0) / in_county)[None]
    base = _rates()[None] + work_assumptions()["rates"]["student"] * (studying - usual)
    base = np.where(_rates()[None] > 0, np.clip(base, 0.01, 0.97), 0.0)
    odds = base / (1 - base)
    wanted = _totals(residents, odds) - lost
    level = np.ones(wanted.shape)
    for _ in range(FITS):
        rates = _shifted(odds, level)
        level *= wanted / (rates * residents).sum(axis=(2, 3))
    flat = (_shifted(odds, level) * residents).reshape(*wanted.shape, -1)
    whole = round_to_total(flat, np.rint(wanted).astype(np.int64))
    return np.minimum(whole.reshape(residents.shape), residents)


def _shifted(odds: Floats, level: Floats) -> Floats:
    shifted = odds * level[..., None, None]
    return np.asarray(shifted / (1 + shifted))


def _rates() -> Floats:
    """Return the county's employed share (Y, S, A): published ages, assumed ones, years before."""
    given = work_assumptions()["rates"]
    rates = np.zeros((len(YEARS), len(SEXES), len(AGES)))
    for s, sex in enumerate(SEXES):
        known = {int(age): share for age, share in given[sex].items()}
        for label in PUBLISHED_AGES:
            key = (COUNTY, str(RATE_YEAR))
            middle = int(label[:2]) + 2
            known[middle] = values("employment_rate_bas", sex=sex, age_group=label)[key] / 100
        rates[:, s] = np.where(min(known) > AGES, 0.0, interpolate(known, AGES))
    past = 1 + given["older_per_year"] * (YEARS - RATE_YEAR)
    rates[:, :, FIRST_OLD:] *= np.minimum(past, 1.05)[:, None, None]
    return rates


def _totals(residents: Ints, odds: Floats) -> Floats:
    """Return the employed (R, Y): Umeå's published, the others' what is left of the county's."""
    given = work_assumptions()["totals"]
    umea = series("employed_residence", UMEA) | {int(YEARS[0]): float(given["umea_2005"])}
    new = series("employed_residence_q4", UMEA)
    in_umea = _with_break(umea, new)
    county = {int(year): float(n) for year, n in given["county"].items()}
    county |= series("employed_residence", COUNTY)
    in_county = _with_break(
        {y: n for y, n in county.items() if y < BREAK},
        {y: n for y, n in county.items() if y >= BREAK},
    )
    expected = (_shifted(odds, np.ones(odds.shape[:2])) * residents).sum(axis=(2, 3))
    others = IN_COUNTY & (np.array(MUNICIPALITIES) != UMEA)
    expected *= (in_county - in_umea) / expected[others].sum(axis=0)
    expected[at(UMEA)] = in_umea
    return np.asarray(expected)


def _with_break(before: dict[int, float], after: dict[int, float]) -> Floats:
    """Return yearly values that jump where the way of counting changed."""
    return np.where(YEARS < BREAK, interpolate(before, YEARS), interpolate(after, YEARS))


def _commuting(employed: Ints) -> Ints:
    """Return the employed (R+1, R+1, Y) by home and workplace, rows exact."""
    places = len(MUNICIPALITIES)
    matrix = np.zeros((places + 1, places + 1, len(YEARS)), dtype=np.int64)
    shares = _destinations(employed)
    out = _out_commuters(employed)
    into = _into_umea(out[at(UMEA)])
    for y in range(len(YEARS)):
        expected = shares * out[:, y][:, None]
        local = 1 - work_assumptions()["commuting"]["umea_from_far"]
        to_umea = expected[:, at(UMEA)]
        expected[:, at(UMEA)] *= local * into[y] / to_umea.sum()
        others = np.arange(places + 1) != at(UMEA)
        rest = np.maximum(out[:, y] - expected[:, at(UMEA)], 0) / expected[:, others].sum(axis=1)
        expected[:, others] *= rest[:, None]
        stay = np.arange(places)
        expected[stay, stay] = np.maximum(employed[:, y] - expected.sum(axis=1), 0)
        matrix[:-1, :, y] = round_to_total(expected, employed[:, y])
        matrix[-1, :-1, y] = np.rint(_from_far(employed[:, y], into[y], int(YEARS[y])))
    return matrix


def _destinations(employed: Ints) -> Floats:
    """Return shares (R, R+1) of each municipality's out-commuters by workplace."""
    given = work_assumptions()["commuting"]
    size = employed.mean(axis=1) ** given["size"]
    km = distances() + np.eye(len(MUNICIPALITIES))
    pull = size[None, :] / km ** given["distance"]
    np.fill_diagonal(pull, 0.0)
    far = np.array([given["far"][code] for code in MUNICIPALITIES])
    near = pull / pull.sum(axis=1, keepdims=True) * (1 - far)[:, None]
    return np.concatenate([near, far[:, None]], axis=1)


def _out_commuters(employed: Ints) -> Floats:
    """Return employed residents (R, Y) who work elsewhere; Umeå's as published."""
    given = work_assumptions()["commuting"]
    growth = interpolate({int(y): level for y, level in given["growth"].items()}, YEARS)
    share = np.array([given["out"].get(code, 0.0) for code in MUNICIPALITIES])
    out = employed * share[:, None] * growth
    out[at(UMEA)] = interpolate(series("out_commuters", UMEA), YEARS)
    after = YEARS >= BREAK
    latest = max(series("out_commuters", UMEA))
    out[at(UMEA), after] *= growth[after] / growth[latest == YEARS]
    return np.asarray(out)


def _into_umea(out: Floats) -> Floats:
    """Return in-commuters to Umeå (Y,): published, then what workplaces have over residents."""
    night, day = series("employed_residence_q4", UMEA), series("employed_workplace_q4", UMEA)
    surplus = interpolate({year: day[year] - night[year] for year in night}, YEARS)
    published = interpolate(series("in_commuters", UMEA), YEARS)
    return np.where(YEARS < BREAK, published, out + surplus)


def _from_far(employed: Ints, into_umea: float, year: int) -> Floats:
    """Return workers (R,) who live in the rest of the country."""
    given = work_assumptions()["commuting"]
    share = np.array([given["from_far"].get(code, 0.0) for code in MUNICIPALITIES])
    workers = employed * share
    boom = given["boom"]
    known = {int(y): factor for y, factor in boom["years"].items()}
    workers[at(boom["code"])] *= interpolate(known, np.array([year]))[0]
    workers[at(UMEA)] = into_umea * given["umea_from_far"]
    return np.asarray(workers)

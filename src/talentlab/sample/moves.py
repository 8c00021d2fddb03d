"""Moves: net from the stocks, gross from Rogers-Castro schedules, and who goes where.

Net moves are what births and deaths leave unexplained, so stocks and flows agree exactly.
Out-moves, immigration and emigration follow schedules at published or assumed levels; in-moves
are the rest.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.sample.axes import AGES, IN_COUNTY, MUNICIPALITIES, UMEA, YEARS, at
from talentlab.sample.events import exposed
from talentlab.sample.rounding import Floats, Ints, interpolate, spread
from talentlab.sample.schedules import mobility
from talentlab.sample.sources import assumptions, series

SMALL: Final = 10_000
KM_PER_DEGREE: Final = 111.2
FITS: Final = 6


@dataclass(frozen=True, slots=True)
class Moves:
    """Moves over municipal borders in whole persons.

    Attributes
    ----------
    into, out, immigration, emigration : (R, Y, S, A)
        Domestic moves in and out, and moves from and to abroad.
    between : (R, R, Y, S, A)
        Of the domestic moves, those from one of the municipalities to another (origin first).

    """

    into: Ints
    out: Ints
    immigration: Ints
    emigration: Ints
    between: Ints


def build_moves(stocks: Ints, births: Ints, deaths: Ints, rng: np.random.Generator) -> Moves:
    """Return moves that take each year's residents exactly to the next year's."""
    alive = exposed(stocks, births) - deaths
    net = stocks[:, 1:] - alive
    immigration = _draw(_expected(alive, "immigration", _immigrants(stocks)), rng)
    emigration = _draw(_expected(alive, "emigration", _emigrants(stocks)), rng)
    emigration = np.minimum(emigration, alive)
    balance = net - immigration + emigration
    wanted = _out_moves(stocks)
    level = wanted.astype(np.float64)
    out = np.zeros_like(balance)
    luck = rng.random(alive.shape[:2])
    for _ in range(FITS):
        drawn = _steps(_expected(alive, "domestic", level), luck)
        out = np.maximum(np.minimum(drawn, alive - emigration), np.maximum(-balance, 0))
        level *= wanted / np.maximum(out.sum(axis=(2, 3)), 1)
    into = balance + out
    between = _between(out, into, stocks, rng)
    return Moves(
        into=into, out=out, immigration=immigration, emigration=emigration, between=between
    )


def _expected(alive: Ints, kind: str, totals: Floats) -> Floats:
    """Return expected moves (R, Y, S, A) of a kind, summing to ``totals`` (R, Y)."""
    weight = (alive + 0.02) * mobility(kind)
    return np.asarray(weight / weight.sum(axis=(2, 3), keepdims=True) * totals[..., None, None])


def _draw(expected: Floats, rng: np.random.Generator) -> Ints:
    return _steps(expected, rng.random(expected.shape[:2]))


def _steps(expected: Floats, luck: Floats) -> Ints:
    flat = expected.reshape(*expected.shape[:2], -1)
    return spread(flat, luck).reshape(expected.shape)


def _immigrants(stocks: Ints) -> Floats:
    """Return immigrants (R, Y): published for Umeå, assumed rates and waves elsewhere."""
    given = assumptions()["moves"]
    wave = interpolate({int(y): f for y, f in given["immigration_wave"].items()}, YEARS)
    residents = stocks[:, :-1].sum(axis=(2, 3))
    rates = np.array([given["immigration_rate"].get(code, 0.0) for code in MUNICIPALITIES])
    totals = np.asarray(residents * rates[:, None] * wave)
    boom = given["boom"]
    during = (boom["first"] <= YEARS) & (boom["last"] >= YEARS)
    totals[at(boom["code"]), during] *= boom["factor"]
    totals[at(UMEA)] = interpolate(series("immigration", UMEA), YEARS)
    return totals


def _emigrants(stocks: Ints) -> Floats:
    """Return emigrants (R, Y)."""
    residents = stocks[:, :-1].sum(axis=(2, 3))
    totals = np.asarray(residents * assumptions()["moves"]["emigration_rate"])
    turn = assumptions()["moves"]["turn"]
    totals[at(turn["code"]), turn["year"] == YEARS] *= turn["emigration_factor"]
    totals[at(UMEA)] = interpolate(series("emigration", UMEA), YEARS)
    return totals


def _out_moves(stocks: Ints) -> Floats:
    """Return domestic out-moves (R, Y)."""
    given = assumptions()["moves"]
    residents = stocks[:, :-1].sum(axis=(2, 3))
    rate = np.where(residents < SMALL, given["small_out_rate"], given["out_rate"])
    totals = np.asarray(residents * rate)
    turn = given["turn"]
    totals[at(turn["code"]), turn["year"] == YEARS] *= turn["out_factor"]
    near = interpolate(series("out_within_county", UMEA), YEARS)
    far = interpolate(series("out_other_counties", UMEA), YEARS)
    totals[at(UMEA)] = near + far
    return totals


def distances() -> Floats:
    """Return kilometres (R, R) between the municipalities' seats, straight line."""
    places = np.array([assumptions()["places"][code] for code in MUNICIPALITIES])
    latitude = np.deg2rad(places[:, 0].mean())
    flat = places * np.array([KM_PER_DEGREE, KM_PER_DEGREE * np.cos(latitude)])
    return np.asarray(np.hypot(*(flat[:, None] - flat[None, :]).transpose(2, 0, 1)))


def _pull(stocks: Ints) -> Floats:
    """Return the pull (R, R+1) of each destination on each origin; the last is the rest of Sweden.

    Gravity: size to a power over distance to a power.
    """
    given = assumptions()["moves"]
    size = stocks.mean(axis=1).sum(axis=(1, 2)) ** given["size"]
    km = distances() + np.eye(len(MUNICIPALITIES))
    pull = size[None, :] / km ** given["far"]
    np.fill_diagonal(pull, 0.0)
    # Neighbours are near everywhere, but the rest of the country pulls about as much on all.
    reach = np.sqrt(pull.sum(axis=1) / pull.sum(axis=1).mean())
    rest = pull.mean() * given["rest_of_country"] * reach
    return np.concatenate([pull, rest[:, None]], axis=1)


def _between(out: Ints, into: Ints, stocks: Ints, rng: np.random.Generator) -> Ints:
    """Return moves (R, R, Y, S, A) between the municipalities, never more than move in or out.

    Umeå's exchange with the county is brought to the published level over the years.
    """
    pull, umea, last = _pull(stocks), at(UMEA), len(YEARS)
    published = np.array([int(y) - int(YEARS[0]) for y in series("in_within_county", UMEA)])
    to_umea = np.array(list(series("in_within_county", UMEA).values())).sum()
    from_umea = np.array(list(series("out_within_county", UMEA).values())).sum()
    between = np.zeros((1, 1, last, 2, len(AGES)), dtype=np.int64)
    for _ in range(FITS):
        between = _assign(out, into, pull / pull.sum(axis=1, keepdims=True), rng)
        came = between[IN_COUNTY, umea][:, published].sum()
        left = between[umea, IN_COUNTY][:, published].sum()
        pull[:, umea] *= to_umea / came
        pull[umea, :-1] *= from_umea / left
    return between


def _assign(out: Ints, into: Ints, shares: Floats, rng: np.random.Generator) -> Ints:
    """Return moves (R, R, Y, S, A): each out-mover draws a destination with room."""
    between = np.stack(
        [
            np.moveaxis(rng.multinomial(out[o], shares[o])[..., :-1], -1, 0)
            for o in range(len(MUNICIPALITIES))
        ]
    )
    too_many = np.maximum(between.sum(axis=0) - into, 0)
    # Those who cannot be received here move to the rest of the country instead.
    for o in np.argsort(-shares[:, -1]):
        cut = np.minimum(between[o], too_many)
        between[o] -= cut
        too_many -= cut
    return between

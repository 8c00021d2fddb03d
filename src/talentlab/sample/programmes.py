"""Seats, applicants, admitted and graduates by education group and municipality."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from talentlab.sample.axes import MUNICIPALITIES, UMEA, YEARS, at, band
from talentlab.sample.rounding import Floats, Ints
from talentlab.sample.sources import learning_assumptions, series, values
from talentlab.vocab.sexes import SEXES, WOMEN

SEATS_YEAR: Final = 2024
CALIBRATED: Final = 2014
SIXTEEN: Final = 16
WAVER: Final = 0.06


@dataclass(frozen=True, slots=True)
class Programme:
    """One education group at one place, yearly.

    ``seats`` (Y,) are first-year seats; ``pressure`` first-choice applicants per seat; ``women``
    and ``completes`` are shares; ``years`` from start to graduation.
    """

    region_code: str
    group: str
    school_form: str
    seats: Floats
    pressure: float
    women: float
    completes: float
    years: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """Programmes in whole numbers, in the order of ``programmes``.

    Attributes
    ----------
    seats : (P, Y)
    first_choice, admitted, graduated : (P, Y, S)

    """

    programmes: tuple[Programme, ...]
    seats: Ints
    first_choice: Ints
    admitted: Ints
    graduated: Ints


def build_programmes(stocks: Ints, vocational: Ints) -> tuple[Programme, ...]:
    """Return every programme of the region.

    Parameters
    ----------
    stocks : (R, Y+1, S, A)
        Residents.
    vocational : (R, Y, P)
        Granted higher vocational seats a year by municipality and programme in ``learning.toml``.

    """
    return (*_higher(), *_upper_secondary(stocks), *_adult(stocks), *_vocational(vocational))


def _higher() -> list[Programme]:
    """Return university programmes, their sum in Umeå as published in the calibrated year."""
    found = []
    for place in learning_assumptions()["higher"]:
        programmes = place["programmes"]
        seats = np.array(
            [p["seats"] * np.exp(p["growth"] * (YEARS - SEATS_YEAR)) for p in programmes]
        )
        if place["municipality"] == UMEA:
            admitted = series("admitted_to_programmes", UMEA)[CALIBRATED]
            seats *= admitted / seats[:, YEARS == CALIBRATED].sum()
        found += [
            Programme(
                region_code=place["municipality"],
                group=p["group"],
                school_form="higher_education",
                seats=seats[n],
                pressure=p["pressure"],
                women=p["women"],
                completes=p["completes"],
                years=p["years"],
            )
            for n, p in enumerate(programmes)
        ]
    return found


def _upper_secondary(stocks: Ints) -> list[Programme]:
    given = learning_assumptions()["upper_secondary"]
    cohort = stocks[:, 1:, :, SIXTEEN].sum(axis=2)
    return [
        Programme(
            region_code=school,
            group=group,
            school_form="upper_secondary",
            seats=cohort[[at(code) for code in taken]].sum(axis=0)
            * share
            * given["seats_per_pupil"],
            pressure=given["pressure"][group],
            women=given["women"][group],
            completes=given["completes"],
            years=given["years"],
        )
        for school, taken in given["schools"].items()
        for group, share in given["programmes"].items()
    ]


def _adult(stocks: Ints) -> list[Programme]:
    given = learning_assumptions()["adult"]
    working = stocks[:, 1:, :, band("20-64")].sum(axis=(2, 3))
    return [
        Programme(
            region_code=code,
            group=group,
            school_form="adult",
            seats=working[at(code)] * seats / 10_000,
            pressure=given["pressure"],
            women=given["women"][group],
            completes=given["completes"],
            years=1,
        )
        for code in given["only"]
        for group, seats in given["programmes"].items()
    ]


def _vocational(granted: Ints) -> list[Programme]:
    """Return higher vocational programmes: a granted seat is offered over the three years after."""
    given = learning_assumptions()["vocational"]
    offered = np.zeros(granted.shape)
    for later in range(1, given["rounds"] + 1):
        offered[:, later:] += granted[:, :-later] / given["rounds"]
    names = [programme["group"] for programme in given["programmes"]]
    return [
        Programme(
            region_code=code,
            group=group,
            school_form="higher_vocational",
            seats=offered[r, :, [n for n, name in enumerate(names) if name == group]].sum(axis=0),
            pressure=3.0,
            women=given["women"],
            completes=given["completes"],
            years=2,
        )
        for r, code in enumerate(MUNICIPALITIES)
        for group in dict.fromkeys(names)
        if granted[r].any()
    ]


def draw_programmes(programmes: tuple[Programme, ...], rng: np.random.Generator) -> Drawn:
    """Return seats, applicants, admitted and graduates of every programme and year."""
    seats = np.array([p.seats for p in programmes])
    seats = np.rint(seats * _wavering(seats.shape, rng)).astype(np.int64)
    pressure = np.array([p.pressure for p in programmes])[:, None] * _tide()
    first = np.rint(seats * pressure * _wavering(seats.shape, rng, 1.5)).astype(np.int64)
    # Places left over are filled with lower choices; popular programmes admit a little extra.
    admitted = np.rint(seats * np.clip(0.80 + 0.18 * pressure, 0.70, 1.05)).astype(np.int64)
    graduated = np.rint(_graduated(programmes, admitted)).astype(np.int64)
    women = np.array([p.women for p in programmes])[:, None]
    return Drawn(
        programmes=programmes,
        seats=seats,
        first_choice=_by_sex(first, women, rng),
        admitted=_by_sex(admitted, women, rng),
        graduated=_by_sex(graduated, women, rng),
    )


def programme_frames(drawn: Drawn) -> dict[str, pl.DataFrame]:
    """Return the tables seats, applicants and graduates."""
    sought = {"first_choice_persons": drawn.first_choice, "admitted_persons": drawn.admitted}
    seats = _frame(drawn.programmes, {"seats": drawn.seats})
    return {
        "seats": seats.filter(pl.col("seats") > 0),
        "applicants": _sexes_frame(drawn.programmes, sought),
        "graduates": _sexes_frame(drawn.programmes, {"graduated_persons": drawn.graduated}),
    }


def _wavering(shape: tuple[int, ...], rng: np.random.Generator, times: float = 1.0) -> Floats:
    return np.asarray(np.exp(WAVER * times * rng.standard_normal(shape)))


def _tide() -> Floats:
    """Return how applications (Y,) follow the labour market: more in bad years and in 2020-2021."""
    known = {
        2005: 0.95,
        2008: 0.88,
        2010: 1.08,
        2014: 1.0,
        2018: 0.92,
        2020: 1.12,
        2022: 0.97,
        2024: 1.0,
    }
    return np.interp(YEARS, list(known), list(known.values()))


def _graduated(programmes: tuple[Programme, ...], admitted: Ints) -> Floats:
    """Return graduates (P, Y): a share of those admitted some years before."""
    graduated = np.zeros(admitted.shape)
    for n, programme in enumerate(programmes):
        start = np.maximum(np.arange(len(YEARS)) - programme.years, 0)
        graduated[n] = admitted[n, start] * programme.completes
    return graduated


def _frame(programmes: tuple[Programme, ...], measures: dict[str, Ints]) -> pl.DataFrame:
    keys = {
        "region_code": [p.region_code for p in programmes],
        "education_group_code": [p.group for p in programmes],
        "school_form": [p.school_form for p in programmes],
    }
    columns = {name: np.repeat(labels, len(YEARS)) for name, labels in keys.items()}
    numbers = {name: values.ravel() for name, values in measures.items()}
    return pl.DataFrame({**columns, "year": np.tile(YEARS, len(programmes)), **numbers})


def _by_sex(persons: Ints, women: Floats, rng: np.random.Generator) -> Ints:
    """Return persons (P, Y, S) of ``persons`` (P, Y), women by chance."""
    drawn = rng.binomial(persons, np.broadcast_to(women, persons.shape))
    split = np.stack([persons - drawn] * len(SEXES), axis=-1)
    split[..., SEXES.index(WOMEN)] = drawn
    return split


def _sexes_frame(programmes: tuple[Programme, ...], measures: dict[str, Ints]) -> pl.DataFrame:
    frames = [
        _frame(
            programmes, {name: values[..., s] for name, values in measures.items()}
        ).with_columns(sex=pl.lit(sex))
        for s, sex in enumerate(SEXES)
    ]
    some = pl.any_horizontal(pl.col(name) > 0 for name in measures)
    return pl.concat(frames).filter(some).with_columns(status=pl.lit("counted"))


def retention_indicators() -> pl.DataFrame:
    """Return the shares of students in the county who live there some years after, as indicators.

    Those who moved in to study, and those from the county; published for about 2015.
    """
    stayed = values("in_movers_stayed")[("24", "2015")]
    left = values("in_movers_left")[("24", "2015")]
    own = values("share_local_students_stayed")[("24", "2015")]
    drift = learning_assumptions()["retention"]["drift_per_year"] * (YEARS - 2015) * 100
    shares = {
        "in_moved_students_stayed_share": 100 * stayed / (stayed + left) + drift,
        "local_students_stayed_share": own + drift,
    }
    return pl.concat(
        [
            pl.DataFrame(
                {
                    "region_code": ["24"] * len(YEARS),
                    "indicator_code": [code] * len(YEARS),
                    "period": [str(year) for year in YEARS],
                    "unit": ["percent"] * len(YEARS),
                    "value": np.round(share, 1),
                    "status": ["counted"] * len(YEARS),
                }
            )
            for code, share in shares.items()
        ]
    )

"""Users of public services and their staff: residents times how many of an age use the service."""

import numpy as np
import polars as pl

from talentlab.sample.axes import IN_COUNTY, MUNICIPALITIES, YEARS, band
from talentlab.sample.frames import PLACES, long, with_county
from talentlab.sample.rounding import Floats, Ints
from talentlab.sample.sources import supply_assumptions
from talentlab.tables.fields import SECTORS
from talentlab.vocab.sexes import SEXES


def welfare_frames(residents: Ints, rng: np.random.Generator) -> dict[str, pl.DataFrame]:
    """Return ``service_users`` and ``service_staff``.

    Parameters
    ----------
    residents : (R, Y, S, A)
        Residents by single age.
    rng
        Decides how municipalities and years waver.

    """
    given = supply_assumptions()["welfare"]
    users_frames, staff_frames = [], []
    for service, ages in given["users"].items():
        users = _users(residents, ages, rng)
        staff_frames.append(_staff_frame(service, users.sum(axis=(2, 3)), rng))
        users_frames.append(_users_frame(service, users, tuple(ages)))
    since = pl.col("year") >= given["first_year"]
    return {
        "service_users": pl.concat(users_frames).filter(since),
        "service_staff": pl.concat(staff_frames).filter(since),
    }


def _users(residents: Ints, ages: dict[str, dict[str, float]], rng: np.random.Generator) -> Ints:
    """Return users (R, Y, U, S) by the service's own age groups; never more than the residents."""
    here = _wavering(rng)[..., None]
    counts = []
    for label, use in ages.items():
        living = residents[..., band(label)].sum(axis=-1)
        level = np.exp(use["change"] * (YEARS - YEARS[-1]))[:, None]
        share = np.array([use[sex] for sex in SEXES]) * level * here
        counts.append(np.rint(living * np.minimum(share, 1.0)).astype(np.int64))
    return np.stack(counts, axis=2)


def _wavering(rng: np.random.Generator) -> Floats:
    """Return how much more a municipality offers than others (R, Y): steady, with small waves."""
    given = supply_assumptions()["welfare"]["wavering"]
    steady = given["municipality"] * rng.standard_normal((len(MUNICIPALITIES), 1))
    yearly = given["year"] * rng.standard_normal((len(MUNICIPALITIES), len(YEARS)))
    return np.asarray(np.exp(steady + yearly))


def _users_frame(service: str, users: Ints, ages: tuple[str, ...]) -> pl.DataFrame:
    frame = long(
        with_county(users),
        "users",
        region_code=PLACES,
        year=YEARS.tolist(),
        age_group=ages,
        sex=SEXES,
    )
    few = pl.col("users").is_between(1, supply_assumptions()["welfare"]["suppress_below"] - 1)
    return frame.with_columns(
        users=pl.when(~few).then("users"),
        status=pl.when(few).then(pl.lit("suppressed")).otherwise(pl.lit("counted")),
        service=pl.lit(service),
    )


def _staff_frame(service: str, users: Ints, rng: np.random.Generator) -> pl.DataFrame:
    """Return the staff where the users live; health care has most of its staff in few places."""
    given = supply_assumptions()["welfare"]["staff"][service]
    full_time = users * given["per_user"] * _wavering(rng)
    if "place" in given:
        county = full_time[IN_COUNTY].sum(axis=0)
        share = np.array([given["place"].get(code, given["elsewhere"]) for code in MUNICIPALITIES])
        share *= full_time.mean(axis=1)
        full_time = full_time * ~IN_COUNTY[:, None] + np.outer(
            share * IN_COUNTY / share[IN_COUNTY].sum(), county
        )
    private = np.rint(full_time * given["private"]).astype(np.int64)
    public = np.rint(full_time - private).astype(np.int64)
    whole = with_county(np.stack([private, public, private + public], axis=-1))
    frame = long(
        whole.astype(np.float64),
        "full_time_equivalents",
        region_code=PLACES,
        year=YEARS.tolist(),
        sector=SECTORS,
    )
    persons = np.rint(np.stack([private, public], axis=-1) * given["persons"]).astype(np.int64)
    both = np.concatenate([persons, persons.sum(axis=-1, keepdims=True)], axis=-1)
    return frame.with_columns(
        pl.Series("persons", with_county(both).ravel()),
        service=pl.lit(service),
        status=pl.lit("counted"),
    )

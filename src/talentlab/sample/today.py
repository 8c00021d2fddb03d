"""What producers say about occupations today, made to fit the sample's workers, ads and wages."""

from collections.abc import Callable, Mapping

import numpy as np
import polars as pl

from talentlab.sample.axes import COUNTY, IN_COUNTY, LAST
from talentlab.sample.barometer import barometer_frame
from talentlab.sample.jobseekers import jobseekers, jobseekers_frame
from talentlab.sample.kinship import relations_frame
from talentlab.sample.occupations import Occupations
from talentlab.sample.rounding import Floats, Ints
from talentlab.sample.signals import to_af
from talentlab.sample.wage_spread import wage_spread_frame


def today_tables(
    workers: Floats,
    occupations: Occupations,
    tables: Mapping[str, pl.DataFrame],
    dice: Callable[[str], np.random.Generator],
) -> dict[str, pl.DataFrame]:
    """Return barometer, jobseekers, wage spread and related occupations by table name.

    Parameters
    ----------
    workers : (R, O)
        Workers in each municipality by SCB's unit groups, in the last year.
    occupations
        Employees by occupation.
    tables
        The sample's ``ads`` and ``unemployed``.
    dice
        Gives each subject a generator of its own.

    """
    codes, into_af = to_af(occupations.codes)
    by_group = workers @ into_af
    seekers = jobseekers(tables["unemployed"], by_group, codes, dice("jobseekers"))
    here = _in_county(seekers)
    return {
        "unemployed_by_occupation": jobseekers_frame(seekers, codes),
        "barometer": barometer_frame(
            by_group[IN_COUNTY].sum(axis=0),
            _county_ads(tables["ads"], codes),
            here,
            codes,
            dice("barometer"),
        ),
        "wage_spread": wage_spread_frame(occupations, dice("wage spread")),
        "occupation_relations": relations_frame(
            workers[IN_COUNTY].sum(axis=0), occupations.codes, dice("kinship")
        ),
    }


def tightness(
    workers: Floats,
    occupations: Occupations,
    tables: Mapping[str, pl.DataFrame],
    dice: Callable[[str], np.random.Generator],
) -> Floats:
    """Return how many ads there are (O,) beside those who seek work and those who have it.

    The logarithm of the county's ads in the last year over the geometric mean of the registered
    unemployed and the workers, as :func:`today_tables` counts them, at SCB's unit groups. Armed
    forces have none of them.
    """
    codes, into_af = to_af(occupations.codes)
    by_group = workers @ into_af
    seekers = jobseekers(tables["unemployed"], by_group, codes, dice("jobseekers"))
    ads, seeking = _county_ads(tables["ads"], codes), _in_county(seekers)
    working = by_group[IN_COUNTY].sum(axis=0)
    ratio = np.log((ads + 1) / np.sqrt((seeking + 1) * (working + 1)))
    return np.asarray(into_af @ ratio)


def _in_county(seekers: Ints) -> Floats:
    """Return the county's registered unemployed (AF,), on average over the year."""
    return np.asarray(seekers[IN_COUNTY].sum(axis=0).mean(axis=0)[:-1])


def _county_ads(ads: pl.DataFrame, codes: tuple[str, ...]) -> Floats:
    """Return the county's ads (AF,) of the last year; a group without a row had none."""
    here = ads.filter(pl.col("region_code") == COUNTY, pl.col("year") == LAST)
    order = pl.DataFrame({"ssyk_code": codes})
    found = order.join(here, on="ssyk_code", how="left", maintain_order="left")["ads"]
    return found.fill_null(0).cast(pl.Float64).to_numpy()

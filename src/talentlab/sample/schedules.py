"""Model schedules by age: deaths, births, and moves after Rogers and Castro (1981)."""

import numpy as np

from talentlab.sample.axes import AGES
from talentlab.sample.rounding import Floats, Ints
from talentlab.sample.sources import assumptions
from talentlab.vocab.sexes import SEXES

YOUNGEST_MOTHER, OLDEST_MOTHER = 14, 49
MOST_DEATHS = 0.7


def death_rates(years: Ints) -> Floats:
    """Return the probability (Y, S, A) to die in the year of the person who turns ``age`` in it.

    Gompertz-Makeham, a + exp(b + c * age), falling by a constant share a year; newborn apart.
    """
    given = assumptions()["mortality"]
    level = (1 - given["fall"]) ** (years - given["reference_year"])
    by_sex = [
        given[sex]["level"] + np.exp(given[sex]["intercept"] + given[sex]["slope"] * AGES)
        for sex in SEXES
    ]
    rates = level[:, None, None] * np.array(by_sex)
    rates[:, :, 0] = level[:, None] * given["infant"]
    return np.asarray(np.minimum(rates, MOST_DEATHS))


def fertility(years: Ints) -> Floats:
    """Return the shape (Y, M) of births over mothers' ages 14-49, each year summing to one."""
    given = assumptions()["fertility"]
    span = years[-1] - years[0]
    rise = (given["mean_age_2025"] - given["mean_age_2005"]) / span
    mean = given["mean_age_2005"] + rise * (years - years[0])
    ages = np.arange(YOUNGEST_MOTHER, OLDEST_MOTHER + 1)
    shape = np.exp(-0.5 * ((ages - mean[:, None]) / given["spread_years"]) ** 2)
    return np.asarray(shape / shape.sum(axis=1, keepdims=True), dtype=np.float64)


def mobility(kind: str) -> Floats:
    """Return the relative intensity (A,) of moving by age: "domestic", "immigration", ...

    Rogers-Castro: childhood falls exponentially, the labour peak rises as a double exponential
    and falls slowly, and a constant stays for the old.
    """
    given = assumptions()["moves"][kind]
    child = given["child"] * np.exp(-given["child_fall"] * AGES)
    since = AGES - given["work_age"]
    work = np.exp(-given["work_fall"] * since - np.exp(-given["work_rise"] * since))
    shape = child + given["work"] * work * 2.2 + given["constant"]
    return np.asarray(shape / shape.max(), dtype=np.float64)

"""Five-year bands taken apart into single years, following the cohorts through time.

A band tells how many are 20-24 but not how many turn 25 next year. The same cohorts were counted in
other bands in other years, so the single years that change least along cohorts, and are smooth
across ages, while adding up to every counted band, say it well.

Method: docs/method-guide/population.md, section 2, equation 0.
"""

from dataclasses import replace
from functools import lru_cache

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import SuperLU, splu

from talentlab.calc.arrays import Floats, Integers
from talentlab.calc.assumptions.population import DISAGGREGATION
from talentlab.calc.population.gaps import every_year
from talentlab.calc.population.history import AgeAxis, StockHistory
from talentlab.calc.population.mortality import log_survival


def in_single_years(history: StockHistory) -> StockHistory:
    """Return ``history`` in single years of age, every calendar year present.

    Of bands, only the latest ``DISAGGREGATION.window_years`` years are kept: the model looks no
    further back. Bands add up exactly to the counted ones.
    """
    if history.ages.width == 1:
        return every_year(history)
    years, persons = _apart(history.persons, history.years, history.ages)
    nation, national = _apart(history.national[None], history.national_years, history.ages)
    return replace(
        history,
        ages=AgeAxis(lower=tuple(range(history.ages.lower[-1] + 1)), width=1),
        years=years,
        persons=persons,
        national_years=nation,
        national=national[0],
    )


def _apart(
    counted: Floats, years: tuple[int, ...], bands: AgeAxis
) -> tuple[tuple[int, ...], Floats]:
    """Return the latest years, without gaps, and their single years of age (R, T, S, A)."""
    kept = [i for i, year in enumerate(years) if year >= years[-1] - DISAGGREGATION.window_years]
    first = years[kept[0]]
    split = _Splitter(tuple(years[i] - first for i in kept), bands)
    return tuple(range(first, years[-1] + 1)), split.apart(counted[:, kept])


def in_bands(persons: Floats, bands: AgeAxis) -> Floats:
    """Return single years (..., A) summed to ``bands`` (..., B); the open last one stays."""
    if bands.width == 1:
        return persons
    return np.asarray(np.add.reduceat(persons, bands.lower, axis=-1), dtype=np.float64)


class _Splitter:
    """Takes bands counted in ``years`` (from 0, with gaps) apart."""

    def __init__(self, years: tuple[int, ...], bands: AgeAxis) -> None:
        self._years = years
        self._bands = bands

    def apart(self, counted: Floats) -> Floats:
        """Return (R, T, S, A) for each of the T years from the first to the last of ``years``."""
        regions, _, sexes, bands = counted.shape
        columns = np.moveaxis(counted, 2, 1).reshape(regions * sexes, -1).T
        ages = (self._years[-1] + 1) * (self._bands.lower[-1] + 1)
        right = np.zeros((ages + len(columns), columns.shape[1]))
        right[ages:] = columns
        solved = _factorised(self._years, self._bands).solve(right)[:ages]
        spanned = self._years[-1] + 1
        single = solved.T.reshape(regions, sexes, spanned, self._bands.lower[-1] + 1)
        single = np.maximum(np.moveaxis(single, 1, 2), 0.0)
        return self._adding_up(single, counted, bands)

    def _adding_up(self, single: Floats, counted: Floats, bands: int) -> Floats:
        """Return ``single`` scaled so that every counted band is exact after cutting at zero."""
        lower = self._bands.lower
        counts = np.append(np.diff(lower), 1)
        sums = np.add.reduceat(single, lower, axis=-1)
        wanted = sums.copy()
        wanted[:, list(self._years)] = counted
        even = np.broadcast_to(1.0 / counts, (*sums.shape[:-1], bands))
        scale = np.divide(wanted, sums, out=np.zeros_like(sums), where=sums > 0)
        spread = np.where(sums > 0, 0.0, wanted * even)
        exact = single * np.repeat(scale, counts, axis=-1) + np.repeat(spread, counts, axis=-1)
        return np.asarray(exact, dtype=np.float64)


@lru_cache(maxsize=64)
def _factorised(years: tuple[int, ...], bands: AgeAxis) -> SuperLU:
    """Return the linear system that turns counted bands into single years, ready to be solved.

    Minimises sum (S[t+1, a+1] - c(a) S[t, a])^2 + lambda sum (second difference over a)^2 subject
    to the counted sums: one system, the same for every region and sex.
    """
    spanned, ages = years[-1] + 1, bands.lower[-1] + 1
    sums = _sums(years, spanned, bands)
    penalty = _penalty(spanned, ages)
    return splu(sparse.block_array([[penalty, sums.T], [sums, None]], format="csc"))


def _penalty(spanned: int, ages: int) -> sparse.csr_array:
    """Return the quadratic penalty (T*A, T*A) on change along cohorts and roughness over ages."""
    unknown = spanned * ages
    at = np.arange(unknown).reshape(spanned, ages)
    stays = np.tile(np.exp(log_survival(ages - 2)), spanned - 1)
    cohorts = _rows(unknown, (at[1:, 1:-1], np.ones_like(stays)), (at[:-1, :-2], -stays))
    ones = np.ones(spanned * (ages - 3))
    smooth = _rows(unknown, (at[:, :-3], ones), (at[:, 1:-2], -2.0 * ones), (at[:, 2:-1], ones))
    # The oldest of uncounted years stand in no other term: their number changes evenly.
    each = np.ones(spanned - 1)
    oldest = _rows(unknown, (at[1:, -1], each), (at[:-1, -1], -each))
    rough = DISAGGREGATION.roughness * (smooth.T @ smooth + oldest.T @ oldest)
    tiny = DISAGGREGATION.roughness * 1e-6 * sparse.eye_array(unknown)  # one count alone
    return sparse.csr_array(cohorts.T @ cohorts + rough + tiny)


def _rows(unknown: int, *terms: tuple[Integers, Floats]) -> sparse.csr_array:
    """Return a matrix whose row i has the i-th value of each term in that term's i-th column."""
    columns = np.concatenate([at.ravel() for at, _ in terms])
    values = np.concatenate([value for _, value in terms])
    count = len(terms[0][1])
    row = np.tile(np.arange(count), len(terms))
    return sparse.csr_array((values, (row, columns)), shape=(count, unknown))


def _sums(years: tuple[int, ...], spanned: int, bands: AgeAxis) -> sparse.csr_array:
    """Return the matrix (Y*B, T*A) that adds single years up to the counted bands."""
    ages = bands.lower[-1] + 1
    band = np.searchsorted(bands.lower, np.arange(ages), side="right") - 1
    member = sparse.csr_array((np.ones(ages), (band, np.arange(ages))), shape=(len(bands), ages))
    count = len(years)
    chosen = sparse.csr_array((np.ones(count), (np.arange(count), years)), shape=(count, spanned))
    return sparse.csr_array(sparse.kron(chosen, member))

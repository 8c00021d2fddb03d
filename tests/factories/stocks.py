"""Invented countries: residents by region, year, sex and age, with cohorts that move and die."""

import numpy as np

from talentlab.calc.population.history import AgeAxis, StockHistory

SINGLE = AgeAxis(lower=tuple(range(101)), width=1)
BANDS = AgeAxis(lower=tuple(range(0, 90, 5)), width=5)


def invented(*, regions=3, years=range(1990, 2011), residents=40_000.0, seed=1, noise=0.01):
    """Return a history in single years whose regions differ and wander."""
    random = np.random.default_rng(seed)
    age = np.arange(101)
    survival = np.exp(-3e-5 * np.exp(0.1 * age))
    mobile = np.exp(-0.5 * ((age - 24) / 6) ** 2)
    pyramid = 1.0 / (1.0 + np.exp((age - 78) / 6))
    sizes = residents * np.linspace(0.5, 1.5, regions)[:, None, None] / pyramid.sum() / 2
    stock = np.broadcast_to(pyramid, (regions, 2, 101)) * sizes
    pull = np.linspace(-0.03, 0.03, regions)[:, None, None]
    counted = [stock]
    for _ in list(years)[1:]:
        luck = random.normal(0.0, noise, (regions, 1, 1))
        ratio = survival * np.exp((pull + luck) * mobile)
        ahead = np.empty_like(stock)
        ahead[..., 1:] = (stock * ratio)[..., :-1]
        ahead[..., -1] += (stock * ratio)[..., -1]
        ahead[..., 0] = 0.05 * ahead[:, :1, 20:40].sum(axis=-1)
        stock = ahead
        counted.append(stock)
    persons = np.stack(counted, axis=1)
    return StockHistory(
        region_codes=tuple(f"r{i}" for i in range(regions)),
        years=tuple(years),
        sexes=("women", "men"),
        ages=SINGLE,
        persons=persons,
        national=persons.sum(axis=0),
    )


def banded(history):
    """Return the same country in five-year bands with 85+."""
    persons = np.add.reduceat(history.persons, BANDS.lower, axis=-1)
    return StockHistory(
        region_codes=history.region_codes,
        years=history.years,
        sexes=history.sexes,
        ages=BANDS,
        persons=persons,
        national=persons.sum(axis=0),
    )


def only_years(history, years):
    """Return the same country, counted in ``years`` only."""
    kept = [history.years.index(year) for year in years]
    return StockHistory(
        region_codes=history.region_codes,
        years=tuple(years),
        sexes=history.sexes,
        ages=history.ages,
        persons=history.persons[:, kept],
        national=history.national[kept],
    )

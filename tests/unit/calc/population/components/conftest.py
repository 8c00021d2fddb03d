"""A small invented country whose rates are known, so that estimates can be checked."""

import numpy as np
import pytest

from talentlab.calc.population.components.account import YearRates, close_year
from talentlab.calc.population.components.flows import Events, FlowHistory, age_on
from talentlab.calc.population.history import AgeAxis, StockHistory

AGES = 101
MOTHERS = tuple(range(15, 50))
REGIONS = ("0001", "0002", "0003")
FIRST, LAST = 2000, 2020


def known_rates(regions):
    age = np.arange(AGES)
    death = np.clip(3e-5 * np.exp(0.1 * age), 0, 0.9)
    young = np.exp(-0.5 * ((age - 24) / 5) ** 2)
    shape = (regions, 2, AGES)
    fertility = 0.11 * np.exp(-0.5 * ((np.array(MOTHERS) - 30) / 5) ** 2)
    level = np.linspace(0.8, 1.2, regions)[:, None, None]
    return YearRates(
        fertility=np.broadcast_to(fertility, (regions, len(MOTHERS))),
        girls=np.full(regions, 0.487),
        death=np.broadcast_to(death, shape),
        moves_out=np.broadcast_to(0.01 + 0.08 * young, shape) * level,
        emigration=np.broadcast_to(0.002 + 0.004 * young, shape),
        moves_in=np.broadcast_to((0.01 + 0.08 * young) * 2e-3, shape),
        immigration=np.broadcast_to(0.1 + 3.0 * young, shape),
    )


@pytest.fixture(scope="session")
def world():
    """Return (StockHistory, FlowHistory) in which every event follows known, constant rates."""
    rates = known_rates(len(REGIONS))
    country_rates = known_rates(1)
    country_rates = YearRates(
        fertility=country_rates.fertility,
        girls=country_rates.girls,
        death=country_rates.death,
        moves_out=np.zeros((1, 2, AGES)),
        emigration=country_rates.emigration,
        moves_in=np.zeros((1, 2, AGES)),
        immigration=country_rates.immigration * 300,
    )
    pyramid = 1.0 / (1.0 + np.exp((np.arange(AGES) - 80) / 5))
    sizes = np.array([150.0, 60.0, 900.0])[:, None, None]
    persons = np.broadcast_to(pyramid, (3, 2, AGES)) * sizes
    nation = np.broadcast_to(pyramid, (1, 2, AGES)) * 60_000.0
    return _lived(persons, nation, rates, country_rates)


def _lived(persons, nation, rates, country_rates):
    stocks, country, accounts, country_accounts = [persons], [nation], [], []
    births = np.zeros((3, 2))
    for _ in range(FIRST + 1, LAST + 1):
        ahead = close_year(
            country[-1],
            rates=country_rates,
            rest_of_country=np.zeros_like(nation),
            mother_ages=MOTHERS,
        )
        rest = age_on(country[-1] - stocks[-1], ahead.births - births)
        account = close_year(stocks[-1], rates=rates, rest_of_country=rest, mother_ages=MOTHERS)
        births = account.births
        stocks.append(account.persons)
        country.append(ahead.persons)
        accounts.append(account)
        country_accounts.append(ahead)
    history = StockHistory(
        region_codes=REGIONS,
        years=tuple(range(FIRST, LAST + 1)),
        sexes=("women", "men"),
        ages=AgeAxis(lower=tuple(range(AGES)), width=1),
        persons=np.stack(stocks, axis=1),
        national=np.stack(country, axis=1)[0],
    )
    flows = FlowHistory(
        years=tuple(range(FIRST + 1, LAST + 1)),
        mother_ages=MOTHERS,
        regions=_events(accounts),
        nation=_events(country_accounts),
        students=np.zeros((3, LAST - FIRST, 2, AGES)),
    )
    return history, flows


def _events(accounts):
    by_mother = np.stack([a.births.sum(axis=-1)[:, None] * _mothers() for a in accounts], axis=1)
    return Events(
        births=np.stack([a.births for a in accounts], axis=1),
        births_by_mother=by_mother,
        deaths=np.stack([a.deaths for a in accounts], axis=1),
        immigration=np.stack([a.immigration for a in accounts], axis=1),
        emigration=np.stack([a.emigration for a in accounts], axis=1),
        moves_in=np.stack([a.moves_in for a in accounts], axis=1),
        moves_out=np.stack([a.moves_out for a in accounts], axis=1),
    )


def _mothers():
    share = np.exp(-0.5 * ((np.array(MOTHERS) - 30) / 5) ** 2)
    return share / share.sum()

"""Small worlds of education and work whose truth is known: made, not read."""

import numpy as np

from talentlab.calc.education.programmes import ProgrammeCounts, estimate_programmes
from talentlab.calc.population.bands import BANDS, BandedPeople
from talentlab.calc.supply.account import PeopleBefore, one_year
from talentlab.calc.supply.commuting import Commuting
from talentlab.calc.supply.estimate import Arrivals, Movement, estimate_rates
from talentlab.calc.supply.participation import assumed_participation
from talentlab.calc.supply.spread import prior_spread
from talentlab.calc.supply.start import Labour, Studies, SupplyStart
from talentlab.calc.supply.stocks import EducationStocks

CODES = ("02Z", "03N", "53E", "73O", "54P", "55J", "75N", "75S", "99Z")
SEXES = ("women", "men")
SIZES = (900.0, 4_000.0, 60_000.0)


def shares(rng, *shape):
    drawn = rng.gamma(0.7, size=shape) + 0.01
    return drawn / drawn.sum(axis=-1, keepdims=True)


def people(rng, sizes, years, growth=0.005):
    """Return residents (S, G, Y, R) and last ages (S, G + 1, Y, R) that grow steadily."""
    profile = rng.uniform(0.8, 1.2, (2, BANDS, 1, len(sizes)))
    level = np.exp(growth * np.arange(years))[:, None] * np.array(sizes)
    residents = profile * level / (2 * BANDS)
    first = residents[:, :1] / 4
    last = residents / np.array([4.0, *[5.0] * (BANDS - 1)])[:, None, None]
    return residents, np.concatenate([first, last], axis=1)


def movement(regions):
    """Return few deaths, some moves."""
    by_age = np.ones((2, BANDS, regions))
    age = np.linspace(1.6, 0.2, BANDS)[None, :, None]
    return Movement(
        dying=np.broadcast_to(np.linspace(0.0003, 0.02, BANDS), (2, BANDS)),
        leaving=0.04 * age * by_age,
        emigrating=0.004 * age * by_age,
        immigrating=0.008 * age * by_age,
    )


def no_arrivals(regions, groups):
    return Arrivals(np.zeros((2, BANDS, groups)), np.zeros((regions, groups)))


def stocks(rng, *, sizes=SIZES, codes=CODES, years=6, noise=0.0):
    """Return counts of a world where the young learn: 03N to 55J, 75N and 54P, 75N to 75S."""
    residents, last = people(rng, sizes, years)
    found = np.empty((2, BANDS, years, len(sizes), len(codes)))
    found[:, :, 0] = shares(rng, 2, BANDS, len(sizes), len(codes)) * residents[:, :, 0, :, None]
    rates = true_rates(found[:, :, :1], codes)
    for y in range(1, years):
        found[:, :, y] = one_year(
            found[:, :, y - 1],
            PeopleBefore(residents[:, :, y - 1], last[:, :, y - 1]),
            residents[:, :, y],
            rates,
            learning_factor=np.ones((len(sizes), len(codes))),
            shock=noise * rng.standard_normal((len(sizes), len(codes))),
        ).residents
    return EducationStocks(
        region_codes=region_codes(len(sizes)),
        group_codes=tuple(codes),
        years=tuple(range(2015, 2015 + years)),
        persons=found,
        last_ages=last,
    )


def true_rates(first, codes):
    """Return rates by which the made world lives."""
    regions = first.shape[3]
    counted = EducationStocks(
        region_codes=region_codes(regions),
        group_codes=tuple(codes),
        years=(2015,),
        persons=first,
        last_ages=np.ones((2, BANDS + 1, 1, regions)),
    )
    rates = estimate_rates(counted, movement(regions), no_arrivals(regions, len(codes))).rates
    at = {code: i for i, code in enumerate(codes)}
    for g in (0, 1, 2, 3):
        for before, after, share in LEARNING:
            rates.learning[:, g, at[before], at[after]] = share
    return rates


LEARNING = (
    ("02Z", "73O", 0.06), ("02Z", "03N", 0.10), ("03N", "55J", 0.05), ("03N", "75N", 0.04),
    ("03N", "54P", 0.03), ("73O", "75N", 0.02), ("75N", "75S", 0.03),
)  # fmt: skip


def region_codes(number):
    return tuple(f"24{i:02d}" for i in range(number))


def programmes(years=12):
    """Return counts of a university programme and a school programme in the last municipality."""
    seats = np.array([[120.0] * years, [80.0] * years])
    admitted = np.array([[118.0] * years, [76.0] * years])
    return ProgrammeCounts(
        region_codes=("2402", "2402"),
        group_codes=("75N", "73O"),
        school_forms=("higher_education", "upper_secondary"),
        years=tuple(range(2021 - years, 2021)),
        seats=seats,
        applicants=1.5 * seats,
        admitted=admitted,
        graduates=np.array([[0.7 * 118] * years, [0.8 * 76] * years]),
    )


def studies(regions=3):
    lands = np.full((2, regions), 0.02)
    lands[:, -1] = 0.5
    return Studies(
        programmes=estimate_programmes(programmes()),
        group=np.array([CODES.index("75N"), CODES.index("73O")]),
        form=np.array([0, 1]),
        home=np.array([regions - 1, regions - 1]),
        lands=lands,
        doubt=np.array([0.1, 0.1]),
    )


def labour(regions, codes=CODES):
    inside = np.full((regions, regions + 1), 0.05)
    inside[np.arange(regions), np.arange(regions)] = 1 - 0.05 * regions
    base = assumed_participation(SEXES, codes)[:, :, None]
    return Labour(
        participation=np.repeat(base, regions, axis=2),
        trend=np.zeros((2, BANDS)),
        students=np.zeros((2, BANDS, regions)),
        commuting=Commuting(inside, np.full(regions, 20.0)),
        incomers=np.full((regions, len(codes)), 20.0 / len(codes)),
    )


def start(counted, *, years_ahead, with_studies=True):
    regions, groups = counted.persons.shape[3:]
    estimate = estimate_rates(counted, movement(regions), no_arrivals(regions, groups))
    return SupplyStart(
        region_codes=counted.region_codes,
        group_codes=counted.group_codes,
        base_year=counted.base_year,
        stock=counted.persons[:, :, -1],
        estimate=estimate,
        studies=studies(regions) if with_studies else None,
        pull=np.zeros((years_ahead, regions, groups)),
        labour=labour(regions, counted.group_codes),
        spread=prior_spread(years_ahead),
    )


def drawn(rng, counted, *, draws, years_ahead):
    """Return one ``BandedPeople`` (D, T, S, G) for each municipality, the base year first."""
    base, last = counted.residents[:, :, -1], counted.last_ages[:, :, -1]
    walk = np.concatenate(
        [np.zeros((draws, 1)), 0.01 * rng.standard_normal((draws, years_ahead)).cumsum(axis=1)],
        axis=1,
    )
    level = np.exp(walk)[:, :, None, None]
    return [BandedPeople(level * base[..., r], level * last[..., r]) for r in range(base.shape[-1])]

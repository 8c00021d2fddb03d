"""From counted stocks and events to the rates of the years ahead.

Method: docs/method-guide/population.md, sections 4 and 5.
"""

from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.students import STUDENTS, StudentSettings
from talentlab.calc.population.components.account import YearRates, women_of_mother_ages
from talentlab.calc.population.components.flows import Events, age_on
from talentlab.calc.population.components.levels import (
    FERTILITY_PERSISTENCE,
    MIGRATION_PERSISTENCE,
    improvement_path,
    level_path,
    recent_level,
    yearly_improvement,
)
from talentlab.calc.population.components.rates import (
    pooled_rates,
    profile_rates,
    recency_weights,
    weighted_sum,
)
from talentlab.calc.population.components.students import StudentTurnover, turnover


@dataclass(frozen=True, slots=True)
class Experience:
    """Stocks and events of the same years, lined up.

    Axes: R areas, F years with both, S sexes, A ages.

    Attributes
    ----------
    before, after : (R, F, S, A)
        Residents who do not study, at the end of the year before and of the year.
    events : Events
        Without the moves that studies explain.

    """

    before: Floats
    after: Floats
    events: Events

    def at_risk(self) -> Floats:
        """Return who would have reached each age (R, F, S, A) had nobody died or moved."""
        return age_on(self.before, self.events.births)

    def women(self, mother_ages: tuple[int, ...]) -> Floats:
        """Return women (R, F, M) at the ages of mothers, mean of the start and end of the year."""
        start = women_of_mother_ages(self.before, mother_ages)
        end = women_of_mother_ages(self.after, mother_ages)
        return (start + end) / 2


def without_students(
    persons: Floats, events: Events, students: Floats, settings: StudentSettings = STUDENTS
) -> Experience:
    """Return the experience of everybody who does not study.

    Parameters
    ----------
    persons : (R, F + 1, S, A)
        Residents at the end of each year, from the year before the first event.
    events : Events over F years
    students : (R, F + 1, S, A)
        Enrolled residents at the same dates.
    settings : StudentSettings

    """
    exchange = turnover(students[:, :-1], students[:, 1:], settings)
    others = np.maximum(persons - students, 0.0)
    return Experience(
        before=others[:, :-1],
        after=others[:, 1:],
        events=_take_away(events, exchange, settings.explained_at_most),
    )


def _take_away(events: Events, exchange: StudentTurnover, at_most: float) -> Events:
    return Events(
        births=events.births,
        births_by_mother=events.births_by_mother,
        deaths=events.deaths,
        immigration=events.immigration,
        emigration=events.emigration,
        moves_in=events.moves_in - np.minimum(exchange.moves_in, at_most * events.moves_in),
        moves_out=events.moves_out - np.minimum(exchange.moves_out, at_most * events.moves_out),
    )


@dataclass(frozen=True, slots=True)
class RatePaths:
    """Expected rates for H years ahead of R areas; ``year(h)`` gives one of them.

    Attributes
    ----------
    base : YearRates
        Long-run rates.
    fertility_level, moves_in_level, moves_out_level, emigration_level : (R, H)
    death_level : (H,)
    immigrants : (H,)
        Persons moving into the country.

    """

    base: YearRates
    fertility_level: Floats
    moves_in_level: Floats
    moves_out_level: Floats
    emigration_level: Floats
    death_level: Floats
    immigrants: Floats

    def year(self, ahead: int) -> YearRates:
        """Return the rates of the year ``ahead`` = 1..H years after the base year."""
        h = ahead - 1
        return YearRates(
            fertility=self.base.fertility * self.fertility_level[:, h, None],
            girls=self.base.girls,
            death=self.base.death * self.death_level[h],
            moves_out=self.base.moves_out * self.moves_out_level[:, h, None, None],
            emigration=self.base.emigration * self.emigration_level[:, h, None, None],
            moves_in=self.base.moves_in * self.moves_in_level[:, h, None, None],
            immigration=self.base.immigration * self.immigrants[h],
        )


@dataclass(frozen=True, slots=True)
class Profiles:
    """The country's rates by age, towards which small areas are shrunk, and its common paths."""

    fertility: Floats
    death: Floats
    emigration: Floats
    immigration: Floats
    death_level: Floats
    immigrants: Floats
    immigrants_so_far: Floats


def country_profiles(
    nation: Experience, *, mother_ages: tuple[int, ...], years_ahead: int
) -> Profiles:
    """Return profiles and common paths from the experience of the country (R = 1)."""
    events = nation.events
    at_risk = nation.at_risk()
    so_far = events.immigration.sum(axis=(0, 2, 3))
    weights = recency_weights(len(so_far))
    long_run = float((weights * so_far).sum() / weights.sum())
    fade = MIGRATION_PERSISTENCE ** np.arange(1, years_ahead + 1)
    improvement = yearly_improvement(events.deaths[0], at_risk[0])
    by_age = weighted_sum(events.immigration, weights)[0]
    return Profiles(
        fertility=profile_rates(events.births_by_mother, nation.women(mother_ages)),
        death=profile_rates(events.deaths, at_risk),
        emigration=profile_rates(events.emigration, at_risk),
        immigration=by_age / max(by_age.sum(), 1.0),
        death_level=improvement_path(improvement, len(so_far), years_ahead),
        immigrants=long_run + fade * (so_far[-1] - long_run),
        immigrants_so_far=so_far,
    )


def rate_paths(
    areas: Experience,
    *,
    profiles: Profiles,
    rest_at_risk: Floats,
    mother_ages: tuple[int, ...],
    years_ahead: int,
) -> RatePaths:
    """Return the rates of ``areas`` for the years ahead.

    Parameters
    ----------
    areas : Experience of R areas over F years
    profiles : the country's
    rest_at_risk : (R, F, S, A)
        Residents of the rest of the country who would reach each age; zeros for the country.
    mother_ages : (M,)
    years_ahead : H

    """
    events, at_risk, women = areas.events, areas.at_risk(), areas.women(mother_ages)
    moving = profile_rates(events.moves_out, at_risk)
    shared = np.broadcast_to(profiles.immigrants_so_far[:, None, None], at_risk.shape)
    base = YearRates(
        fertility=pooled_rates(events.births_by_mother, women, profiles.fertility),
        girls=_share_of_girls(events.births),
        death=pooled_rates(events.deaths, at_risk, profiles.death),
        moves_out=pooled_rates(events.moves_out, at_risk, moving),
        emigration=pooled_rates(events.emigration, at_risk, profiles.emigration),
        moves_in=pooled_rates(events.moves_in, rest_at_risk, moving),
        immigration=pooled_rates(events.immigration, shared, profiles.immigration),
    )

    def path(counted: Floats, exposed: Floats, rates: Floats, persistence: float) -> Floats:
        return level_path(recent_level(counted, exposed, rates), years_ahead, persistence)

    return RatePaths(
        base=base,
        fertility_level=path(events.births_by_mother, women, base.fertility, FERTILITY_PERSISTENCE),
        moves_in_level=path(events.moves_in, rest_at_risk, base.moves_in, MIGRATION_PERSISTENCE),
        moves_out_level=path(events.moves_out, at_risk, base.moves_out, MIGRATION_PERSISTENCE),
        emigration_level=path(events.emigration, at_risk, base.emigration, MIGRATION_PERSISTENCE),
        death_level=profiles.death_level,
        immigrants=profiles.immigrants,
    )


def _share_of_girls(births: Floats) -> Floats:
    by_sex = births.sum(axis=(0, 1))
    share = by_sex[0] / by_sex.sum() if by_sex.sum() > 0 else 0.5
    return np.full(len(births), share)

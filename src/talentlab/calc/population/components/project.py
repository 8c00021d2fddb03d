"""Years ahead by real components: the country first, then each region against the rest of it."""

from dataclasses import dataclass, replace

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.students import STUDENTS, StudentSettings
from talentlab.calc.population.components.account import YearAccount, close_year
from talentlab.calc.population.components.estimate import (
    Experience,
    Profiles,
    RatePaths,
    country_profiles,
    rate_paths,
    without_students,
)
from talentlab.calc.population.components.flows import Events, FlowHistory, age_on
from talentlab.calc.population.components.students import (
    StudentTurnover,
    steady_enrolment,
    turnover,
)
from talentlab.calc.population.history import StockHistory

FEWEST_YEARS = 5  # fewer years of events say nothing about a level that swings
ENROLMENT_YEARS = 3


@dataclass(frozen=True, slots=True)
class ComponentProjector:
    """Cohort-component projection with bi-regional migration and students as their own state.

    Works where births, deaths and moves are counted by single year of age (``flows``). As a
    :class:`~talentlab.calc.population.projector.Projector` it sees the history it is given and
    the events up to its last year, nothing later.

    Method: docs/method-guide/population.md, sections 3-6.
    """

    flows: FlowHistory
    students: StudentSettings = STUDENTS

    def can_project(self, history: StockHistory) -> bool:
        """Return whether there are enough years with both stocks and events, up to the last."""
        known = self.flows.until(history.base_year).years
        return (
            len(known) > FEWEST_YEARS
            and known[-1] == history.base_year
            and set(known) <= set(history.years) & set(history.national_years)
            and history.ages.width == 1
        )

    def project(self, history: StockHistory, years_ahead: int) -> Floats:
        """Return the expected residents (R, H, S, A)."""
        accounts = self.accounts(history, years_ahead)
        return np.stack([account.persons for account in accounts], axis=1)

    def accounts(self, history: StockHistory, years_ahead: int) -> tuple[YearAccount, ...]:
        """Return every closed year ahead, events included; (R, S, A) each.

        Raises
        ------
        ValueError
            The history does not fit: ask :meth:`can_project` first.

        """
        if not self.can_project(history):
            message = f"no events to project from {history.base_year}"
            raise ValueError(message)
        outlook = _Outlook.of(history, self.flows.until(history.base_year), self.students)
        return outlook.walk(years_ahead)


@dataclass(frozen=True, slots=True)
class _Outlook:
    """Stocks and events of the years both are known, one stock more than events."""

    persons: Floats
    nation: Floats
    flows: FlowHistory
    settings: StudentSettings

    @classmethod
    def of(cls, history: StockHistory, flows: FlowHistory, settings: StudentSettings) -> "_Outlook":
        here = [history.years.index(year) for year in flows.years]
        everywhere = [history.national_years.index(year) for year in flows.years]
        return cls(
            persons=history.persons[:, here],
            nation=history.national[everywhere][None],
            flows=flows,
            settings=settings,
        )

    def walk(self, years_ahead: int) -> tuple[YearAccount, ...]:
        """Return the accounts of the years ahead."""
        nation = self._nation()
        profiles = country_profiles(
            nation, mother_ages=self.flows.mother_ages, years_ahead=years_ahead
        )
        regions = without_students(
            self.persons, _after_first(self.flows.regions), self.flows.students, self.settings
        )
        paths = rate_paths(
            regions,
            profiles=profiles,
            rest_at_risk=self._rest_so_far(),
            mother_ages=self.flows.mother_ages,
            years_ahead=years_ahead,
        )
        return self._regions_ahead(paths, self._country(nation, profiles, years_ahead))

    def _nation(self) -> Experience:
        events = _after_first(self.flows.nation)
        return Experience(before=self.nation[:, :-1], after=self.nation[:, 1:], events=events)

    def _country(
        self, nation: Experience, profiles: Profiles, years_ahead: int
    ) -> tuple[YearAccount, ...]:
        nobody = np.zeros_like(nation.before)
        paths = rate_paths(
            nation,
            profiles=profiles,
            rest_at_risk=nobody,
            mother_ages=self.flows.mother_ages,
            years_ahead=years_ahead,
        )
        persons = self.nation[:, -1]
        accounts = []
        for ahead in range(1, years_ahead + 1):
            account = close_year(
                persons,
                rates=paths.year(ahead),
                rest_of_country=np.zeros_like(persons),
                mother_ages=self.flows.mother_ages,
            )
            accounts.append(account)
            persons = account.persons
        return tuple(accounts)

    def _rest_so_far(self) -> Floats:
        rest = np.maximum(self.nation[:, :-1] - self.persons[:, :-1], 0.0)
        newborn = _after_first(self.flows.nation).births - _after_first(self.flows.regions).births
        return age_on(rest, np.maximum(newborn, 0.0))

    def _regions_ahead(
        self, paths: RatePaths, country: tuple[YearAccount, ...]
    ) -> tuple[YearAccount, ...]:
        enrolled = self.flows.students[:, -1]
        held = steady_enrolment(self.flows.students, ENROLMENT_YEARS)
        others = np.maximum(self.persons[:, -1] - enrolled, 0.0)
        country_before = self.nation[:, -1]
        births = self.flows.regions.births[:, -1]
        accounts = []
        for ahead, nation in enumerate(country, start=1):
            rest = np.maximum(country_before - others - enrolled, 0.0)
            elsewhere_born = np.maximum(nation.births - births, 0.0)
            account = close_year(
                others,
                rates=paths.year(ahead),
                rest_of_country=age_on(rest, elsewhere_born),
                mother_ages=self.flows.mother_ages,
            )
            account = _with_students(account, held, turnover(enrolled, held, self.settings))
            accounts.append(account)
            others, enrolled = account.persons - held, held
            country_before, births = nation.persons, account.births
        return tuple(accounts)


def _after_first(events: Events) -> Events:
    """Return the events of every year but the first, whose stocks before it are not looked at."""
    return Events(
        births=events.births[:, 1:],
        births_by_mother=events.births_by_mother[:, 1:],
        deaths=events.deaths[:, 1:],
        immigration=events.immigration[:, 1:],
        emigration=events.emigration[:, 1:],
        moves_in=events.moves_in[:, 1:],
        moves_out=events.moves_out[:, 1:],
    )


def _with_students(
    account: YearAccount, enrolled: Floats, exchange: StudentTurnover
) -> YearAccount:
    """Return the account of everybody; where too few live here to begin studies, more move in."""
    others = account.persons + exchange.change_of_others()
    more_move_in = np.maximum(-others, 0.0)
    return replace(
        account,
        persons=np.maximum(others, 0.0) + enrolled,
        moves_in=account.moves_in + exchange.moves_in + more_move_in,
        moves_out=account.moves_out + exchange.moves_out,
    )

"""Members of a list: every occupation of an area with the numbers that lists show and sort by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from talentlab.publish.charts.series import Count
from talentlab.store.release import Release
from talentlab.vocab.ssyk import MINOR_GROUP, UNIT_GROUP
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.sentences import Sureness, sureness_of
from talentlab.web.insight.presenters.work.measured import closeness
from talentlab.web.insight.queries.occupation_lists import (
    codes_told,
    histories_in_area,
    seniors_in_area,
    signal_in_area,
)
from talentlab.web.insight.queries.openings import Yearly, openings_in_area
from talentlab.web.insight.queries.signals import SignalValue
from talentlab.web.insight.queries.work import Employees, employees_in_area

DIGITS: Final = (UNIT_GROUP, MINOR_GROUP)
"""The lengths of codes that a list may have, the most detailed first."""
FEW: Final = 10
"""Employees below which a change is not told in percent: one person more or less is ten."""
_KEPT: Final = 32  # an area, a year and a level each


@dataclass(frozen=True, slots=True)
class Member:
    """One occupation in one area: its employees now and later, and what else is known of it."""

    code: str
    employees: Employees
    history: tuple[Count, ...]
    openings: Yearly | None
    senior_share: float | None
    ads: SignalValue | None
    wage: SignalValue | None

    @property
    def share_women(self) -> float | None:
        """The women's share of the employees; nothing where nobody works or tells."""
        women, total = self.employees.women, self.employees.total
        return women / total if total and women is not None else None

    @property
    def own_ads(self) -> SignalValue | None:
        """The ads, where they were counted for this very occupation and no group around it."""
        return self.ads if self.ads and self.ads.is_of(self.code) else None

    @property
    def sureness(self) -> Sureness:
        """Which way the number of employees goes, and how sure that is."""
        return sureness_of(self.employees.share_up)

    @property
    def change(self) -> float:
        """Median change, in persons."""
        return self.employees.later.p50 - self.employees.total

    @property
    def change_low(self) -> float:
        """Lower bound (80 %) of the change, in persons."""
        return self.employees.later.p10 - self.employees.total

    @property
    def change_high(self) -> float:
        """Upper bound (80 %) of the change, in persons."""
        return self.employees.later.p90 - self.employees.total

    def as_share(self, persons: float) -> float:
        """Return ``persons`` as a share of the employees; 0 where nobody works."""
        return persons / self.employees.total if self.employees.total else 0.0

    @property
    def growth(self) -> float | None:
        """The median change as a share of the employees; nothing of so few that it says nothing."""
        return self.as_share(self.change) if self.employees.total >= FEW else None


@lru_cache(maxsize=_KEPT)
def members(release: Release, region_code: str, year: int, digits: int) -> tuple[Member, ...]:
    """Return every occupation of so many digits with numbers in an area, by code."""
    employees = employees_in_area(release, region_code, year)
    histories = histories_in_area(release, region_code)
    openings = openings_in_area(release, region_code, year)
    seniors = seniors_in_area(release, region_code)
    ads = signal_in_area(release, region_code, "ads")
    wages = signal_in_area(release, region_code, "wage_median")
    return tuple(
        Member(
            code=code,
            employees=employees[code],
            history=histories.get(code, ()),
            openings=openings.get((code, "openings")),
            senior_share=seniors.get(code),
            ads=_closest(ads.get(code, ()), Choice(region_code, year, ssyk_code=code)),
            wage=_closest(wages.get(code, ()), Choice(region_code, year, ssyk_code=code)),
        )
        for code in codes_told(employees, digits)
    )


def _closest(told: Sequence[SignalValue], choice: Choice) -> SignalValue | None:
    """Return what was measured closest to the occupation, as its own page does.

    Of what has no value, what is withheld before what nobody counted.
    """
    known = [signal for signal in told if signal.value is not None]
    if known:
        return min(known, key=lambda signal: closeness(signal, choice))
    return min(told, key=lambda signal: signal.status != "suppressed", default=None)


def digits_offered(release: Release, region_code: str, year: int) -> tuple[int, ...]:
    """Return the lengths of codes that an area has numbers for, the most detailed first."""
    told = {len(code) for code in employees_in_area(release, region_code, year)}
    return tuple(digits for digits in DIGITS if digits in told)


def digits_shown(release: Release, region_code: str, year: int, wanted: int) -> int:
    """Return the length of code to show: the wanted one where there is any, else the nearest.

    Municipalities are modelled for broader groups than counties are counted for.
    """
    offered = digits_offered(release, region_code, year)
    return wanted if wanted in offered else next(iter(offered), UNIT_GROUP)


def by_code(every: Iterable[Member]) -> Mapping[str, Member]:
    """Return code -> member."""
    return {member.code: member for member in every}

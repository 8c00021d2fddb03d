"""The wages that a release tells of an occupation, those closest to it first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from talentlab.store.release import Release
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.work.measured import closeness
from talentlab.web.insight.queries.signals import SignalValue, signals_of

_POINTS: Final = ("wage_p10", "wage_median", "wage_p90")


@dataclass(frozen=True, slots=True)
class Spread:
    """The lowest tenth's limit, the median and the highest tenth's limit, measured together."""

    low: SignalValue
    median: SignalValue
    high: SignalValue


def spreads(release: Release, choice: Choice) -> list[Spread]:
    """Return the spreads that are told whole, the one closest to the occupation first."""
    together: dict[tuple[str, ...], dict[str, SignalValue]] = {}
    for found in _told(release, choice):
        if found.sex == "total" and found.signal in _POINTS:
            together.setdefault(_measured(found), {})[found.signal] = found
    whole = [
        Spread(*(points[name] for name in _POINTS))
        for points in together.values()
        if set(points) == set(_POINTS)
    ]
    return sorted(whole, key=lambda spread: closeness(spread.median, choice))


def means(release: Release, choice: Choice) -> list[SignalValue]:
    """Return the mean wage of everybody, of women and of men, each closest to the occupation."""
    told = _told(release, choice)
    found = []
    for sex in ("total", "women", "men"):
        of_sex = [s for s in told if s.signal == "wage_mean" and s.sex == sex]
        if of_sex:
            found.append(min(of_sex, key=lambda signal: closeness(signal, choice)))
    return found


def _told(release: Release, choice: Choice) -> Sequence[SignalValue]:
    return [
        signal
        for signal in signals_of(release, choice.region_code, choice.ssyk_code)
        if signal.signal.startswith("wage_") and signal.value is not None
    ]


def _measured(signal: SignalValue) -> tuple[str, ...]:
    return (
        signal.period,
        signal.measured_region_code,
        signal.measured_ssyk_code,
        signal.measured_ssyk_edition,
    )

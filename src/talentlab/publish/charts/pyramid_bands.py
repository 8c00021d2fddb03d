"""A pyramid in bands of five years of age, for places where single ages are mostly chance."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from talentlab.publish.charts.pyramid import Profile, Pyramid, Side

_YEARS: Final = 5


def in_five_years(pyramid: Pyramid) -> Pyramid:
    """Return the pyramid with ages added five by five; the open last age keeps its own row.

    Bounds are added too. That is as wide as an interval can get, as if all five ages missed in the
    same direction: it holds at least as many outcomes as it promises.
    """
    profiles = [five_year_profile(found) for found in (pyramid.main, *pyramid.references)]
    starts = range(0, len(pyramid.ages), _YEARS)
    return replace(
        pyramid,
        ages=tuple(_label(pyramid.ages[i : i + _YEARS]) for i in starts),
        main=profiles[0],
        references=tuple(profiles[1:]),
    )


def five_year_profile(profile: Profile) -> Profile:
    """Return everybody in one year with ages added five by five."""
    return replace(profile, women=_side(profile.women), men=_side(profile.men))


def _side(side: Side) -> Side:
    return Side(
        _added(side.persons),
        None if side.low is None else _added(side.low),
        None if side.high is None else _added(side.high),
    )


def _added(persons: Sequence[float]) -> tuple[float, ...]:
    return tuple(sum(persons[i : i + _YEARS]) for i in range(0, len(persons), _YEARS))


def _label(ages: Sequence[str]) -> str:
    return ages[0] if len(ages) == 1 else f"{ages[0]}–{ages[-1]}"

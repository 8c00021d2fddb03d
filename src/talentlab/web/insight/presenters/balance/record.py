"""How right forecasts of supply and gap have been, as plain when it is unflattering."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from talentlab.publish.numerals import number, percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.queries.balance import (
    Trial,
    balance_trials,
    trusted_years,
    verdict_trials,
)
from talentlab.web.insight.queries.education import SupplyTrial, supply_trials

_ALL: Final = "all"
_OURS: Final = "talentlab"
_NAIVE: Final = "naive"
_TOO_WIDE: Final = 0.9
"""Share of the outcomes held above which an interval meant for 80 in 100 is called too wide."""
METHOD_NAMES: Final[dict[str, Promise]] = {
    "talentlab": gettext_lazy("Talentlab"),
    "drift": gettext_lazy("Trend continues"),
    "naive": gettext_lazy("No change at all"),
    "constant_shares": gettext_lazy("Constant shares"),
}
SUBJECT_NAMES: Final[dict[str, Promise]] = {
    "supply": gettext_lazy("Supply"),
    "education_demand": gettext_lazy("Jobs by education"),
    "industry_demand": gettext_lazy("Jobs by industry"),
    "gap": gettext_lazy("Gap, percent of the jobs"),
    "residents": gettext_lazy("Residents by education"),
}
_MISSED: Final = gettext_lazy(
    "Gaps forecast %(years)s years ahead have missed by %(error)s of the jobs, all educations "
    "together (%(n)s tested)."
)
_HELD: Final = gettext_lazy(
    "The 80 percent interval has held %(share)s of the outcomes of the gap."
)
_HELD_MORE: Final = gettext_lazy(
    "The 80 percent interval has held %(share)s of the outcomes of the gap: it has been too wide."
)
_RIVAL: Final = gettext_lazy("Assuming that gaps do not change came closer: %(error)s.")
_WAY: Final = gettext_lazy(
    "Which way a gap would go in %(years)s years was right in %(share)s of the cases; a coin is in "
    "half."
)
_RIGHT: Final = gettext_lazy(
    "%(years)s years ahead a shortage was called likely or unlikely in %(said)s of the cases; "
    "%(right)s of those came true."
)
_DIRECTION: Final = gettext_lazy(
    "Whether an education grows or shrinks in %(years)s years was right in %(share)s of the cases."
)
_BETTER: Final = gettext_lazy(
    "%(share)s of the educations came closer than with constant shares, %(years)s years ahead."
)
_TRUSTED: Final = gettext_lazy(
    "A gap can be trusted within ten percent of the jobs for about %(years)s years ahead."
)
_NOT_EVEN: Final = gettext_lazy(
    "Not even the first year ahead can a gap be trusted within ten percent of the jobs."
)
_UNTESTED: Final = gettext_lazy("The gap has not been tested against what happened yet.")


@dataclass(frozen=True, slots=True)
class Tested:
    """One row of what was tested: subject, method, years ahead, and the errors as written."""

    subject: str
    method: str
    years: int
    error: str
    coverage: str
    n: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class BalanceRecord:
    """How right we have been about supply and gap: in sentences, and in a table."""

    lines: tuple[str, ...]
    rows: tuple[Tested, ...]


def record_of_balance(release: Release, years_ahead: int, language: Language) -> BalanceRecord:
    """Return what tests say of forecasts about so many years ahead."""
    gaps = [t for t in balance_trials(release) if t.subject == "gap" and t.method == _OURS]
    supplies = [t for t in supply_trials(release) if t.method == _OURS and t.size_class == _ALL]
    lines = [
        *_gap_lines([t for t in gaps if t.size_class == _ALL], years_ahead, language),
        *_rival_lines(balance_trials(release), years_ahead, language),
        *_verdict_lines(release, years_ahead, language),
        *_supply_lines(supplies, years_ahead, language),
        *_trusted_lines(trusted_years(release)),
    ]
    return BalanceRecord(tuple(lines), _rows(release, language))


def _gap_lines(found: list[Trial], years_ahead: int, language: Language) -> list[str]:
    if not found:
        return [str(_UNTESTED)]
    best = min(found, key=lambda t: (abs(t.horizon_years - years_ahead), -t.horizon_years))
    facts = {
        "years": best.horizon_years,
        "error": percent(best.wape / 100, language, decimals=1),
        "n": number(best.n, language),
    }
    lines = [str(_MISSED) % facts]
    if best.coverage_80 is not None:
        said = _HELD_MORE if best.coverage_80 > _TOO_WIDE else _HELD
        lines.append(str(said) % {"share": percent(best.coverage_80, language)})
    return lines


def _rival_lines(trials: Sequence[Trial], years_ahead: int, language: Language) -> list[str]:
    """Return what assuming no change would have missed by, where that was less than we did."""
    found = {
        (t.method, t.horizon_years): t.wape
        for t in trials
        if t.subject == "gap" and t.size_class == _ALL
    }
    tried = [years for method, years in found if method == _OURS]
    if not tried:
        return []
    years = min(tried, key=lambda tested: (abs(tested - years_ahead), -tested))
    rival = found.get((_NAIVE, years))
    if rival is None or rival >= found[_OURS, years]:
        return []
    return [str(_RIVAL) % {"error": percent(rival / 100, language, decimals=1)}]


def _verdict_lines(release: Release, years_ahead: int, language: Language) -> list[str]:
    """Return how often the gap went the way said, and how often what was said of it was right."""
    found = [t for t in verdict_trials(release) if t.size_class == _ALL]
    if not found:
        return []
    best = min(found, key=lambda t: (abs(t.horizon_years - years_ahead), -t.horizon_years))
    lines = []
    if best.direction_share is not None:
        share = percent(best.direction_share, language)
        lines.append(str(_WAY) % {"years": best.horizon_years, "share": share})
    if best.said_share is None or best.right_share is None:
        return lines
    facts = {
        "years": best.horizon_years,
        "said": percent(best.said_share, language),
        "right": percent(best.right_share, language),
    }
    return [*lines, str(_RIGHT) % facts]


def _supply_lines(found: list[SupplyTrial], years_ahead: int, language: Language) -> list[str]:
    if not found:
        return []
    best = min(found, key=lambda t: (abs(t.horizon_years - years_ahead), -t.horizon_years))
    told = ((_DIRECTION, best.direction_share), (_BETTER, best.better_groups_share))
    return [
        str(said) % {"years": best.horizon_years, "share": percent(share, language)}
        for said, share in told
        if share is not None
    ]


def _trusted_lines(trusted: Mapping[str, int]) -> list[str]:
    years = trusted.get(_ALL)
    if years is None:
        return []
    return [str(_TRUSTED) % {"years": years}] if years else [str(_NOT_EVEN)]


def _rows(release: Release, language: Language) -> tuple[Tested, ...]:
    """Return every test over all sizes, by subject, years ahead and method, ours first."""
    found = [
        (t.subject, t.method, t.horizon_years, t.wape, t.coverage_80, t.n)
        for t in balance_trials(release)
        if t.size_class == _ALL
    ]
    found += [
        ("residents", t.method, t.horizon_years, t.wape, t.coverage_80, t.n)
        for t in supply_trials(release)
        if t.size_class == _ALL
    ]
    order = list(METHOD_NAMES)
    subjects = list(SUBJECT_NAMES)
    found.sort(key=lambda row: (subjects.index(row[0]), row[2], order.index(row[1])))
    return tuple(
        Tested(
            subject=str(SUBJECT_NAMES[subject]),
            method=str(METHOD_NAMES[method]),
            years=years,
            error=percent(error / 100, language, decimals=1),
            coverage="–" if coverage is None else percent(coverage, language),
            n=number(n, language),
            is_ours=method == _OURS,
        )
        for subject, method, years, error, coverage, n in found
    )

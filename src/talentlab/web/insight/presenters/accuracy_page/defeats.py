"""Where a simple method came closer than ours: said before anything that speaks for us."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.numerals import number, percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.accuracy_page.compared import (
    Compared,
    compared,
    errors_beside,
)
from talentlab.web.insight.presenters.tested.outlooks import ALL, OURS, SIMPLE
from talentlab.web.insight.presenters.tested.sizes import SIZES
from talentlab.web.insight.presenters.tested.trials import of_method

_CLOSER: Final[Mapping[str, Promise]] = {
    "naive": gettext_lazy(
        "Assuming no change came closer at these years ahead: %(years)s. At worst it missed by "
        "%(theirs)s and we by %(ours)s."
    ),
    "drift": gettext_lazy(
        "Letting the trend continue came closer at these years ahead: %(years)s. At worst it "
        "missed by %(theirs)s and we by %(ours)s."
    ),
}


@dataclass(frozen=True, slots=True)
class _Test:
    """One horizon of one size of one outlook: every method's error in percent."""

    one: Compared
    size_class: str
    years_ahead: int
    errors: Mapping[str, float]

    def lead_of(self, method: str) -> float:
        """Return by how many percentage points a simple method came closer than ours."""
        return self.errors[OURS] - self.errors[method] if method in self.errors else 0.0


@dataclass(frozen=True, slots=True)
class Defeat:
    """One size of one outlook in which one simple method came closer, at some horizons."""

    what: str
    said: str
    address: str


@dataclass(frozen=True, slots=True)
class Defeats:
    """In how many tests a simple method won, and where: everything together first, then by size."""

    summary: str
    overall: tuple[Defeat, ...]
    by_size: tuple[Defeat, ...]


def defeats(release: Release, language: Language) -> Defeats | None:
    """Return where a simple method came closer; nothing when nothing was tested beside one."""
    tests = [test for test in _tests(release) if len(test.errors) > 1]
    if not tests:
        return None
    overall = [test for test in tests if test.size_class == ALL]
    by_size = [test for test in tests if test.size_class != ALL]
    return Defeats(
        summary=_summary(tests, language),
        overall=tuple(_defeats(overall, language)),
        by_size=tuple(_defeats(by_size, language)),
    )


def _tests(release: Release) -> Iterator[_Test]:
    for one in compared(release):
        trials = one.trials(release)
        for ours in of_method(trials):
            errors = errors_beside(trials, ours)
            yield _Test(one, ours.size_class, ours.horizon_years, errors)


def _summary(tests: Sequence[_Test], language: Language) -> str:
    lost = {name: sum(test.lead_of(name) > 0 for test in tests) for name in SIMPLE}
    facts = {name: number(count, language) for name, count in lost.items()}
    facts["count"] = number(len(tests), language)
    if not any(lost.values()):
        return (
            _("In none of %(count)s tests, by size and years ahead, was a simple method closer.")
            % facts
        )
    return (
        _(
            "Of %(count)s tests, by size and years ahead, assuming no change came closer than we "
            "did in %(naive)s, and letting the trend continue in %(drift)s."
        )
        % facts
    )


def _defeats(tests: Sequence[_Test], language: Language) -> Iterator[Defeat]:
    """Yield one for each outlook, size and simple method that came closer somewhere."""
    for one, size in dict.fromkeys((test.one, test.size_class) for test in tests):
        for method in SIMPLE:
            lost = [
                test
                for test in tests
                if (test.one, test.size_class) == (one, size) and test.lead_of(method) > 0
            ]
            if lost:
                yield _defeat(one, size, method, lost, language)


def _defeat(
    one: Compared, size: str, method: str, lost: Sequence[_Test], language: Language
) -> Defeat:
    worst = max(lost, key=lambda test: test.lead_of(method))
    said = str(_CLOSER[method]) % {
        "years": in_runs([test.years_ahead for test in lost]),
        "theirs": percent(worst.errors[method] / 100, language, decimals=1),
        "ours": percent(worst.errors[OURS] / 100, language, decimals=1),
    }
    name = one.name if size == ALL else f"{one.name}, {SIZES[one.outlook].names[size]}"
    return Defeat(what=name, said=said, address=one.address(size))


def in_runs(years: Sequence[int]) -> str:
    """Return increasing years with those that follow each other as runs: "1, 3–13, 15"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))  # noqa: PLR2004 -- a pair is no run
        for run in runs
    )

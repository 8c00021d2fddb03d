"""What a record is: how right forecasts of numbers like the one at hand have been."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from talentlab.web.insight.presenters.tested.outlooks import ALL, OURS, SIMPLE, Outlook
from talentlab.web.insight.presenters.tested.trials import Trial
from talentlab.web.insight.queries.accuracy import Case


@dataclass(frozen=True, slots=True)
class Score:
    """How far off forecasts so many years ahead have been, for things of one size class.

    Errors are in percent of the outcome; ``simple`` has those of the simple methods, by name, from
    the same test.
    """

    years_ahead: int
    size_class: str
    error: float
    simple: Mapping[str, float]
    coverage: float | None
    n: int

    @property
    def is_own_size(self) -> bool:
        """Whether only things of the same size answer for it, not all of them together."""
        return self.size_class != ALL

    @property
    def closer(self) -> str | None:
        """The simple method that came closest, if it came closer than ours."""
        best = min(self.simple, key=lambda name: self.simple[name], default=None)
        return best if best is not None and self.simple[best] < self.error else None


@dataclass(frozen=True, slots=True)
class Record:
    """How right we have been about numbers like one number, and about that number itself.

    Attributes
    ----------
    score
        The test nearest to the years ahead that are looked at; nothing when none was made.
    within_5
        The share of those forecasts that came within five percent, where that is measured.
    trusted_until
        The last year whose number is expected within ten percent in four cases of five: the base
        year when not even the next one is, nothing when the release does not say.
    outcomes
        Earlier forecasts of this very number beside their outcomes, the latest outcome first.
    is_modelled
        Whether nobody counts the number, so that it cannot be tested itself.
    address
        Where everything that was tested of the outlook is shown.
    lines
        All of it in the reader's sentences.

    """

    outlook: Outlook
    score: Score | None
    within_5: float | None
    base_year: int
    trusted_until: int | None
    outcomes: tuple[Case, ...]
    is_modelled: bool
    address: str
    lines: tuple[str, ...] = ()


def score_of(trials: Sequence[Trial], size_class: str, years_ahead: int) -> Score | None:
    """Return the test that says most about a number; nothing when our method was not tested.

    Its own size where that was tested, else all sizes together; then the nearest horizon, the
    longer of two as near.
    """
    ours = [trial for trial in trials if trial.method == OURS]
    own = [trial for trial in ours if trial.size_class == size_class]
    found = own or [trial for trial in ours if trial.size_class == ALL]
    if not found:
        return None
    best = min(found, key=lambda t: (abs(t.horizon_years - years_ahead), -t.horizon_years))
    same = {
        trial.method: trial.error
        for trial in trials
        if (trial.size_class, trial.horizon_years) == (best.size_class, best.horizon_years)
    }
    return Score(
        years_ahead=best.horizon_years,
        size_class=best.size_class,
        error=best.error,
        simple={name: same[name] for name in SIMPLE if name in same},
        coverage=best.coverage,
        n=best.n,
    )


def latest_first(cases: Sequence[Case]) -> tuple[Case, ...]:
    """Return cases by the year of their outcome, the latest first, then by when they were made."""
    return tuple(sorted(cases, key=lambda case: (-case.year, -case.origin_year)))


def last_year_trusted(base_year: int, years: int | None) -> int | None:
    """Return the year until which a number holds; nothing where no one has said."""
    return None if years is None else base_year + years

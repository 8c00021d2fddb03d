"""What is believed of unfilled jobs and of the biases of sources, given all that was said.

The unknown numbers are a vector: v (O,) log unfilled jobs; the level of the place; the judges'
bias; the survey's bias; and one bias for each statement.

Method: docs/method-guide/present-shortage.md, sections 5-6.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from talentlab.calc.arrays import Floats, Integers
from talentlab.calc.assumptions.shortage import ShortageSettings
from talentlab.calc.demand.shortage.probit import after_class
from talentlab.calc.demand.shortage.sources import Judgement, Statement, Survey

JUDGES: Final = "barometer"
_FLAT: Final = 1e9  # variance of a class that says nothing
_DAMPED: Final = 0.5  # of each round's change of what classes say: keeps rounds from swinging


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was said, beside the log unfilled jobs ``start`` (O,) at the usual rate."""

    start: Floats
    statements: tuple[Statement, ...]
    survey: Survey | None
    judgement: Judgement | None
    settings: ShortageSettings

    @property
    def tells_anything(self) -> bool:
        """Whether there is any source."""
        return bool(self.statements or self.survey or self.judgement)

    @property
    def level(self) -> int:
        """Position of the level of the place; the judges' and the survey's bias come next."""
        return len(self.start)

    def bias_of(self, number: int) -> int:
        """Return the position of a statement's bias."""
        return self.level + 3 + number

    def places(self) -> dict[str, int]:
        """Return source -> the position of its bias."""
        found = {one.name: self.bias_of(i) for i, one in enumerate(self.statements)}
        if self.judgement is not None:
            found[JUDGES] = self.level + 1
        if self.survey is not None:
            found[self.survey.name] = self.level + 2
        return found


@dataclass(frozen=True, slots=True)
class State:
    """What is believed after some rounds.

    Attributes
    ----------
    mean, covariance : (N,), (N, N)
        Of the vector of unknown numbers.
    classes, class_precision : (O,)
        The normal numbers that classes act as.
    occupation : float
        Variance of occupations around the level.
    own : tuple of float
        Variance of each statement's own errors.

    """

    mean: Floats
    covariance: Floats
    classes: Floats
    class_precision: Floats
    occupation: float
    own: tuple[float, ...]


def first_state(known: Evidence) -> State:
    """Return what is believed before anything was said."""
    size, count = len(known.start), known.bias_of(len(known.statements))
    mean = np.zeros(count)
    mean[:size] = known.start
    return State(
        mean=mean,
        covariance=np.eye(count) * known.settings.occupation_spread**2,
        classes=known.start,
        class_precision=np.full(size, 1.0 / _FLAT),
        occupation=known.settings.occupation_spread**2,
        own=tuple(one.settings.spread**2 for one in known.statements),
    )


def posterior(known: Evidence, state: State) -> State:
    """Return the state whose mean and covariance follow from its variances and classes.

    Precisions of everything that was said are added up.
    """
    size, count = len(known.start), len(state.mean)
    precision, linear = np.zeros((count, count)), np.zeros(count)
    every = np.arange(size, dtype=np.int64)
    of = known.settings
    alike = np.full(size, 1.0 / state.occupation)
    _say(precision, linear, (every, known.level, -1.0), alike, known.start)
    precision[known.level, known.level] += 1.0 / of.level_spread**2
    for i, one in enumerate(known.statements):
        says = every[one.says]
        own = 1.0 / (one.sampling[says] + state.own[i])
        _say(precision, linear, (says, known.bias_of(i), 1.0), own, one.log_jobs[says])
        _bias(precision, linear, known.bias_of(i), one)
    judges = (every, known.level + 1, 1.0)
    _say(precision, linear, judges, state.class_precision, state.classes)
    precision[known.level + 1, known.level + 1] += 1.0 / of.judges_spread**2
    if known.survey is None:
        precision[known.level + 2, known.level + 2] += 1.0
    else:
        _add_survey(precision, linear, known.survey, known.level + 2, state)
    covariance = cho_solve(cho_factor(precision), np.eye(count))
    covariance = (covariance + covariance.T) / 2
    return replace(state, mean=covariance @ linear, covariance=covariance)


def _say(
    precision: Floats,
    linear: Floats,
    about: tuple[Integers, int, float],
    weight: Floats,
    seen: Floats,
) -> None:
    """Add, in place, what ``seen`` = v + sign * shared + error of precision ``weight`` says."""
    jobs, shared, sign = about
    precision[jobs, jobs] += weight
    precision[jobs, shared] += sign * weight
    precision[shared, jobs] += sign * weight
    precision[shared, shared] += weight.sum()
    linear[jobs] += weight * seen
    linear[shared] += sign * float((weight * seen).sum())


def _bias(precision: Floats, linear: Floats, at: int, source: Statement | Survey) -> None:
    """Add, in place, what is assumed of a source's bias."""
    sure = 1.0 / source.settings.bias_spread**2
    precision[at, at] += sure
    linear[at] += sure * np.log(source.settings.bias)


def _add_survey(precision: Floats, linear: Floats, survey: Survey, at: int, state: State) -> None:
    """Add, in place, what a survey's sums over occupations say.

    The log of a sum is made linear in v around the expected jobs of the state: its slopes are each
    occupation's share of the industry's unfilled jobs.
    """
    size = len(survey.jobs)
    mean = state.mean[:size]
    expected = np.exp(mean + np.diagonal(state.covariance)[:size] / 2)
    inside = survey.parts * expected[:, None]
    total = inside.sum(axis=0)
    shares = inside / total
    seen = np.log(survey.vacancies / total) + shares.T @ mean
    weight = 1.0 / (survey.sampling + survey.settings.spread**2)
    slopes = np.zeros((len(state.mean), len(total)))
    slopes[:size] = shares
    slopes[at] = 1.0
    precision += (slopes * weight) @ slopes.T
    linear += slopes @ (weight * seen)
    _bias(precision, linear, at, survey)


def with_classes(known: Evidence, state: State) -> State:
    """Return the state after one more round of what the classes say.

    The judged are compared with the usual rate in the whole country, and judges may find much of
    everything to be large: that is their bias.
    """
    if known.judgement is None:
        return state
    size, judges = len(known.start), known.level + 1
    mean = state.mean[:size] + state.mean[judges]
    variance = np.diagonal(state.covariance)[:size] + state.covariance[judges, judges]
    variance = variance + 2 * state.covariance[:size, judges]
    old = state.class_precision
    rest = np.maximum(1.0 / variance - old, 1.0 / _FLAT)
    centre = (mean / variance - state.classes * old) / rest
    classes = known.judgement.classes
    moments = after_class(centre - known.start, 1.0 / rest, classes, known.settings)
    says = known.judgement.says
    found = np.where(says, np.maximum(1.0 / moments.variance - rest, 1.0 / _FLAT), 1.0 / _FLAT)
    pushed = (moments.mean + known.start) / moments.variance - centre * rest
    new = _DAMPED * old + (1 - _DAMPED) * found
    moved = _DAMPED * state.classes * old + (1 - _DAMPED) * np.where(says, pushed, 0.0)
    return replace(state, classes=moved / new, class_precision=new)


def learnt(known: Evidence, state: State) -> State:
    """Return the state whose variances explain the residuals, drawn to those assumed.

    One step of expectation-maximisation. Only occupations that a source speaks of one by one teach
    how unlike occupations are.
    """
    size, of = len(known.start), known.settings
    mean, covariance = state.mean, state.covariance
    variance = np.diagonal(covariance)
    spoken = np.zeros(size, dtype=np.bool_)
    if known.judgement is not None:
        spoken |= known.judgement.says
    own = []
    for i, one in enumerate(known.statements):
        at, says = known.bias_of(i), one.says
        spoken |= says
        off = (one.log_jobs - mean[:size] - mean[at])[says]
        unsure = (variance[:size] + variance[at] + 2 * covariance[:size, at])[says]
        assumed = one.settings.spread**2
        share = assumed / (assumed + one.sampling[says])
        found = float((share * (off**2 + unsure)).sum())
        own.append((of.learnt_as * assumed + found) / (of.learnt_as + says.sum()))
    level = known.level
    off = (mean[:size] - known.start - mean[level])[spoken]
    unsure = (variance[:size] + variance[level] - 2 * covariance[:size, level])[spoken]
    told = of.learnt_as * of.occupation_spread**2 + float((off**2 + unsure).sum())
    return replace(state, own=tuple(own), occupation=told / (of.learnt_as + spoken.sum()))

"""All sources weighed together: unfilled jobs, the level of the place, and each source's bias.

Method: docs/method-guide/present-shortage.md, sections 2, 5 and 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from talentlab.calc.arrays import Floats, Integers, require_shape
from talentlab.calc.assumptions.shortage import SHORTAGE, ShortageSettings
from talentlab.calc.demand.shortage.probit import after_class
from talentlab.calc.demand.shortage.sources import Judgement, Statement

_FLAT: Final = 1e9  # variance of a class that says nothing
_DAMPED: Final = 0.5  # of each round's change of what classes say: keeps rounds from swinging


@dataclass(frozen=True, slots=True)
class Pooled:
    """What is believed of log unfilled jobs, normal: ``mean`` (O,) and ``covariance`` (O, O).

    Attributes
    ----------
    bias, bias_spread : mapping
        Source -> the log of what it multiplies the truth by, mean and standard deviation, learnt
        beside the others.
    spread : mapping
        Source -> the standard deviation of its own log error in one occupation, learnt.

    """

    mean: Floats
    covariance: Floats
    bias: dict[str, float]
    bias_spread: dict[str, float]
    spread: dict[str, float]

    @property
    def variance(self) -> Floats:
        """Log variance (O,) of each occupation by itself."""
        return np.asarray(np.diagonal(self.covariance))

    def jobs(self) -> Floats:
        """Return the mean number of unfilled jobs (O,)."""
        return np.asarray(np.exp(self.mean + self.variance / 2))


@dataclass(frozen=True, slots=True)
class _Variances:
    """Variances that the rounds learn: of occupations around the level, and each source's own."""

    occupation: float
    own: tuple[float, ...]


def usual(employees: Floats, settings: ShortageSettings = SHORTAGE) -> Floats:
    """Return the log unfilled jobs (O,) at the usual rate; never of fewer than one job."""
    return np.asarray(np.log(np.maximum(employees, 1.0) * settings.usual_rate))


def prior(employees: Floats, settings: ShortageSettings = SHORTAGE) -> Pooled:
    """Return what is believed before any source: the usual rate, widely.

    Method: docs/method-guide/present-shortage.md, section 2, equation 1.
    """
    return pool(employees, (), None, settings)


def pool(
    employees: Floats,
    statements: Sequence[Statement],
    judgement: Judgement | None,
    settings: ShortageSettings = SHORTAGE,
) -> Pooled:
    """Return what all sources say together of the unfilled jobs beside ``employees`` (O,).

    Unknown are the log unfilled jobs v, the level of the place, and one bias for each statement;
    all normal beforehand. Statements are linear in them, so the posterior is exact. Classes enter
    as the normal numbers that have their moments (expectation propagation), and the variances of
    occupations and sources are learnt from residuals, drawn to what is assumed: both in a fixed
    number of rounds. No draw is made: the same sources give the same answer.

    T. P. Minka (2001), "Expectation propagation for approximate Bayesian inference", UAI.

    Method: docs/method-guide/present-shortage.md, sections 5-6, equations 6-9.
    """
    size = len(employees)
    told = [statement for statement in statements if statement.says.any()]
    for statement in told:
        require_shape(statement.name, statement.log_jobs, (size,))
    variances = _Variances(
        settings.occupation_spread**2, tuple(one.settings.spread**2 for one in told)
    )
    site = (np.zeros(size), np.full(size, 1.0 / _FLAT))
    start = usual(employees, settings)
    whole = _posterior(start, told, site, variances, settings)
    for _ in range(settings.rounds if told or judgement is not None else 0):
        if judgement is not None:
            site = _sites(whole, start, site, judgement, settings)
            whole = _posterior(start, told, site, variances, settings)
        variances = _learnt(whole, start, told, judgement, settings)
        whole = _posterior(start, told, site, variances, settings)
    mean, covariance = whole
    at = {one.name: size + 1 + i for i, one in enumerate(told)}
    return Pooled(
        mean=mean[:size],
        covariance=covariance[:size, :size],
        bias={name: float(mean[i]) for name, i in at.items()},
        bias_spread={name: float(np.sqrt(covariance[i, i])) for name, i in at.items()},
        spread={
            one.name: float(np.sqrt(own)) for one, own in zip(told, variances.own, strict=True)
        },
    )


def without(
    employees: Floats,
    statements: Sequence[Statement],
    judgement: Judgement | None,
    left_out: str,
    settings: ShortageSettings = SHORTAGE,
) -> Pooled:
    """Return the same as :func:`pool` without one source, ``barometer`` being the judgement."""
    kept = [statement for statement in statements if statement.name != left_out]
    return pool(employees, kept, None if left_out == "barometer" else judgement, settings)


def alone(statement: Statement) -> Pooled:
    """Return what one statement says by itself, corrected for the bias that is assumed of it.

    Nothing is believed beforehand of the jobs, so that the reader sees the source and not the
    prior. Where it says nothing the mean is not a number.
    """
    of = statement.settings
    mean = statement.log_jobs - np.log(of.bias)
    own = statement.sampling + of.spread**2
    covariance = np.diag(own) + of.bias_spread**2
    return Pooled(mean, covariance, {}, {}, {statement.name: of.spread})


def judged_alone(
    employees: Floats, judgement: Judgement, settings: ShortageSettings = SHORTAGE
) -> Pooled:
    """Return what the classes say by themselves, beside the prior: a class has no number."""
    return pool(employees, (), judgement, settings)


def _posterior(
    start: Floats,
    told: Sequence[Statement],
    site: tuple[Floats, Floats],
    variances: _Variances,
    settings: ShortageSettings,
) -> tuple[Floats, Floats]:
    """Return mean and covariance of (v, level, biases), from precisions added up.

    ``site`` are the means and precisions (O,) that classes act as.
    """
    size = len(start)
    count = size + 1 + len(told)
    precision = np.zeros((count, count))
    linear = np.zeros(count)
    occupation = 1.0 / variances.occupation
    every = np.arange(size, dtype=np.int64)
    _add(precision, linear, every, size, -1.0, np.full(size, occupation), start)
    precision[size, size] += 1.0 / settings.level_spread**2
    for i, statement in enumerate(told):
        says = every[statement.says]
        own = 1.0 / (statement.sampling[says] + variances.own[i])
        _add(precision, linear, says, size + 1 + i, 1.0, own, statement.log_jobs[says])
        bias = 1.0 / statement.settings.bias_spread**2
        precision[size + 1 + i, size + 1 + i] += bias
        linear[size + 1 + i] += bias * np.log(statement.settings.bias)
    precision[every, every] += site[1]
    linear[:size] += site[0] * site[1]
    factor = cho_factor(precision)
    covariance = cho_solve(factor, np.eye(count))
    return np.asarray(covariance @ linear), np.asarray((covariance + covariance.T) / 2)


def _add(
    precision: Floats,
    linear: Floats,
    jobs: Integers,
    shared: int,
    sign: float,
    weight: Floats,
    seen: Floats,
) -> None:
    """Add what ``seen`` = v + ``sign`` * shared + error of precision ``weight`` says, in place."""
    precision[jobs, jobs] += weight
    precision[jobs, shared] += sign * weight
    precision[shared, jobs] += sign * weight
    precision[shared, shared] += weight.sum()
    linear[jobs] += weight * seen
    linear[shared] += sign * float((weight * seen).sum())


def _sites(
    whole: tuple[Floats, Floats],
    start: Floats,
    site: tuple[Floats, Floats],
    judgement: Judgement,
    settings: ShortageSettings,
) -> tuple[Floats, Floats]:
    """Return what each class acts as: a mean and a precision (O,), after one more round.

    The judged are compared with the usual rate in the whole country.
    """
    size = len(start)
    mean, variance = whole[0][:size], np.diagonal(whole[1])[:size]
    rest = np.maximum(1.0 / variance - site[1], 1.0 / _FLAT)
    centre = (mean / variance - site[0] * site[1]) / rest
    moments = after_class(centre - start, 1.0 / rest, judgement.classes, settings)
    precision = np.maximum(1.0 / moments.variance - rest, 1.0 / _FLAT)
    linear = (moments.mean + start) / moments.variance - centre * rest
    says = judgement.says
    found = np.where(says, precision, 1.0 / _FLAT)
    pushed = np.where(says, linear, 0.0)
    new = _DAMPED * site[1] + (1 - _DAMPED) * found
    moved = _DAMPED * site[0] * site[1] + (1 - _DAMPED) * pushed
    return np.asarray(moved / new), np.asarray(new)


def _learnt(
    whole: tuple[Floats, Floats],
    start: Floats,
    told: Sequence[Statement],
    judgement: Judgement | None,
    settings: ShortageSettings,
) -> _Variances:
    """Return variances that explain the residuals, drawn to those assumed.

    One step of expectation-maximisation. Only occupations that some source speaks of teach how
    unlike occupations are.
    """
    size, (mean, covariance) = len(start), whole
    variance = np.diagonal(covariance)
    spoken = np.zeros(size, dtype=np.bool_) if judgement is None else judgement.says.copy()
    own = []
    for i, statement in enumerate(told):
        at, says = size + 1 + i, statement.says
        spoken |= says
        off = (statement.log_jobs - mean[:size] - mean[at])[says]
        unsure = (variance[:size] + variance[at] + 2 * covariance[:size, at])[says]
        assumed = statement.settings.spread**2
        share = assumed / (assumed + statement.sampling[says])
        learnt = float((share * (off**2 + unsure)).sum())
        own.append((settings.learnt_as * assumed + learnt) / (settings.learnt_as + says.sum()))
    off = (mean[:size] - start - mean[size])[spoken]
    unsure = (variance[:size] + variance[size] - 2 * covariance[:size, size])[spoken]
    prior_variance = settings.occupation_spread**2
    told_of = float((off**2 + unsure).sum())
    occupation = (settings.learnt_as * prior_variance + told_of) / (
        settings.learnt_as + spoken.sum()
    )
    return _Variances(occupation, tuple(own))

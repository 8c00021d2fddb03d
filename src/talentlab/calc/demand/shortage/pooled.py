"""All sources weighed together: unfilled jobs, the level of the place, and each source's bias.

Method: docs/method-guide/present-shortage.md, sections 2, 5 and 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from talentlab.calc.arrays import Floats, require_shape
from talentlab.calc.assumptions.shortage import SHORTAGE, ShortageSettings
from talentlab.calc.demand.shortage.posterior import (
    JUDGES,
    Evidence,
    State,
    first_state,
    learnt,
    posterior,
    with_classes,
)
from talentlab.calc.demand.shortage.sources import Judgement, Source, Statement, Survey


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
    sources: Sequence[Source],
    judgement: Judgement | None,
    settings: ShortageSettings = SHORTAGE,
) -> Pooled:
    """Return what all sources say together of the unfilled jobs beside ``employees`` (O,).

    Unknown are the log unfilled jobs v, the level of the place, and a bias of each source and of
    the judges; all normal beforehand. Statements are linear in them, so that the posterior is
    exact. A survey tells sums over occupations, whose log is made linear where the posterior is
    (Gauss-Newton). Classes enter as the normal numbers that have their moments (expectation
    propagation). Variances of occupations and sources are learnt from residuals, drawn to what is
    assumed. All of it in a fixed number of rounds, without draws: the same sources give the same
    answer.

    T. P. Minka (2001), "Expectation propagation for approximate Bayesian inference", UAI.

    Method: docs/method-guide/present-shortage.md, sections 5-6, equations 6-9.
    """
    known = Evidence(
        start=usual(employees, settings),
        statements=tuple(s for s in sources if isinstance(s, Statement) and s.says.any()),
        survey=next((s for s in sources if isinstance(s, Survey) and s.vacancies.size), None),
        judgement=judgement,
        settings=settings,
    )
    for one in known.statements:
        require_shape(one.name, one.log_jobs, known.start.shape)
    state = posterior(known, first_state(known))
    rounds = settings.rounds if known.tells_anything else 0
    for _ in range(rounds):
        state = posterior(known, with_classes(known, state))
        state = posterior(known, learnt(known, state))
    size = len(known.start)
    at = known.places()
    return Pooled(
        mean=state.mean[:size],
        covariance=state.covariance[:size, :size],
        bias={name: float(state.mean[i]) for name, i in at.items()},
        bias_spread={name: float(np.sqrt(state.covariance[i, i])) for name, i in at.items()},
        spread=_spreads(known, state),
    )


def _spreads(known: Evidence, state: State) -> dict[str, float]:
    """Return what is learnt of each source's own error; of a survey, what is assumed."""
    found = {
        one.name: float(np.sqrt(own)) for one, own in zip(known.statements, state.own, strict=True)
    }
    if known.survey is not None:
        found[known.survey.name] = known.survey.settings.spread
    return found


def without(
    employees: Floats,
    sources: Sequence[Source],
    judgement: Judgement | None,
    left_out: str,
    settings: ShortageSettings = SHORTAGE,
) -> Pooled:
    """Return the same as :func:`pool` without one source, ``barometer`` being the judgement."""
    kept = [source for source in sources if source.name != left_out]
    return pool(employees, kept, None if left_out == JUDGES else judgement, settings)


def alone(source: Source) -> Pooled:
    """Return what one source says by itself, corrected for the bias that is assumed of it.

    Nothing is believed beforehand of the jobs, so that the reader sees the source and not the
    prior; a survey is spread evenly over occupations. Where it says nothing the mean is not a
    number.
    """
    statement = source.evenly() if isinstance(source, Survey) else source
    of = statement.settings
    mean = statement.log_jobs - np.log(of.bias)
    own = statement.sampling + of.spread**2
    if isinstance(source, Survey):
        own = own + SHORTAGE.occupation_spread**2
    covariance = np.diag(own) + of.bias_spread**2
    return Pooled(mean, covariance, {}, {}, {statement.name: of.spread})


def judged_alone(
    employees: Floats, judgement: Judgement, settings: ShortageSettings = SHORTAGE
) -> Pooled:
    """Return what the classes say by themselves, beside the prior: a class has no number."""
    return pool(employees, (), judgement, settings)

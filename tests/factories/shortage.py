"""Places whose unfilled jobs are known, and what sources would say of them."""

from dataclasses import dataclass, replace

import numpy as np

from talentlab.calc.assumptions.shortage import SHORTAGE
from talentlab.calc.demand.shortage.pooled import usual
from talentlab.calc.demand.shortage.sources import Judgement, Statement, Survey


@dataclass(frozen=True)
class KnownShortage:
    """A place: employees (O,), log unfilled jobs (O,) and what is said of them."""

    employees: np.ndarray
    truth: np.ndarray
    sources: tuple
    judgement: Judgement


def known_shortage(
    seed, *, occupations=80, factors=None, level=None, easy=None, unseen=0.3, settings=SHORTAGE
):
    """Return a place as the model believes places are, or with sources that multiply otherwise.

    ``factors`` gives source -> what it really multiplies the truth by; others follow the prior.
    ``easy`` is what judges add to every log rate.
    """
    random = np.random.default_rng(seed)
    employees = np.exp(random.normal(5.5, 1.2, occupations))
    of_place = random.normal(0, settings.level_spread) if level is None else level
    own = random.normal(0, settings.occupation_spread, occupations)
    truth = usual(employees, settings) + of_place + own
    ads, employers = (
        _statement(random, name, getattr(settings, name), truth, (factors or {}).get(name), unseen)
        for name in ("ads", "employers")
    )
    survey = _survey(random, settings.vacancies, employees, truth, (factors or {}).get("vacancies"))
    seen = truth - usual(employees, settings)
    seen = seen + random.normal(0, settings.judgement_spread, occupations)
    seen = seen + (random.normal(0, settings.judges_spread) if easy is None else easy)
    classes = (seen > settings.tight).astype(np.int64) - (seen < -settings.tight)
    classes[random.random(occupations) < unseen] = Judgement.NONE
    return KnownShortage(employees, truth, (ads, survey, employers), Judgement(classes))


def _statement(random, name, settings, truth, factor, unseen):
    size = len(truth)
    usual_bias = np.log(settings.bias) + random.normal(0, settings.bias_spread)
    bias = usual_bias if factor is None else np.log(factor)
    sampling = 0.1 + 0.2 * random.random(size)
    error = random.normal(0, 1, size) * np.sqrt(sampling + settings.spread**2)
    said = np.where(random.random(size) < unseen, np.nan, truth + bias + error)
    return Statement(name, said, sampling, settings)


def _survey(random, settings, employees, truth, factor):
    """Return vacancies of eight industries, each of which has some of every occupation."""
    parts = random.dirichlet(np.full(8, 0.3), len(employees))
    usual_bias = np.log(settings.bias) + random.normal(0, settings.bias_spread)
    bias = usual_bias if factor is None else np.log(factor)
    sampling = np.full(8, 0.02)
    error = random.normal(0, 1, 8) * np.sqrt(sampling + settings.spread**2)
    vacancies = np.exp(truth) @ parts * np.exp(bias + error)
    return Survey(vacancies, sampling, employees[:, None] * parts, employees, settings)


def silent(statement):
    """Return a source that says nothing at all."""
    return replace(statement, log_jobs=np.full_like(statement.log_jobs, np.nan))

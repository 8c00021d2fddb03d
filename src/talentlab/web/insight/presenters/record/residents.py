"""How right we have been about the residents of an area."""

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.record.model import (
    Record,
    Score,
    last_year_trusted,
    latest_first,
    score_of,
)
from talentlab.web.insight.presenters.record.sentences import told
from talentlab.web.insight.presenters.tested.addresses import address_of
from talentlab.web.insight.presenters.tested.outlooks import OURS, Outlook
from talentlab.web.insight.presenters.tested.sizes import AREAS
from talentlab.web.insight.presenters.tested.trials import of_residents
from talentlab.web.insight.queries.accuracy import (
    Case,
    population_cases,
    population_trials,
    residents_hold,
)
from talentlab.web.insight.queries.population import courses


def record_of_area(
    release: Release, region_code: str, year: int, language: Language
) -> Record | None:
    """Return how right forecasts for ``year`` have been in areas of this size, and in this one.

    Nothing when no forecast of residents was tested.
    """
    base = courses(release)[region_code, "total"].base
    score = score_of(of_residents(release), AREAS.of(base.value), year - base.at)
    if score is None:
        return None
    years = residents_hold(release).get((region_code, "total"))
    record = Record(
        outlook=Outlook.POPULATION,
        score=score,
        within_5=_within_5(release, score),
        base_year=base.at,
        trusted_until=last_year_trusted(base.at, years),
        outcomes=outcomes_of(release, region_code, "total"),
        is_modelled=False,
        address=address_of(Outlook.POPULATION, storlek=score.size_class),
    )
    return told(record, language)


def outcomes_of(release: Release, region_code: str, age_group: str) -> tuple[Case, ...]:
    """Return the forecasts for an area and ages beside their outcomes, the latest first."""
    wanted = (region_code, age_group)
    own = [case for case in population_cases(release) if (case.region_code, case.subject) == wanted]
    return latest_first(own)


def _within_5(release: Release, score: Score) -> float:
    """Return the share of the same forecasts that came within five percent."""
    return next(
        trial.within_5
        for trial in population_trials(release)
        if (trial.method, trial.size_class, trial.horizon_years)
        == (OURS, score.size_class, score.years_ahead)
    )

"""How right we have been about the employees of an occupation."""

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.record.model import (
    Record,
    last_year_trusted,
    latest_first,
    score_of,
)
from talentlab.web.insight.presenters.record.sentences import told
from talentlab.web.insight.presenters.tested.addresses import address_of
from talentlab.web.insight.presenters.tested.outlooks import Outlook
from talentlab.web.insight.presenters.tested.sizes import OCCUPATIONS
from talentlab.web.insight.presenters.tested.trials import of_employees
from talentlab.web.insight.queries.accuracy import employed, employees_hold, occupation_cases


def record_of_occupation(
    release: Release, ssyk_code: str, region_code: str, year: int, language: Language
) -> Record | None:
    """Return how right forecasts for ``year`` have been for occupations like this one, and for it.

    Like it are those of the same number of digits and about as many employees in an area. ``total``
    and the broadest groups are not tested among others, only on their own. Nothing when nobody is
    counted there, or nothing was tested.
    """
    base = employed(release).get((region_code, ssyk_code))
    if base is None:
        return None
    level = len(ssyk_code)
    trials = of_employees(release, level)
    score = score_of(trials, OCCUPATIONS.of(base.persons), year - base.year)
    outcomes = latest_first(occupation_cases(release, region_code, ssyk_code))
    years = employees_hold(release).get((region_code, ssyk_code))
    if score is None and not outcomes and years is None:
        return None
    narrowed = {"niva": str(level), "storlek": score.size_class} if score else {}
    record = Record(
        outlook=Outlook.EMPLOYMENT,
        score=score,
        within_5=None,
        base_year=base.year,
        trusted_until=last_year_trusted(base.year, years),
        outcomes=outcomes,
        is_modelled=base.is_modelled,
        address=address_of(Outlook.EMPLOYMENT, **narrowed),
    )
    return told(record, language)

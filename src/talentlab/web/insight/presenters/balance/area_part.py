"""What an area's profile says about education: the largest sure shortages and surpluses."""

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.balance.places import default_balance_year
from talentlab.web.insight.presenters.balance.worst import Extremes, extremes
from talentlab.web.insight.queries.balance import has_balance


def area_part(release: Release, region_code: str, language: Language) -> Extremes | None:
    """Return the area's educations with too few or too many people, in the usual year."""
    if not has_balance(release):
        return None
    return extremes(release, Choice(region_code, default_balance_year(release)), language)

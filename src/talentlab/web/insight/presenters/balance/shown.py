"""Which educations an area is told about: groups of their own, and pools where those are unsure."""

from collections.abc import Collection, Mapping

from talentlab.vocab.education import education_groups
from talentlab.web.insight.presenters.education.groups import is_education, is_finished
from talentlab.web.insight.queries.balance import Gap


def educations_of(told: Mapping[tuple[str, int], Gap], years: Collection[int]) -> list[str]:
    """Return every group with a row in some of the years, and the pools shown instead of any."""
    groups = [code for code in education_groups() if is_finished(code)]
    rows = [gap for code in groups for year in years if (gap := told.get((code, year)))]
    pools = {gap.pooled_into for gap in rows if is_education(gap.pooled_into)}
    found = dict.fromkeys(gap.code for gap in rows)
    return [*found, *sorted(pools)]


def gaps_shown(told: Mapping[tuple[str, int], Gap], year: int) -> list[Gap]:
    """Return the gaps with a number in a year: each education once, alone or in its pool."""
    codes = educations_of(told, (year,))
    gaps = [gap for code in codes if (gap := told.get((code, year)))]
    return [gap for gap in gaps if gap.is_estimated]

"""What the page of one education holds: what the gap means first, then what carries it."""

from typing import Final

from django.urls import reverse

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.balance.indicators import indicators
from talentlab.web.insight.presenters.balance.key_numbers import gap_numbers
from talentlab.web.insight.presenters.balance.places import balance_places
from talentlab.web.insight.presenters.balance.record import record_of_balance
from talentlab.web.insight.presenters.balance.sentences import NO_NUMBER, NOT_TOLD, headline, lead
from talentlab.web.insight.presenters.education.groups import (
    EducationGroup,
    address_of_group,
    education,
    is_education,
    members,
)
from talentlab.web.insight.presenters.figures import show
from talentlab.web.insight.presenters.flows.supply_flows import account_of, flows_sentence
from talentlab.web.insight.presenters.stay.followed import where_followed
from talentlab.web.insight.presenters.vintage_pages import earlier, opinions
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.queries.balance import EDUCATION, Gap, gaps_of
from talentlab.web.insight.queries.education import assumptions_of

_FIGURES: Final = {
    "balance": "utbildning-balans",
    "gap": "utbildning-gap",
    "flows": "utbildning-floden",
    "steps": "utbildning-steg",
    "occupations": "utbildning-yrken",
    "municipalities": "utbildning-kommuner",
}
_ASSUMPTIONS_SHOWN: Final = 12


def education_page(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Return one education in one area, year and sector; what is not known is said in words."""
    group = education(choice.education_group_code, language)
    told = gaps_of(release, EDUCATION, group.code, choice.sector)
    gap = told.get((choice.region_code, choice.year))
    where = offered_place(release, choice.region_code, language)
    account = account_of(release, choice)
    assumed = assumptions_of(release, language)
    return {
        **{key: show(name, release, choice, language) for key, name in _FIGURES.items()},
        "staying": show("utbildning-stannar", release, where_followed(release, choice), language),
        **_said(gap, group, where.inside, language),
        "group": group,
        "place": where,
        "choice": choice,
        "members": [(each.name, _address(each, choice)) for each in members(group.code, language)],
        "pool": _pool(gap, choice, language),
        "key_numbers": gap_numbers(gap, "utbildning", language) if gap else [],
        "indicators": indicators(gap, language) if gap else [],
        "labour": flows_sentence(account, language) if account else "",
        "elsewhere": [
            (place.name, _address(group, choice, omrade=place.code))
            for place in balance_places(release, language)
            if place.code != where.code and _is_told(told.get((place.code, choice.year)))
        ],
        "record": record_of_balance(release, choice.year - release.base_year, language),
        "assumed": assumed[:_ASSUMPTIONS_SHOWN],
        "earlier": earlier.of_education(release, choice, language),
        "opinions": opinions.of_education(release, choice, language),
        "matrix_address": f"{reverse('insight:educations')}?omrade={choice.region_code}",
    }


def _said(
    gap: Gap | None, group: EducationGroup, place: str, language: Language
) -> dict[str, object]:
    """Return the headline and the lead; that there is no number where there is none."""
    if gap is None:
        said = str(NO_NUMBER) % {"subject": group.name, "place": place}
        return {"headline": said, "lead": str(NOT_TOLD)}
    return {"headline": headline(gap, group.name, place), "lead": lead(gap, language)}


def _pool(gap: Gap | None, choice: Choice, language: Language) -> tuple[str, str] | None:
    """Return the broader group that is shown instead, with its address."""
    if gap is None or not is_education(gap.pooled_into):
        return None
    pool = education(gap.pooled_into, language)
    return pool.name, _address(pool, choice)


def _address(group: EducationGroup, choice: Choice, *, omrade: str = "") -> str:
    return address_of_group(group.code, omrade=omrade or choice.region_code, ar=str(choice.year))


def _is_told(gap: Gap | None) -> bool:
    return gap is not None and gap.is_estimated

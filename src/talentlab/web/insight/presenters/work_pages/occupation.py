"""What the page of one occupation holds: the finding first, then the figures that carry it."""

from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.figures import show
from talentlab.web.insight.presenters.record import record_of_occupation
from talentlab.web.insight.presenters.vintage_pages import earlier, opinions
from talentlab.web.insight.presenters.work.key_figures import key_numbers
from talentlab.web.insight.presenters.work.measured import other_groupings
from talentlab.web.insight.presenters.work.milestones import milestones
from talentlab.web.insight.presenters.work.municipal_figure import municipalities_of
from talentlab.web.insight.presenters.work.occupations import (
    Occupation,
    above,
    address_of,
    entry_of,
    occupation,
)
from talentlab.web.insight.presenters.work.opening_figures import of_year, sum_of_causes
from talentlab.web.insight.presenters.work.opening_parts import growth_of
from talentlab.web.insight.presenters.work.places import offered_place, work_places
from talentlab.web.insight.presenters.work.related import neighbourhoods
from talentlab.web.insight.presenters.work.sentences import (
    BROADER_ONLY,
    MODELLED,
    NO_NUMBERS,
    TOO_FEW,
    headline,
    lead,
    openings_sentence,
)
from talentlab.web.insight.presenters.work.signal_cards import signal_cards
from talentlab.web.insight.presenters.work.subject import Subject, subject_of
from talentlab.web.insight.presenters.work_pages.gap_part import occupation_part
from talentlab.web.insight.queries.accuracy import employed
from talentlab.web.insight.queries.openings import openings_of
from talentlab.web.insight.queries.signals import signals_of, titles_of
from talentlab.web.insight.queries.work import (
    employee_courses,
    employees_by_area,
    employees_in_area,
)

_FIGURES: Final = {
    "development": "yrke-utveckling",
    "openings": "yrke-oppningar",
    "leavers": "yrke-orsaker",
    "by_sex": "yrke-kon",
    "ages": "yrke-aldrar",
    "municipalities": "yrke-kommuner",
}
_OUTCOMES_SHOWN: Final = 4
_TITLES_SHOWN: Final = 16


def occupation_page(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Return one occupation in one area; what is not known there is said in words."""
    asked = choice
    if choice.sex not in employee_courses(release, choice.region_code, choice.ssyk_code):
        choice = replace(choice, sex="total")
    subject = subject_of(release, choice, language)
    balance = occupation_part(release, choice, language)
    page = {**_always(release, choice, language), "balance": balance}
    if subject is None:
        return {**page, **_untold(release, choice, language)}
    record = record_of_occupation(
        release, choice.ssyk_code, choice.region_code, choice.year, language
    )
    return {
        **page,
        **{key: show(name, release, choice, language) for key, name in _FIGURES.items()},
        "headline": headline(subject),
        "lead": lead(subject, language),
        "milestones": milestones(subject, language),
        "openings_assumed": [text.say(language) for text in release.assumed_about_openings],
        "openings_lead": _openings_lead(release, subject, choice, language),
        "modelled": str(MODELLED) if subject.is_modelled else "",
        "key_numbers": [
            *key_numbers(release, subject, choice, language),
            *(balance.numbers if balance else ()),
        ],
        "record": record,
        "is_sex_untold": choice.sex != asked.sex,
        "outcomes": record.outcomes[:_OUTCOMES_SHOWN] if record else (),
        "broader": _broader_in_towns(release, choice, language),
        "towns": [
            (place.name, address_of(choice.ssyk_code, omrade=place.code, ar=str(choice.year)))
            for place, _told in municipalities_of(release, choice, language)
        ],
    }


def _always(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Return what the page holds whether or not anybody is counted in the area."""
    entry = entry_of(choice.ssyk_code)
    titles = titles_of(release, choice.ssyk_code, language)
    return {
        "occupation": occupation(choice.ssyk_code, language),
        "place": offered_place(release, choice.region_code, language),
        "choice": choice,
        "crumbs": [_crumb(group, choice) for group in above(choice.ssyk_code, language)],
        "official": entry,
        "titles": titles[:_TITLES_SHOWN],
        "more_titles": max(0, len(titles) - _TITLES_SHOWN),
        "signals": signal_cards(release, choice, language),
        "groupings": other_groupings(
            signals_of(release, choice.region_code, choice.ssyk_code), language
        ),
        "wages": show("yrke-loner", release, choice, language),
        "ads": show("yrke-annonser", release, choice, language),
        "neighbourhoods": neighbourhoods(release, choice, language),
        "earlier": earlier.of_occupation(release, choice, language),
        "opinions": opinions.of_occupation(release, choice, language),
    }


def _crumb(group: Occupation, choice: Choice) -> tuple[str, str]:
    return group.name, address_of(group.code, omrade=choice.region_code, ar=str(choice.year))


def _broader_in_towns(
    release: Release, choice: Choice, language: Language
) -> tuple[str, str] | None:
    """Return the nearest group above that municipalities are told about, if this one is not."""
    towns = release.region.all_municipality_codes()
    if municipalities_of(release, choice, language):
        return None
    told = {code for region, code in employed(release) if region in towns}
    nearest = reversed(above(choice.ssyk_code, language))
    return next((_crumb(group, choice) for group in nearest if group.code in told), None)


def _broader_here(release: Release, choice: Choice, language: Language) -> tuple[str, str] | None:
    """Return the nearest group above that the area is told about."""
    told = employees_in_area(release, choice.region_code, choice.year)
    nearest = reversed(above(choice.ssyk_code, language))
    return next((_crumb(group, choice) for group in nearest if group.code in told), None)


def _untold(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Say that there is no number of the occupation in the area, and where there is one."""
    told = employees_by_area(release, choice.ssyk_code, choice.year)
    where = offered_place(release, choice.region_code, language)
    facts = {
        "occupation": occupation(choice.ssyk_code, language).name,
        "place": where.inside,
    }
    elsewhere = [
        (place.name, address_of(choice.ssyk_code, omrade=place.code, ar=str(choice.year)))
        for place in work_places(release, language)
        if place.code in told
    ]
    is_area_told = any(place.code == where.code for place in work_places(release, language))
    broader = _broader_here(release, choice, language)
    why = (BROADER_ONLY if broader else TOO_FEW) if is_area_told else NO_NUMBERS
    return {
        "headline": _("%(occupation)s: no number for %(place)s") % facts,
        "lead": str(why) % facts,
        "elsewhere": elsewhere,
        "broader_here": broader,
    }


def _openings_lead(release: Release, subject: Subject, choice: Choice, language: Language) -> str:
    """Return how many must be recruited in the year looked at, and why."""
    found = openings_of(release, choice.region_code, choice.ssyk_code)
    in_year = {name: of_year(years, subject.year) for name, years in found.items()}
    return openings_sentence(in_year, sum_of_causes(in_year), growth_of(subject), language)

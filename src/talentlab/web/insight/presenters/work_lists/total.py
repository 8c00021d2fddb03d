"""All employees of an area together, and which way they go."""

from talentlab.publish.numerals import number
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.sentences import Prospect
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.presenters.work.sentences import LEADS, WHOM, about
from talentlab.web.insight.presenters.work_lists.field_sentences import TOTAL_HEADLINES
from talentlab.web.insight.queries.work import TOTAL, employee_courses


def everybody(release: Release, choice: Choice, language: Language) -> Prospect | None:
    """Return where the number of employees goes by the year looked at; nothing when unknown."""
    course = employee_courses(release, choice.region_code, TOTAL).get(TOTAL)
    if course is None:
        return None
    place = offered_place(release, choice.region_code, language)
    return Prospect(place, TOTAL, course, choice.year)


def headline(shown: Prospect) -> str:
    """Return which way the number of employees goes, as a headline."""
    return str(TOTAL_HEADLINES[shown.sureness]) % {"place": shown.place.inside, "year": shown.year}


def lead(shown: Prospect, language: Language) -> str:
    """Return the same with its numbers."""
    expected = shown.course.expected(shown.year)
    return str(LEADS[shown.sureness]) % {
        "whom": WHOM[TOTAL],
        "base": number(shown.course.base.value, language),
        "base_year": shown.course.base.at,
        "mid": about(expected.p50, language),
        "year": shown.year,
        "low": about(expected.p10, language),
        "high": about(expected.p90, language),
    }

"""The forecast of an occupation in a few years: how many, how wide, and how likely more."""

from dataclasses import dataclass

from talentlab.publish.numerals import percent
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.work.sentences import about
from talentlab.web.insight.presenters.work.subject import Subject


@dataclass(frozen=True, slots=True)
class Milestone:
    """One year: the median, the 80 % interval, and the probability of more than today."""

    year: int
    median: str
    low: str
    high: str
    share_up: str
    is_chosen: bool


def milestones(subject: Subject, language: Language) -> list[Milestone]:
    """Return the first year ahead, the one looked at, the one between, and the last."""
    course = subject.courses[subject.sex]
    years = [expected.at for expected in course.forecast]
    between = years[0] + (subject.year - years[0]) // 2
    shown = sorted({years[0], between, subject.year, years[-1]} & set(years))
    return [
        Milestone(
            year=year,
            median=about(expected.p50, language),
            low=about(expected.p10, language),
            high=about(expected.p90, language),
            share_up=percent(course.share_up[year], language),
            is_chosen=year == subject.year,
        )
        for year in shown
        for expected in (course.expected(year),)
    ]

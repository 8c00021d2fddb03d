"""What a page or figure about work is about: one occupation in one area, through time."""

from collections.abc import Mapping
from dataclasses import dataclass

from talentlab.store.release import Release
from talentlab.tables.card import SeriesBreak
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.places import Place
from talentlab.web.insight.presenters.sentences import Prospect
from talentlab.web.insight.presenters.work.occupations import Occupation, occupation
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.queries.population import Course
from talentlab.web.insight.queries.work import employee_courses, employees_by_area


@dataclass(frozen=True, slots=True)
class Subject:
    """One occupation in one area, with its employees by sex, and the year that is looked at."""

    place: Place
    occupation: Occupation
    courses: Mapping[str, Course]
    year: int
    sex: str
    is_modelled: bool

    def prospect(self, sex: str = "total") -> Prospect:
        """Return where the number of employees of a sex goes by the year looked at."""
        return Prospect(self.place, "total", self.courses[sex], self.year)


def subject_of(release: Release, choice: Choice, language: Language) -> Subject | None:
    """Return what is looked at; nothing when there are no numbers of it in the area."""
    courses = employee_courses(release, choice.region_code, choice.ssyk_code)
    if "total" not in courses or choice.sex not in courses:
        return None
    told = employees_by_area(release, choice.ssyk_code, choice.year).get(choice.region_code)
    return Subject(
        place=offered_place(release, choice.region_code, language),
        occupation=occupation(choice.ssyk_code, language),
        courses=courses,
        year=choice.year,
        sex=choice.sex,
        is_modelled=told is not None and told.is_modelled,
    )


def breaks_of_work(release: Release) -> tuple[SeriesBreak, ...]:
    """Return the years when employees began to be counted another way."""
    return release.card("employment_history").breaks

"""The age pyramid of an occupation."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.pyramid import Profile, Pyramid, Side, draw_pyramid
from talentlab.publish.charts.words import AGE_PYRAMID_SUMMARY
from talentlab.publish.numerals import percent
from talentlab.store.release import Release
from talentlab.vocab.ages import parse_age
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.work.subject import subject_of
from talentlab.web.insight.queries.openings import Aged, ages_of

OLD: Final = 55
"""From this age retirement is near enough to plan for."""


def age_pyramid(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the employees of an occupation by age and sex in the last year counted."""
    subject = subject_of(release, choice, language)
    found = ages_of(release, choice.region_code, choice.ssyk_code)
    if subject is None or not found:
        return None
    groups = tuple(dict.fromkeys(aged.age_group for aged in found))
    cells = {(aged.sex, aged.age_group): aged.employed_persons for aged in found}
    women, men = (
        Side(tuple(cells.get((sex, group), 0.0) for group in groups)) for sex in ("women", "men")
    )
    pyramid = Pyramid(
        figure_id="occupation-ages",
        title=_("%(occupation)s: %(share)s are %(age)s or older")
        % {
            "occupation": subject.occupation.name,
            "share": percent(share_of_old(found), language),
            "age": OLD,
        },
        place=_("%(occupation)s in %(place)s")
        % {"occupation": subject.occupation.name, "place": subject.place.inside},
        ages=tuple(group.replace("-", "–") for group in groups),
        main=Profile(found[0].year, women, men),
        summary=AGE_PYRAMID_SUMMARY,
        notes=tuple(_notes(found, groups)),
    )
    subtitle = _("Employees by age in %(place)s, %(year)s.") % {
        "place": subject.place.inside,
        "year": found[0].year,
    }
    return Drawn(draw_pyramid(pyramid, language), subtitle)


def share_of_old(found: Sequence[Aged]) -> float:
    """Return the share of the employees who are near retirement; 0 where nobody works."""
    both = [aged for aged in found if aged.sex in {"women", "men"}]
    total = sum(aged.employed_persons for aged in both)
    old = sum(aged.employed_persons for aged in both if parse_age(aged.age_group).ages()[0] >= OLD)
    return old / total if total else 0.0


def _notes(found: Sequence[Aged], groups: Sequence[str]) -> list[str]:
    """Say whose ages they are, and that some bars hold more years than others."""
    notes = []
    if any(aged.basis == "national_profile" for aged in found):
        notes.append(
            _(
                "The ages are not counted here: these are the country’s ages in the occupation, "
                "on the number of women and men who work here."
            )
        )
    if any(aged.basis == "group_profile" for aged in found):
        notes.append(
            _(
                "The ages are not counted for this occupation: these are the ages of its broader "
                "group, on the number of women and men in the occupation."
            )
        )
    widths = {group: len(parse_age(group).ages()) for group in groups}
    usual = max(widths.values(), key=list(widths.values()).count)
    broad = [group for group, width in widths.items() if width > usual]
    if broad:
        notes.append(
            _("Ages %(groups)s hold more years than the other groups do.")
            % {"groups": ", ".join(group.replace("-", "–") for group in broad)}
        )
    return notes

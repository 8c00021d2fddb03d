"""Fields of work as a treemap: how many work there, and which way it goes."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from talentlab.publish.charts.treemap import Cell, Group, Treemap, draw_treemap
from talentlab.store.release import Release
from talentlab.vocab.occupation_fields import field_name
from talentlab.vocab.ssyk import MAJOR_GROUP, SUB_MAJOR_GROUP
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.work_lists.field_sentences import headline
from talentlab.web.insight.presenters.work_lists.members import Member, members


def fields_of_work(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the fields of two digits in an area; nothing when it has no numbers of them."""
    every = members(release, choice.region_code, choice.year, SUB_MAJOR_GROUP)
    known = [member for member in every if member.growth is not None]
    if not known:
        return None
    base = every[0].employees.base_year
    chart = Treemap(
        figure_id="fields",
        title=headline(known, choice.year),
        code_key="ssyk_code",
        row_label=_("Field of work"),
        group_label=_("Broader field"),
        size_label=_("Employees %(year)s") % {"year": base},
        value_label=_("Change to %(year)s") % {"year": choice.year},
        groups=_groups(every, language),
    )
    subtitle = _("Size: employees %(base)s. Colour: median change to %(year)s, in percent.") % {
        "base": base,
        "year": choice.year,
    }
    return Drawn(draw_treemap(chart, language), subtitle)


def _groups(every: Sequence[Member], language: Language) -> tuple[Group, ...]:
    """Return the fields under their broader ones, in the classification's order."""
    cells: dict[str, list[Cell]] = {}
    for member in every:
        cells.setdefault(member.code[:MAJOR_GROUP], []).append(_cell(member, language))
    return tuple(
        Group(field_name(code).say(language), tuple(found)) for code, found in cells.items()
    )


def _cell(member: Member, language: Language) -> Cell:
    """Return a field's size and change; of very few people only the size."""
    changes = (member.change, member.change_low, member.change_high)
    value, low, high = (
        None if member.growth is None else 100 * member.as_share(change) for change in changes
    )
    return Cell(
        code=member.code,
        label=field_name(member.code).say(language),
        size=member.employees.total,
        value=value,
        low=low,
        high=high,
    )

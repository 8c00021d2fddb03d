"""What happens to a scenario form between two looks: a row more, a row less, usual answers."""

import re
from typing import Final

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import WORK_YEARS_AHEAD
from talentlab.web.insight.forms.scenario_answers import Written, written_shock
from talentlab.web.insight.forms.scenario_questions import LEVER, SHOCK
from talentlab.web.insight.queries.scenarios import Menu

STEP: Final = "gor"
"""The part of an address that says which button was pressed."""
COUNT: Final = "rakna"
ADD_LEVER: Final = "ny-atgard"
ADD_SHOCK: Final = "ny-arbetsgivare"
FROM_LIBRARY: Final = "ur-biblioteket"
LIBRARY: Final = "bibliotek"
_REMOVE: Final = re.compile(r"bort-([ac])([1-9]\d?)")


def with_usual_answers(written: Written, menu: Menu, release: Release) -> Written:
    """Return the form with an area and a year where none is chosen."""
    whole = release.region.region_code
    area = whole if whole in menu.region_codes else menu.region_codes[0]
    usual = {"omrade": area, "ar": str(usual_year(menu, release))}
    return Written(
        focus={**written.focus, **{k: v for k, v in usual.items() if not written.focus.get(k)}},
        rows=written.rows,
    )


def usual_year(menu: Menu, release: Release) -> int:
    """Return the year that a question is about when none is chosen."""
    return max(menu.years[0], min(release.base_year + WORK_YEARS_AHEAD, menu.years[-1]))


def first_lever(menu: Menu) -> dict[str, str]:
    """Return an empty lever that starts as soon as anything can be decided: next year."""
    return {"start": str(menu.years[min(1, len(menu.years) - 1)])}


def stepped(
    written: Written, step: str, *, slug: str, menu: Menu, language: Language
) -> Written | None:
    """Return the form after the step of a button; nothing when it is to be calculated."""
    removed = _REMOVE.fullmatch(step)
    if removed:
        place = int(removed[2]) - 1
        rows = written.rows[removed[1]]
        kept = [row for i, row in enumerate(rows) if i != place]
        return Written(written.focus, {**written.rows, removed[1]: kept})
    row = _new_row(step, slug, menu, language)
    if row is None:
        return None
    letter = LEVER if step == ADD_LEVER else SHOCK
    if not written.has_room:
        return written
    return Written(written.focus, {**written.rows, letter: [*written.rows[letter], row]})


def _new_row(step: str, slug: str, menu: Menu, language: Language) -> dict[str, str] | None:
    start = first_lever(menu)
    if step == ADD_LEVER:
        return start
    if step == ADD_SHOCK:
        return {**start, "slag": "closes", "sannolikhet": "100"}
    if step == FROM_LIBRARY:
        return written_shock(slug, language, int(start["start"])) or start
    return None

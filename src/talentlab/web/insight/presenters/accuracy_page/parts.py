"""Each outlook's own part of the page: its filters, figures, table and what must be known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.accuracy_page.links import Link, level_links, size_links
from talentlab.web.insight.presenters.accuracy_page.remarks import remarks_on
from talentlab.web.insight.presenters.accuracy_page.tables import Table, table_of
from talentlab.web.insight.presenters.figures import Shown, show
from talentlab.web.insight.presenters.tested.outlooks import OUTLOOKS, Outlook
from talentlab.web.insight.presenters.tested.subtitles import of_what
from talentlab.web.insight.presenters.tested.trials import sizes_tested

_HALVES: Final[Mapping[Outlook, tuple[str, ...]]] = {
    Outlook.POPULATION: ("fel", "tackning", "fel-storlek", "tackning-storlek"),
    Outlook.EMPLOYMENT: (
        "fel-sysselsattning",
        "tackning-sysselsattning",
        "fel-storlek-sysselsattning",
        "tackning-storlek-sysselsattning",
    ),
    Outlook.OPENINGS: ("fel-ersattning",),
}
_WORST: Final[Mapping[Outlook, str]] = {
    Outlook.POPULATION: "storsta-fel",
    Outlook.EMPLOYMENT: "storsta-fel-sysselsattning",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One outlook, for the size and level that the reader has chosen."""

    anchor: str
    name: str
    of_what: str
    sizes: Sequence[Link]
    levels: Sequence[Link]
    remarks: Sequence[str]
    halves: Sequence[Shown]
    worst: Shown | None
    table: Table


def parts(release: Release, choice: Choice, language: Language) -> list[Part]:
    """Return a part for each outlook that was tested, or only the one that was chosen."""
    asked = [outlook for outlook in Outlook if choice.outlook in {"", outlook.value}]
    tested = [outlook for outlook in asked if sizes_tested(release, outlook, choice)]
    return [_part(release, outlook, choice, language) for outlook in tested]


def _part(release: Release, outlook: Outlook, choice: Choice, language: Language) -> Part:
    figures = (show(name, release, choice, language) for name in _HALVES[outlook])
    worst = _WORST.get(outlook)
    return Part(
        anchor=outlook.value,
        name=str(OUTLOOKS[outlook]),
        of_what=of_what(release, outlook, choice),
        sizes=size_links(release, outlook, choice),
        levels=level_links(release, choice) if outlook is Outlook.EMPLOYMENT else (),
        remarks=remarks_on(release, outlook, choice),
        halves=[figure for figure in figures if figure is not None],
        worst=show(worst, release, choice, language) if worst else None,
        table=table_of(release, outlook, choice, language),
    )

"""That openings of a group count those who only change occupation inside it, in words."""

from collections.abc import Iterable, Mapping

from talentlab.tables.openings import MOVES_INSIDE, MOVES_INSIDE_UNCOUNTED, NOT_A_SHORTAGE
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.work.opening_parts import is_group
from talentlab.web.insight.presenters.work.sentences import about
from talentlab.web.insight.queries.openings import Yearly


def moves_inside(transfers: Mapping[str, Yearly | None], language: Language) -> tuple[str, ...]:
    """Return the sentence about the groups among some codes; nothing where all are unit groups.

    ``transfers`` are code -> those who change occupation in a year, which are told for counties
    and the country, and nothing for municipalities.
    """
    groups = [found for code, found in transfers.items() if is_group(code)]
    if not groups:
        return ()
    counted = [found.mean for found in groups if found is not None]
    if len(counted) < len(groups):
        return (MOVES_INSIDE_UNCOUNTED.say(language),)
    return (MOVES_INSIDE.say(language).format(transfers=about(sum(counted), language)),)


def openings_are(ssyk_codes: Iterable[str], language: Language) -> tuple[str, ...]:
    """Return what is said beside the openings of several occupations, each with its own number.

    Who changes occupation is not added up over them: one of them may lie inside another.
    """
    inside = moves_inside(dict.fromkeys(ssyk_codes), language)
    return NOT_A_SHORTAGE.say(language), *inside

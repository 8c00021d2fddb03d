"""What the page about who moves here and who stays holds."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.numerals import percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.figures import show
from talentlab.web.insight.presenters.places import name_of
from talentlab.web.insight.presenters.stay.followed import where_followed
from talentlab.web.insight.presenters.stay.words import EVERYBODY, LAST_FOLLOWED
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.queries.education import Staying, staying_in, study_places

_BY_ORIGIN: Final[Promise] = gettext_lazy(
    "Five years after graduation about %(county)s of those who lived in the county before still "
    "live where they studied, and about %(elsewhere)s of those who came from elsewhere."
)
_NOBODY: Final[Promise] = gettext_lazy(
    "Nobody has followed graduates from %(place)s in this release."
)


def staying_page(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Return who moves here, who stays by programme, and what would make more stay."""
    where = offered_place(release, choice.region_code, language)
    movers = show("inflyttade", release, choice, language)
    followed = where_followed(release, choice)
    return {
        "place": where,
        "choice": choice,
        "headline": movers.figure.title if movers else _("Moving here and staying"),
        "lead": _lead(release, followed, where.inside, language),
        "movers": movers,
        "programmes": show("stannar", release, followed, language),
        "reasons": show("stanna-skal", release, followed, language),
        "followed_in": [
            (name_of(release, code, language), f"?omrade={code}&ar={choice.year}")
            for code in sorted(study_places(release))
            if code != choice.region_code and code in release.region.region_codes()
        ],
    }


def _lead(release: Release, choice: Choice, place: str, language: Language) -> str:
    """Return how many stay by where they came from, as a mean over the programmes."""
    last = [f for f in staying_in(release, choice.region_code) if f.years_after == LAST_FOLLOWED]
    shares = {origin: _mean(last, origin) for origin in ("county", "elsewhere")}
    if any(share is None for share in shares.values()):
        return str(_NOBODY) % {"place": place}
    said = {origin: percent(share or 0.0, language) for origin, share in shares.items()}
    return str(_BY_ORIGIN) % said


def _mean(found: list[Staying], origin: str) -> float | None:
    """Return the mean over programmes by how many were followed; all together if that is told."""
    of_origin = [each for each in found if each.origin == origin]
    whole = [each for each in of_origin if each.education_group_code == EVERYBODY]
    told = whole or of_origin
    people = sum(each.followed_persons for each in told)
    if not people:
        return None
    return sum(each.mean * each.followed_persons for each in told) / people

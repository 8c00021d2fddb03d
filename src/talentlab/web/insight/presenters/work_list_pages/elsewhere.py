"""Where there are numbers about work, when the area asked about has none."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.places import Place
from talentlab.web.insight.presenters.work.places import work_places


def untold(place: Place) -> str:
    """Say that an area has no numbers."""
    return _("This release has no numbers of employees in %(place)s") % {"place": place.inside}


def elsewhere(
    release: Release, page: str, kept: Mapping[str, str], language: Language
) -> list[tuple[str, str]]:
    """Return (name, address of the same page) for every area whose employees are forecast."""
    return [
        (place.name, f"{page}?{urlencode({**kept, 'omrade': place.code})}")
        for place in work_places(release, language)
    ]

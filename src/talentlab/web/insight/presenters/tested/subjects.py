"""What a tested forecast was about, by name and with its page: an area, or an occupation there."""

from django.urls import reverse
from django.utils.translation import gettext as _

from talentlab.store.release import Release
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.places import name_of
from talentlab.web.insight.presenters.tested.addresses import address_of
from talentlab.web.insight.presenters.tested.outlooks import Outlook
from talentlab.web.insight.queries.accuracy import Case


def name_of_subject(release: Release, outlook: Outlook, case: Case, language: Language) -> str:
    """Return "Umeå", "Umeå, ages 20–64", "Nurses", or "Nurses, Umeå" outside the whole region."""
    place = name_of(release, case.region_code, language)
    if outlook is Outlook.POPULATION:
        if case.subject == "total":
            return place
        return _("%(place)s, ages 20–64") % {"place": place}
    occupation = occupation_name(case.subject, language)
    if case.region_code == release.region.region_code:
        return occupation
    return _("%(occupation)s, %(place)s") % {"occupation": occupation, "place": place}


def address_of_subject(release: Release, outlook: Outlook, case: Case) -> str:
    """Return the page of the area or the occupation."""
    if outlook is Outlook.POPULATION:
        return reverse("insight:area", args=[case.region_code])
    if case.subject == "total":
        return address_of(outlook)
    place = "" if case.region_code == release.region.region_code else f"?omrade={case.region_code}"
    return reverse("insight:occupation", args=[case.subject]) + place


def occupation_name(ssyk_code: str, language: Language) -> str:
    """Return an occupation's name; ``total`` is all of them, an unknown code goes by itself."""
    if ssyk_code == "total":
        return _("All occupations")
    return ssyk().name(ssyk_code).say(language) if ssyk_code in ssyk() else ssyk_code

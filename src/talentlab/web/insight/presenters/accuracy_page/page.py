"""What the page holds: where we lose, all in one table, the worst misses, then each outlook."""

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.accuracy_page.defeats import defeats
from talentlab.web.insight.presenters.accuracy_page.links import (
    WORST,
    horizon_links,
    order_links,
    outlook_links,
)
from talentlab.web.insight.presenters.accuracy_page.overview import overview
from talentlab.web.insight.presenters.accuracy_page.parts import parts
from talentlab.web.insight.presenters.accuracy_page.replaced import replaced
from talentlab.web.insight.presenters.accuracy_page.worst import worst, worst_of_all
from talentlab.web.insight.presenters.vintage_pages.published import published


def accuracy_page(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Return how right everything has been, for the outlook, size and horizon that are chosen."""
    return {
        "worst_of_all": worst_of_all(release, language),
        "defeats": defeats(release, language),
        "overview": overview(release, language),
        "replaced": replaced(release, language),
        "published": published(release, choice, language),
        "worst": worst(release, choice, language),
        "worst_anchor": WORST,
        "orders": order_links(choice),
        "horizons": horizon_links(release, choice),
        "outlooks": outlook_links(release, choice),
        "parts": parts(release, choice, language),
    }

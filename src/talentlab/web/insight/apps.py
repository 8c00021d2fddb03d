"""Django's name for this app."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """The outlook's pages."""

    name = "talentlab.web.insight"
    label = "insight"

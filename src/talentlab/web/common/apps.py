"""Registers the shared pages with Django."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    """The frame around every page, and the pages about the service."""

    name = "talentlab.web.common"
    label = "common"

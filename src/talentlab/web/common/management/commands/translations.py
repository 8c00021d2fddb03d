"""``translations``: bring the catalogues up to date with code and templates, and compile them."""

from pathlib import Path

import polib  # type: ignore[import-untyped]  # has no types
from django.conf import settings
from django.core.management.base import BaseCommand

from talentlab.web.common.translations import (
    compile_translations,
    messages_in,
    update_catalogue,
)

WIDTH = 100


class Command(BaseCommand):
    """Find every text to translate; say what is new and what is gone."""

    help = "Find every text to translate, update the catalogues and compile them."
    requires_system_checks = ()

    def handle(self, *_args: object, **_options: object) -> None:
        """Update and compile each language's catalogue."""
        messages = messages_in(settings.PACKAGE / "web")
        for folder in settings.LOCALE_PATHS:
            for path in sorted(Path(folder).glob("*/LC_MESSAGES/django.po")):
                catalogue = polib.pofile(str(path), wrapwidth=WIDTH)
                added, removed = update_catalogue(catalogue, messages)
                catalogue.save()
                missing = len(catalogue.untranslated_entries())
                self.stdout.write(
                    f"{path.parts[-3]}: {added} new, {removed} gone, {missing} to write"
                )
            compile_translations(folder)

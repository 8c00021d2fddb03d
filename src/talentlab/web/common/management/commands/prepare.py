"""``prepare``: make this installation ready to show pages. Safe to run again."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from talentlab.web.common.installation import (
    keep_private_folder,
    keep_secret_key,
    require_front_end,
)
from talentlab.web.common.translations import compile_translations


class Command(BaseCommand):
    """Write the secret key, compile the texts and bring the database up to date."""

    help = "Write the secret key, compile the texts and bring the database up to date."
    requires_system_checks = ()

    def handle(self, *_args: object, **_options: object) -> None:
        """Do what is missing; leave the rest."""
        require_front_end(settings.STATIC_ROOT)
        keep_private_folder(settings.VAR)
        keep_secret_key(settings.ENVIRONMENT.secret_key_file or settings.VAR / "secret-key")
        for folder in settings.LOCALE_PATHS:
            compile_translations(folder)
        call_command("migrate", verbosity=0, interactive=False)

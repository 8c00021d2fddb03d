"""``python -m talentlab.web COMMAND``: Django's commands for this site, such as ``prepare``."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talentlab.web.config.settings")
    execute_from_command_line(["python -m talentlab.web", *sys.argv[1:]])


if __name__ == "__main__":
    main()

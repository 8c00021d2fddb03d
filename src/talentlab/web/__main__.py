"""``python -m talentlab.web COMMAND``: Django's commands for this site, such as ``prepare``."""

import os
import sys

from django.core.management import execute_from_command_line

from talentlab.errors import TalentlabError
from talentlab.web.config.words import explain_to_operator


def main() -> None:
    """Run the command named on the command line; tell expected failures in words."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talentlab.web.config.settings")
    try:
        execute_from_command_line(["python -m talentlab.web", *sys.argv[1:]])
    except TalentlabError as error:
        sys.stderr.write(explain_to_operator(error) + "\n")
        sys.exit(error.exit_status)


if __name__ == "__main__":
    main()

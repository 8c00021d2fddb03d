"""Django's place for commands: ``python -m talentlab.web COMMAND``."""

"""The one place of the command line that reads the clock."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return this moment, with the local time zone and whole seconds."""
    return datetime.now(UTC).astimezone().replace(microsecond=0)

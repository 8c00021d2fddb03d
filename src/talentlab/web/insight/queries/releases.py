"""Which release is asked: the published one, or one that a shared link names."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from talentlab.store.release import Release, open_release_named

KEPT: Final = 4
"""Releases that answers are kept for: the published one and those that shared links still show."""


@lru_cache(maxsize=KEPT)
def release_named(root: Path, name: str) -> Release:
    """Return a finished release by its name, published now or earlier.

    Raises
    ------
    UnknownRelease
        With the names that exist.

    """
    return open_release_named(root, name)

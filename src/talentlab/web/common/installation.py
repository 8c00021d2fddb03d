"""What one installation needs before its pages can be shown."""

import os
import secrets
from pathlib import Path

from talentlab.errors import FrontEndNotBuilt


def require_front_end(collected: Path) -> None:
    """Do nothing if the styles and fonts are in place.

    Raises
    ------
    FrontEndNotBuilt
        They are missing, and every page would fail.

    """
    if not (collected / "staticfiles.json").is_file():
        raise FrontEndNotBuilt(folder=str(collected))


def keep_private_folder(folder: Path) -> None:
    """Make the folder of this installation, once, so that nobody else can look into it.

    The database in it holds reports of faults, in which people may have written of themselves.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def keep_secret_key(path: Path) -> None:
    """Write a random key that only this installation knows, once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(file, "w", encoding="utf-8") as key:
        key.write(secrets.token_urlsafe(50))

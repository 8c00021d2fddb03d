"""``--out``: a file that can be written is asked for before anything is calculated.

It is written under a passing name beside the target, and renamed when it is whole: whoever opens
the target sees the earlier file or the new one, never half of it.
"""

import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from talentlab.cli.usage import Unsuitable
from talentlab.errors import DiskFull
from talentlab.store.disk import PASSING
from talentlab.vocab.text import Text

_NO_NAME: Final = Text(sv="Skriv namnet på en fil.", en="Write the name of a file.")
_A_FOLDER: Final = Text(
    sv="Skriv sökvägen till en fil, inte en mapp.",
    en="Write the path of a file, not of a folder.",
)
_NO_FOLDER: Final = Text(
    sv="Mappen finns inte. Skapa den först, eller välj en annan.",
    en="The folder does not exist. Create it first, or choose another.",
)
_TOO_LONG: Final = Text(
    sv="Namnet är för långt. Välj ett kortare.", en="The name is too long. Choose a shorter one."
)
_NOT_WRITABLE: Final = Text(
    sv="Där går det inte att skriva. Välj en annan fil, eller ge dig själv skrivrätt.",
    en="That cannot be written. Choose another file, or give yourself permission to write it.",
)
_THE_DATA: Final = Text(
    sv="Det är en fil som läses, och den ska inte skrivas över. Välj ett annat namn.",
    en="That is a file that is read, and it must not be overwritten. Choose another name.",
)
_WHY: Final = {
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EISDIR: _A_FOLDER,
}
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_OPTION: Final = "--out"


class OutFile(click.ParamType[Path]):
    """The path of a file that can be written; a device or a pipe is written as it is."""

    name = "file"

    def convert(
        self,
        value: str | Path,
        param: click.Parameter | None,  # noqa: ARG002 -- click's signature
        ctx: click.Context | None,  # noqa: ARG002 -- click's signature
    ) -> Path:
        """Return the path, once something has been written beside it and removed again."""
        typed = str(value)
        if not typed.strip() or "\0" in typed:
            raise Unsuitable(typed, _NO_NAME, option=_OPTION)
        path = Path(typed)
        try:
            if typed.endswith(("/", os.sep)) or path.is_dir():
                raise Unsuitable(typed, _A_FOLDER, option=_OPTION)
            _try_to_write(path)
        except OSError as error:
            raise _refused(path, error) from error
        return path


def require_other_file(out: Path, read: Path) -> None:
    """Refuse to write over the file that is read, whatever it is called there.

    Raises
    ------
    Unsuitable
        ``out`` is ``read``: by the same name, by a link to it or by another name of it.

    """
    if out.exists() and read.exists() and out.samefile(read):
        raise Unsuitable(str(out), _THE_DATA, option=_OPTION)


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Let ``path`` hold what ``write`` writes to the path it is given, in one instant.

    Raises
    ------
    DiskFull, Unsuitable
        ``path`` still holds what it held.

    """
    try:
        if path.exists() and not path.is_file():
            write(path)
            return
        target = Path(os.path.realpath(path))
        passing = _passing(target)
        try:
            write(passing)
            _flush(passing)
            if target.exists():
                passing.chmod(target.stat().st_mode & 0o777)
            passing.replace(target)
        finally:
            passing.unlink(missing_ok=True)
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(path=str(path)) from error
        raise _refused(path, error) from error


def _try_to_write(path: Path) -> None:
    """Make and remove a file beside the target, and see that the target may be replaced."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    if path.exists() and not path.is_file():
        return
    target = Path(os.path.realpath(path))
    target.exists()  # a name that is too long is told here, though the passing name is short
    passing = _passing(target)
    passing.touch(exist_ok=False)
    passing.unlink()


def _passing(target: Path) -> Path:
    """Return a name beside ``target`` that nobody else uses, and that is never too long."""
    return target.with_name(f".{secrets.token_hex(8)}{PASSING}")


def _flush(path: Path) -> None:
    """Have the file on the disk before it gets its name: a power cut leaves no empty one."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _refused(path: Path, error: OSError) -> Unsuitable:
    return Unsuitable(str(path), _WHY.get(error.errno or 0, _NOT_WRITABLE), option=_OPTION)
